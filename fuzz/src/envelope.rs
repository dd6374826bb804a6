//! The REST interface: form encoding, and parsing of responses.

use crate::parts::Parts;
use b24_emoji_picker::portal::Secret;
use b24_emoji_picker::rest::{Form, RestError, read_answer};
use serde_json::Value;
use url::form_urlencoded;

/// Two tokens that have no character in common.
const TOKENS: [&str; 2] = ["6061e72600631fcd00005a4b", "zyxwvutsrqponmlkjihgzyxw"];

/// A placeholder in a response for the sent token: a portal, or an attacker in its place, may
/// repeat its input.
const ECHO: &str = "%T";

/// Checks a status, the name and the value of a parameter, and the body of a response.
pub fn envelope(input: &[u8]) {
    let mut parts = Parts::of(input);
    let status = parts.text().trim().parse().unwrap_or(200);
    check_form(&parts.text(), &parts.text());
    let body = parts.bytes();
    let answer = read_answer(status, body, &Secret::new(TOKENS[0]));
    check_result(status, body, &answer);

    let text = String::from_utf8_lossy(body);
    // A token that the response already contains would be only one of the two.
    if !is_repeated_whole(&text) || TOKENS.iter().any(|token| text.contains(token)) {
        return;
    }
    let echoed = TOKENS.map(|token| {
        let body = text.replace(ECHO, token);
        read_answer(status, body.as_bytes(), &Secret::new(token)).map(drop)
    });
    assert_eq!(echoed[0], echoed[1], "an error contains the token");
}

/// Returns whether every string repeats the token unchanged. If the start of the token is read as
/// an escape (`\u6061…`), the rest is no token.
fn is_repeated_whole(text: &str) -> bool {
    let begins_escape = |before: &str| {
        before.rsplit_once('\\').is_some_and(|(_, after)| {
            after.is_empty() || after.len() <= 4 && after.starts_with('u')
        })
    };
    text.match_indices(ECHO).all(|(at, _)| !begins_escape(&text[..at]))
}

/// Checks that a result is the value of `result` in a success, and nothing else.
fn check_result(status: u16, body: &[u8], answer: &Result<Value, RestError>) {
    let json: Value = serde_json::from_slice(body).unwrap_or_default();
    let error = json.get("error").filter(|error| {
        !matches!(error, Value::Null | Value::Bool(false)) && *error != &Value::from("")
    });
    match answer {
        Ok(result) => {
            assert!((200..300).contains(&status) && error.is_none(), "{status} {json}");
            assert_eq!(Some(result), json.get("result"));
        }
        Err(RestError::NotJson(reported)) => {
            let has_result = json.get("result").is_some_and(|result| !result.is_null());
            let may_be_a_gateways = matches!(status, 429 | 502..=504);
            assert!(*reported == status && (error.is_none() || has_result || may_be_a_gateways));
        }
        Err(RestError::Refused { code, description }) => {
            assert!(error.is_some() && !code.is_empty());
            assert!(code.chars().count() <= 200 && description.chars().count() <= 200);
        }
        Err(RestError::Network | RestError::Slow) => panic!("only the sender can detect it"),
        // The client repeats the call after the first two errors, so the portal itself must have
        // refused it.
        Err(
            RestError::Busy
            | RestError::Expired
            | RestError::NotAuthorized
            | RestError::Scope
            | RestError::Forbidden,
        ) => {
            assert!(error.is_some());
        }
    }
}

/// Checks that a form decodes to the values that were put into it.
fn check_form(name: &str, value: &str) {
    let form = Form::new().with("A", "1").with_nested(&["B", name], value).with(name, value);
    let read: Vec<(String, String)> =
        form_urlencoded::parse(form.as_str().as_bytes()).into_owned().collect();
    let nested = format!("B[{name}]");
    let put = [("A", "1"), (&*nested, value), (name, value)];
    let put: Vec<_> = put.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    assert_eq!(read, put, "{}", form.as_str());
}
