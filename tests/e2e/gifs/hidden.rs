//! A hidden GIF tab is passive: it shows, announces, loads and reports nothing.

use crate::harness::{Outcome, Stage, strings, until};
use serde_json::json;

/// Frames to wait: they take longer than any pause after which the tab would act.
const FRAMES: u64 = 45;

impl Stage {
    /// Records changes of the GIF tab's panel, the search field and the live region.
    async fn watch_changes(&self) -> Outcome {
        let script = "window.changes = [];
            const note = (records) => records.forEach(({ type, attributeName, target }) =>
                changes.push(`${type} ${attributeName ?? ''} of ${target.id || target.className}`));
            const observer = new MutationObserver(note);
            const all = { subtree: true, childList: true, attributes: true, characterData: true };
            for (const id of ['gif-panel', 'search', 'status', 'toasts']) {
                const part = document.getElementById(id);
                if (part) observer.observe(part, all);
            }";
        self.in_picker(script, vec![]).await.map(drop)
    }

    async fn changes(&self) -> Outcome<Vec<String>> {
        Ok(strings(&self.in_picker("return window.changes", vec![]).await?))
    }

    /// Waits until the browser has painted some more frames.
    pub(super) async fn frames_pass(&self) -> Outcome {
        let script = "window.frames_seen = 0;
            const count = () => { window.frames_seen += 1; requestAnimationFrame(count); };
            count();";
        self.in_picker(script, vec![]).await?;
        until("frames", true, async || {
            let seen = self.in_picker("return window.frames_seen", vec![]).await?;
            Ok(seen.as_u64().is_some_and(|seen| seen >= FRAMES))
        })
        .await;
        Ok(())
    }

    /// Waits until the picker's page has the complete response to a request whose address contains
    /// this.
    async fn answer_has_come(&self, part: &str) {
        until("the answer", true, async || {
            let script = "return performance.getEntriesByType('resource') \
                .some(({ name, responseEnd }) => name.includes(arguments[0]) && responseEnd > 0)";
            Ok(self.in_picker(script, vec![json!(part)]).await? == true)
        })
        .await;
    }
}

#[tokio::test]
async fn an_answer_that_comes_after_the_tab_was_left_is_only_kept() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.films_play().await;
    stage.switch(json!({"gif_time": "hold"}));
    stage.search_gifs("cat").await?;
    until("the request is sent", true, async || {
        Ok(stage.attribute("#gif-grid", "aria-busy").await?.as_deref() == Some("true"))
    })
    .await;
    stage.open_emoji().await?;
    until("the best result is active", true, async || {
        Ok(stage.attribute("#search", "aria-activedescendant").await?.is_some())
    })
    .await;
    let marked = stage.attribute("#search", "aria-activedescendant").await?;
    let (seen, media) = (stage.usage_event_ids("SEEN"), stage.media_requests());
    stage.watch_changes().await?;
    stage.switch(json!({"gif_time": "right"}));
    stage.answer_has_come("q=cat").await;
    stage.frames_pass().await?;
    assert_eq!(stage.changes().await?, [""; 0]);
    assert_eq!(stage.attribute("#search", "aria-activedescendant").await?, marked);
    assert_eq!((stage.usage_event_ids("SEEN"), stage.media_requests()), (seen, media));
    stage.open_gifs().await?;
    stage.gifs_are("Cat").await;
    stage.films_play().await;
    assert_eq!(stage.gif_requests_for("cat").len(), 1);
    Ok(())
}

#[tokio::test]
async fn films_stop_with_the_tab_and_come_back_with_it() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.films_play().await;
    stage.open_emoji().await?;
    stage.count_is(".moving", 0).await;
    stage.watch_changes().await?;
    stage.frames_pass().await?;
    assert_eq!(stage.changes().await?, [""; 0]);
    stage.open_gifs().await?;
    stage.films_play().await;
    Ok(())
}

#[tokio::test]
async fn a_failed_trending_search_is_not_announced_in_the_other_tab() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.switch(json!({"gif_time": "hold", "gif_answer": "500"}));
    stage.click_chip_of_gifs("popular").await?;
    stage.open_emoji().await?;
    stage.watch_changes().await?;
    stage.switch(json!({"gif_time": "right"}));
    stage.answer_has_come("trending/searches").await;
    stage.frames_pass().await?;
    assert_eq!((stage.toast().await?, stage.changes().await?), (String::new(), Vec::new()));
    Ok(())
}

/// In the GIF tab, the app does not announce results of the emoji tab that arrive later.
#[tokio::test]
async fn emoji_results_are_not_announced_in_the_gif_tab() -> Outcome {
    let switches = json!({"lang": "de", "pack": "held", "pack_locales": ["de"]});
    let stage = Stage::with_switches(switches).await?;
    stage.role_is("insert").await;
    stage.set_query("cat").await?;
    stage.first_cell_is("🐱").await;
    stage.open_gifs().await?;
    stage.gifs_are("Cat").await;
    stage.record_announcements().await?;
    stage.switch(json!({"pack": "normal"}));
    until("German has loaded", json!("de"), async || {
        stage.in_picker("return document.documentElement.lang", vec![]).await
    })
    .await;
    stage.frames_pass().await?;
    let announced = stage.announced().await?;
    assert!(!announced.contains("Emoji"), "{announced}");
    Ok(())
}
