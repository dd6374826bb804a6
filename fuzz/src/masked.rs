//! Replaces secrets by others of the same shape. An output that is equal for both does not reveal
//! them.

use serde_json::{Map, Value};

/// The fields that contain tokens, in any case.
const TOKEN_FIELDS: [&str; 3] = ["AUTH_ID", "REFRESH_ID", "APPLICATION_TOKEN"];

/// Returns a reply of the portal with other tokens: of the same length and the same kinds of
/// characters.
pub fn masked(reply: &Map<String, Value>) -> Map<String, Value> {
    let mut other = reply.clone();
    for (name, value) in &mut other {
        if let Value::String(token) = value
            && TOKEN_FIELDS.iter().any(|field| field.eq_ignore_ascii_case(name))
        {
            *token = mask(token);
        }
    }
    other
}

fn mask(token: &str) -> String {
    token.chars().map(|c| if c.is_ascii_graphic() { 'x' } else { c }).collect()
}
