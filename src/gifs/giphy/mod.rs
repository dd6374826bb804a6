//! The service GIPHY: its addresses, limits and answers (developers.giphy.com/docs/api).

mod answer;
mod item;
mod language;
mod lenient;
mod renditions;

#[cfg(test)]
mod tests;

use super::error::GifError;
use super::model::{Gif, GifId};
use super::origins::Origins;
use super::provider::{
    Attribution, Cursor, Kind, Options, Page, Paging, Pingback, Provider, Rating, Request,
};
use super::query::Query;
use crate::config::Giphy as Settings;
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Giphy {
    key: String,
    api: Option<String>,
    origins: Origins,
}

impl Giphy {
    /// Creates the service from the deployment's settings. A portal's own key, if it has one, takes
    /// precedence over the deployment's.
    pub fn new(settings: &Settings, portal_key: &str) -> Self {
        let own = portal_key.trim();
        let key = if own.is_empty() { settings.key.trim() } else { own };
        let origins = Origins::new(settings);
        Self { key: key.to_owned(), api: origins.api(), origins }
    }

    /// Returns the beginning of an address: origin, path, key.
    fn address(&self, path: &str) -> Result<String, GifError> {
        let Some(api) = &self.api else { return Err(GifError::NoService) };
        if self.key.is_empty() {
            return Err(GifError::NoKey);
        }
        let mut url = [api, path, "?api_key="].concat();
        percent::push(&mut url, &self.key);
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
        let paging = Some(Paging { offset, limit: PAGE, last_offset });
        Ok(Request { url, kind: options.kind, rating: options.rating, paging })
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

impl Provider for Giphy {
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

    fn by_ids(&self, ids: &[GifId], options: &Options) -> Result<Request, GifError> {
        let mut url = self.address("/v1/gifs")?;
        let mut before = "&ids=";
        for id in ids.iter().take(MOST_IDS) {
            url.push_str(before);
            url.push_str(id.as_str());
            before = ",";
        }
        push_common(&mut url, options.rating);
        Ok(Request { url, kind: options.kind, rating: options.rating, paging: None })
    }

    fn trending_searches(&self) -> Result<Request, GifError> {
        let url = self.address("/v1/trending/searches")?;
        Ok(Request { url, kind: Kind::Gif, rating: Rating::G, paging: None })
    }

    fn read_page(&self, request: &Request, status: u16, body: &[u8]) -> Result<Page, GifError> {
        let answer = answer::read(status, body)?;
        Ok(answer::page(answer, request, &self.origins))
    }

    fn read_words(&self, status: u16, body: &[u8]) -> Result<Vec<String>, GifError> {
        Ok(answer::words(&answer::read(status, body)?))
    }

    fn pingback(&self, gif: &Gif, pingback: Pingback, now_unix_ms: u64) -> Option<String> {
        let url = match pingback {
            Pingback::Seen => &gif.pingbacks.seen,
            Pingback::Clicked => &gif.pingbacks.clicked,
            Pingback::Sent => &gif.pingbacks.sent,
        };
        let url = url.as_ref()?.as_str();
        let joint = if url.contains('?') { "&ts=" } else { "?ts=" };
        Some([url, joint, &now_unix_ms.to_string()].concat())
    }

    fn longest_query(&self) -> usize {
        LONGEST_QUERY
    }

    fn attribution(&self) -> Attribution {
        Attribution { name: "GIPHY", mark: "Powered By GIPHY" }
    }
}
