//! Adding, repairing and removing placements.

use super::page::{at_rest, changes, part_says, place_is, press};
use crate::harness::{Outcome, Stage};
use serde_json::{Value, json};

fn admin() -> Value {
    json!({"is_admin": true})
}

/// Binds a placement with a token of the portal's own, like a manual REST call.
async fn bind_by_hand(stage: &Stage, place: &str, handler: &str, options: Value) -> Outcome {
    let script = "const bind = async (PLACEMENT, HANDLER, OPTIONS) => { \
            const opening = await fetch('/sim/open', { method: 'POST' }); \
            const auth = (await opening.json()).auth_id; \
            const answer = await fetch('/rest/placement.bind.json', { method: 'POST', \
                headers: { 'Content-Type': 'application/json' }, \
                body: JSON.stringify({ auth, PLACEMENT, HANDLER, OPTIONS }) }); \
            return (await answer.json()).result ?? false; \
        }; \
        return bind(...arguments)";
    let bound = stage.in_portal(script, vec![json!(place), json!(handler), options]).await?;
    assert_eq!(bound, true);
    Ok(())
}

fn methods(calls: &[(String, Value)]) -> Vec<(&str, &str)> {
    let named = calls.iter();
    named
        .map(|(method, parameters)| {
            (&**method, parameters["PLACEMENT"].as_str().unwrap_or_default())
        })
        .collect()
}

#[tokio::test]
async fn what_is_right_stays() -> Outcome {
    let stage = Stage::with_app_page(admin()).await?;
    at_rest(&stage).await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    press(&stage, "add").await;
    part_says(&stage, "places", "Everything is in place already.").await;
    assert_eq!(changes(&stage), []);
    Ok(())
}

#[tokio::test]
async fn an_old_address_is_repaired() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true, "fresh_portal": true})).await?;
    at_rest(&stage).await;
    let icon = json!({"iconName": "fa-star", "width": 400, "height": 400});
    bind_by_hand(&stage, "IM_TEXTAREA", "https://old.example.com/", icon.clone()).await?;
    bind_by_hand(&stage, "IM_SIDEBAR", &stage.simulator.widget_url(), icon).await?;
    let by_hand = changes(&stage).len();
    stage.open_app_page().await?;
    at_rest(&stage).await;
    place_is(&stage, "IM_TEXTAREA", "stale").await;
    place_is(&stage, "IM_SIDEBAR", "added").await;
    press(&stage, "add").await;
    part_says(&stage, "places", "Done.").await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    let calls = changes(&stage);
    assert_eq!(
        methods(&calls[by_hand..]),
        [("placement.bind", "IM_TEXTAREA"), ("placement.unbind", "IM_TEXTAREA")]
    );
    assert_eq!(calls[by_hand + 1].1["HANDLER"], "https://old.example.com/");
    Ok(())
}

#[tokio::test]
async fn a_window_too_small_to_use_is_bound_anew() -> Outcome {
    let stage = Stage::with_app_page(json!({"is_admin": true, "fresh_portal": true})).await?;
    at_rest(&stage).await;
    let handler = stage.simulator.widget_url();
    bind_by_hand(&stage, "IM_TEXTAREA", &handler, json!({"iconName": "fa-star"})).await?;
    stage.open_app_page().await?;
    at_rest(&stage).await;
    place_is(&stage, "IM_TEXTAREA", "stale").await;
    press(&stage, "add").await;
    part_says(&stage, "places", "Done.").await;
    place_is(&stage, "IM_TEXTAREA", "added").await;
    Ok(())
}

#[tokio::test]
async fn places_are_chosen_and_removed() -> Outcome {
    let stage = Stage::with_app_page(admin()).await?;
    at_rest(&stage).await;
    stage.click("#place-IM_SIDEBAR").await;
    stage.click("#place-IM_TEXTAREA").await;
    place_is(&stage, "IM_TEXTAREA", "leftover").await;
    press(&stage, "add").await;
    part_says(&stage, "places", "Done.").await;
    place_is(&stage, "IM_TEXTAREA", "missing").await;
    place_is(&stage, "IM_SIDEBAR", "added").await;
    press(&stage, "remove").await;
    part_says(&stage, "places", "The picker has been removed from all chats.").await;
    place_is(&stage, "IM_SIDEBAR", "missing").await;
    assert_eq!(
        methods(&changes(&stage)),
        [
            ("placement.unbind", "IM_TEXTAREA"),
            ("placement.bind", "IM_SIDEBAR"),
            ("placement.unbind", "IM_SIDEBAR"),
        ]
    );
    Ok(())
}
