//! The figures of all rounds, as a readable table and as JSON.

use crate::THROTTLING;
use crate::kinds::{Kind, kinds};
use crate::round::Round;
use crate::rows::{Row, rows};
use crate::scrolling::{STEP_PX, gifs};
use crate::spread::Spread;
use crate::tasks::{Part, Task};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// The number of the longest tasks that are listed.
const LISTED_TASKS: usize = 10;

/// The report on all rounds.
pub struct Report {
    conditions: String,
    rows: Vec<Row>,
    longest: Vec<Task>,
    kinds: Vec<Kind>,
}

impl Report {
    /// Summarizes the rounds.
    pub fn new(rounds: &[Round]) -> Self {
        let first = rounds.first().cloned().unwrap_or_default();
        let conditions = format!(
            "{}, {} rounds, {}, page {} px, processor {THROTTLING} times slower, \
             {} GIFs in steps of {STEP_PX} px, load of the machine {}",
            crate::service(),
            rounds.len(),
            first.browser,
            first.page_px,
            gifs(),
            first.load
        );
        let mut longest: Vec<Task> =
            rounds.iter().flat_map(|round| round.scrolling.tasks.iter().cloned()).collect();
        let mut kinds = kinds(&longest, rounds.len());
        kinds.truncate(LISTED_TASKS);
        longest.sort_by(|a, b| b.own_ms().total_cmp(&a.own_ms()));
        longest.truncate(LISTED_TASKS);
        Self { conditions, rows: rows(rounds), longest, kinds }
    }

    /// Returns the table.
    pub fn table(&self) -> String {
        let head = format!("{:44} {:>9} {:>9} {:>9}  target", "GIF tab", "median", "min", "max");
        let mut lines = vec![self.conditions.clone(), head];
        for Row { name, digits, target, spread, .. } in &self.rows {
            let values = spread.as_ref().map_or_else(
                || "not measured".to_owned(),
                |it| {
                    let values = [it.median(), it.min(), it.max()];
                    values.map(|value| format!("{value:9.digits$}")).join(" ")
                },
            );
            lines.push(format!("{name:44} {values}  {target}").trim_end().to_owned());
        }
        lines.push(format!("the {LISTED_TASKS} tasks of all rounds with the most own time, in ms"));
        lines.push("  own  running  clock  script garbage layout  paint  what".to_owned());
        for task in &self.longest {
            let [script, garbage, layout, paint] =
                [Part::Script, Part::Garbage, Part::Layout, Part::Paint].map(|it| task.part(it));
            let (own, running, clock, what) =
                (task.own_ms(), task.running_ms(), task.ms, &task.what);
            lines.push(format!(
                "{own:5.0} {running:8.0} {clock:6.0}  {script:6.0} {garbage:7.0} {layout:6.0} {paint:6.0}  {what}"
            ));
        }
        lines.push(format!("the {LISTED_TASKS} kinds of task with the most own time, per round"));
        lines.push("own time in all  tasks  longest own time  what".to_owned());
        for Kind { what, tasks, own_ms, longest_ms } in &self.kinds {
            lines.push(format!("{own_ms:15.0} {tasks:6.0} {longest_ms:17.0}  {what}"));
        }
        lines.join("\n")
    }

    /// Writes the report file.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self) {
        let file = std::env::var_os("B24_BENCH_JSON").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench/gifs.json"),
            PathBuf::from,
        );
        let folder = file.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(&file, format!("{:#}\n", self.json())).expect("the file can be written");
    }

    fn json(&self) -> Value {
        let rows = self.rows.iter().map(|row| {
            let spread = row.spread.as_ref().map_or(Value::Null, Spread::json);
            (row.key.to_owned(), spread)
        });
        json!({
            "conditions": self.conditions,
            "figures": rows.collect::<serde_json::Map<_, _>>(),
            "kinds_of_task": self.kinds.iter().map(Kind::json).collect::<Vec<_>>(),
            "longest_tasks": self.longest.iter().map(Task::json).collect::<Vec<_>>(),
        })
    }
}
