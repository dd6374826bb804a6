//! Writes calls and reads replies, as text. Does not use the browser.

use super::MessageId;
use crate::portal::AppSid;
use serde::Serialize;
use serde_json::Value;

/// Returns a call in string form, `<command>:<params JSON>:<callback id>:<app sid>`, which the portal
/// accepts for every command without a colon in its name.
///
/// The portal splits at every colon and joins the middle again, so colons inside the JSON are safe.
/// Without `params` their slot is empty.
pub fn command_message(
    command: &str,
    params: Option<&Value>,
    callback: &MessageId,
    sid: &AppSid,
) -> String {
    let params = params.map(Value::to_string).unwrap_or_default();
    format!("{command}:{params}:{callback}:{}", sid.as_str())
}

/// Returns a call in object form, as the JSON text of the object to post. The portal accepts commands
/// with a colon in their name (`im:…`) only in this form. Without `params` it expects an empty text in
/// their place.
pub fn im_message(
    method: &str,
    params: Option<Value>,
    callback: &MessageId,
    request: &MessageId,
    sid: &AppSid,
) -> String {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct ObjectForm<'a> {
        method: &'a str,
        params: Value,
        callback: &'a str,
        app_sid: &'a str,
        request_id: &'a str,
    }
    let message = ObjectForm {
        method,
        params: params.unwrap_or_else(|| Value::String(String::new())),
        callback: callback.as_str(),
        app_sid: sid.as_str(),
        request_id: request.as_str(),
    };
    // Fails only for maps whose keys are not texts, and the message has none.
    serde_json::to_string(&message).unwrap_or_default()
}

/// A reply of the portal: `<callback id>:<JSON>`, or `<callback id>:` for a call without a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply<'a> {
    /// The callback id of the call that is answered.
    pub callback: &'a str,
    body: &'a str,
}

/// Why a text is not a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyError {
    /// There is no colon, or no text before it.
    NoCallback,
    /// The text after the colon is not JSON. The error does not quote it: it may contain a token.
    NotJson,
}

impl<'a> Reply<'a> {
    /// Splits at the first colon. The JSON is not parsed yet: a message whose callback no call waits
    /// for must not cost time.
    ///
    /// # Errors
    /// [`ReplyError::NoCallback`].
    pub fn split(message: &'a str) -> Result<Self, ReplyError> {
        match message.split_once(':') {
            Some((callback, body)) if !callback.is_empty() => Ok(Self { callback, body }),
            _ => Err(ReplyError::NoCallback),
        }
    }

    /// Parses the result. It is `null` if the portal sent none.
    ///
    /// # Errors
    /// [`ReplyError::NotJson`].
    pub fn result(&self) -> Result<Value, ReplyError> {
        if self.body.trim().is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_str(self.body).or(Err(ReplyError::NotJson))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn id(byte: u8) -> MessageId {
        MessageId::from_random([byte; 16])
    }

    fn sid() -> AppSid {
        AppSid::parse("0123456789abcdef0123456789abcdef").unwrap()
    }

    /// The portal's rule: first token, last two tokens, and everything between joined again.
    fn as_the_portal_splits(message: &str) -> (String, String, String, String) {
        let parts: Vec<&str> = message.split(':').collect();
        let n = parts.len();
        (parts[0].into(), parts[1..n - 2].join(":"), parts[n - 2].into(), parts[n - 1].into())
    }

    fn adversarial_texts() -> Vec<String> {
        let mut texts: Vec<String> = [
            "",
            ":",
            "::::",
            "a:b:c",
            "\"",
            "\\",
            "\\\":\"",
            "{\"a\":1}",
            "' OR 1=1",
            "</script>",
            "\u{0}\u{1f}",
            "\u{2028}\u{2029}",
            "😀😁👨‍👩‍👧‍👦",
            "مرحبا",
            "e\u{301}",
            "\u{feff}",
            "%3A",
            "\r\n\t",
        ]
        .map(str::to_owned)
        .to_vec();
        texts.push("😀:\"\\".repeat(1 << 17));
        assert!(texts.last().unwrap().len() >= 900_000);
        texts
    }

    #[test]
    fn string_form_survives_any_text() {
        for text in adversarial_texts() {
            let params = json!({ "name": "x", "value": text });
            let message = command_message("setUserOption", Some(&params), &id(1), &sid());
            let (command, json, callback, app_sid) = as_the_portal_splits(&message);
            assert_eq!(command, "setUserOption");
            assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), params);
            assert_eq!(callback, id(1).as_str());
            assert_eq!(app_sid, sid().as_str());
        }
    }

    #[test]
    fn a_call_without_parameters_leaves_the_slot_empty() {
        let message = command_message("getInitData", None, &id(1), &sid());
        assert_eq!(message, format!("getInitData::{}:{}", id(1), sid().as_str()));
    }

    #[test]
    fn object_form_survives_any_text() {
        for text in adversarial_texts() {
            let params = json!({ "text": text, "withNewLine": false, "replace": true });
            let message =
                im_message("im:setImTextareaContent", Some(params.clone()), &id(1), &id(2), &sid());
            let object: Value = serde_json::from_str(&message).unwrap();
            assert_eq!(object["method"], "im:setImTextareaContent");
            assert_eq!(object["params"], params);
            assert_eq!(object["callback"], id(1).as_str());
            assert_eq!(object["requestId"], id(2).as_str());
            assert_eq!(object["appSid"], sid().as_str());
        }
    }

    #[test]
    fn object_form_without_parameters_has_an_empty_text() {
        let message = im_message("im:getImTextareaContent", None, &id(1), &id(2), &sid());
        assert_eq!(serde_json::from_str::<Value>(&message).unwrap()["params"], "");
    }

    #[test]
    fn replies_survive_any_text() {
        for text in adversarial_texts() {
            let body = json!({ "requestId": "r", "text": text });
            let message = format!("{}:{body}", id(1));
            let reply = Reply::split(&message).unwrap();
            assert_eq!(reply.callback, id(1).as_str());
            assert_eq!(reply.result().unwrap(), body);
        }
    }

    #[test]
    fn a_reply_without_result_is_null() {
        assert_eq!(Reply::split("abc:").unwrap().result(), Ok(Value::Null));
    }

    #[test]
    fn what_is_no_reply() {
        for message in ["", "abc", ":", ":{}", "{}", "\"a\""] {
            assert_eq!(
                Reply::split(message).and_then(|reply| reply.result()),
                Err(ReplyError::NoCallback),
                "{message:?}"
            );
        }
        for message in ["abc:{", "abc:undefined", "abc:{}x", "abc:'x'", "{\"a\":1}"] {
            assert_eq!(
                Reply::split(message).and_then(|reply| reply.result()),
                Err(ReplyError::NotJson),
                "{message:?}"
            );
        }
    }
}
