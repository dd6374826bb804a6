//! The fault matrix: every request that the widget makes, and every message of the bridge, with
//! everything that can become of it. In each cell the picker is usable or says why not, nothing that
//! the person has typed or picked is lost, and all is well again once the fault has ended.
//!
//! A row is a test, and a line in `docs/RELIABILITY.md`; the test fails when the line says something
//! else than what was seen. `B24_RELIABILITY=write` has the tests write the lines.

mod admin;
mod bridge;
mod fault;
mod flyout;
mod gifs;
mod media;
mod requests;
mod rest;
mod sight;
mod start;
mod table;
mod user_option;

use crate::harness::{Outcome, Stage};
use fault::Fault;
use requests::Request;
pub use requests::unknown;
use serde_json::json;

/// Without caches, or a fault would not be met at the second opening.
const UNKEPT: bool = false;

/// A chat where nothing goes wrong yet.
async fn chat(switches: serde_json::Value) -> Outcome<Stage> {
    let stage = Stage::with_portal(json!({"files_kept": UNKEPT})).await?;
    stage.switch(switches);
    Ok(stage)
}

impl Stage {
    /// The fault begins for this request, and the widget is in a hurry where it takes long.
    fn begin(&self, fault: Fault, request: &Request) {
        self.switch(json!({
            "fault": fault.switch(), "fault_of": request.targets, "time_factor": request.time_factor(fault),
        }));
    }

    /// Not more messages than were sent. Unlike what comes late on a busy machine, this has nothing
    /// to do with time, so `cargo xtask test` knows the words and gives it no second try.
    fn none_is_sent_twice(&self, most: usize) {
        let messages = self.messages();
        assert!(messages.len() <= most, "a message was sent twice: {messages:?}");
    }

    /// The fault ends.
    fn end(&self) {
        self.switch(json!({"fault": "none", "time_factor": 1}));
    }
}

/// Plays the cells of a request's row, each on the same stage, and holds what was seen against the
/// table.
async fn play(
    stage: &Stage,
    request: &Request,
    mut cell: impl AsyncFnMut(Fault) -> Outcome<String>,
) -> Outcome {
    let mut seen = Vec::new();
    for fault in Fault::ALL {
        if !request.knows(fault) {
            seen.push("–".to_owned());
            continue;
        }
        // Shown when the cell fails.
        println!("{} × {}", request.name, fault.title());
        let met = stage.simulator.faults_met();
        seen.push(cell(fault).await?);
        let times = stage.simulator.faults_met() - met;
        assert!(times > 0, "{} × {} was never met", request.name, fault.title());
    }
    table::compare(request.name, &seen);
    Ok(())
}
