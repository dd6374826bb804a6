//! The administrators' page as the administrator sees it.

use crate::harness::{Outcome, Stage, until, until_fits};
use serde_json::{Value, json};

/// Clicks a button.
pub async fn press(stage: &Stage, action: &str) {
    stage.click(&format!("[data-action='{action}']:not([aria-disabled])")).await;
}

/// Waits until the page is idle.
pub async fn at_rest(stage: &Stage) {
    stage.role_is("admin").await;
    until("the page is idle", true, async || {
        let script = "const page = document.getElementById('admin'); \
            return page?.getAttribute('aria-busy') === 'false'";
        Ok(stage.in_picker(script, vec![]).await? == true)
    })
    .await;
}

/// Waits until a check of the check-up has this result.
pub async fn check_is(stage: &Stage, check: &str, mark: &str) {
    attribute_is(stage, &format!("[data-check='{check}']"), "data-mark", mark).await;
}

/// Waits until a placement has this state.
pub async fn place_is(stage: &Stage, place: &str, state: &str) {
    attribute_is(stage, &format!("#place-{place}-state"), "data-state", state).await;
}

async fn attribute_is(stage: &Stage, selector: &str, name: &str, value: &str) {
    until(&format!("{name} of {selector}"), json!(value), async || {
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1])";
        stage.in_picker(script, vec![json!(selector), json!(name)]).await
    })
    .await;
}

/// Waits until a part of the page contains this text.
pub async fn part_says(stage: &Stage, part: &str, words: &str) {
    let fits = |said: &String| said.contains(words);
    let ask = &mut async || part_text(stage, part).await;
    until_fits(&format!("the part {part}"), fits, ask, words).await;
}

/// Returns the text of a part of the page, one line per item.
pub async fn part_text(stage: &Stage, part: &str) -> Outcome<String> {
    let script =
        "return [...document.querySelectorAll(arguments[0])].map((e) => e.innerText).join('\\n')";
    let selector = format!("#admin-{part} .admin-line, #admin-{part} .admin-fix");
    let said = stage.in_picker(script, vec![json!(selector)]).await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

/// Sets the value of a field of the settings.
pub async fn enter(stage: &Stage, option: &str, value: &str) -> Outcome {
    let script = "const field = document.getElementById(arguments[0]); \
        field.value = arguments[1]; \
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    let id = format!("setting-{option}");
    stage.in_picker(script, vec![json!(id), json!(value)]).await.map(drop)
}

/// Returns the calls of the portal's REST interface that change something: method and parameters.
pub fn changes(stage: &Stage) -> Vec<(String, Value)> {
    let is_change = |method: &str| matches!(method, "placement.bind" | "placement.unbind");
    stage.rest_calls().into_iter().filter(|(method, _)| is_change(method)).collect()
}
