//! The table in `docs/RELIABILITY.md`.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Serialises the tests that write rows.
static WRITING: Mutex<()> = Mutex::new(());

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs").join("RELIABILITY.md")
}

fn text() -> String {
    std::fs::read_to_string(file()).expect("docs/RELIABILITY.md can be read")
}

/// Compares the observed behaviour of a row with the table, or writes it there.
///
/// # Panics
/// If the table differs or has no such row.
pub fn compare(name: &str, seen: &[String]) {
    let row = format!("| {name} | {} |", seen.join(" | "));
    let start = format!("| {name} |");
    if std::env::var("B24_RELIABILITY").is_ok_and(|value| value == "write") {
        let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let lines: Vec<String> = text()
            .lines()
            .map(|line| if line.starts_with(&start) { row.clone() } else { line.to_owned() })
            .collect();
        std::fs::write(file(), lines.join("\n") + "\n").expect("docs/RELIABILITY.md is written");
    }
    let text = text();
    let stands = text.lines().find(|line| line.starts_with(&start));
    if !stands.is_some_and(|stands| fits(stands, &row)) {
        assert_eq!(stands, Some(&*row), "B24_RELIABILITY=write writes the row");
    }
}

/// Returns whether each observed cell equals the table's, or one of its alternatives with "or".
fn fits(stands: &str, seen: &str) -> bool {
    let (stands, seen): (Vec<_>, Vec<_>) =
        (stands.split(" | ").collect(), seen.split(" | ").collect());
    let fits = |(stands, seen): (&&str, &&str)| {
        stands.trim_end_matches(" |").split(", or ").any(|one| one == seen.trim_end_matches(" |"))
    };
    stands.len() == seen.len() && stands.iter().zip(&seen).all(fits)
}

#[test]
fn a_cell_fits_one_of_those_that_stand_there() {
    let row = "| a | works | says so, or works |";
    assert!(fits(row, "| a | works | says so |") && fits(row, "| a | works | works |"));
    assert!(!fits(row, "| a | says so | works |") && !fits(row, "| a | works | else |"));
    assert!(!fits(row, "| a | works |"));
}

/// Returns the names of the rows under a heading.
pub fn rows(heading: &str) -> Vec<String> {
    let text = text();
    let lines = text.lines().skip_while(|line| *line != format!("## {heading}"));
    let rows = lines.skip(1).take_while(|line| !line.starts_with("## "));
    let rows = rows.filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
    // The first row is the head of the table.
    rows.map(|(name, _)| name.to_owned()).skip(1).collect()
}
