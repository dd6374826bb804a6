//! A client for the Chrome DevTools Protocol, as far as the benchmarks need it: one call at a time.

use crate::chromium::Pipes;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _};
use tokio::time::{Instant, timeout_at};

/// The time limit for a response: far more than the browser needs, even when throttled.
pub const LIMIT: Duration = Duration::from_secs(60);

/// The byte that terminates each message.
const END: u8 = 0;

/// A connection to the browser and to its page.
pub struct Cdp {
    pipes: Pipes,
    last_id: u64,
    session: Option<String>,
    target: Option<Value>,
    /// Events that arrived while a response was pending.
    events: VecDeque<Value>,
}

impl Cdp {
    /// Connects to the page of a browser that has just started.
    ///
    /// # Panics
    /// When the browser does not respond.
    pub async fn connect(pipes: Pipes) -> Self {
        let events = VecDeque::new();
        let mut cdp = Self { pipes, last_id: 0, session: None, target: None, events };
        cdp.change_tab("about:blank").await;
        cdp
    }

    /// Opens a page in a new tab, connects to it, and closes the tab of the page before.
    ///
    /// # Panics
    /// When the browser does not respond.
    pub async fn change_tab(&mut self, url: &str) {
        self.session = None;
        let page = self.call("Target.createTarget", json!({ "url": url })).await;
        let target = page["targetId"].clone();
        let attach = json!({ "targetId": target, "flatten": true });
        let attached = self.call("Target.attachToTarget", attach).await;
        if let Some(old) = self.target.replace(target) {
            self.call("Target.closeTarget", json!({ "targetId": old })).await;
        }
        let session = attached["sessionId"].as_str().expect("the page takes a connection");
        self.session = Some(session.to_owned());
    }

    /// Calls a method and waits for the response.
    ///
    /// # Panics
    /// When the browser reports an error or does not respond in time.
    pub async fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.call_within(LIMIT, method, parameters).await
    }

    /// Calls a method whose response may take long.
    ///
    /// # Panics
    /// When the browser reports an error or does not respond in time.
    pub async fn call_within(&mut self, limit: Duration, method: &str, parameters: Value) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        let mut question = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            question["sessionId"] = json!(session);
        }
        let mut question = question.to_string().into_bytes();
        question.push(END);
        let sent = self.pipes.input.write_all(&question).await;
        sent.unwrap_or_else(|error| panic!("{method}: {error}: is Chromium installed?"));
        let deadline = Instant::now() + limit;
        loop {
            let mut message = self.read(method, deadline).await;
            if message["id"] != id {
                self.events.push_back(message);
            } else if message["error"].is_null() {
                return message["result"].take();
            } else {
                panic!("{method}: {}", message["error"]);
            }
        }
    }

    /// Returns the events that have arrived since the last call.
    pub fn arrived(&mut self) -> Vec<Value> {
        self.events.drain(..).collect()
    }

    /// Returns the next event; earlier ones first.
    ///
    /// # Panics
    /// When no event arrives in time.
    pub async fn event(&mut self) -> Value {
        match self.events.pop_front() {
            Some(event) => event,
            None => self.read("an event", Instant::now() + LIMIT).await,
        }
    }

    async fn read(&mut self, what: &str, deadline: Instant) -> Value {
        let mut message = Vec::new();
        let read = timeout_at(deadline, self.pipes.output.read_until(END, &mut message)).await;
        let read = read.unwrap_or_else(|_| panic!("{what}: not in time"));
        read.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(
            message.pop(),
            Some(END),
            "{what}: the browser has ended: is Chromium installed?"
        );
        serde_json::from_slice(&message).expect("messages of the browser are JSON")
    }
}
