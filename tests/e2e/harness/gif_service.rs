//! What the simulator's GIF service was asked and told.

use super::Stage;
use serde_json::Value;

/// A request to the service's API.
#[derive(Clone, Debug)]
pub struct GifRequest(Value);

impl GifRequest {
    /// Its path.
    pub fn path(&self) -> &str {
        self.0["path"].as_str().unwrap_or_default()
    }

    /// A parameter; empty if it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0["query"][name].as_str().unwrap_or_default()
    }

    /// The status of its answer.
    pub fn status(&self) -> u64 {
        self.0["status"].as_u64().unwrap_or_default()
    }

    /// Whether it tells who sent it, by a cookie or by the page that it comes from.
    pub fn names_the_person(&self) -> bool {
        self.0["has_cookie"] != false || self.0["has_referrer"] != false
    }
}

/// Something that the service was told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// `SEEN`, `CLICK` or `SENT`.
    pub event: String,
    /// Which GIF.
    pub id: String,
    /// The names of what was told, sorted.
    pub names: Vec<String>,
}

impl Stage {
    /// The requests that the service has answered, in their order.
    pub fn gif_requests(&self) -> Vec<GifRequest> {
        self.logged("gif").into_iter().map(GifRequest).collect()
    }

    /// Those with this query.
    pub fn gif_requests_for(&self, query: &str) -> Vec<GifRequest> {
        self.gif_requests().into_iter().filter(|request| request.get("q") == query).collect()
    }

    /// What the service was told of uses, in its order.
    pub fn told(&self) -> Vec<Told> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let names = |value: &Value| {
            value.as_array().map(|names| names.iter().map(text).collect()).unwrap_or_default()
        };
        let told = self.logged("pingback").into_iter();
        told.map(|entry| Told {
            event: text(&entry["event"]),
            id: text(&entry["id"]),
            names: names(&entry["names"]),
        })
        .collect()
    }

    /// The ids that the service was told this of, in its order.
    pub fn told_of(&self, event: &str) -> Vec<String> {
        self.told().into_iter().filter(|told| told.event == event).map(|told| told.id).collect()
    }

    /// The paths of the pictures and films that were asked for.
    pub fn media_requests(&self) -> Vec<String> {
        let entries = self.logged("media").into_iter();
        entries.filter_map(|entry| entry["path"].as_str().map(str::to_owned)).collect()
    }

    /// The link of a GIF as the service writes it, for a message.
    pub fn gif_link(&self, id: &str) -> String {
        let port = self.simulator.port();
        format!(
            "http://media.giphy.localhost:{port}/media/{id}/200.gif?cid=5150c0de&ep=v1&rid=200.gif&ct=g"
        )
    }

    /// What the simulator's hosts saw of one kind.
    pub fn logged(&self, kind: &str) -> Vec<Value> {
        let log = self.simulator.log();
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
        entries.iter().filter(|entry| entry["kind"] == kind).cloned().collect()
    }
}
