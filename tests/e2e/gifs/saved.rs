//! Favourites and recent GIFs: stored as ids, and loaded by them.

use crate::harness::{GifRequest, Outcome, Stage, until};
use serde_json::json;
use thirtyfour::Key;

/// The option in which the app stores the user's state.
const OPTION: &str = "emoji_picker";

impl Stage {
    /// Returns the requests for GIFs by their ids.
    fn requests_by_id(&self) -> Vec<GifRequest> {
        self.gif_requests().into_iter().filter(|request| request.path() == "/v1/gifs").collect()
    }

    /// Clicks the star of a GIF, which is visible under the mouse.
    async fn click_star(&self, id: &str) -> Outcome {
        self.point_at(&format!("[data-gif-id='{id}']")).await?;
        self.click(&format!("[data-gif-id='{id}'] [data-action=favourite]")).await;
        Ok(())
    }

    /// Waits until the portal has stored a value that contains this.
    async fn portal_has_stored(&self, part: &str) {
        until("what the portal has stored", true, async || {
            let script = "return fetch('/sim/init-data', { method: 'POST', \
                headers: { 'Content-Type': 'application/json' }, body: '{}' }) \
                .then((response) => response.json()) \
                .then(({ user_options }) => user_options[arguments[0]] ?? '')";
            // The driver waits for the promise.
            let script = script.replace("arguments[0]", &format!("'{OPTION}'"));
            let stored = self.in_portal(&script, vec![]).await?;
            Ok(stored.as_str().is_some_and(|stored| stored.contains(part)))
        })
        .await;
    }

    /// Opens the picker again, and one of the user's lists in it.
    async fn reopen_list(&self, list: &str) -> Outcome {
        self.reopen_picker().await?;
        self.ready_as("insert").await;
        self.open_gifs().await?;
        self.gifs_appear().await;
        self.click_chip_of_gifs(list).await
    }

    async fn lists_gifs(&self, ids: &[&str]) {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        until("the list", ids, async || self.gifs().await).await;
    }

    /// Stores a state in the portal, as on an earlier day.
    async fn store(&self, state: &str) -> Outcome {
        let script = "return fetch('/sim/option', { method: 'POST', \
            headers: { 'Content-Type': 'application/json' }, body: arguments[0] }) \
            .then((response) => response.ok)";
        let body = json!({"owner": "user", "name": OPTION, "value": state}).to_string();
        assert_eq!(self.in_portal(script, vec![json!(body)]).await?, true);
        Ok(())
    }
}

#[tokio::test]
async fn a_star_makes_a_favourite_that_roams() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    for id in ["SimG00001", "SimG00003"] {
        stage.click_star(id).await?;
        stage.toast_says("Added to favorites").await;
        stage.portal_has_stored(id).await;
    }
    assert_eq!(stage.draft().await?, "");
    stage.reopen_list("favourites").await?;
    stage.lists_gifs(&["SimG00003", "SimG00001"]).await;
    let requests = stage.requests_by_id();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].get("ids"), "SimG00003,SimG00001");
    stage.pick_gif("SimG00001").await;
    stage.draft_is(&stage.gif_link("SimG00001")).await;
    Ok(())
}

#[tokio::test]
async fn the_star_takes_a_favourite_back() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.click_star("SimG00001").await?;
    stage.toast_says("Added to favorites").await;
    stage.portal_has_stored("SimG00001").await;
    stage.click_star("SimG00001").await?;
    stage.toast_says("Removed from favorites").await;
    until("nothing is stored", true, async || {
        stage.click_chip_of_gifs("favourites").await?;
        Ok(stage.gif_message().await?.contains("No favorites yet"))
    })
    .await;
    assert_eq!(stage.requests_by_id().len(), 0);
    Ok(())
}

