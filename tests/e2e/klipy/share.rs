//! The service learns what was sent, and nothing else.

use super::klipy;
use crate::harness::{Outcome, Stage, until};
use serde_json::{Value, json};

async fn shares_are(stage: &Stage, expected: &[(&str, &str)]) {
    let expected: Vec<(String, String)> =
        expected.iter().map(|(id, q)| ((*id).to_owned(), (*q).to_owned())).collect();
    until("the shares", expected, async || {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let shares = stage.logged("share");
        Ok(shares.iter().map(|share| (text(&share["id"]), text(&share["q"]))).collect())
    })
    .await;
}

#[tokio::test]
async fn a_delivered_gif_is_shared_with_its_query() -> Outcome {
    let stage = klipy(json!({})).await?;
    let first = stage.gifs_appear().await.swap_remove(0);
    stage.pick_gif(&first).await;
    stage.status_says("GIF inserted").await;
    shares_are(&stage, &[(&first, "")]).await;
    stage.search_gifs("cat").await?;
    stage.gifs_are("Cat").await;
    let cat = stage.gifs().await?.swap_remove(0);
    stage.pick_gif(&cat).await;
    shares_are(&stage, &[(&first, ""), (&cat, "cat")]).await;
    assert_eq!(stage.usage_events(), [], "nothing is told about what was seen");
    let names = &stage.logged("share")[0]["names"];
    assert_eq!(*names, json!(["q"]), "no id of the user");
    Ok(())
}

#[tokio::test]
async fn a_share_that_fails_is_silent() -> Outcome {
    for fault in ["500", "hang"] {
        let stage = klipy(json!({"gif_pingback": fault})).await?;
        let first = stage.gifs_appear().await.swap_remove(0);
        stage.pick_gif(&first).await;
        stage.status_says("GIF inserted").await;
        assert_eq!(stage.toast().await?, "");
        assert_eq!(stage.notices().await?, [""; 0]);
    }
    Ok(())
}
