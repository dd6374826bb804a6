//! `cargo xtask search-eval`: runs search cases through the search of the picker.
//!
//! The file: `{"cases": [{"id", "lang", "query", "expect", "kind", "tier"}]}`, where `expect` has
//! one or more of `first` (an emoji), `first_any`, `contains_top8`, `contains` (lists of emoji) and
//! `none` (`true`: no results, or only guesses that are marked as such). The comparison ignores
//! presentation selectors.

mod cases;
mod engine;
mod tally;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use cases::Case;
use engine::Engine;
use tally::Tally;

/// Runs the cases of `file` with the data in `data/` under `root` and prints how many pass. With
/// `json`, it prints only one JSON object on a line.
///
/// # Errors
/// When the file or the data cannot be read. Failed cases are no error.
pub fn run(root: &Path, file: &Path, json: bool) -> Result<ExitCode> {
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
    if json {
        println!("{}", tally.to_json());
    } else {
        failures.iter().for_each(|failure| println!("{failure}"));
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
