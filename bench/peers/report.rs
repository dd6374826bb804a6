//! The figures of all rounds, as a readable table and as JSON.

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

/// The report on all rounds.
pub struct Report {
    /// Protocol and program of the server.
    server: String,
    conditions: String,
    contestants: Vec<&'static Contestant>,
    ratio_names: Vec<String>,
    figures: Vec<Figure>,
}

/// A row with its values.
struct Figure {
    row: &'static Row,
    /// In the order of the contestants.
    spreads: Vec<Option<Spread>>,
    /// In the order of the comparison.
    ratios: Vec<Option<f64>>,
}

/// The ratios in the table.
#[derive(Clone, Copy)]
pub enum Comparison {
    /// Our figure divided by that of the best peer, and by those of the pages without script.
    WithPeers,
    /// Each figure with more emoji divided by the first.
    WithFirst,
}

impl Comparison {
    fn names(self, contestants: &[&Contestant]) -> Vec<String> {
        match self {
            Self::WithPeers => {
                ["to best peer", "to static", "to static, file"].map(str::to_owned).to_vec()
            }
            Self::WithFirst => {
                contestants.iter().skip(1).map(|it| format!("{} to first", it.key)).collect()
            }
        }
    }

    fn ratios(self, contestants: &[&Contestant], spreads: &[Option<Spread>]) -> Vec<Option<f64>> {
        let medians: Vec<Option<f64>> =
            spreads.iter().map(|it| it.as_ref().map(Spread::median)).collect();
        // No ratio to zero exists.
        let ratio = |of: Option<f64>, to: Option<f64>| Some(of? / to.filter(|to| *to > 0.0)?);
        match self {
            Self::WithFirst => {
                let first = medians.first().copied().flatten();
                medians.iter().skip(1).map(|it| ratio(*it, first)).collect()
            }
            Self::WithPeers => {
                let of = |is_asked_for: fn(&Contestant) -> bool| {
                    let all = contestants.iter().zip(&medians);
                    all.filter(move |(it, _)| is_asked_for(it)).filter_map(|(_, median)| *median)
                };
                let ours = of(|it| it.is_picker && !it.is_peer).next();
                let best = of(|it| it.is_peer).min_by(f64::total_cmp);
                let inline = of(|it| it.key == "static").next();
                let file = of(|it| it.key == "static-file").next();
                [best, inline, file].map(|other| ratio(ours, other)).to_vec()
            }
        }
    }
}

impl Report {
    /// Summarizes the rounds.
    pub fn new(
        contestants: &[&'static Contestant],
        comparison: Comparison,
        server: String,
        rounds: &[Round],
    ) -> Self {
        let first = rounds.first().cloned().unwrap_or_default();
        let conditions = format!(
            "{} rounds, {}, {server}, page {}x{} px, processor {THROTTLING} times slower, {}, scrolling in \
             steps of {STEP_PX} px, load of the machine {}",
            rounds.len(),
            first.browser,
            SIZE.0,
            SIZE.1,
            network::DESCRIPTION,
            first.load
        );
        let figure = |row| Figure::new(row, contestants, comparison, rounds);
        Self {
            server,
            conditions,
            contestants: contestants.to_vec(),
            ratio_names: comparison.names(contestants),
            figures: ROWS.iter().map(figure).collect(),
        }
    }

    /// Returns the table.
    pub fn table(&self) -> String {
        let names = self.contestants.iter().map(|it| it.name.to_owned());
        let ends = self.ratio_names.iter().cloned();
        let head = std::iter::once("median (min–max)".to_owned()).chain(names).chain(ends);
        let mut lines = vec![head.collect::<Vec<_>>()];
        lines.extend(self.figures.iter().map(Figure::line));
        format!("{}\n{}", self.conditions, table(&lines))
    }

    /// Writes the report file of this name.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, name: &str) {
        let folder = std::env::var_os("B24_BENCH_JSON").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench"),
            PathBuf::from,
        );
        fs::create_dir_all(&folder).expect("the folder can be made");
        fs::write(folder.join(format!("{name}.json")), format!("{:#}\n", self.json()))
            .expect("the file can be written");
    }

    fn json(&self) -> Value {
        let figures = self.figures.iter().map(|figure| {
            let names = self.contestants.iter().map(|it| it.key.to_owned());
            let spreads =
                figure.spreads.iter().map(|it| it.as_ref().map_or(Value::Null, Spread::json));
            let ratios = figure.ratios.iter().map(|it| json!(it));
            let values = json!({
                "contestants": names.zip(spreads).collect::<Map<_, _>>(),
                "ratios": self.ratio_names.iter().cloned().zip(ratios).collect::<Map<_, _>>(),
            });
            (figure.row.key.to_owned(), values)
        });
        json!({
            "conditions": self.conditions,
            "server": self.server,
            "figures": figures.collect::<Map<_, _>>(),
        })
    }
}

impl Figure {
    fn new(
        row: &'static Row,
        contestants: &[&'static Contestant],
        comparison: Comparison,
        rounds: &[Round],
    ) -> Self {
        let spread = |contestant: &&Contestant| {
            let results = rounds.iter().filter_map(|round| round.results.get(contestant.key));
            let values: Vec<f64> = results.filter_map(row.read).collect();
            (!values.is_empty()).then(|| Spread::of(values))
        };
        let spreads: Vec<Option<Spread>> = contestants.iter().map(spread).collect();
        let ratios = comparison.ratios(contestants, &spreads);
        Self { row, spreads, ratios }
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
        line.extend(self.ratios.iter().copied().map(ratio));
        line
    }
}
