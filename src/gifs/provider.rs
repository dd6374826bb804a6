//! The interface of a GIF service, without I/O: a service makes requests and reads answers. The caller
//! sends a [`Request`] (GET, no headers, no credentials, no referrer) and passes the status and the
//! body back.

use super::access::Access;
use super::error::GifError;
use super::giphy::Giphy;
use super::klipy::Klipy;
use super::model::{Gif, GifId};
use super::query::Query;
use super::service::GifService;
use crate::config::Config;
use crate::locale::{Locale, Text};
use crate::portal::PortalOptions;
use std::sync::Arc;

/// Returns what speaks to the GIF service that a deployment and a portal have configured.
pub fn provider(config: &Config, options: &PortalOptions) -> Arc<dyn Provider> {
    service_provider(chosen_service(config, options), config, options)
}

/// Returns what speaks to this service. A portal's own key takes precedence over the deployment's.
pub fn service_provider(
    service: GifService,
    config: &Config,
    options: &PortalOptions,
) -> Arc<dyn Provider> {
    let access = Access::new(config.gif_services.get(service), options.gif_keys.get(service));
    match service {
        GifService::Klipy => Arc::new(Klipy::new(access)),
        GifService::Giphy => Arc::new(Giphy::new(access)),
    }
}

/// Returns the service that an administrator has chosen, else the first one that has a key. Without
/// any key it is the first one that the deployment allows: the message asks for its key.
pub fn chosen_service(config: &Config, options: &PortalOptions) -> GifService {
    let settings = |service| config.gif_services.get(service);
    let has_api = |service: &GifService| settings(*service).api.is_some();
    let has_key = |service: &GifService| {
        let keys = [&settings(*service).key, options.gif_keys.get(*service)];
        has_api(service) && keys.iter().any(|key| !key.trim().is_empty())
    };
    let first = |is_suitable: &dyn Fn(&GifService) -> bool| {
        GifService::ALL.into_iter().find(|service| is_suitable(service))
    };
    let chosen = options.gif_service.or_else(|| first(&has_key)).or_else(|| first(&has_api));
    chosen.unwrap_or(GifService::Klipy)
}

/// What speaks to a GIF service.
pub trait Provider: Send + Sync {
    /// Returns the service.
    fn service(&self) -> GifService;

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

    /// Returns the request for GIFs and stickers of this service by their ids, in any order: as many as
    /// the service returns at once. A service with separate addresses for stickers has a second page
    /// for them.
    ///
    /// # Errors
    /// See [`trending`](Self::trending).
    fn by_ids(
        &self,
        ids: &[GifId],
        cursor: Option<&Cursor>,
        options: &Options,
    ) -> Result<Request, GifError>;

    /// Returns what the service has beside the app's own topics.
    fn topics(&self) -> TopicSource;

    /// Returns the request for the service's own topics, whose answer
    /// [`read_topics`](Self::read_topics) reads. They are not reviewed. The request costs a call like
    /// any other.
    ///
    /// # Errors
    /// See [`trending`](Self::trending).
    fn topics_request(&self, options: &Options) -> Result<Request, GifError>;

    /// Reads the answer to a request for GIFs. Invalid items are left out.
    ///
    /// # Errors
    /// The failure that the answer as a whole reports, or that it cannot be read.
    fn read_page(&self, request: &Request, status: u16, body: &[u8]) -> Result<Page, GifError>;

    /// Reads the answer to [`topics_request`](Self::topics_request): none if the service has no topics
    /// in the language of the options.
    ///
    /// # Errors
    /// See [`read_page`](Self::read_page).
    fn read_topics(
        &self,
        options: &Options,
        status: u16,
        body: &[u8],
    ) -> Result<Vec<Topic>, GifError>;

    /// Returns the report to send, once and without waiting, when a GIF was used. It says nothing
    /// about the user but the time and the query.
    fn usage_report(&self, gif: &Gif, pingback: Pingback, now_unix_ms: u64) -> Option<UsageReport>;

