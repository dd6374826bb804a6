//! Reads an answer: `{"result": …}` or `{"error": …, "error_description": …}`. The status does not
//! decide: some errors come with 200.

use super::RestError;
use crate::portal::Secret;
use serde_json::{Map, Value};

/// The maximum length of a refusal's description, in characters. The rest is cut off.
const LONGEST_DESCRIPTION: usize = 200;

/// Returns the result of a call that was made with `token`.
///
/// # Errors
/// Every [`RestError`] but `Network` and `Slow`, which the sender of the request reports. No error
/// contains the token, even if the answer repeats it.
pub fn read_answer(status: u16, body: &[u8], token: &Secret) -> Result<Value, RestError> {
    // As text: `from_slice` would add a second JSON parser to the app.
    let text = std::str::from_utf8(body).unwrap_or_default();
    let answer = serde_json::from_str(text).unwrap_or(Value::Null);
    // A status alone proves nothing: a proxy may have passed the call on and lost the answer.
    let Value::Object(mut answer) = answer else { return Err(RestError::NotJson(status)) };
    let result = answer.get_mut("result").map(Value::take);
    match (code(&answer), result) {
        (Some(code), result) => {
            let error = error(status, code, &answer, token);
            // An answer with a result and an error does not prove that nothing was executed.
            let is_proof = result.is_none_or(|result| result.is_null());
            let calls_again = matches!(error, RestError::Busy | RestError::Expired);
            Err(if calls_again && !is_proof { RestError::NotJson(status) } else { error })
        }
        (None, Some(result)) if (200..300).contains(&status) => Ok(result),
        // A portal's errors have a code, and its successes a result.
        (None, _) => Err(RestError::NotJson(status)),
    }
}

/// Returns the code of an error. Codes are texts, but a value of any type means a failure.
fn code(answer: &Map<String, Value>) -> Option<&str> {
    match answer.get("error")? {
        Value::Null | Value::Bool(false) => None,
        Value::String(code) => Some(&**code).filter(|code| !code.is_empty()),
        _ => Some("unknown"),
    }
}

fn error(status: u16, code: &str, answer: &Map<String, Value>, token: &Secret) -> RestError {
    match code.to_ascii_uppercase().as_str() {
        "EXPIRED_TOKEN" | "INVALID_TOKEN" | "NO_AUTH_FOUND" => RestError::Expired,
        "INVALID_CREDENTIALS" | "AUTHORIZATION_ERROR" | "WRONG_AUTH_TYPE" => {
            RestError::NotAuthorized
        }
        "INSUFFICIENT_SCOPE" => RestError::Scope,
        "ACCESS_ERROR" | "ACCESS_DENIED" | "USER_ACCESS_ERROR" | "REPLY_ACCESS_ERROR" => {
            RestError::Forbidden
        }
        "QUERY_LIMIT_EXCEEDED" | "OPERATION_TIME_LIMIT" | "OVERLOAD_LIMIT" => RestError::Busy,
        // Gateways use these statuses too, and their codes say nothing about the portal.
        _ if matches!(status, 429 | 502..=504) => RestError::NotJson(status),
        _ => {
            let description = answer.get("error_description").and_then(Value::as_str);
            RestError::Refused {
                code: shown(code, token),
                description: shown(description.unwrap_or_default(), token),
            }
        }
    }
}

