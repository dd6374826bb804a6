//! Faults of the list of items in a response.

use serde_json::{Value, json};

use crate::switches::choices::GifAnswer;

/// Changes the list of items, if the fault is one of the list.
pub(super) fn apply(fault: GifAnswer, list: &mut Value) {
    match fault {
        GifAnswer::None => *list = json!([]),
        GifAnswer::Object => *list = list.get(0).cloned().unwrap_or_default(),
        GifAnswer::Numbered => {
            if let Value::Array(items) = list.take() {
                let numbered = items.into_iter().enumerate();
                *list = numbered.map(|(at, item)| (at.to_string(), item)).collect();
            }
        }
        GifAnswer::Null => *list = Value::Null,
        _ => {}
    }
}
