//! A user who types during a pick loses no letter.

use crate::harness::{LONG_LIMITS, Outcome, Stage, until};
use serde_json::json;

/// Types one letter in the portal's page at an exact moment: at an event of the page, which is an
/// incoming message or the focus of the draft.
async fn type_at(stage: &Stage, event: &str, letter: &str) -> Outcome {
    let script = "
        const draft = document.getElementById('draft');
        const type = () => draft.setRangeText(arguments[1], draft.selectionEnd, draft.selectionEnd, 'end');
        if (arguments[0] === 'focus') {
            // The portal focuses its field after setting the text, and then sets the caret.
            draft.addEventListener('focus', () => queueMicrotask(type), { once: true });
            draft.blur();
            return;
        }
        const listen = ({ data }) => {
            if (data?.method !== arguments[0]) return;
            removeEventListener('message', listen);
            type();
        };
        addEventListener('message', listen);";
    stage.in_portal(script, vec![json!(event), json!(letter)]).await.map(drop)
}

/// Types a letter `ms` milliseconds after the portal has read the draft for the second time.
async fn type_after_second_reading(stage: &Stage, letter: &str, ms: u32) -> Outcome {
    let script = "
        const draft = document.getElementById('draft');
        let readings = 0;
        addEventListener('message', ({ data }) => {
            if (data?.method !== 'im:getImTextareaContent') return;
            readings += 1;
            if (readings !== 2) return;
            setTimeout(() => {
                draft.setRangeText(arguments[0], draft.selectionEnd, draft.selectionEnd, 'end');
                window.hasTyped = true;
            }, arguments[1]);
        });";
    stage.in_portal(script, vec![json!(letter), json!(ms)]).await.map(drop)
}

impl Stage {
    async fn has_typed(&self) {
        until("the letter is typed", true, async || {
            Ok(self.in_portal("return window.hasTyped === true", vec![]).await? == true)
        })
        .await;
    }
}

async fn pick_after(draft: &str, event: &str) -> Outcome<String> {
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    stage.set_draft(draft).await?;
    type_at(&stage, event, "x").await?;
    stage.pick("😀").await;
    stage.status_says("😀 inserted").await;
    stage.draft().await
}

#[tokio::test]
async fn a_letter_before_the_insertion_stays() -> Outcome {
    let draft = pick_after("Hi", "im:setImTextareaContent").await?;
    assert_eq!(draft, "Hix 😀 ");
    Ok(())
}

#[tokio::test]
async fn a_letter_right_after_the_insertion_stays() -> Outcome {
    let draft = pick_after("Hi", "focus").await?;
    assert!(draft.starts_with("Hi 😀") && draft.contains('x'), "{draft:?}");
    Ok(())
}

#[tokio::test]
async fn a_letter_in_an_empty_draft_stays() -> Outcome {
    let draft = pick_after("", "focus").await?;
    assert!(draft == "😀x" || draft == "😀 x", "{draft:?}");
    Ok(())
}

/// The portal has inserted the pick, and its answer is delayed: the user types all letters
/// meanwhile.
#[tokio::test]
async fn a_burst_of_typing_at_a_slow_portal_loses_nothing() -> Outcome {
    const LETTERS: &str = "the quick brown fox jumps over the lazy dog";
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    stage.set_draft("Hi ").await?;
    stage.switch(json!({"reply_delay_ms": 6_000}));
    stage.pick("😀").await;
    stage.draft_holds("Hi😀").await;
    for word in LETTERS.split_inclusive(' ') {
        stage.type_in_draft(word).await?;
    }
    assert_ne!(stage.status().await?, "😀 inserted", "typed too late to show anything");
    stage.switch(json!({"reply_delay_ms": 0}));
    stage.status_says("😀 inserted").await;
    // Pending writes of the picker come before those for this pick.
    stage.pick("😁").await;
    stage.status_says("😁 inserted").await;
    let draft = stage.draft().await?;
    assert_eq!(draft.replace([' ', '😀', '😁'], ""), format!("Hi{LETTERS}").replace(' ', ""));
    assert_eq!(draft.matches(['😀', '😁']).count(), 2, "{draft:?}");
    Ok(())
}

#[tokio::test]
async fn typing_goes_on_where_the_emoji_ends() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": LONG_LIMITS})).await?;
    stage.ready_as("insert").await;
    stage.set_draft("Hi ").await?;
    stage.pick("😀").await;
    stage.draft_is("Hi 😀").await;
    stage.draft_has_focus(true).await;
    stage.actions().send_keys(" there").perform().await?;
    stage.draft_is("Hi 😀 there").await;
    stage.pick("😁").await;
    stage.draft_is("Hi 😀 there😁").await;
    Ok(())
}

/// The draft may have changed since it was read half a second ago.
#[tokio::test]
async fn a_letter_after_the_second_reading_of_a_slow_portal_stays() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": 10})).await?;
    stage.ready_as("insert").await;
    stage.set_draft("Hi").await?;
    stage.switch(json!({"reply_delay_ms": 500}));
    type_after_second_reading(&stage, "x", 250).await?;
    stage.pick("😀").await;
    // Both readings are too slow for tidying, so there may be no second one.
    stage.status_says("😀 inserted").await;
    stage.switch(json!({"reply_delay_ms": 0}));
    stage.pick("😁").await;
    stage.status_says("😁 inserted").await;
    stage.has_typed().await;
    stage.pick("😂").await;
    stage.status_says("😂 inserted").await;
    let draft = stage.draft().await?;
    assert_eq!(draft.replace([' ', 'x'], ""), "Hi😀😁😂", "{draft:?}");
    assert!(draft.contains('x'), "{draft:?}");
    Ok(())
}

/// An answer that arrives in time but is processed late, because the picker was busy, counts as
/// late.
#[tokio::test]
async fn a_letter_while_the_picker_is_busy_stays() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": 10, "wasm": "held"})).await?;
    // The listener is added before the app's own. The first answer is that to the probe at the
    // opening.
    let busy = "
        let answers = 0;
        addEventListener('message', ({ data }) => {
            if (!String(data).includes('\"text\":')) return;
            answers += 1;
            const begin = performance.now();
            while (answers === 3 && performance.now() - begin < 600) {}
        });";
    stage.in_picker(busy, vec![]).await?;
    stage.switch(json!({"wasm": "normal"}));
    stage.ready_as("insert").await;
    stage.set_draft("Hi").await?;
    type_after_second_reading(&stage, "x", 200).await?;
    stage.pick("😀").await;
    stage.status_says("😀 inserted").await;
    stage.has_typed().await;
    // Pending writes have been done before this one.
    stage.pick("😁").await;
    stage.status_says("😁 inserted").await;
    let draft = stage.draft().await?;
    assert_eq!(draft.replace([' ', 'x'], ""), "Hi😀😁", "{draft:?}");
    assert!(draft.contains('x'), "{draft:?}");
    Ok(())
}
