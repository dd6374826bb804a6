//! `cargo xtask search-eval`: runs search cases through the search of the picker.
//!
//! The file: `{"cases": [{"id", "lang", "query", "expect", "kind", "tier"}]}`, where `expect` has
//! one or more of `first` (an emoji), `first_any` (one of a list comes first), `any_top8` (one of a
//! list is among the first eight), `contains_top8` (all of a list are), `contains` (all are among the
//! results) and `none` (`true`: no results, or only guesses that are marked as such). The comparison
//! ignores presentation selectors.

mod cases;
mod engine;
mod tally;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use cases::Case;
use engine::Engine;
use tally::Tally;

/// Runs the cases of `file` with the data in `data/` under `root` and prints how many pass. With
/// `json`, it prints only one JSON object on a line. A line for each failed case goes to the file
/// `failures_to`, which is replaced; without it, the lines are printed, unless `json` is set.
///
/// # Errors
/// When the file or the data cannot be read, or the failures cannot be written. Failed cases are no
/// error.
pub fn run(root: &Path, file: &Path, json: bool, failures_to: Option<&Path>) -> Result<ExitCode> {
    let cases = cases::read(file)?;
    let mut engine = Engine::load(&root.join("data"))?;
    let mut tally = Tally::default();
    let mut failures = Vec::new();
    for case in &cases {
        let shown = engine.search(&case.lang, &case.query)?;
        let passed = case.passes(&shown);
        tally.add(case, passed);
        if !passed {
            failures.push(failure(case, &shown));
        }
    }
    if let Some(path) = failures_to {
        let lines: String = failures.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        fs::write(path, lines).with_context(|| format!("writing {}", path.display()))?;
    } else if !json {
        failures.iter().for_each(|failure| println!("{failure}"));
    }
    if json {
        println!("{}", tally.to_json());
    } else {
        print!("{tally}");
    }
    Ok(ExitCode::SUCCESS)
}

fn failure(case: &Case, shown: &engine::Shown) -> String {
    let Case { id, lang, query, kind, tier, .. } = case;
    let first: String = shown.all().take(8).collect::<Vec<_>>().join(" ");
    let guesses = if shown.hits == 0 && !first.is_empty() { " (guesses)" } else { "" };
    let wanted = case.expect.to_string();
    format!("failed  {id} {lang} {tier} {kind}: {query:?} wants {wanted}, shows {first}{guesses}")
}
