//! The fault matrix: every request of the app and every message of the bridge, with every fault. In
//! each cell the picker is usable or explains why not, no input of the user is lost, and everything
//! works again after the fault has ended.
//!
//! Each row is a test, and a line in `docs/RELIABILITY.md`; the test fails if the line differs from
//! the observed behaviour. With `B24_RELIABILITY=write` the tests write the lines.

mod admin;
mod bridge;
mod fault;
mod flyout;
mod gifs;
mod media;
mod observation;
mod outbox;
mod requests;
mod rest;
mod start;
mod stickers;
mod table;
mod user_option;

use crate::harness::{Outcome, Stage};
use fault::Fault;
use requests::Request;
pub use requests::unknown;
use serde_json::json;

/// Caches are off, or the fault would not occur at the second opening.
const UNKEPT: bool = false;

/// Opens a chat without faults.
async fn chat(switches: serde_json::Value) -> Outcome<Stage> {
    let stage = Stage::with_portal(json!({"files_kept": UNKEPT})).await?;
    stage.switch(switches);
    Ok(stage)
}

impl Stage {
    /// Starts the fault for this request, and shortens the time limits if the fault takes long.
    fn begin(&self, fault: Fault, request: &Request) {
        self.switch(json!({
            "fault": fault.switch(), "fault_of": request.targets, "time_factor": request.time_factor(fault),
        }));
    }

    /// Checks that the chat has at most this many messages. Unlike a timeout on a busy machine, a
    /// failure does not depend on timing, so `cargo xtask test` recognises the text and does not
    /// run the test a second time.
    fn none_is_sent_twice(&self, most: usize) {
        let messages = self.messages();
        assert!(messages.len() <= most, "a message was sent twice: {messages:?}");
    }

    /// Ends the fault.
    fn end(&self) {
        self.switch(json!({"fault": "none", "time_factor": 1}));
    }
}

/// Tests all cells of a request's row on the same stage, and compares the observed behaviour with
/// the table.
async fn test_row(
    stage: &Stage,
    request: &Request,
    mut cell: impl AsyncFnMut(Fault) -> Outcome<String>,
) -> Outcome {
    let mut seen = Vec::new();
    for fault in Fault::ALL {
        if !request.has_cell(fault) {
            seen.push("–".to_owned());
            continue;
        }
        // Shown if the cell fails.
        println!("{} × {}", request.name, fault.title());
        let met = stage.simulator.faults_met();
        seen.push(cell(fault).await?);
        let times = stage.simulator.faults_met() - met;
        assert!(times > 0, "{} × {} was never met", request.name, fault.title());
    }
    table::compare(request.name, &seen);
    Ok(())
}
