//! Every message of the bridge, with every fault.

mod app_page;
mod picker;

use super::table;
use crate::harness::{Outcome, Stage};
use serde_json::json;

/// A fault of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MessageFault {
    Missing,
    Late,
    Twice,
    Garbage,
    Foreign,
}

impl MessageFault {
    /// All faults, in the order of the table's columns.
    const ALL: [Self; 5] = [Self::Missing, Self::Late, Self::Twice, Self::Garbage, Self::Foreign];

    /// Returns the column's heading, and the value of the simulator's switch.
    const fn title(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Late => "late",
            Self::Twice => "twice",
            Self::Garbage => "garbage",
            Self::Foreign => "foreign",
        }
    }

    /// Short if the app waits for a timeout.
    const fn time_factor(self) -> f64 {
        if matches!(self, Self::Twice) { 1.0 } else { 0.15 }
    }
}

/// The rows: the command, and its name in the table.
const ROWS: [(&str, &str); 9] = [
    ("getInitData", "`getInitData`"),
    ("im:getImTextareaContent", "`im:getImTextareaContent` at opening"),
    ("im:getImTextareaContent", "`im:getImTextareaContent` at a pick"),
    ("im:setImTextareaContent", "`im:setImTextareaContent`"),
    ("setUserOption", "`setUserOption`"),
    ("refreshAuth", "`refreshAuth`"),
    ("setAppOption", "`setAppOption`"),
    ("setInstallFinish", "`setInstallFinish`"),
    ("resizeWindow", "`resizeWindow`"),
];

const WORKS: &str = "works";

impl Stage {
    fn begin_message_fault(&self, fault: MessageFault, row: usize) {
        self.switch(json!({
            "bridge_fault": fault.title(), "bridge_fault_of": [ROWS[row].0],
            "time_factor": fault.time_factor(),
        }));
    }

    fn end_message_fault(&self) {
        self.switch(json!({"bridge_fault": "none", "time_factor": 1}));
    }
}

/// Tests a row; `cell` receives the fault and returns the observed behaviour.
async fn test_row(
    stage: &Stage,
    row: usize,
    mut cell: impl AsyncFnMut(MessageFault) -> Outcome<&'static str>,
) -> Outcome {
    let (command, name) = ROWS[row];
    let mut seen = Vec::new();
    for fault in MessageFault::ALL {
        println!("{name} × {}", fault.title());
        seen.push(cell(fault).await?.to_owned());
    }
    assert!(stage.wire().await?.iter().any(|line| line.contains(command)));
    table::compare(name, &seen);
    Ok(())
}

/// The app's source contains all commands that it can send.
#[test]
fn the_table_has_a_row_for_each_command() {
    let names: Vec<&str> = ROWS.iter().map(|(_, name)| *name).collect();
    assert_eq!(table::rows("Messages"), names);
    let source = include_str!("../../../../src/bridge/commands.rs");
    let texts = source.lines().filter_map(|line| line.split_once("self.")?.1.split('"').nth(1));
    let said: Vec<&str> = texts.collect();
    assert_eq!(said.len(), 8, "{said:?}");
    for command in said {
        assert!(ROWS.iter().any(|(name, _)| *name == command), "{command}");
    }
}
