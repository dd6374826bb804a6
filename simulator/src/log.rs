use std::collections::VecDeque;

use axum::extract::Request;
use axum::http::header;
use serde::Serialize;
use serde_json::{Value, json};

/// The maximum number of entries; older ones are dropped so that a flood does not exhaust the
/// memory.
const CAPACITY: usize = 5_000;

/// The maximum number of logged requests.
const ADDRESSES: usize = 50_000;

/// The headers that are logged with a request's URL, because they reveal data to the host.
const LOGGED_HEADERS: [header::HeaderName; 4] =
    [header::HOST, header::REFERER, header::ORIGIN, header::COOKIE];

/// The requests and events that the server has seen. The entries contain no token; a URL does if a
/// client put one there.
#[derive(Default)]
pub(crate) struct Log {
    entries: VecDeque<Entry>,
    addresses: VecDeque<String>,
}

/// One request or event.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Entry {
    /// The widget's page was requested by POST; contains the names of the fields.
    Post { path: String, query: Vec<String>, body: Vec<String> },
    /// Any other request to the widget's host.
    Request { method: String, path: String, status: u16 },
    /// A call to the portal's REST, without its token; status 0 if it got no response.
    Rest { method: String, parameters: Value, status: u16 },
    /// A request to the API of a GIF service, without its key.
    Gif {
        /// `giphy` or `klipy`.
        service: &'static str,
        path: String,
        query: std::collections::HashMap<String, String>,
        status: u16,
        has_referrer: bool,
        has_cookie: bool,
    },
    /// A request for a picture or film of a GIF service.
    Media { path: String, status: u16 },
    /// A report of use to GIPHY: the names of its parameters.
    Pingback { event: String, id: String, names: Vec<String> },
    /// A report to KLIPY that an item was sent: its id (empty if there is no such item), its slug,
    /// the search text, and the names of all fields.
    Share {
        service: &'static str,
        event: &'static str,
        id: String,
        slug: String,
        q: String,
        names: Vec<String>,
        status: u16,
    },
    /// A violation of the widget's security policy.
    Violation { directive: String, blocked: String, source: String, line: u64 },
    /// A note of the portal's page (a chat command without UI).
    Note { text: String },
}

impl Log {
    pub(crate) fn add(&mut self, entry: Entry) {
        if self.entries.len() >= CAPACITY {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }

    /// Logs the URL and some headers of a request to any host.
    pub(crate) fn address(&mut self, request: &Request) {
        if self.addresses.len() >= ADDRESSES {
            self.addresses.pop_front();
        }
        let mut address = request.uri().to_string();
        for value in LOGGED_HEADERS.iter().flat_map(|name| request.headers().get_all(name)) {
            address.push(' ');
            address.push_str(&String::from_utf8_lossy(value.as_bytes()));
        }
        self.addresses.push_back(address);
    }

    /// Returns the logged requests in order, up to the limit.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().map(String::as_str)
    }

    /// Returns an array of objects that differ in `kind`: `post`, `request`, `rest`, `gif`,
    /// `media`, `pingback`, `share`, `violation`, `note`.
    pub(crate) fn to_json(&self) -> Value {
        json!(self.entries)
    }
}
