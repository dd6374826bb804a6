//! The bridge: messages to the portal, and its replies.

use crate::masked::masked;
use crate::parts::Parts;
use b24_emoji_picker::bridge::{
    MessageId, NewTokens, Reply, command_message, draft_text, im_message, insertion_confirmed,
};
use b24_emoji_picker::portal::AppSid;
use serde_json::{Value, json};

/// Checks a message of the portal, then a text and the parameters of a call (JSON).
pub fn codec(input: &[u8]) {
    let mut parts = Parts::of(input);
    check_reply(&parts.text());
    let text = parts.text();
    check_call(&json!({ "name": text, "value": text }));
    if let Ok(params) = serde_json::from_str(&parts.text()) {
        check_call(&params);
    }
}

/// Checks that a reply is parsed exactly, and that malformed ones are rejected.
fn check_reply(message: &str) {
    let Ok(reply) = Reply::split(message) else {
        assert!(message.starts_with(':') || !message.contains(':'), "a reply is refused");
        return;
    };
    assert!(!reply.callback.is_empty() && !reply.callback.contains(':'));
    assert_eq!(message.split_once(':').map(|(callback, _)| callback), Some(reply.callback));
    let Ok(result) = reply.result() else { return };
    if is_exact(&result) {
        let again = format!("{}:{result}", reply.callback);
        assert_eq!(Reply::split(&again).and_then(|reply| reply.result()), Ok(result.clone()));
    }
    check_result(&result);
}

/// Checks that only a success of this very request counts as one.
fn check_result(result: &Value) {
    let request = MessageId::from_random([7; 16]);
    let is_ours = result.get("requestId").is_some_and(|id| id == request.as_str());
    if insertion_confirmed(result, &request).is_ok() {
        assert!(is_ours && result.get("success") == Some(&Value::Bool(true)), "{result}");
    }
    if let Ok(text) = draft_text(result, &request) {
        assert!(is_ours && result.get("text") == Some(&Value::String(text)), "{result}");
    }
    let Value::Object(reply) = result else {
        assert!(NewTokens::read(result).is_err());
        return;
    };
    let mut ours = reply.clone();
    ours.insert("requestId".to_owned(), request.as_str().into());
    let ours = Value::Object(ours);
    match insertion_confirmed(&ours, &request) {
        Ok(()) => assert_eq!(ours.get("success"), Some(&Value::Bool(true))),
        // An error fits one line of the interface.
        Err(why) => assert!(why.to_string().chars().count() <= 250),
    }
    let tokens = NewTokens::read(result);
    if let Ok(tokens) = &tokens {
        let token = tokens.access_token.reveal();
        assert!(!token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic()));
    }
    let other = NewTokens::read(&Value::Object(masked(reply)));
    assert_eq!(
        format!("{tokens:?}"),
        format!("{other:?}"),
        "the debug output shows more than a token's shape"
    );
}

/// Checks that the portal finds the parameters of a call in its message.
fn check_call(params: &Value) {
    let (callback, request) = (MessageId::from_random([1; 16]), MessageId::from_random([2; 16]));
    let sid = AppSid::parse("0123456789abcdef0123456789abcdef").unwrap();
    let message = command_message("setUserOption", Some(params), &callback, &sid);
    // Splits as the portal does: the first word, the last two, and the text between.
    let (command, rest) = message.split_once(':').unwrap();
    let (rest, said_sid) = rest.rsplit_once(':').unwrap();
    let (said_params, said_callback) = rest.rsplit_once(':').unwrap();
    assert_eq!(
        (command, said_callback, said_sid),
        ("setUserOption", callback.as_str(), sid.as_str())
    );
    let message = im_message("im:x", Some(params.clone()), &callback, &request, &sid);
    let object: Value = serde_json::from_str(&message).unwrap();
    assert_eq!(object.as_object().map(serde_json::Map::len), Some(5));
    assert_eq!(object["method"], "im:x");
    assert_eq!(object["callback"], callback.as_str());
    assert_eq!(object["requestId"], request.as_str());
    assert_eq!(object["appSid"], sid.as_str());
    if is_exact(params) {
        assert_eq!(serde_json::from_str::<Value>(said_params).unwrap(), *params);
        assert_eq!(object["params"], *params);
    }
}

/// Returns whether the value has no fractions, whose last digit may change in a round trip. The
/// widget sends none.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_f64(),
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(fields) => fields.values().all(is_exact),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}
