//! The `placement-context` block: what a server tells the page about the POST that asked for it.

use serde_json::{Map, Value};

/// The fields that a page may be told. Tokens are not among them, ever.
const TOLD: [&str; 9] = [
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

/// The fields of a query or of a form body, decoded.
pub(super) fn fields(encoded: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded).into_owned().collect()
}

/// The block's content; of a field that came twice the first counts.
pub(super) fn block(posted: &[(String, String)]) -> Value {
    let mut told = Map::new();
    for name in TOLD {
        if let Some((_, value)) = posted.iter().find(|(field, _)| field == name) {
            told.insert(name.to_owned(), Value::String(value.clone()));
        }
    }
    Value::Object(told)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn no_token_is_ever_told() {
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