/// Shortens a text for display, and removes the token, which a portal or a proxy may repeat.
fn shown(text: &str, token: &Secret) -> String {
    let token = token.reveal();
    let told = if token.is_empty() { text.to_owned() } else { text.replace(token, "…") };
    told.chars().take(LONGEST_DESCRIPTION).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read_answer(status: u16, body: &[u8]) -> Result<Value, RestError> {
        super::read_answer(status, body, &Secret::new("6061e72600631fcd"))
    }

    fn read(status: u16, body: &Value) -> Result<Value, RestError> {
        read_answer(status, body.to_string().as_bytes())
    }

    #[test]
    fn a_result() {
        assert_eq!(read(200, &json!({"result": 17, "time": {}})), Ok(json!(17)));
        assert_eq!(read(200, &json!({"result": null})), Ok(json!(null)));
        assert_eq!(read(200, &json!({"result": true, "error": ""})), Ok(json!(true)));
    }

    #[test]
    fn each_code_by_what_helps() {
        for (status, code, error) in [
            (401, "expired_token", RestError::Expired),
            (401, "NO_AUTH_FOUND", RestError::Expired),
            (401, "invalid_token", RestError::Expired),
            (403, "INVALID_CREDENTIALS", RestError::NotAuthorized),
            (403, "WRONG_AUTH_TYPE", RestError::NotAuthorized),
            (401, "insufficient_scope", RestError::Scope),
            (403, "insufficient_scope", RestError::Scope),
            (403, "ACCESS_ERROR", RestError::Forbidden),
            (403, "ACCESS_DENIED", RestError::Forbidden),
            (403, "user_access_error", RestError::Forbidden),
            (503, "QUERY_LIMIT_EXCEEDED", RestError::Busy),
            (429, "OPERATION_TIME_LIMIT", RestError::Busy),
            (503, "OVERLOAD_LIMIT", RestError::Busy),
            (429, "SOMETHING_NEW", RestError::NotJson(429)),
            (503, "upstream_timeout", RestError::NotJson(503)),
        ] {
            assert_eq!(read(status, &json!({"error": code})), Err(error), "{code}");
        }
    }

    #[test]
    fn a_refusal_keeps_the_portals_words() {
        // The validator of placements answers like this, with 200.
        let body = json!({"error": "EMPTY_ERROR_ICON_NAME", "error_description": "No icon"});
        let refused = RestError::Refused {
            code: "EMPTY_ERROR_ICON_NAME".to_owned(),
            description: "No icon".to_owned(),
        };
        assert_eq!(read(200, &body), Err(refused));
        let endless = json!({"error": "x", "error_description": "y".repeat(10_000)});
        let Err(RestError::Refused { description, .. }) = read(400, &endless) else { panic!() };
        assert_eq!(description.len(), LONGEST_DESCRIPTION);
        for odd in [json!({"error": 5}), json!({"error": {}, "result": 1}), json!({"error": true})]
        {
            assert!(matches!(read(200, &odd), Err(RestError::Refused { .. })), "{odd}");
        }
    }

    #[test]
    fn a_token_that_is_repeated_is_not_told() {
        let cut = ["y".repeat(LONGEST_DESCRIPTION - 8), "6061e72600631fcd".to_owned()].concat();
        for (code, description) in [
            ("ERROR_CORE", "auth=6061e72600631fcd&MESSAGE=x, auth=6061e72600631fcd"),
            ("6061e72600631fcd", ""),
            ("ERROR_CORE", &cut),
        ] {
            let body = json!({"error": code, "error_description": description});
            let error = read(400, &body).unwrap_err();
            assert!(matches!(error, RestError::Refused { .. }));
            assert!(!format!("{error:?} {error}").contains("6061e7"), "{error}");
        }
    }

    #[test]
    fn what_is_no_answer_of_a_portal() {
        let html: &[u8] = b"<html>Bad gateway";
        assert_eq!(read_answer(502, html), Err(RestError::NotJson(502)));
        assert_eq!(read_answer(200, html), Err(RestError::NotJson(200)));
        assert_eq!(read_answer(200, b""), Err(RestError::NotJson(200)));
        assert_eq!(read_answer(200, br#"{"result": tr"#), Err(RestError::NotJson(200)));
        assert_eq!(read_answer(200, br#"["result"]"#), Err(RestError::NotJson(200)));
        assert_eq!(read_answer(200, b"{}"), Err(RestError::NotJson(200)));
        assert_eq!(read_answer(500, br#"{"result": 1}"#), Err(RestError::NotJson(500)));
    }

    /// `Busy` and `Expired` make the client call again, so they must be proof that nothing was done.
    #[test]
    fn only_the_portals_own_codes_allow_another_call() {
        for status in [200, 401, 429, 500, 502, 503, 504] {
            for body in [&b"<html>Try later"[..], b"", b"{}", b"null", br#"{"error": ""}"#] {
                assert_eq!(read_answer(status, body), Err(RestError::NotJson(status)), "{status}");
            }
            let done = json!({"result": 17, "error": "QUERY_LIMIT_EXCEEDED"});
            assert_eq!(read(status, &done), Err(RestError::NotJson(status)));
            let not_done = json!({"result": null, "error": "QUERY_LIMIT_EXCEEDED"});
            assert_eq!(read(status, &not_done), Err(RestError::Busy));
            for code in ["unauthorized", "service_unavailable", "1"] {
                let error = read(status, &json!({"error": code})).unwrap_err();
                assert!(!matches!(error, RestError::Busy | RestError::Expired), "{status} {code}");
            }
        }
    }
}
