use std::collections::VecDeque;

use axum::extract::Request;
use axum::http::header;
use serde::Serialize;
use serde_json::{Value, json};

/// More than this and the oldest entries go: a flood must not eat the memory.
const CAPACITY: usize = 5_000;

/// The same for addresses.
const ADDRESSES: usize = 50_000;

/// What a request tells without its body, beside its address.
const TELLING: [header::HeaderName; 4] =
    [header::HOST, header::REFERER, header::ORIGIN, header::COOKIE];

/// What the server saw. The entries never hold a token; an address does if a client put it there.
#[derive(Default)]
pub(crate) struct Log {
    entries: VecDeque<Entry>,
    addresses: VecDeque<String>,
}

/// One thing that was seen.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Entry {
    /// The widget's page was asked for by POST: the names of the fields that came with it.
    Post { path: String, query: Vec<String>, body: Vec<String> },
    /// Anything else that the widget's host was asked for.
    Request { method: String, path: String, status: u16 },
    /// A call of the portal's REST, without its token; status 0 where it got no answer.
    Rest { method: String, parameters: Value, status: u16 },
    /// A request to the GIF service, without its key.
    Gif {
        path: String,
        query: std::collections::HashMap<String, String>,
        status: u16,
        has_referrer: bool,
        has_cookie: bool,
    },
    /// A picture or a film of the GIF service.
    Media { path: String, status: u16 },
    /// A use that was told to the GIF service: the names of what came with it.
    Pingback { event: String, id: String, names: Vec<String> },
    /// Something that the widget's security policy has stopped.
    Violation { directive: String, blocked: String, source: String, line: u64 },
    /// Something that the portal's page noted (a chat command it has no screen for).
    Note { text: String },
}

impl Log {
    pub(crate) fn add(&mut self, entry: Entry) {
        if self.entries.len() >= CAPACITY {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }

    /// Notes what any host was told of by an address and headers.
    pub(crate) fn address(&mut self, request: &Request) {
        if self.addresses.len() >= ADDRESSES {
            self.addresses.pop_front();
        }
        let mut address = request.uri().to_string();
        for value in TELLING.iter().flat_map(|name| request.headers().get_all(name)) {
            address.push(' ');
            address.push_str(&String::from_utf8_lossy(value.as_bytes()));
        }
        self.addresses.push_back(address);
    }

    /// The addresses in their order, as far as they are kept.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().map(String::as_str)
    }

    /// An array of objects told apart by `kind`: `post`, `request`, `rest`, `gif`,
    /// `media`, `pingback`, `violation`, `note`.
    pub(crate) fn to_json(&self) -> Value {
        json!(self.entries)
    }
}
