//! KLIPY over HTTP: the shapes, limits and errors of the real service.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's helpers fail by panicking, like the test"
)]

mod answers;
mod faults;
mod media;
mod sharing;
#[path = "../support/mod.rs"]
mod support;

use b24_simulator::Simulator;
use serde_json::Value;
use support::{Build, Reply, get};

/// A simulator, and requests to its API with a valid key.
struct Service {
    simulator: Simulator,
    _build: Build,
}

impl Service {
    async fn start() -> Self {
        let build = Build::new();
        Self { simulator: build.serve().await, _build: build }
    }

    fn port(&self) -> u16 {
        self.simulator.port()
    }

    fn switch(&self, switches: Value) {
        self.simulator.set(switches).unwrap();
    }

    /// Requests the API; `call` is the rest after the key.
    async fn ask(&self, call: &str) -> Reply {
        get(self.port(), "klipy", &format!("/api/v1/simulator/{call}")).await
    }

    /// Returns the `data` of a successful answer.
    async fn data(&self, call: &str) -> Value {
        let reply = self.ask(call).await;
        let json = reply.json();
        assert_eq!((reply.status, &json["result"]), (200, &Value::Bool(true)), "{call}");
        json["data"].clone()
    }

    /// Returns the items of an answer.
    async fn items(&self, call: &str) -> Vec<Value> {
        self.data(call).await["data"].as_array().unwrap().clone()
    }

    async fn ids(&self, call: &str) -> Vec<u64> {
        let items = self.items(call).await;
        items.iter().map(|item| item["id"].as_u64().unwrap()).collect()
    }

    /// Requests the file at an address of an answer.
    async fn file(&self, url: &str) -> Reply {
        let host = format!("http://static.klipy.localhost:{}", self.port());
        get(self.port(), "static.klipy", url.strip_prefix(&host).unwrap()).await
    }
}
