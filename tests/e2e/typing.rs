//! A person who types while a pick is on its way loses no letter.

use crate::harness::{Outcome, PATIENT, Stage, until};
use serde_json::json;

/// Has the person type one letter at a moment that no test could hit from outside. The moment is
/// an event of the portal's page: a message that arrives, or the focus that the draft is given.
async fn type_at(stage: &Stage, event: &str, letter: &str) -> Outcome {
    let script = "
        const draft = document.getElementById('draft');
        const type = () => draft.setRangeText(arguments[1], draft.selectionEnd, draft.selectionEnd, 'end');
        if (arguments[0] === 'focus') {
            // The portal focuses its field once the text is in it, and then sets the caret.
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

async fn pick_after(draft: &str, event: &str) -> Outcome<String> {
    let stage = Stage::with_switches(json!({"time_factor": PATIENT})).await?;
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

/// A portal this slow leaves the whole time of a pick to the person's typing.
#[tokio::test]
async fn a_burst_of_typing_at_a_slow_portal_loses_nothing() -> Outcome {
    const LETTERS: &str = "the quick brown fox jumps over the lazy dog";
    let stage = Stage::with_switches(json!({"reply_delay_ms": 150})).await?;
    stage.ready_as("insert").await;
    stage.set_draft("Hi ").await?;
    stage.pick("😀").await;
    for letter in LETTERS.split_inclusive(' ') {
        stage.type_in_draft(letter).await?;
    }
    stage.status_says("😀 inserted").await;
    let typed = |draft: &str| draft.replace([' ', '😀'], "");
    until("the letters", typed(&format!("Hi{LETTERS}")), async || Ok(typed(&stage.draft().await?)))
        .await;
    assert_eq!(stage.draft().await?.matches('😀').count(), 1);
    Ok(())
}

#[tokio::test]
async fn typing_goes_on_where_the_emoji_ends() -> Outcome {
    let stage = Stage::with_switches(json!({"time_factor": PATIENT})).await?;
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
