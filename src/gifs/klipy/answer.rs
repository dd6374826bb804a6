//! The envelope of an answer: the status of the whole, and its content.

use super::super::body;
use super::super::error::GifError;
use super::super::lenient::{at, flag, line, text};
use super::super::origins::Origins;
use super::super::provider::{Cursor, Page, Request, Topic};
use super::{item, language};
use crate::json;
use crate::locale::Locale;
use serde_json::Value;
use std::sync::Arc;

/// How the message about a wrong key begins. The key follows: the message is never shown or logged.
const WRONG_KEY: &str = "The provided API key is invalid";

/// The message about items that do not exist.
const NO_SUCH_ITEM: &str = "404 Not Found";

/// The greatest number of topics. The service has about 35.
const MOST_TOPICS: usize = 50;

/// Returns the field `data` of a successful answer.
pub(super) fn read(status: u16, body: &[u8]) -> Result<Value, GifError> {
    let json = body::parse(body);
    if json.as_ref().is_ok_and(|json| message(json).starts_with(WRONG_KEY)) {
        return Err(GifError::BadKey);
    }
    if !(200..300).contains(&status) {
        return Err(from_status(status));
    }
    let mut json = json?;
    let data = json.get_mut("data").map(Value::take).ok_or(GifError::NotJson)?;
    // An error can have any status.
    if json.get("result").is_some_and(|result| !flag(result)) {
        return Err(GifError::Service(status));
    }
    Ok(data)
}

/// Returns whether an answer says that there is no such item, and not that there is no such address.
pub(super) fn is_about_item(body: &[u8]) -> bool {
    body::parse(body).is_ok_and(|json| message(&json) == NO_SUCH_ITEM)
}

/// Returns the first message of an error; empty if there is none.
fn message(json: &Value) -> &str {
    let messages = json::list(at(at(json, "errors"), "message")).unwrap_or_default();
    messages.first().map_or("", |message| text(message))
}

const fn from_status(status: u16) -> GifError {
    match status {
        401 => GifError::BadKey,
        403 => GifError::NotAllowed,
        414 => GifError::TooLong,
        429 => GifError::TooMany,
        other => GifError::Service(other),
    }
}

/// Reads the items of a successful answer.
pub(super) fn page(data: &Value, request: &Request, origins: &Origins) -> Page {
    let mut page = Page::default();
    let items = json::list(at(data, "data")).unwrap_or_default();
    for item in &items {
        if let Some(gif) = item::read(item, request, origins)
            && page.gifs.iter().all(|known| known.id != gif.id)
        {
            page.gifs.push(Arc::new(gif));
        }
    }
    page.next = request.next.clone().or_else(|| next(data, request, !items.is_empty()));
    page
}

/// Returns the number of the page that follows. It counts from the page that was requested, whatever
/// the answer says about itself.
fn next(data: &Value, request: &Request, has_items: bool) -> Option<Cursor> {
    let paging = request.paging.filter(|_| has_items && flag(at(data, "has_next")))?;
    let next = paging.position.checked_add(1)?;
    (next <= paging.last_position).then(|| Cursor(next.to_string().into()))
}

/// Reads the topics of a successful answer: none if they are in another language.
pub(super) fn topics(data: &Value, locale: Locale) -> Vec<Topic> {
    if !language::is_in(text(at(data, "locale")), locale) {
        return Vec::new();
    }
    let topics = json::list(at(data, "categories")).unwrap_or_default().into_iter();
    let topics = topics.filter_map(|topic| {
        let (label, query) = (line(at(topic, "category")), line(at(topic, "query")));
        (!label.is_empty() && !query.is_empty()).then_some(Topic { label, query })
    });
    topics.take(MOST_TOPICS).collect()
}
