//! The REST interface: what is sent in a form, and whatever comes back.

use crate::parts::Parts;
use b24_emoji_picker::portal::Secret;
use b24_emoji_picker::rest::{Form, RestError, read_answer};
use serde_json::Value;
use url::form_urlencoded;

/// Two tokens that have no character in common.
const TOKENS: [&str; 2] = ["6061e72600631fcd00005a4b", "zyxwvutsrqponmlkjihgzyxw"];

/// Stands in an answer for the token that was sent: a portal, or somebody in its place, may repeat
/// what it got.
const ECHO: &str = "%T";

/// A status, the name and the value of a parameter, and the body of an answer.
pub fn envelope(input: &[u8]) {
    let mut parts = Parts::of(input);
    let status = parts.text().trim().parse().unwrap_or(200);
    form(&parts.text(), &parts.text());
    let body = parts.bytes();
    let answer = read_answer(status, body, &Secret::new(TOKENS[0]));
    judged(status, body, &answer);

    let text = String::from_utf8_lossy(body);
    // A token that was there before is one of the two only.
    if !is_repeated_whole(&text) || TOKENS.iter().any(|token| text.contains(token)) {
        return;
    }
    let echoed = TOKENS.map(|token| {
        let body = text.replace(ECHO, token);
        read_answer(status, body.as_bytes(), &Secret::new(token)).map(drop)
    });
    assert_eq!(echoed[0], echoed[1], "an error tells the token");
}

/// Whether the token would come out of every string as it went in. The rest of one whose beginning is
/// read as an escape (`\u6061…`) is no token.
fn is_repeated_whole(text: &str) -> bool {
    let begins_escape = |before: &str| {
        before.rsplit_once('\\').is_some_and(|(_, after)| {
            after.is_empty() || after.len() <= 4 && after.starts_with('u')
        })
    };
    text.match_indices(ECHO).all(|(at, _)| !begins_escape(&text[..at]))
}

/// A result is what stands under `result` of a success, and nothing else is one.
fn judged(status: u16, body: &[u8], answer: &Result<Value, RestError>) {
    let json: Value = serde_json::from_slice(body).unwrap_or_default();
    let error = json.get("error").filter(|error| {
        !matches!(error, Value::Null | Value::Bool(false)) && *error != &Value::from("")
    });
    match answer {
        Ok(result) => {
            assert!((200..300).contains(&status) && error.is_none(), "{status} {json}");
            assert_eq!(Some(result), json.get("result"));
        }
        Err(RestError::NotJson(said)) => {
            let has_result = json.get("result").is_some_and(|result| !result.is_null());
            let may_be_a_gateways = matches!(status, 429 | 502..=504);
            assert!(*said == status && (error.is_none() || has_result || may_be_a_gateways));
        }
        Err(RestError::Refused { code, description }) => {
            assert!(error.is_some() && !code.is_empty());
            assert!(code.chars().count() <= 200 && description.chars().count() <= 200);
        }
        Err(RestError::Network | RestError::Slow) => panic!("only the sender can tell"),
        // The client calls again after the first two, so the portal itself must have refused.
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

/// A form says what was put into it, whatever that is.
fn form(name: &str, value: &str) {
    let form = Form::new().with("A", "1").with_nested(&["B", name], value).with(name, value);
    let read: Vec<(String, String)> =
        form_urlencoded::parse(form.as_str().as_bytes()).into_owned().collect();
    let nested = format!("B[{name}]");
    let put = [("A", "1"), (&*nested, value), (name, value)];
    let put: Vec<_> = put.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    assert_eq!(read, put, "{}", form.as_str());
}
