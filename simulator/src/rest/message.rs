//! `im.message.*`: sends chat messages in the user's name.

use serde_json::{Value, json};

use super::error::RestError;
use super::methods::{Answer, Caller};
use super::params::Params;
use crate::store::{Chats, NewMessage};

const APP_NAME: &str = "Emoji";
/// A serialized attachment must be smaller, in bytes.
const ATTACH_LIMIT: usize = 60_000;

pub(super) fn add(caller: &Caller<'_>, params: &Params) -> Answer {
    let dialog = dialog(params)?;
    if !caller.world.switches.read().can_write {
        return Err(access_error());
    }
    let mut store = caller.world.store.lock();
    if !store.chats.has(&dialog) {
        return Err(match dialog.parse::<u32>() {
            Ok(_) => RestError::bad("USER_NOT_FOUND", "User not found"),
            Err(_) => RestError::bad("CHAT_ID", "Chat is not found"),
        });
    }
    let text = params.text("MESSAGE").unwrap_or_default().trim().to_owned();
    let attach = structure(params, "ATTACH", "ATTACH_ERROR")?;
    if text.is_empty() && attach.is_none() {
        return Err(RestError::bad("MESSAGE_EMPTY", "Message can't be empty"));
    }
    if attach.is_some_and(|attach| attach.to_string().len() >= ATTACH_LIMIT) {
        let text = "You have exceeded the maximum allowable size of attach";
        return Err(RestError::bad("ATTACH_OVERSIZE", text));
    }
    structure(params, "KEYBOARD", "KEYBOARD_ERROR")?;
    structure(params, "MENU", "MENU_ERROR")?;
    check_reply(&store.chats, params.filled("REPLY_ID").as_deref(), &dialog)?;
    let system = params.text("SYSTEM").is_some_and(|system| system == "Y");
    let text = if system { format!("[b]{APP_NAME}[/b]\n{text}") } else { text };
    let url_preview = params.text("URL_PREVIEW").is_none_or(|preview| preview != "N");
    let (author_id, key) = (caller.user_id, String::new());
    let message = NewMessage { dialog, author_id, text, url_preview, key, sticker: None };
    let id = store.chats.add(message, caller.world.next_revision());
    caller.world.notify_page();
    Ok(json!(id))
}

pub(super) fn delete(caller: &Caller<'_>, params: &Params) -> Answer {
    let id = params.filled("MESSAGE_ID").or_else(|| params.filled("ID"));
    let Some(id) = id.and_then(|id| id.parse().ok()) else {
        return Err(RestError::bad("MESSAGE_ID_ERROR", "Message ID can't be empty"));
    };
    let mut store = caller.world.store.lock();
    if !store.chats.delete(id, caller.user_id, caller.world.next_revision()) {
        let text = "Time has expired for modification or you don't have access";
        return Err(RestError::bad("CANT_DELETE_MESSAGE", text));
    }
    caller.world.notify_page();
    Ok(Value::Bool(true))
}

/// Fails unless the message that is replied to, if any, is in the same chat.
pub(super) fn check_reply(
    chats: &Chats,
    reply: Option<&str>,
    dialog: &str,
) -> Result<(), RestError> {
    let Some(reply) = reply else { return Ok(()) };
    match reply.parse().ok().and_then(|id| chats.dialog_of(id)) {
        None => {
            let text = "Action unavailable: no access to the message";
            Err(RestError::bad("REPLY_ACCESS_ERROR", text))
        }
        Some(other) if other != dialog => {
            let text = "You can only reply to a message from the same chat";
            Err(RestError::bad("REPLY_FROM_OTHER_CHAT_ERROR", text))
        }
        Some(_) => Ok(()),
    }
}

fn dialog(params: &Params) -> Result<String, RestError> {
    let given = match params.get("DIALOG_ID") {
        Some(Value::Array(_) | Value::Object(_)) => {
            return Err(RestError::bad("PARAMS_ERROR", "Incorrect params"));
        }
        _ => params.text("DIALOG_ID").unwrap_or_default(),
    };
    if let Some(chat) = given.strip_prefix("chat").or_else(|| given.strip_prefix("sg")) {
        return match chat.parse::<u32>() {
            Ok(id) if id > 0 => Ok(given),
            _ => Err(RestError::bad("CHAT_ID_EMPTY", "Chat ID can't be empty")),
        };
    }
    match given.parse::<u32>() {
        Ok(id) if id > 0 => Ok(given),
        _ => Err(RestError::bad("USER_ID_EMPTY", "User ID can't be empty")),
    }
}

/// Returns a list or an object, given as such or as JSON text.
fn structure(params: &Params, name: &str, error: &'static str) -> Result<Option<Value>, RestError> {
    let value = match params.get(name) {
        None => return Ok(None),
        Some(Value::String(text)) if text.is_empty() => return Ok(None),
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or_default(),
        Some(value) => value.clone(),
    };
    if value.is_array() || value.is_object() {
        Ok(Some(value))
    } else {
        Err(RestError::bad(error, &format!("Incorrect {} params", name.to_ascii_lowercase())))
    }
}

fn access_error() -> RestError {
    RestError::forbidden("ACCESS_ERROR", "Action unavailable")
}
