//! Checks the features of the style sheets: properties, keywords, functions, units, selectors and
//! conditions.

use super::delivered_styles;
use super::table::{self, Name};
use std::collections::BTreeSet;

/// The browser versions that introduced each feature.
const TABLE: &str = include_str!("style.txt");

/// Returns all names in a style sheet that browsers must know. Custom properties and names of fonts
/// belong to the sheet itself.
fn used(style: &str) -> BTreeSet<Name> {
    let mut used = BTreeSet::new();
    let mut statement = String::new();
    for c in without_comments_and_strings(style).chars() {
        match c {
            '{' => prelude(statement.trim(), &mut used),
            ';' | '}' => declaration(statement.trim(), &mut used),
            _ => {
                statement.push(c);
                continue;
            }
        }
        statement.clear();
    }
    used
}

fn without_comments_and_strings(style: &str) -> String {
    let mut left = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        left += before;
        let (opens, closes) = match from.as_bytes() {
            [b'/', b'*', ..] => (2, "*/"),
            [b'"', ..] => (1, "\""),
            [b'\'', ..] => (1, "'"),
            _ => (1, ""),
        };
        let length = from[opens..].find(closes).expect("it ends") + closes.len();
        rest = &from[opens + length..];
        if closes.is_empty() {
            left.push('/');
        }
    }
    left + rest
}

/// Collects the names of selectors, or of a rule with a condition.
fn prelude(text: &str, used: &mut BTreeSet<Name>) {
    let mut add = |kind: &str, name: &str| used.insert((kind.to_owned(), name.to_owned()));
    if let Some(rule) = text.strip_prefix('@') {
        let (name, condition) = rule.split_once([' ', '(']).unwrap_or((rule, ""));
        add("rule", name);
        for feature in condition.split(['(', ')']).filter(|part| part.contains(':')) {
            let (feature, value) = feature.split_once(':').unwrap_or((feature, ""));
            add("condition", feature.trim());
            assert!(!value.contains(['<', '>', '=']), "a range: {text}");
        }
        assert!(!condition.contains(['<', '>']), "a range is of Safari 16.4: {text}");
        return;
    }
    for (at, _) in text.match_indices(':') {
        let name = text[at + 1..].split(|c: char| !is_of_name(c)).next().unwrap_or_default();
        if !name.is_empty() {
            add("selector", name);
        }
    }
    // Nested rules, and namespaces.
    for new in ['&', '|'] {
        assert!(!text.contains(new), "{text}");
    }
}

fn declaration(text: &str, used: &mut BTreeSet<Name>) {
    let Some((property, value)) = text.split_once(':') else { return };
    let (property, value) = (property.trim(), value.trim());
    let mut add =
        |kind: &str, name: &str| used.insert((kind.to_owned(), name.to_ascii_lowercase()));
    let is_custom = property.starts_with("--");
    if !is_custom {
        add("property", property);
    }
    let is_font = property.ends_with("font") || property.ends_with("font-family");
    let mut rest = value;
    while let Some(at) = rest.find(is_of_name) {
        let word = &rest[at..];
        let end = word.find(|c| !is_of_name(c)).unwrap_or(word.len());
        let (before, word) = (&rest[..at], &word[..end]);
        let after = &rest[at + end..];
        rest = after;
        if before.ends_with('#') || word.starts_with("--") {
            continue;
        }
        let number = word.trim_start_matches(['-', '+']);
        let unit = number.trim_start_matches(|c: char| c.is_ascii_digit());
        if after.starts_with('(') {
            add("function", word);
        } else if unit.len() < number.len() || before.ends_with('.') {
            if !unit.is_empty() {
                add("unit", unit);
            }
        } else if !is_font && !number.is_empty() {
            add("word", word);
        }
    }
}

const fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

#[test]
fn everything_that_is_named_is_found() {
    let style = "/* x: y; */ @media (forced-colors:active) { .a:not(:empty)::after { color: rgb(0 0 0 / 18%); \
        content: \"b: c\"; margin: -1.5em calc(2 * var(--d)); --d: 4px; font: 1px e; border: 1px solid #fa0 } }";
    let found: Vec<String> =
        used(style).into_iter().map(|(kind, name)| format!("{kind} {name}")).collect();
    let expected = [
        "condition forced-colors",
        "function calc",
        "function rgb",
        "function var",
        "property border",
        "property color",
        "property content",
        "property font",
        "property margin",
        "rule media",
        "selector after",
        "selector empty",
        "selector not",
        "unit em",
        "unit px",
        "word solid",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_style_sheets_are_understood_by_the_oldest_browsers() {
    let sheets = delivered_styles();
    assert_eq!(sheets.len(), 3, "the picker's, the administrators' and that of privacy and terms");
    let used: BTreeSet<Name> =
        sheets.iter().flat_map(|(_, style)| used(&String::from_utf8_lossy(style))).collect();
    let table = table::read(TABLE);
    let unknown: Vec<_> = used.iter().filter(|name| !table.contains_key(name)).collect();
    assert!(unknown.is_empty(), "add the versions that introduced these to style.txt: {unknown:?}");
    let unused: Vec<_> = table.keys().filter(|name| !used.contains(name)).collect();
    assert!(unused.is_empty(), "unused, but listed in style.txt: {unused:?}");
    for (name, row) in &table {
        let without = row.without.is_some();
        assert_eq!(
            row.is_everywhere(),
            !without,
            "{name:?}: describe the effect of its absence: {row:?}"
        );
    }
}
