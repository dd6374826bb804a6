//! Groups tasks of the same kind.

use crate::tasks::Task;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Tasks with the same dominant event. Figures are per round, except the longest.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// The event that took most of their time.
    pub what: String,
    /// Their number.
    pub tasks: f64,
    /// The sum of their own time, in milliseconds.
    pub own_ms: f64,
    /// The most own time in a single task, in milliseconds.
    pub longest_ms: f64,
}

impl Kind {
    /// Returns the figures as JSON, for the report file.
    pub fn json(&self) -> Value {
        let Self { what, tasks, own_ms, longest_ms } = self;
        json!({ "what": what, "tasks": tasks, "own_ms": own_ms, "longest_ms": longest_ms })
    }
}

/// Returns the kinds among the tasks of several rounds, the most expensive first.
#[expect(clippy::cast_precision_loss, reason = "a small number")]
pub fn kinds(tasks: &[Task], rounds: usize) -> Vec<Kind> {
    let mut by_what: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for task in tasks {
        by_what.entry(&task.what).or_default().push(task.own_ms());
    }
    let rounds = rounds as f64;
    let kind = |(what, own): (&str, Vec<f64>)| Kind {
        what: what.to_owned(),
        tasks: own.len() as f64 / rounds,
        own_ms: own.iter().sum::<f64>() / rounds,
        longest_ms: own.iter().copied().fold(0.0, f64::max),
    };
    let mut kinds: Vec<Kind> = by_what.into_iter().map(kind).collect();
    kinds.sort_by(|a, b| b.own_ms.total_cmp(&a.own_ms));
    kinds
}
