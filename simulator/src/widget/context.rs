//! The `placement-context` block: the fields of the POST that the server writes into the page.

use serde_json::{Map, Value};

/// The fields that are written into the page. Tokens are never among them.
const ALLOWED_FIELDS: [&str; 9] = [
    "DOMAIN",
    "PROTOCOL",
    "LANG",
    "APP_SID",
    "member_id",
    "status",
    "PLACEMENT",
    "PLACEMENT_OPTIONS",
    "APPLICATION_SCOPE",
];

/// Decodes the fields of a query or a form body.
pub(super) fn fields(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}

/// Returns the block's content; the first of duplicate fields is used.
pub(super) fn block(posted: &[(String, String)]) -> Value {
    let mut content = Map::new();
    for name in ALLOWED_FIELDS {
        if let Some((_, value)) = posted.iter().find(|(field, _)| field == name) {
            content.insert(name.to_owned(), Value::String(value.clone()));
        }
    }
    Value::Object(content)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn no_token_is_ever_written() {
        let posted = fields(
            b"DOMAIN=a.example&AUTH_ID=secret1&REFRESH_ID=secret2&APPLICATION_TOKEN=secret3\
              &SERVER_ENDPOINT=x&member_id=m&PLACEMENT_OPTIONS=%7B%22dialogId%22%3A%22chat1%22%7D",
        );
        let expected = json!({
            "DOMAIN": "a.example",
            "member_id": "m",
            "PLACEMENT_OPTIONS": r#"{"dialogId":"chat1"}"#,
        });
        assert_eq!(block(&posted), expected);
    }
}
