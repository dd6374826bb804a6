//! Values that a service must not send and that the widget must survive. Each function takes the
//! turn of an odd item, and returns the next value at each turn.

use serde_json::{Value, json};

/// Returns a title that is empty, long or contains markup.
pub(super) fn title(turn: usize) -> String {
    let long = "long ".repeat(2_000);
    let titles = [
        "",
        &long,
        "<img src=x onerror=document.title='broken'>",
        "\u{202e}drawkcab\u{2066}",
        "🎉🎉🎉",
        "[url]https://evil.example/[/url]",
    ];
    titles.get(turn % titles.len()).copied().unwrap_or_default().to_owned()
}

/// Returns an item that is not an object, or an empty one.
pub(super) fn alien(turn: usize) -> Value {
    let aliens = [json!(5), json!("gif"), Value::Null, json!([]), json!({})];
    aliens.get(turn % aliens.len()).cloned().unwrap_or_default()
}

/// Replaces all addresses in a value.
pub(super) fn replace_urls(value: &mut Value, url: &str) {
    match value {
        Value::String(text) if text.starts_with("http") => url.clone_into(text),
        Value::Array(values) => values.iter_mut().for_each(|value| replace_urls(value, url)),
        Value::Object(fields) => fields.values_mut().for_each(|value| replace_urls(value, url)),
        _ => {}
    }
}
