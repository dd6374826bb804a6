//! Code that others add to the page: a virus scanner, a proxy, the host's analytics.

use crate::harness::{Outcome, Stage};
use serde_json::json;

/// The added HTML, and the directive that blocks it, if one does.
const FOREIGN: [(&str, Option<&str>); 11] = [
    ("head_script", Some("script-src")),
    ("body_script", Some("script-src")),
    ("inline", Some("script-src")),
    ("style", Some("style-src")),
    ("image", Some("img-src")),
    ("preload", Some("connect-src")),
    ("missing_script", None),
    ("missing_style", None),
    ("throws", None),
    ("rejects", None),
    ("traps", None),
];

#[tokio::test]
async fn the_failure_of_what_is_not_ours_is_no_failure() -> Outcome {
    for (foreign, directive) in FOREIGN {
        println!("{foreign}");
        let stage = Stage::with_switches(json!({"foreign": foreign})).await?;
        if let Some(directive) = directive {
            stage.policy_has_blocked(directive).await;
        }
        stage.inserts("😀").await?;
        stage.ready_as("insert").await;
        stage.count_is("#failure:not([hidden]), #cut-off", 0).await;
    }
    Ok(())
}

#[tokio::test]
async fn our_own_failure_is_told_as_what_it_is_beside_a_foreign_one() -> Outcome {
    for foreign in ["head_script", "body_script", "inline"] {
        let switches = json!({"foreign": foreign, "wasm": "corrupt"});
        let stage = Stage::with_switches(switches).await?;
        stage.policy_has_blocked("script-src").await;
        stage.fails_with("The emoji picker could not start", "One of its files is damaged").await?;
        stage.reloads(json!({"wasm": "normal"})).await?;
    }
    Ok(())
}

/// The page's first style sheet is a foreign one, and the picker's is blocked.
#[tokio::test]
async fn a_foreign_style_sheet_is_not_taken_for_ours() -> Outcome {
    let stage =
        Stage::with_switches(json!({"foreign": "missing_style", "csp": "no_style"})).await?;
    stage.fails_with("The emoji picker is blocked", "A security policy of this site").await?;
    stage.policy_has_blocked("style-src").await;
    stage.reloads(json!({"csp": "strict"})).await
}
