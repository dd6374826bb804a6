//! What a GIF service can be asked, and how its answers are read: values in, values out. Whoever
//! holds a [`Request`] sends it (GET, no headers, no credentials, no referrer) and hands status
//! and body back.

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
    /// A page of what is popular.
    ///
    /// # Errors
    /// [`GifError::NoKey`] or [`GifError::NoService`]: there is nothing to ask, and nothing must
    /// be sent. The same for all requests.
    fn trending(&self, cursor: Option<&Cursor>, options: &Options) -> Result<Request, GifError>;

    /// A page of what was found.
    ///
    /// # Errors
    /// See [`trending`](Self::trending).
    fn search(
        &self,
        query: &Query,
        cursor: Option<&Cursor>,
        options: &Options,
    ) -> Result<Request, GifError>;

    /// GIFs and stickers by their ids, as many as the service gives at once; in any order.
    ///
    /// # Errors
    /// See [`trending`](Self::trending).
    fn by_ids(&self, ids: &[GifId], options: &Options) -> Result<Request, GifError>;

    /// What many people search for, to be read by [`read_words`](Self::read_words). The service
    /// does not check these words. Costs a call like any other.
    ///
    /// # Errors
    /// See [`trending`](Self::trending).
    fn trending_searches(&self) -> Result<Request, GifError>;

    /// Reads the answer to any request but the one for words. Bad items cost themselves.
    ///
    /// # Errors
    /// What the answer as a whole says, or that it says nothing.
    fn read_page(&self, request: &Request, status: u16, body: &[u8]) -> Result<Page, GifError>;

    /// Reads the answer to [`trending_searches`](Self::trending_searches): plain text, each one
    /// line.
    ///
    /// # Errors
    /// See [`read_page`](Self::read_page).
    fn read_words(&self, status: u16, body: &[u8]) -> Result<Vec<String>, GifError>;

    /// The address to call, once and without waiting, when something became of a GIF. It carries
    /// nothing about the person but the time.
    fn pingback(&self, gif: &Gif, pingback: Pingback, now_unix_ms: u64) -> Option<String>;

    /// The most characters of a query that the service takes.
    fn longest_query(&self) -> usize;

    /// The query of what was typed, cut to what the service takes.
    fn query(&self, typed: &str) -> Query {
        Query::new(typed, self.longest_query())
    }

    /// Whose GIFs these are, to be shown wherever they are.
    fn attribution(&self) -> Attribution;
}

/// GIFs, or stickers with a transparent background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// GIFs.
    #[default]
    Gif,
    /// Stickers.
    Sticker,
}

/// A ceiling for what is shown, and the rating of one GIF; each includes the ones before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// For everybody.
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
    /// The rating that an administrator set; the strictest one for anything else.
    pub fn from_option(text: &str) -> Self {
        Self::parse(text).unwrap_or_default()
    }

    /// `g`, `pg`, `pg-13`, `r` in any case, and `y` (for the youngest), which is under `g`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text.trim().to_ascii_lowercase().as_str() {
            "y" | "g" => Self::G,
            "pg" => Self::Pg,
            "pg-13" => Self::Pg13,
            "r" => Self::R,
            _ => return None,
        })
    }

    /// As a service wants to read it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::G => "g",
            Self::Pg => "pg",
            Self::Pg13 => "pg-13",
            Self::R => "r",
        }
    }
}

/// What every request says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// GIFs or stickers.
    pub kind: Kind,
    /// Nothing rated higher is shown.
    pub rating: Rating,
    /// The language of the query.
    pub locale: Locale,
}

/// Where a next page begins; only the service that made it can read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub(crate) Box<str>);

/// A GET request, with what is needed to read its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub(super) url: String,
    pub(super) kind: Kind,
    pub(super) rating: Rating,
    pub(super) paging: Option<Paging>,
}

impl Request {
    /// The address. Two requests with the same one have the same answer.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Where a page stands in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paging {
    /// Items before it.
    pub(super) offset: u32,
    /// Items asked for.
    pub(super) limit: u32,
    /// The furthest offset that the service answers.
    pub(super) last_offset: u32,
}

/// A page of GIFs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The usable ones, each id once.
    pub gifs: Vec<Arc<Gif>>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
}

/// What can become of a GIF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pingback {
    /// It was on screen: once for each time it was listed.
    Seen,
    /// It was picked.
    Clicked,
    /// It was sent, and the sending succeeded.
    Sent,
}

/// Whose GIFs these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The service's name.
    pub name: &'static str,
    /// The mark that its terms ask for, in its own words; not translated.
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