#[tokio::test]
async fn the_keyboard_makes_favourites_too() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gifs = stage.gifs_appear().await;
    stage.press_in_search(Key::Down).await?;
    stage.gif_is_active(&gifs[0]).await;
    let control_d = stage.actions().key_down(Key::Control).send_keys("d").key_up(Key::Control);
    control_d.perform().await?;
    stage.toast_says("Added to favorites").await;
    stage.portal_has_stored(&gifs[0]).await;
    stage.query_is("").await;
    Ok(())
}

#[tokio::test]
async fn recents_are_what_was_picked_the_last_one_first() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    for id in ["SimG00000", "SimG00002"] {
        stage.pick_gif(id).await;
        stage.status_says("GIF inserted").await;
        stage.portal_has_stored(id).await;
    }
    stage.click("[data-kind=stickers]").await;
    stage.pick_gif("SimS00001").await;
    stage.portal_has_stored("SimS00001").await;
    stage.reopen_list("recents").await?;
    stage.lists_gifs(&["SimS00001", "SimG00002", "SimG00000"]).await;
    assert_eq!(stage.requests_by_id().len(), 1);
    assert_eq!(
        stage.attribute("[data-chip=recents]", "aria-pressed").await?.as_deref(),
        Some("true")
    );
    Ok(())
}

/// The service's terms: ids may be stored, addresses and images may not.
#[tokio::test]
async fn nothing_but_ids_is_stored() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    let gif = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&gif).await;
    stage.portal_has_stored(&gif).await;
    let script = "return fetch('/sim/init-data', { method: 'POST', \
        headers: { 'Content-Type': 'application/json' }, body: '{}' }) \
        .then((response) => response.text())";
    let stored = stage.in_portal(script, vec![]).await?.to_string();
    assert!(
        stored.contains(&gif) && !stored.contains("://") && !stored.contains("Heart"),
        "{stored}"
    );
    let script = "return JSON.stringify({ ...localStorage, ...sessionStorage })";
    let kept = stage.in_picker(script, vec![]).await?.to_string();
    assert!(!kept.contains(&gif) && !kept.contains("://"), "{kept}");
    Ok(())
}

#[tokio::test]
async fn empty_lists_say_so_and_ask_nothing() -> Outcome {
    let stage = Stage::with_gifs(json!({})).await?;
    stage.gifs_appear().await;
    stage.click_chip_of_gifs("favourites").await?;
    stage.gif_message_says("No favorites yet. Click the star on a GIF to add it here.").await;
    stage.click_chip_of_gifs("recents").await?;
    stage.gif_message_says("GIFs you use will show up here.").await;
    assert_eq!(stage.gif_requests().len(), 1);
    stage.click("[data-action=trending]").await;
    stage.gifs_appear().await;
    assert_eq!(stage.gif_requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn what_the_service_does_not_have_any_more_is_left_out() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.store(r#"{"v":1,"gifs":{"f":"SimG00005 gone SimG99999 SimG00002"}}"#).await?;
    stage.reopen_list("favourites").await?;
    stage.lists_gifs(&["SimG00005", "SimG00002"]).await;
    stage.below_gifs_stands("That’s all").await;
    assert_eq!(stage.requests_by_id().len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_list_of_which_nothing_is_left_says_so() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.store(r#"{"v":1,"gifs":{"f":"gone"}}"#).await?;
    stage.reopen_list("favourites").await?;
    stage.gif_message_says("There is nothing to show here right now.").await;
    Ok(())
}

#[tokio::test]
async fn garbage_instead_of_ids_is_ignored() -> Outcome {
    let stage = Stage::with_picker().await?;
    for garbage in [
        r#"{"v":1,"gifs":5}"#,
        r#"{"v":1,"gifs":{"f":["a"],"r":{}}}"#,
        r#"{"v":1,"gifs":{"f":"<img/src=x> a&b=c ../x ","r":null}}"#,
    ] {
        stage.store(garbage).await?;
        stage.reopen_list("favourites").await?;
        stage.gif_message_says("No favorites yet").await;
    }
    assert_eq!(stage.requests_by_id().len(), 0);
    Ok(())
}
