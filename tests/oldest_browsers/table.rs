//! Parses the table of the style sheets' features and the browser versions that introduced them:
//! `style.txt`.

use std::collections::BTreeMap;

/// The oldest supported versions, in the order of the table's columns: Chrome, Firefox, Safari.
const PROMISED: [Version; 3] = [(109, 0), (115, 0), (16, 0)];

/// Major and minor version.
type Version = (u32, u32);

/// A feature: its kind (`property`, `word` …) and its name.
pub type Name = (String, String);

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// The first version of each browser that supports it; `None` if none does.
    since: [Option<Version>; 3],
    /// The effect in a browser that lacks it.
    pub without: Option<String>,
}

impl Row {
    /// Returns whether all supported browsers have it.
    pub fn is_everywhere(&self) -> bool {
        self.since
            .iter()
            .zip(PROMISED)
            .all(|(since, promised)| since.is_some_and(|it| it <= promised))
    }
}

/// Parses the table.
///
/// # Panics
/// At a malformed line.
pub fn read(text: &str) -> BTreeMap<Name, Row> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (columns, without) = match line.split_once(" | ") {
                Some((columns, without)) => (columns, Some(without.to_owned())),
                None => (line, None),
            };
            let columns: Vec<&str> = columns.split_whitespace().collect();
            let [kind, name, since @ ..] = &columns[..] else { panic!("no row: {line}") };
            let since = since.iter().map(|text| version(text)).collect::<Vec<_>>();
            let since = since.try_into().unwrap_or_else(|_| panic!("not three versions: {line}"));
            (((*kind).to_owned(), (*name).to_owned()), Row { since, without })
        })
        .collect()
}

fn version(text: &str) -> Option<Version> {
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("no version: {text}"));
    (text != "-").then(|| (number(major), number(minor)))
}

#[test]
fn what_is_too_new_for_one_browser_is_not_everywhere() {
    let rows = read(
        "# kind name Chrome Firefox Safari\nword a 109 115 16.0\nword b 109 115 16.1\n\
                     word c 1 - 1 | grey\n",
    );
    let row = |name: &str| &rows[&("word".to_owned(), name.to_owned())];
    assert!(row("a").is_everywhere() && !row("b").is_everywhere() && !row("c").is_everywhere());
    assert_eq!(row("c").without.as_deref(), Some("grey"));
    assert_eq!(rows.len(), 3);
}
