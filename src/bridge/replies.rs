//! Checks whether a reply confirms success.

use super::MessageId;
use crate::json;
use crate::portal::Secret;
use serde_json::Value;
use std::fmt;

/// Why a reply does not confirm success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedReply {
    /// The reply belongs to another request.
    AnotherRequest,
    /// The portal's explanation of the failure, at most 200 characters.
    Explained(String),
    /// The reply has neither a success nor an explanation.
    Unclear,
}

impl fmt::Display for RefusedReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnotherRequest => f.write_str("the reply belongs to another request"),
            Self::Explained(message) => write!(f, "the portal says: {message}"),
            Self::Unclear => f.write_str("the reply says neither success nor failure"),
        }
    }
}

/// Reads the draft from the reply to `im:getImTextareaContent`.
///
/// # Errors
/// [`RefusedReply`] if the reply is for another request or has no text.
pub fn draft_text(reply: &Value, request: &MessageId) -> Result<String, RefusedReply> {
    check_request(reply, request)?;
    match reply.get("text") {
        Some(Value::String(text)) => Ok(text.clone()),
        _ => Err(explanation(reply)),
    }
}

/// Returns whether [`draft_text`] would succeed. Does not copy the text.
pub fn has_draft_text(reply: &Value, request: &MessageId) -> bool {
    check_request(reply, request).is_ok() && reply.get("text").is_some_and(Value::is_string)
}

/// Checks the reply to `im:setImTextareaContent`. Only `success: true` for this request is a success.
///
/// # Errors
/// [`RefusedReply`] for any other reply.
pub fn insertion_confirmed(reply: &Value, request: &MessageId) -> Result<(), RefusedReply> {
    check_request(reply, request)?;
    match reply.get("success") {
        Some(Value::Bool(true)) => Ok(()),
        _ => Err(explanation(reply)),
    }
}

fn check_request(reply: &Value, request: &MessageId) -> Result<(), RefusedReply> {
    let answered = reply.get("requestId").and_then(Value::as_str);
    if answered == Some(request.as_str()) { Ok(()) } else { Err(RefusedReply::AnotherRequest) }
}

fn explanation(reply: &Value) -> RefusedReply {
    match reply.get("message") {
        // A sentence fits, and the interface shows it in a line or two.
        Some(Value::String(message)) => {
            RefusedReply::Explained(message.chars().take(200).collect())
        }
        _ => RefusedReply::Unclear,
    }
}

/// The reply to `refreshAuth`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTokens {
    /// The new access token.
    pub access_token: Secret,
    /// The lifetime of the token, in seconds.
    pub expires_s: u32,
}

impl NewTokens {
    /// Reads the reply. The seconds may be a number or a text.
    ///
    /// # Errors
    /// [`RefusedReply::Unclear`] if the reply has no token.
    pub fn read(reply: &Value) -> Result<Self, RefusedReply> {
        let token = reply.get("AUTH_ID").and_then(Value::as_str).and_then(Secret::parse);
        let expires = reply.get("AUTH_EXPIRES").and_then(json::whole);
        let expires = expires.and_then(|seconds| u32::try_from(seconds).ok());
        match token {
            // Portals give tokens for an hour.
            Some(access_token) => Ok(Self { access_token, expires_s: expires.unwrap_or(3_600) }),
            None => Err(RefusedReply::Unclear),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn request() -> MessageId {
        MessageId::from_random([7; 16])
    }

    #[test]
    fn only_success_true_for_this_request_is_a_success() {
        let id = request();
        let confirmed = |reply: Value| insertion_confirmed(&reply, &id);
        assert_eq!(confirmed(json!({"requestId": id.as_str(), "success": true})), Ok(()));
        assert_eq!(
            confirmed(json!({"requestId": "other", "success": true})),
            Err(RefusedReply::AnotherRequest)
        );
        assert_eq!(confirmed(json!({"success": true})), Err(RefusedReply::AnotherRequest));
        for unclear in [json!(false), json!("true"), json!(1), json!(null)] {
            let reply = json!({"requestId": id.as_str(), "success": unclear});
            assert_eq!(confirmed(reply), Err(RefusedReply::Unclear));
        }
        for odd in [json!(null), json!([]), json!("success"), json!(true), json!({})] {
            assert_eq!(confirmed(odd), Err(RefusedReply::AnotherRequest));
        }
    }

    #[test]
    fn the_portal_explains_a_failure() {
        let id = request();
        let reply = json!({"requestId": id.as_str(), "message": "no dialog is open"});
        assert_eq!(
            insertion_confirmed(&reply, &id),
            Err(RefusedReply::Explained("no dialog is open".into()))
        );
        assert_eq!(
            draft_text(&reply, &id),
            Err(RefusedReply::Explained("no dialog is open".into()))
        );
    }

    #[test]
    fn a_draft_is_known_to_be_there_wherever_it_can_be_read() {
        let (id, other) = (request(), request());
        for reply in [
            json!({"requestId": id.as_str(), "text": ""}),
            json!({"requestId": id.as_str(), "text": "Hi"}),
            json!({"requestId": id.as_str(), "text": 5}),
            json!({"requestId": id.as_str(), "message": "no dialog is open"}),
            json!({"requestId": other.as_str(), "text": "Hi"}),
            json!({"text": "Hi"}),
            json!("Hi"),
        ] {
            assert_eq!(has_draft_text(&reply, &id), draft_text(&reply, &id).is_ok(), "{reply}");
        }
    }

    #[test]
    fn the_draft() {
        let id = request();
        assert_eq!(
            draft_text(&json!({"requestId": id.as_str(), "text": ""}), &id),
            Ok(String::new())
        );
        assert_eq!(
            draft_text(&json!({"requestId": id.as_str(), "text": 5}), &id),
            Err(RefusedReply::Unclear)
        );
    }

    #[test]
    fn new_tokens() {
        let read = |reply: Value| NewTokens::read(&reply);
        let tokens =
            read(json!({"AUTH_ID": "abc", "AUTH_EXPIRES": "1800", "REFRESH_ID": "r"})).unwrap();
        assert_eq!((tokens.access_token.reveal(), tokens.expires_s), ("abc", 1800));
        for seconds in [json!(60), json!(60.0), json!("60.0")] {
            let reply = json!({"AUTH_ID": "abc", "AUTH_EXPIRES": seconds});
            assert_eq!(read(reply).unwrap().expires_s, 60);
        }
        for no_token in ["", "a b", "a\n", "токен"] {
            assert_eq!(read(json!({ "AUTH_ID": no_token })), Err(RefusedReply::Unclear));
        }
        assert_eq!(read(json!([])), Err(RefusedReply::Unclear));
        assert!(!format!("{tokens:?}").contains("abc"));
    }
}
