//! Usage events that the service receives.

use crate::harness::{Outcome, Stage, until};
use serde_json::json;
use std::collections::BTreeSet;

impl Stage {
    /// Waits until the service has received this event for a GIF.
    async fn event_is_received(&self, event: &str, id: &str) {
        until(&format!("{event} of {id}"), true, async || {
            Ok(self.usage_event_ids(event).iter().any(|received| received == id))
        })
        .await;
    }

    async fn picks_in_silence(&self) -> Outcome {
        let gif = self.gifs_appear().await.swap_remove(0);
        self.event_is_received("SEEN", &gif).await;
        self.pick_gif(&gif).await;
        self.draft_is(&self.gif_link(&gif)).await;
        self.status_says("GIF inserted").await;
        self.event_is_received("SENT", &gif).await;
        assert_eq!(self.toast().await?, "");
        assert_eq!(self.notices().await?, [""; 0]);
        self.search_gifs("cat").await?;
        self.gifs_are("Cat").await;
        Ok(())
    }
}

#[tokio::test]
async fn each_gif_is_reported_as_seen_once() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let first = stage.gifs_appear().await.swap_remove(0);
    stage.event_is_received("SEEN", &first).await;
    for _ in 0..3 {
        stage.scroll_gifs("grid.clientHeight * 4").await?;
        until("it is out of the page", false, async || Ok(stage.gifs().await?.contains(&first)))
            .await;
        stage.films_play().await;
        stage.scroll_gifs("0").await?;
        until("it is back", true, async || Ok(stage.gifs().await?.contains(&first))).await;
        stage.films_play().await;
    }
    stage.open_emoji().await?;
    stage.open_gifs().await?;
    stage.films_play().await;
    // The events of a pick arrive after earlier events.
    stage.pick_gif(&first).await;
    stage.event_is_received("SENT", &first).await;
    let seen = stage.usage_event_ids("SEEN");
    let ids: BTreeSet<&String> = seen.iter().collect();
    assert_eq!(ids.len(), seen.len(), "{seen:?}");
    assert!(seen.contains(&first));
    Ok(())
}

/// Cells below the visible part are rendered already, but have not been seen.
#[tokio::test]
async fn only_what_is_on_screen_was_seen() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.films_play().await;
    let script = "const grid = document.getElementById('gif-grid').getBoundingClientRect(); \
        return [...document.querySelectorAll('[data-gif-id]')].filter((cell) => { \
            const { top, bottom } = cell.getBoundingClientRect(); \
            return top < grid.bottom && bottom > grid.top; }).map((cell) => cell.dataset.gifId)";
    let on_screen = crate::harness::strings(&stage.in_picker(script, vec![]).await?);
    let expected: BTreeSet<String> = on_screen.into_iter().collect();
    assert!(expected.len() < stage.gifs().await?.len());
    until("what was seen", expected, async || {
        Ok(stage.usage_event_ids("SEEN").into_iter().collect::<BTreeSet<String>>())
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn a_pick_is_reported_as_a_click_and_after_insertion_as_sent() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    assert_eq!(stage.usage_event_ids("CLICK"), [""; 0]);
    stage.pick_gif(&gif).await;
    stage.draft_is(&stage.gif_link(&gif)).await;
    stage.event_is_received("SENT", &gif).await;
    stage.event_is_received("CLICK", &gif).await;
    assert_eq!((stage.usage_event_ids("CLICK").len(), stage.usage_event_ids("SENT").len()), (1, 1));
    Ok(())
}

/// Events contain no name of the user, the portal or the device.
#[tokio::test]
async fn the_service_receives_gif_event_and_time_and_nothing_else() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    // The events are sent at the same time and may arrive in any order.
    for event in ["SEEN", "CLICK", "SENT"] {
        stage.event_is_received(event, &gif).await;
    }
    let events = stage.usage_events();
    for one in events {
        let names = ["action_type", "analytics_response_payload", "gif_id", "ts"];
        assert_eq!(one.names, names, "{one:?}");
        assert!(["SEEN", "CLICK", "SENT"].contains(&&*one.event), "{one:?}");
    }
    Ok(())
}

/// Even if the browser has a cookie of the service.
#[tokio::test]
async fn requests_name_neither_the_person_nor_the_page() -> Outcome {
    let stage = Stage::with_picker().await?;
    let api = format!("http://giphy.localhost:{}/", stage.simulator.port());
    stage.driver().goto(&api).await?;
    let script = "document.cookie = 'who=me; SameSite=None; Secure'; return document.cookie";
    assert_eq!(stage.in_portal(script, vec![]).await?, "who=me");
    stage.driver().goto(stage.simulator.portal_url()).await?;
    stage.open_picker().await?;
    stage.ready_as("insert").await;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    stage.click_chip_of_gifs("popular").await?;
    stage.count_is("[data-chip=popular]", 0).await;
    let requests = stage.gif_requests();
    let of_the_picker = requests.iter().filter(|request| request.path().starts_with("/v1/"));
    let (mut asked, mut named) = (0, 0);
    for request in of_the_picker {
        asked += 1;
        named += usize::from(request.identifies_the_user());
    }
    assert_eq!((asked, named), (3, 0), "{requests:?}");
    Ok(())
}

#[tokio::test]
async fn pingbacks_that_fail_are_not_noticed() -> Outcome {
    Stage::with_gifs(json!({"gif_pingback": "500"})).await?.picks_in_silence().await
}

#[tokio::test]
async fn pingbacks_that_hang_are_not_noticed() -> Outcome {
    // Browsers open six connections per host: the events for visible GIFs occupy all of them.
    let stage = Stage::with_gifs(json!({"gif_pingback": "hang"})).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.event_is_received("SEEN", &gif).await;
    stage.pick_gif(&gif).await;
    stage.draft_is(&stage.gif_link(&gif)).await;
    stage.status_says("GIF inserted").await;
    assert_eq!(stage.toast().await?, "");
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    Ok(())
}
