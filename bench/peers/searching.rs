//! Measures from a query to its results.

use crate::page::Page;
use crate::spread::Spread;
use serde_json::json;

const SEARCH: &str = include_str!("page/search.js");

/// Queries, and an emoji that every picker finds for each. None of these is on the first screen.
pub const QUERIES: [(&str, &str); 6] = [
    ("pizza", "🍕"),
    ("rocket", "🚀"),
    ("guitar", "🎸"),
    ("banana", "🍌"),
    ("penguin", "🐧"),
    ("cactus", "🌵"),
];

/// Returns the median over the queries in milliseconds, from the text in the field to painted
/// results.
pub async fn measure(page: &mut Page) -> f64 {
    let times = page.run(SEARCH, json!({ "queries": QUERIES })).await;
    let times = times.as_array().map(Vec::as_slice).unwrap_or_default();
    Spread::of(times.iter().filter_map(serde_json::Value::as_f64)).median()
}
