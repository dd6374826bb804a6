//! The service KLIPY: its addresses, limits and answers (docs.klipy.com, API v1).

mod answer;
mod item;
mod language;
mod renditions;

#[cfg(test)]
mod tests;

use super::access::Access;
use super::error::GifError;
use super::model::{Gif, GifId};
use super::provider::{
    Cursor, Kind, Options, Page, Paging, Pingback, Provider, Rating, Request, Topic, TopicSource,
    UsageReport,
};
use super::query::Query;
use super::service::GifService;
use crate::locale::Text;
use crate::percent;
use serde_json::json;

/// Items per page, of 8 to 50. An item has about 3 KB of JSON, so that a page is about 120 KB before
/// compression, and enough to fill the grid of a popup with one call.
const PAGE: u32 = 36;

/// The greatest number of a page. A list this long has more than 7,000 GIFs.
const LAST_PAGE: u32 = 200;

/// The greatest length of a query, in characters. The service documents none.
const LONGEST_QUERY: usize = 100;

/// The greatest number of ids in a request.
const MOST_IDS: usize = 50;

/// The cursor of the stickers in a list of ids.
const STICKERS: &str = "stickers";

/// KLIPY with one key.
#[derive(Clone, Default, PartialEq)]
pub struct Klipy(Access);

impl Klipy {
    /// Creates what asks KLIPY with this key.
    pub const fn new(access: Access) -> Self {
        Self(access)
    }

    /// Returns the beginning of an address. The key is a part of the path.
    fn address(&self, kind: Kind, path: &str) -> Result<String, GifError> {
        let (api, key) = self.0.api_and_key()?;
        let mut url = [api, "/api/v1/"].concat();
        percent::push(&mut url, key);
        for part in ["/", kind_name(kind), "/", path] {
            url.push_str(part);
        }
        Ok(url)
    }

    fn list(
        &self,
        path: &str,
        cursor: Option<&Cursor>,
        options: &Options,
        query: &str,
    ) -> Result<Request, GifError> {
        let mut url = self.address(options.kind, path)?;
        let page = cursor.and_then(|cursor| cursor.0.parse().ok()).unwrap_or(1);
        url.push_str("?page=");
        url.push_str(&page.to_string());
        url.push_str("&per_page=");
        url.push_str(&PAGE.to_string());
        if !query.is_empty() {
            url.push_str("&q=");
            percent::push(&mut url, query);
        }
        url.push_str("&locale=");
        url.push_str(language::code(options.locale));
        push_filter(&mut url, options.rating);
        let paging = Some(Paging { position: page, limit: PAGE, last_position: LAST_PAGE });
        Ok(Request { query: query.into(), paging, ..request(url, options) })
    }
}

/// Returns the name of a kind in addresses.
const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Gif => "gifs",
        Kind::Sticker => "stickers",
    }
}

/// Appends the filter, which every request for GIFs must have: without it, or with a misspelled one,
/// KLIPY returns all ratings, with status 200.
fn push_filter(url: &mut String, rating: Rating) {
    url.push_str("&content_filter=");
    url.push_str(match rating {
        Rating::G => "high",
        Rating::Pg => "medium",
        Rating::Pg13 => "low",
        Rating::R => "off",
    });
}

/// Returns a request without pages.
fn request(url: String, options: &Options) -> Request {
    let (kind, rating) = (options.kind, options.rating);
    Request { url, kind, rating, query: "".into(), paging: None, next: None }
}

impl Provider for Klipy {
    fn service(&self) -> GifService {
        GifService::Klipy
    }

    fn trending(&self, cursor: Option<&Cursor>, options: &Options) -> Result<Request, GifError> {
        self.list("trending", cursor, options, "")
    }

    fn search(
        &self,
        query: &Query,
        cursor: Option<&Cursor>,
        options: &Options,
    ) -> Result<Request, GifError> {
        self.list("search", cursor, options, query.text())
    }

    fn by_ids(
        &self,
        ids: &[GifId],
        cursor: Option<&Cursor>,
        options: &Options,
    ) -> Result<Request, GifError> {
        let has = |kind| ids.iter().any(|id| id.kind() == kind);
        let is_second = cursor.is_some_and(|cursor| &*cursor.0 == STICKERS);
        let kind = if is_second || !has(Kind::Gif) { Kind::Sticker } else { Kind::Gif };
        let mut url = self.address(kind, "items")?;
        let mut before = "?ids=";
        for id in ids.iter().filter(|id| id.kind() == kind).take(MOST_IDS) {
            url.push_str(before);
            url.push_str(id.own());
            before = ",";
        }
        push_filter(&mut url, options.rating);
        let next = (kind == Kind::Gif && has(Kind::Sticker)).then(|| Cursor(STICKERS.into()));
        Ok(Request { kind, next, ..request(url, options) })
    }

    fn topics(&self) -> TopicSource {
        TopicSource { button: Text::GifMoreTopics, replaces_ours: true }
    }

    fn topics_request(&self, options: &Options) -> Result<Request, GifError> {
        let mut url = self.address(options.kind, "categories")?;
        url.push_str("?locale=");
        url.push_str(language::code_with_country(options.locale));
        Ok(request(url, options))
    }

    fn read_page(&self, request: &Request, status: u16, body: &[u8]) -> Result<Page, GifError> {
        let is_list = request.paging.is_some();
        let data = match answer::read(status, body) {
            // None of the ids is known any more.
            Err(GifError::Service(404)) if !is_list && answer::is_about_item(body) => {
                return Ok(Page { next: request.next.clone(), ..Page::default() });
            }
            answer => answer?,
        };
        Ok(answer::page(&data, request, self.0.origins()))
    }

    fn read_topics(
        &self,
        options: &Options,
        status: u16,
        body: &[u8],
    ) -> Result<Vec<Topic>, GifError> {
        Ok(answer::topics(&answer::read(status, body)?, options.locale))
    }

    /// KLIPY wants to know what was sent, and nothing else.
    fn usage_report(&self, gif: &Gif, pingback: Pingback, _: u64) -> Option<UsageReport> {
        let share = gif.share.as_ref().filter(|_| pingback == Pingback::Sent)?;
        let url = self.address(gif.id.kind(), &["share/", &*share.slug].concat()).ok()?;
        Some(UsageReport { url, body: Some(json!({ "q": &*share.query }).to_string()) })
    }

    fn longest_query(&self) -> usize {
        LONGEST_QUERY
    }
}
