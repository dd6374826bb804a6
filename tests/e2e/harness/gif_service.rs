//! The requests that the simulator's GIF service has received.

use super::Stage;
use serde_json::Value;

/// A request to the service's API.
#[derive(Clone, Debug)]
pub struct GifRequest(Value);

impl GifRequest {
    /// Returns the path.
    pub fn path(&self) -> &str {
        self.0["path"].as_str().unwrap_or_default()
    }

    /// Returns a query parameter; empty if it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.0["query"][name].as_str().unwrap_or_default()
    }

    /// Returns the status of the response.
    pub fn status(&self) -> u64 {
        self.0["status"].as_u64().unwrap_or_default()
    }

    /// Returns whether the request identifies the user or the page, by a cookie or a referrer.
    pub fn identifies_the_user(&self) -> bool {
        self.0["has_cookie"] != false || self.0["has_referrer"] != false
    }
}

/// A usage event that the service has received.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UsageEvent {
    /// `SEEN`, `CLICK` or `SENT`.
    pub event: String,
    /// The id of the GIF.
    pub id: String,
    /// The names of all parameters, sorted.
    pub names: Vec<String>,
}

impl Stage {
    /// Returns the requests that the service has answered, in order.
    pub fn gif_requests(&self) -> Vec<GifRequest> {
        self.logged("gif").into_iter().map(GifRequest).collect()
    }

    /// Returns the requests with this query.
    pub fn gif_requests_for(&self, query: &str) -> Vec<GifRequest> {
        self.gif_requests().into_iter().filter(|request| request.get("q") == query).collect()
    }

    /// Returns the received usage events, in order.
    pub fn usage_events(&self) -> Vec<UsageEvent> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let names = |value: &Value| {
            value.as_array().map(|names| names.iter().map(text).collect()).unwrap_or_default()
        };
        let events = self.logged("pingback").into_iter();
        events
            .map(|entry| UsageEvent {
                event: text(&entry["event"]),
                id: text(&entry["id"]),
                names: names(&entry["names"]),
            })
            .collect()
    }

    /// Returns the ids of the GIFs in events of this kind, in order.
    pub fn usage_event_ids(&self, kind: &str) -> Vec<String> {
        let events = self.usage_events().into_iter();
        events.filter(|event| event.event == kind).map(|event| event.id).collect()
    }

    /// Returns the paths of requested images and videos.
    pub fn media_requests(&self) -> Vec<String> {
        let entries = self.logged("media").into_iter();
        entries.filter_map(|entry| entry["path"].as_str().map(str::to_owned)).collect()
    }

    /// Returns the link of a GIF as the service gives it for messages.
    pub fn gif_link(&self, id: &str) -> String {
        let port = self.simulator.port();
        format!(
            "http://media.giphy.localhost:{port}/media/{id}/200.gif?cid=5150c0de&ep=v1&rid=200.gif&ct=g"
        )
    }

    /// Returns the simulator's log entries of one kind.
    pub fn logged(&self, kind: &str) -> Vec<Value> {
        let log = self.simulator.log();
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
        entries.iter().filter(|entry| entry["kind"] == kind).cloned().collect()
    }
}
