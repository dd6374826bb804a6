//! Favorites and recents when a portal changes its GIF service.

use super::{api, with_key};
use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};

/// A user's state: favorites of both services, and a sticker.
const PERSON: &str =
    r#"{"v":1,"gifs":{"f":"SimG00003 k:9007199254741007 ks:9007199254941003","r":"SimG00005"}}"#;

async fn reopen(stage: &Stage, service: &str) -> Outcome {
    stage.simulator.set_app_option("gif_provider", json!(service));
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    Ok(())
}

async fn favourites_are(stage: &Stage, ids: &[&str]) -> Outcome {
    stage.click_chip_of_gifs("favourites").await?;
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    until("the favourites", ids, async || stage.gifs().await).await;
    Ok(())
}

#[tokio::test]
async fn favourites_wait_for_their_service() -> Outcome {
    let stage = Stage::with_gifs(with_key(json!({}))).await?;
    stage.store_user_option(&json!(PERSON)).await?;
    reopen(&stage, "klipy").await?;
    favourites_are(&stage, &["9007199254741007", "9007199254941003"]).await?;
    let requests = stage.gif_requests();
    let paths: Vec<&str> = requests.iter().map(|request| request.path()).collect();
    assert!(paths.ends_with(&[&*api("gifs/items"), &*api("stickers/items")]), "{paths:?}");
    stage.click_chip_of_gifs("recents").await?;
    stage.gif_message_says("GIFs you use will show up here.").await;
    reopen(&stage, "giphy").await?;
    favourites_are(&stage, &["SimG00003"]).await?;
    stage.text_is(".gif-mark", "Powered By GIPHY").await;
    reopen(&stage, "klipy").await?;
    favourites_are(&stage, &["9007199254741007", "9007199254941003"]).await?;
    Ok(())
}

#[tokio::test]
async fn favourites_that_are_stickers_only_are_found() -> Outcome {
    let stage = Stage::with_gifs(with_key(json!({}))).await?;
    let person = json!(r#"{"v":1,"gifs":{"f":"ks:9007199254941003 k:1"}}"#);
    stage.store_user_option(&person).await?;
    reopen(&stage, "klipy").await?;
    // The other one is gone: its list is empty, and the second list is requested all the same.
    favourites_are(&stage, &["9007199254941003"]).await
}

#[tokio::test]
async fn a_new_favourite_leaves_those_of_the_other_service() -> Outcome {
    let stage = Stage::with_gifs(with_key(json!({}))).await?;
    stage.store_user_option(&json!(PERSON)).await?;
    reopen(&stage, "klipy").await?;
    let first = stage.gifs_appear().await.swap_remove(0);
    stage.point_at(&format!("[data-gif-id='{first}']")).await?;
    stage.click(&format!("[data-gif-id='{first}'] [data-action=favourite]")).await;
    stage.toast_says("Added to favorites").await;
    until("what is stored", true, async || {
        let script = "return fetch('/sim/init-data', { method: 'POST', \
            headers: { 'Content-Type': 'application/json' }, body: '{}' }) \
            .then((response) => response.json()) \
            .then(({ user_options }) => user_options['emoji_picker'] ?? '')";
        let stored: Value = stage.in_portal(script, vec![]).await?;
        let stored = stored.as_str().unwrap_or_default().to_owned();
        Ok(stored.contains(&format!("k:{first} SimG00003 k:9007199254741007")))
    })
    .await;
    Ok(())
}

/// One grid has the GIFs of one service.
#[tokio::test]
async fn services_are_never_mixed() -> Outcome {
    let stage = Stage::with_gifs(with_key(json!({}))).await?;
    for service in ["giphy", "klipy"] {
        reopen(&stage, service).await?;
        stage.click_chip_of_gifs("favourites").await?;
        stage.search_gifs("cat").await?;
        stage.gifs_are("Cat").await;
        let gifs = stage.gifs().await?;
        assert!(gifs.iter().all(|id| id.starts_with("Sim") == (service == "giphy")), "{gifs:?}");
    }
    Ok(())
}
