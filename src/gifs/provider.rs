//! The interface of a GIF service, without I/O: a service makes requests and reads answers. The caller
//! sends a [`Request`] (GET, no headers, no credentials, no referrer) and passes the status and the
//! body back.

use super::error::GifError;
use super::giphy::Giphy;
use super::model::{Gif, GifId};
use super::query::Query;
use crate::config::Config;
use crate::locale::Locale;
use crate::portal::PortalOptions;
use std::sync::Arc;

/// Returns the GIF service that a deployment and a portal have configured. A portal's own key takes
/// precedence over the deployment's.
pub fn provider(config: &Config, options: &PortalOptions) -> Arc<dyn Provider> {
    Arc::new(Giphy::new(&config.giphy, &options.giphy_key))
}

/// A service that has GIFs.
pub trait Provider: Send + Sync {
    /// Returns the request for a page of what is popular.
    ///
    /// # Errors
    /// [`GifError::NoKey`] or [`GifError::NoService`]: nothing must be sent. The same holds for all
    /// requests.
    fn trending(&self, cursor: Option<&Cursor>, options: &Options) -> Result<Request, GifError>;

    /// Returns the request for a page of search results.
    ///
    /// # Errors
    /// See [`trending`](Self::trending).
    fn search(
        &self,
        query: &Query,
        cursor: Option<&Cursor>,
        options: &Options,
    ) -> Result<Request, GifError>;

    /// Returns the request for GIFs and stickers by their ids: as many as the service returns at once,
    /// in any order.
    ///
    /// # Errors
    /// See [`trending`](Self::trending).
    fn by_ids(&self, ids: &[GifId], options: &Options) -> Result<Request, GifError>;

    /// Returns the request for the popular searches, whose answer
    /// [`read_words`](Self::read_words) reads. The service does not check these words. The request
    /// costs a call like any other.
    ///
    /// # Errors
    /// See [`trending`](Self::trending).
    fn trending_searches(&self) -> Result<Request, GifError>;

    /// Reads the answer to a request for GIFs. Invalid items are left out.
    ///
    /// # Errors
    /// The failure that the answer as a whole reports, or that it cannot be read.
    fn read_page(&self, request: &Request, status: u16, body: &[u8]) -> Result<Page, GifError>;

    /// Reads the answer to [`trending_searches`](Self::trending_searches). Each search is one line of
    /// plain text.
    ///
    /// # Errors
    /// See [`read_page`](Self::read_page).
    fn read_words(&self, status: u16, body: &[u8]) -> Result<Vec<String>, GifError>;

    /// Returns the address to call, once and without waiting, when a GIF was used. It says nothing
    /// about the user but the time.
    fn pingback(&self, gif: &Gif, pingback: Pingback, now_unix_ms: u64) -> Option<String>;

    /// Returns the greatest length of a query that the service accepts, in characters.
    fn longest_query(&self) -> usize;

    /// Makes a query of the typed text, cut to what the service accepts.
    fn query(&self, typed: &str) -> Query {
        Query::new(typed, self.longest_query())
    }

    /// Returns the name and the mark of the service. Its terms require the mark beside its GIFs.
    fn attribution(&self) -> Attribution;
}

/// The kind of what is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// GIFs.
    #[default]
    Gif,
    /// Stickers, which have a transparent background.
    Sticker,
}

/// The rating of a GIF, and the highest rating that is shown. Each includes the ones before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// For all ages.
    #[default]
    G,
    /// With parental guidance.
    Pg,
    /// From 13 years.
    Pg13,
    /// Restricted.
    R,
}

impl Rating {
    /// Reads the rating that an administrator has set. Anything else is read as the strictest one.
    pub fn from_option(text: &str) -> Self {
        Self::parse(text).unwrap_or_default()
    }

    /// Reads `g`, `pg`, `pg-13` or `r` in any case, or `y` (for the youngest), which is under `g`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text.trim().to_ascii_lowercase().as_str() {
            "y" | "g" => Self::G,
            "pg" => Self::Pg,
            "pg-13" => Self::Pg13,
            "r" => Self::R,
            _ => return None,
        })
    }

    /// Returns the rating as services spell it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::G => "g",
            Self::Pg => "pg",
            Self::Pg13 => "pg-13",
            Self::R => "r",
        }
    }
}

/// The options of every request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// GIFs or stickers.
    pub kind: Kind,
    /// The highest rating that is shown.
    pub rating: Rating,
    /// The language of the query.
    pub locale: Locale,
}

/// The position of the next page. Only the service that made it can read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub(crate) Box<str>);

/// A GET request, with the values that are needed to read its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub(super) url: String,
    pub(super) kind: Kind,
    pub(super) rating: Rating,
    pub(super) paging: Option<Paging>,
}

impl Request {
    /// Returns the address. Requests with the same address have the same answer.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// The position of a page in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paging {
    /// The number of items before the page.
    pub(super) offset: u32,
    /// The number of items that are requested.
    pub(super) limit: u32,
    /// The greatest offset that the service answers.
    pub(super) last_offset: u32,
}

/// A page of GIFs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The usable GIFs, each id once.
    pub gifs: Vec<Arc<Gif>>,
    /// The position of the next page; `None` at the end.
    pub next: Option<Cursor>,
}

/// A use of a GIF that is reported to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pingback {
    /// It was on screen. Reported once for each time that it is listed.
    Seen,
    /// It was picked.
    Clicked,
    /// It was delivered to a chat.
    Sent,
}

/// The attribution that a service's terms require.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The service's name.
    pub name: &'static str,
    /// The mark, in the service's own words. It is not translated.
    pub mark: &'static str,
}

#[cfg(test)]
mod tests {
    use super::Rating;

    #[test]
    fn anything_but_a_rating_is_the_strictest() {
        for (option, rating) in [("g", "g"), ("PG", "pg"), (" pg-13", "pg-13"), ("r", "r")] {
            assert_eq!(Rating::from_option(option).as_str(), rating);
        }
        for option in ["", "x", "all", "pg13", "y"] {
            assert_eq!(Rating::from_option(option), Rating::G, "{option}");
        }
        assert!(Rating::G < Rating::Pg && Rating::Pg < Rating::Pg13 && Rating::Pg13 < Rating::R);
    }
}