    /// Returns the greatest length of a query that the service accepts, in characters.
    fn longest_query(&self) -> usize;

    /// Makes a query of the typed text, cut to what the service accepts.
    fn query(&self, typed: &str) -> Query {
        Query::new(typed, self.longest_query())
    }
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
    /// What was searched for; empty for anything else.
    pub(super) query: Box<str>,
    pub(super) paging: Option<Paging>,
    /// The page after this one, for a list whose pages do not depend on the answers.
    pub(super) next: Option<Cursor>,
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
    /// The position as the service counts: the number of items before the page, or of the page.
    pub(super) position: u32,
    /// The number of items that are requested.
    pub(super) limit: u32,
    /// The greatest position that the service answers.
    pub(super) last_position: u32,
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

/// A report that a GIF was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageReport {
    /// The address to call.
    pub url: String,
    /// The JSON text to post; `None` for a GET.
    pub body: Option<String>,
}

/// A search that the service offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The text of its button: one line of plain text.
    pub label: String,
    /// The query: one line of plain text.
    pub query: String,
}

/// What a service offers beside the app's own topics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicSource {
    /// The text of the button that requests it.
    pub button: Text,
    /// Whether it replaces the app's own topics.
    pub replaces_ours: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = r#"{"klipy":{"key":"K","api":"https://api.klipy.com"},
        "giphy":{"key":"G","api":"https://api.giphy.com"}}"#;

    /// Returns the service for a `config` block and app options.
    fn service(block: &str, options: serde_json::Value) -> GifService {
        let options = PortalOptions::read(options.as_object().unwrap());
        provider(&Config::read(block).0, &options).service()
    }

    #[test]
    fn the_service_that_has_a_key_is_used() {
        let without_keys = BLOCK.replace("\"K\"", "\"\"").replace("\"G\"", "\"\"");
        let without_klipy_key = BLOCK.replace("\"K\"", "\" \"");
        let without_klipy = r#"{"giphy":{"api":"https://api.giphy.com"}}"#;
        use GifService::{Giphy, Klipy};
        for (block, options, expected) in [
            (BLOCK, serde_json::json!({}), Klipy),
            (&without_klipy_key, serde_json::json!({}), Giphy),
            (&without_keys, serde_json::json!({"giphy_api_key": "own"}), Giphy),
            (&without_keys, serde_json::json!({"giphy_api_key": "a", "klipy_api_key": "b"}), Klipy),
            (&without_keys, serde_json::json!({}), Klipy),
            (without_klipy, serde_json::json!({"klipy_api_key": "b"}), Giphy),
            (without_klipy, serde_json::json!({}), Giphy),
            ("{}", serde_json::json!({}), Klipy),
        ] {
            assert_eq!(service(block, options.clone()), expected, "{block} {options}");
        }
    }

    #[test]
    fn the_administrators_choice_counts_even_without_a_key() {
        let without_giphy_key = BLOCK.replace("\"G\"", "\"\"");
        let chosen = |name: &str| serde_json::json!({ "gif_provider": name });
        assert_eq!(service(&without_giphy_key, chosen("giphy")), GifService::Giphy);
        assert_eq!(service(BLOCK, chosen(" GIPHY ")), GifService::Giphy);
        for name in ["auto", "tenor", ""] {
            assert_eq!(service(BLOCK, chosen(name)), GifService::Klipy, "{name}");
        }
    }

    /// Version 0.1 stored no service. A deployment's key of KLIPY changes the service of such portals.
    #[test]
    fn a_portal_of_version_0_1_stays_with_giphy_unless_the_deployment_has_a_key_of_klipy() {
        let portal = serde_json::json!({ "giphy_api_key": "own" });
        let without_keys = BLOCK.replace("\"K\"", "\"\"").replace("\"G\"", "\"\"");
        assert_eq!(service(&without_keys, portal.clone()), GifService::Giphy);
        assert_eq!(service(BLOCK, portal), GifService::Klipy);
    }

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
