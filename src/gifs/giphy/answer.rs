//! The envelope of an answer: the status of the whole, and its content.

use super::super::body;
use super::super::error::GifError;
use super::super::lenient;
use super::super::origins::Origins;
use super::super::provider::{Cursor, Page, Paging, Request, Topic};
use super::item;
use crate::json;
use serde_json::Value;
use std::sync::Arc;

/// The greatest number of popular searches.
const MOST_SEARCHES: usize = 20;

/// The text of an answer to a country that is not served. The status varies.
const NOT_HERE: &str = "This content is not available in your location";

/// Returns the JSON of a successful answer.
pub(super) fn read(status: u16, body: &[u8]) -> Result<Value, GifError> {
    let json = body::parse(body);
    if !(200..300).contains(&status) {
        let not_here = json.is_ok_and(|json| says_not_here(&json));
        return Err(if not_here { GifError::Region } else { from_status(status) });
    }
    let json = json?;
    if says_not_here(&json) {
        return Err(GifError::Region);
    }
    let meta = lenient::at(&json, "meta");
    if let Some(status) =
        lenient::number(lenient::at(meta, "status")).filter(|status| *status >= 400)
    {
        return Err(from_status(u16::try_from(status).unwrap_or(u16::MAX)));
    }
    if json.get("data").is_none() {
        return Err(GifError::NotJson);
    }
    if lenient::at(meta, "response_id").as_str() == Some("") {
        return Err(GifError::Synthetic);
    }
    Ok(json)
}

fn says_not_here(json: &Value) -> bool {
    [lenient::at(lenient::at(json, "meta"), "msg"), lenient::at(json, "message")]
        .iter()
        .any(|text| text.as_str() == Some(NOT_HERE))
}

const fn from_status(status: u16) -> GifError {
    match status {
        401 | 403 => GifError::BadKey,
        414 => GifError::TooLong,
        429 => GifError::TooMany,
        other => GifError::Service(other),
    }
}

/// Reads the items of a successful answer.
pub(super) fn page(mut answer: Value, request: &Request, origins: &Origins) -> Page {
    let data = answer.get_mut("data").map(Value::take).unwrap_or_default();
    let items = match &data {
        // A single item, without a list around it.
        Value::Object(_) if !json::is_numbered(&data) => vec![&data],
        _ => json::list(&data).unwrap_or_default(),
    };
    let mut page = Page::default();
    for item in &items {
        if let Some(gif) = item::read(item, request, origins)
            && page.gifs.iter().all(|known| known.id != gif.id)
        {
            page.gifs.push(Arc::new(gif));
        }
    }
    page.next = request
        .paging
        .and_then(|paging| next(paging, items.len(), lenient::at(&answer, "pagination")));
    page
}

/// Returns the position of the next page, which follows the items that this one reports. A short page
/// may not be the last one, and `total_count` is an estimate. Only if both say so, the list ends here,
/// which saves a call.
fn next(paging: Paging, items: usize, pagination: &Value) -> Option<Cursor> {
    let items = u32::try_from(items).ok().filter(|items| *items > 0)?;
    let said = lenient::number(lenient::at(pagination, "count"));
    let count = said.filter(|count| (1..=paging.limit).contains(count)).unwrap_or(items);
    let next = paging.position.checked_add(count)?;
    let total = lenient::number(lenient::at(pagination, "total_count")).unwrap_or(0);
    let is_all = count < paging.limit && next == total;
    (next <= paging.last_position && !is_all).then(|| Cursor(next.to_string().into()))
}

/// Reads the popular searches of a successful answer.
pub(super) fn popular_searches(answer: &Value) -> Vec<Topic> {
    let searches = json::list(lenient::at(answer, "data")).unwrap_or_default().into_iter();
    let searches = searches.map(lenient::line).filter(|query| !query.is_empty());
    searches.map(|query| Topic { label: query.clone(), query }).take(MOST_SEARCHES).collect()
}
