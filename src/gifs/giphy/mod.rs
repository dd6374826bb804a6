//! The service GIPHY: its addresses, limits and answers (developers.giphy.com/docs/api).

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

/// The fields of an item that are read. Requesting only these makes the answer about four times
/// smaller. An answer with all fields is read as well.
const FIELDS: &str = "id,type,is_sticker,title,alt_text,username,rating,bottle_data,analytics,\
    images.fixed_width,images.fixed_width_still,images.fixed_width_small,images.fixed_height,\
    images.original";

/// Items per page: the most that a beta key gets. The calls of a key are few, and all users share them.
const PAGE: u32 = 50;

/// The greatest offset that GIPHY answers in the trending list.
const LAST_TRENDING: u32 = 499;
/// The greatest offset that GIPHY answers in search results.
const LAST_SEARCH: u32 = 4_999;

/// The greatest length of a query, in characters. GIPHY answers a longer one with 414.
const LONGEST_QUERY: usize = 50;

/// The greatest number of ids in a request.
const MOST_IDS: usize = 100;

/// GIPHY with one key.
#[derive(Clone, Default, PartialEq)]
pub struct Giphy(Access);

impl Giphy {
    /// Creates what asks GIPHY with this key.
    pub const fn new(access: Access) -> Self {
        Self(access)
    }

    /// Returns the beginning of an address: origin, path, key.
    fn address(&self, path: &str) -> Result<String, GifError> {
        let (api, key) = self.0.api_and_key()?;
        let mut url = [api, path, "?api_key="].concat();
        percent::push(&mut url, key);
        Ok(url)
    }

    fn list(
        &self,
        paths: [&str; 2],
        cursor: Option<&Cursor>,
        last_offset: u32,
        options: &Options,
        query: Option<&Query>,
    ) -> Result<Request, GifError> {
        let [gifs, stickers] = paths;
        let path = if options.kind == Kind::Sticker { stickers } else { gifs };
        let mut url = self.address(path)?;
        let offset = cursor.and_then(|cursor| cursor.0.parse().ok()).unwrap_or(0);
        if let Some(query) = query {
            url.push_str("&q=");
            percent::push(&mut url, query.text());
            url.push_str("&lang=");
            url.push_str(language::of(options.locale));
        }
        url.push_str("&limit=");
        url.push_str(&PAGE.to_string());
        url.push_str("&offset=");
        url.push_str(&offset.to_string());
        push_common(&mut url, options.rating);
        let paging = Some(Paging { position: offset, limit: PAGE, last_position: last_offset });
        Ok(Request { paging, ..request(url, options) })
    }
}

/// Appends the parameters of every request for GIFs. The rating is always sent: without it, GIPHY
/// returns all ratings.
fn push_common(url: &mut String, rating: Rating) {
    url.push_str("&rating=");
    url.push_str(rating.as_str());
    url.push_str("&fields=");
    url.push_str(FIELDS);
}

/// Returns a request without pages.
fn request(url: String, options: &Options) -> Request {
    let (kind, rating) = (options.kind, options.rating);
    Request { url, kind, rating, query: "".into(), paging: None, next: None }
}

impl Provider for Giphy {
    fn service(&self) -> GifService {
        GifService::Giphy
    }

    fn trending(&self, cursor: Option<&Cursor>, options: &Options) -> Result<Request, GifError> {
        let paths = ["/v1/gifs/trending", "/v1/stickers/trending"];
        self.list(paths, cursor, LAST_TRENDING, options, None)
    }

    fn search(
        &self,
        query: &Query,
        cursor: Option<&Cursor>,
        options: &Options,
    ) -> Result<Request, GifError> {
        let paths = ["/v1/gifs/search", "/v1/stickers/search"];
        self.list(paths, cursor, LAST_SEARCH, options, Some(query))
    }

    fn by_ids(
        &self,
        ids: &[GifId],
        _cursor: Option<&Cursor>,
        options: &Options,
    ) -> Result<Request, GifError> {
        let mut url = self.address("/v1/gifs")?;
        let mut before = "&ids=";
        for id in ids.iter().take(MOST_IDS) {
            url.push_str(before);
            url.push_str(id.own());
            before = ",";
        }
        push_common(&mut url, options.rating);
        Ok(request(url, options))
    }

    /// GIPHY has categories as well, but only in English; the searches that are popular now are more.
    fn topics(&self) -> TopicSource {
        TopicSource { button: Text::GifTrendingSearches, replaces_ours: false }
    }

    fn topics_request(&self, options: &Options) -> Result<Request, GifError> {
        Ok(request(self.address("/v1/trending/searches")?, options))
    }

    fn read_page(&self, request: &Request, status: u16, body: &[u8]) -> Result<Page, GifError> {
        let answer = answer::read(status, body)?;
        Ok(answer::page(answer, request, self.0.origins()))
    }

    fn read_topics(
        &self,
        _options: &Options,
        status: u16,
        body: &[u8],
    ) -> Result<Vec<Topic>, GifError> {
        Ok(answer::popular_searches(&answer::read(status, body)?))
    }

    fn usage_report(&self, gif: &Gif, pingback: Pingback, now_unix_ms: u64) -> Option<UsageReport> {
        let url = match pingback {
            Pingback::Seen => &gif.pingbacks.seen,
            Pingback::Clicked => &gif.pingbacks.clicked,
            Pingback::Sent => &gif.pingbacks.sent,
        };
        let url = url.as_ref()?.as_str();
        let joint = if url.contains('?') { "&ts=" } else { "?ts=" };
        Some(UsageReport { url: [url, joint, &now_unix_ms.to_string()].concat(), body: None })
    }

    fn longest_query(&self) -> usize {
        LONGEST_QUERY
    }
}
