//! Other secrets of the same shape. What is the same for both does not tell them.

use serde_json::{Map, Value};

/// The fields that hold tokens, in any case.
const TOKENS: [&str; 3] = ["AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN"];

/// A reply of the portal with other tokens in it: as long, and of the same kinds of characters.
pub fn masked(reply: &Map<String, Value>) -> Map<String, Value> {
    let mut other = reply.clone();
    for (name, value) in &mut other {
        if let Value::String(token) = value
            && TOKENS.iter().any(|field| field.eq_ignore_ascii_case(name))
        {
            *token = mask(token);
        }
    }
    other
}

fn mask(token: &str) -> String {
    token.chars().map(|c| if c.is_ascii_graphic() { 'x' } else { c }).collect()
}
