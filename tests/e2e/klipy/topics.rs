//! The service's own topics.

use super::{api, klipy};
use crate::harness::{Outcome, until};
use serde_json::json;

#[tokio::test]
async fn topics_in_the_users_language_replace_ours() -> Outcome {
    let stage = klipy(json!({"lang": "ru"})).await?;
    stage.gifs_appear().await;
    assert_eq!(stage.count("[data-chip='thank you']").await?, 1);
    stage.click_chip_of_gifs("popular").await?;
    until("topics", true, async || Ok(stage.count("[data-chip=popular-search]").await? > 5)).await;
    assert_eq!(stage.count("[data-chip='thank you']").await?, 0);
    assert_eq!(stage.count("[data-chip=favourites]").await?, 1);
    let request = stage.gif_requests().swap_remove(1);
    assert_eq!((request.path(), request.get("locale")), (&*api("gifs/categories"), "ru_RU"));
    let focused = "return document.activeElement.dataset.chip";
    until("the focus", json!("popular-search"), async || stage.in_picker(focused, vec![]).await)
        .await;
    stage.click("[data-chip=popular-search]").await;
    until("a search", true, async || {
        Ok(stage.gif_requests().iter().any(|request| request.path() == api("gifs/search")))
    })
    .await;
    assert_ne!(stage.query().await?, "");
    Ok(())
}

#[tokio::test]
async fn topics_in_another_language_are_not_shown() -> Outcome {
    for categories in ["english_only", "empty"] {
        let stage = klipy(json!({"lang": "de", "gif_categories": categories})).await?;
        stage.gifs_appear().await;
        stage.click_chip_of_gifs("popular").await?;
        until("a toast", false, async || Ok(stage.toast().await?.is_empty())).await;
        assert_eq!(stage.count("[data-chip=popular-search]").await?, 0);
        assert_eq!(stage.count("[data-chip='thank you']").await?, 1);
    }
    Ok(())
}
