//! The id of the chat that the picker was opened for.

use crate::json;
use serde_json::{Map, Value};

/// A chat id of `im.message.add`: `chat12`, `sg3`, or the id of the other user, `45`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialogId(String);

impl DialogId {
    /// Parses an id: an optional prefix `chat` or `sg`, then a positive number of up to 18 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.strip_prefix("chat").or_else(|| text.strip_prefix("sg")).unwrap_or(text);
        let is_number = (1..=18).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && !number.starts_with('0');
        is_number.then(|| Self(text.to_owned()))
    }

    /// Returns the id among the options of a placement. The case of option names varies, and a
    /// user's id may be a number.
    pub fn of_placement(options: &Map<String, Value>) -> Option<Self> {
        let (_, value) = options.iter().find(|(name, _)| {
            name.eq_ignore_ascii_case("dialogId") || name.eq_ignore_ascii_case("dialog_id")
        })?;
        match value {
            Value::String(text) => Self::parse(text.trim()).or_else(|| Self::from_user_id(value)),
            _ => Self::from_user_id(value),
        }
    }

    fn from_user_id(number: &Value) -> Option<Self> {
        Self::parse(&json::whole(number)?.to_string())
    }

    /// Returns the id as the portal wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_of_each_form_and_no_other() {
        for id in ["chat2", "sg17", "45"] {
            assert_eq!(DialogId::parse(id).unwrap().as_str(), id);
        }
        for id in ["", "chat", "chatx", "0", "chat0", "-1", "4 5", "chat1&x=2", "CHAT1", "1.5"] {
            assert_eq!(DialogId::parse(id), None, "{id:?}");
        }
        assert_eq!(DialogId::parse(&"9".repeat(19)), None);
    }

    #[test]
    fn the_option_in_its_shapes() {
        let read = |options: Value| DialogId::of_placement(options.as_object().unwrap());
        let chat = DialogId::parse("chat2");
        assert_eq!(read(json!({"dialogId": "chat2", "URI": "/online/"})), chat);
        assert_eq!(read(json!({"DIALOGID": "chat2"})), chat);
        assert_eq!(read(json!({"DIALOG_ID": " chat2 "})), chat);
        for person in [json!(45), json!(45.0), json!("45.0")] {
            assert_eq!(read(json!({ "dialogId": person })), DialogId::parse("45"));
        }
        // A rounded number would be the id of another user.
        for odd in [json!(null), json!(["chat2"]), json!(45.5), json!("45.5"), json!(0.0)] {
            assert_eq!(read(json!({ "dialogId": odd })), None);
        }
        assert_eq!(read(json!({})), None);
    }
}
