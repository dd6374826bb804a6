//! How the tab opens, what it asks, and whose name it shows.

use super::{api, klipy};
use crate::harness::Outcome;
use serde_json::json;

#[tokio::test]
async fn one_call_opens_the_tab_and_one_answers_a_query() -> Outcome {
    let stage = klipy(json!({})).await?;
    stage.gifs_appear().await;
    stage.status_says("36 GIFs loaded").await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    // What was asked before is remembered.
    stage.search_gifs("").await?;
    stage.status_says("36 GIFs loaded").await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    let requests = stage.gif_requests();
    let paths: Vec<&str> = requests.iter().map(|request| request.path()).collect();
    assert_eq!(paths, [api("gifs/trending"), api("gifs/search")]);
    assert!(requests.iter().all(|request| request.get("content_filter") == "high"));
    assert!(!requests.iter().any(|request| request.identifies_the_user()));
    Ok(())
}

#[tokio::test]
async fn nothing_is_asked_before_the_tab_is_opened() -> Outcome {
    let stage = crate::harness::Stage::with_switches(super::with_key(json!({}))).await?;
    stage.ready_as("insert").await;
    stage.inserts("😀").await?;
    assert_eq!((stage.gif_requests().len(), stage.media_requests().len()), (0, 0));
    Ok(())
}

#[tokio::test]
async fn the_service_is_named_where_its_terms_require_it() -> Outcome {
    let stage = klipy(json!({"lang": "de"})).await?;
    stage.gifs_appear().await;
    // Not translated.
    let placeholder = stage.attribute("#search", "placeholder").await?;
    assert_eq!(placeholder.as_deref(), Some("Search KLIPY"));
    stage.text_is(".gif-mark", "Powered by KLIPY").await;
    stage.text_fits(".gif-privacy", |text| text.contains("KLIPY"), "KLIPY").await;
    let text = stage.text_of("body").await?;
    assert!(!text.contains("GIPHY"), "{text}");
    stage.open_emoji().await?;
    let placeholder = stage.attribute("#search", "placeholder").await?;
    assert_ne!(placeholder.as_deref(), Some("Search KLIPY"));
    Ok(())
}

/// The service's order is kept: its terms forbid another one.
#[tokio::test]
async fn the_results_are_in_the_services_order() -> Outcome {
    let stage = klipy(json!({})).await?;
    let gifs = stage.gifs_appear().await;
    let mut sorted = gifs.clone();
    sorted.sort();
    // The simulator's ids increase.
    assert_eq!(gifs, sorted);
    Ok(())
}

#[tokio::test]
async fn a_few_pixels_stand_in_for_a_picture_that_is_late() -> Outcome {
    let stage = klipy(json!({"gif_media": "hold"})).await?;
    let first = stage.gifs_appear().await.swap_remove(0);
    let drawn = format!(
        "const canvas = document.querySelector(\"[data-gif-id='{first}'] .gif-blur\"); \
        if (!canvas?.width) return false; \
        const {{ data }} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); \
        return data.some((value) => value > 0)"
    );
    crate::harness::until("the blurred picture", json!(true), async || {
        stage.in_picker(&drawn, vec![]).await
    })
    .await;
    stage.switch(json!({"gif_media": "right"}));
    stage.count_is(&format!("[data-gif-id='{first}'] .gif-blur"), 0).await;
    Ok(())
}

/// Below the limit, which a bench measures with the real sizes of files.
#[tokio::test]
async fn cells_load_small_files() -> Outcome {
    let stage = klipy(json!({})).await?;
    stage.gifs_appear().await;
    stage.films_play().await;
    let media = stage.media_requests();
    assert!(!media.is_empty());
    for path in media {
        let file = path.rsplit('/').next().unwrap_or_default();
        assert!(
            file.starts_with("xs") || file.starts_with("sm") || file.starts_with("md"),
            "{path}"
        );
        assert!(!file.ends_with(".gif"), "{path}");
    }
    Ok(())
}
