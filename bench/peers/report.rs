//! The figures of all rounds, as a table for a person and as JSON.

use crate::contestants::Contestant;
use crate::opening::SIZE;
use crate::round::Round;
use crate::rows::{ROWS, Row};
use crate::scrolling::STEP_PX;
use crate::spread::Spread;
use crate::table::table;
use crate::{THROTTLING, network};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::PathBuf;

/// All that is told at the end.
pub struct Report {
    conditions: String,
    contestants: Vec<&'static Contestant>,
    figures: Vec<Figure>,
}

/// A row with its values.
struct Figure {
    row: &'static Row,
    /// In the order of the contestants.
    spreads: Vec<Option<Spread>>,
    /// Ours divided by that of the peer with the least.
    to_best_peer: Option<f64>,
    /// Ours divided by that of the page without script.
    to_static: Option<f64>,
}

impl Report {
    /// Puts the rounds together.
    pub fn new(contestants: &[&'static Contestant], rounds: &[Round]) -> Self {
        let first = rounds.first().cloned().unwrap_or_default();
        let conditions = format!(
            "{} rounds, {}, page {}x{} px, processor {THROTTLING} times slower, {}, scrolling in \
             steps of {STEP_PX} px, load of the machine {}",
            rounds.len(),
            first.browser,
            SIZE.0,
            SIZE.1,
            network::DESCRIPTION,
            first.load
        );
        let figures = ROWS.iter().map(|row| Figure::new(row, contestants, rounds)).collect();
        Self { conditions, contestants: contestants.to_vec(), figures }
    }

    /// The table.
    pub fn table(&self) -> String {
        let names = self.contestants.iter().map(|it| it.name.to_owned());
        let ends = ["to best peer", "to static"].map(str::to_owned);
        let head = std::iter::once("median (min–max)".to_owned()).chain(names).chain(ends);
        let mut lines = vec![head.collect::<Vec<_>>()];
        lines.extend(self.figures.iter().map(Figure::line));
        format!("{}\n{}", self.conditions, table(&lines))
    }

    /// Writes the file.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self) {
        let file = std::env::var_os("B24_BENCH_JSON").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench/peers.json"),
            PathBuf::from,
        );
        let folder = file.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(&file, format!("{:#}\n", self.json())).expect("the file can be written");
    }

    fn json(&self) -> Value {
        let figures = self.figures.iter().map(|figure| {
            let names = self.contestants.iter().map(|it| it.key.to_owned());
            let spreads =
                figure.spreads.iter().map(|it| it.as_ref().map_or(Value::Null, Spread::json));
            let values = json!({
                "contestants": names.zip(spreads).collect::<Map<_, _>>(),
                "ours_to_best_peer": figure.to_best_peer,
                "ours_to_static": figure.to_static,
            });
            (figure.row.key.to_owned(), values)
        });
        json!({ "conditions": self.conditions, "figures": figures.collect::<Map<_, _>>() })
    }
}

impl Figure {
    fn new(row: &'static Row, contestants: &[&'static Contestant], rounds: &[Round]) -> Self {
        let spread = |contestant: &&Contestant| {
            let results = rounds.iter().filter_map(|round| round.results.get(contestant.key));
            let values: Vec<f64> = results.filter_map(row.read).collect();
            (!values.is_empty()).then(|| Spread::of(values))
        };
        let spreads: Vec<Option<Spread>> = contestants.iter().map(spread).collect();
        let medians = |is_asked_for: fn(&Contestant) -> bool| {
            let all = contestants.iter().zip(&spreads).filter(move |(it, _)| is_asked_for(it));
            all.filter_map(|(_, spread)| spread.as_ref().map(Spread::median))
        };
        let ours = medians(|it| it.is_picker && !it.is_peer).next();
        // Nothing is so many times nothing.
        let ratio = |to: Option<f64>| Some(ours? / to.filter(|to| *to > 0.0)?);
        let to_best_peer = ratio(medians(|it| it.is_peer).min_by(f64::total_cmp));
        let to_static = ratio(medians(|it| !it.is_picker).next());
        Self { row, spreads, to_best_peer, to_static }
    }

    fn line(&self) -> Vec<String> {
        let digits = self.row.digits;
        let spread = |spread: &Option<Spread>| {
            spread.as_ref().map_or_else(
                || "-".to_owned(),
                |it| {
                    format!(
                        "{:.digits$} ({:.digits$}–{:.digits$})",
                        it.median(),
                        it.min(),
                        it.max()
                    )
                },
            )
        };
        let ratio =
            |ratio: Option<f64>| ratio.map_or_else(|| "-".to_owned(), |it| format!("{it:.2}"));
        let mut line = vec![self.row.name.to_owned()];
        line.extend(self.spreads.iter().map(spread));
        line.extend([self.to_best_peer, self.to_static].map(ratio));
        line
    }
}
