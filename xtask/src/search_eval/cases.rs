//! The search cases and their expectations.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::engine::Shown;

/// The number of results in one row, which a user sees at a glance.
const TOP: usize = 8;

/// One query and its expected results.
#[derive(Debug)]
pub struct Case {
    /// The identifier in the file.
    pub id: String,
    /// The BCP 47 tag of the interface's language.
    pub lang: String,
    /// The typed text.
    pub query: String,
    /// The expected results.
    pub expect: Expect,
    /// The category of the case.
    pub kind: String,
    /// Its importance: must, should, stretch.
    pub tier: String,
}

/// The expected results; all conditions that are set must hold.
#[derive(Debug, Default)]
pub struct Expect {
    /// One of these is the first result.
    first_any: Vec<String>,
    /// One of these is among the first eight.
    any_top: Vec<String>,
    /// All of these are among the first eight.
    top: Vec<String>,
    /// All of these are among the results.
    contains: Vec<String>,
    /// There are no results except guesses.
    none: bool,
}

/// Reads the cases from a file.
///
/// # Errors
/// When it cannot be read, or a case lacks a field.
pub fn read(file: &Path) -> Result<Vec<Case>> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let json: Value =
        serde_json::from_str(&text).with_context(|| format!("reading {}", file.display()))?;
    let cases = json.get("cases").and_then(Value::as_array).context("the file has no `cases`")?;
    cases
        .iter()
        .enumerate()
        .map(|(index, case)| Case::read(case).with_context(|| format!("case {}", index + 1)))
        .collect()
}

impl Case {
    fn read(case: &Value) -> Result<Self> {
        let field = |name: &str| {
            let text = case.get(name).and_then(Value::as_str);
            text.map(str::to_owned).with_context(|| format!("there is no text {name:?}"))
        };
        Ok(Self {
            id: case
                .get("id")
                .map(|id| id.to_string().trim_matches('"').to_owned())
                .unwrap_or_default(),
            lang: field("lang")?,
            query: field("query")?,
            expect: Expect::read(case.get("expect").context("there is no `expect`")?)?,
            kind: field("kind")?,
            tier: field("tier")?,
        })
    }

    /// Returns whether the results meet the expectation.
    pub fn passes(&self, shown: &Shown) -> bool {
        let all: Vec<&str> = shown.all().collect();
        let among = |wanted: &[String], shown: &[&str]| {
            wanted.iter().all(|wanted| shown.contains(&&**wanted))
        };
        let Expect { first_any, any_top, top, contains, none } = &self.expect;
        let row = all.get(..TOP).unwrap_or(&all);
        let any_of = |wanted: &[String], shown: &[&str]| {
            wanted.is_empty() || wanted.iter().any(|wanted| shown.contains(&&**wanted))
        };
        any_of(first_any, all.get(..1).unwrap_or_default())
            && any_of(any_top, row)
            && among(top, row)
            && among(contains, &all)
            && (!none || shown.hits == 0)
    }
}

impl Expect {
    fn read(expect: &Value) -> Result<Self> {
        let fields = expect.as_object().context("`expect` is no object")?;
        let mut read = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "first" | "first_any" => read.first_any = emoji(value),
                "any_top8" => read.any_top = emoji(value),
                "contains_top8" => read.top = emoji(value),
                "contains" => read.contains = emoji(value),
                "none" => read.none = value.as_bool().unwrap_or(false),
                other => anyhow::bail!("`expect` has an unknown field {other:?}"),
            }
        }
        Ok(read)
    }
}

/// Returns one emoji or a list of them, without presentation selectors.
fn emoji(value: &Value) -> Vec<String> {
    let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    list.iter().filter_map(Value::as_str).map(bare).collect()
}

/// Returns a glyph without presentation selectors.
pub fn bare(glyph: &str) -> String {
    glyph.replace('\u{fe0f}', "")
}

impl fmt::Display for Expect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lists = [
            ("first", &self.first_any),
            ("one in 8", &self.any_top),
            ("in 8", &self.top),
            ("any", &self.contains),
        ];
        for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            write!(f, "{name} {}", list.join(" "))?;
        }
        if self.none { f.write_str("nothing") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn case(expect: Value) -> Case {
        let case = json!({"id": 1, "lang": "en", "query": "q", "expect": expect, "kind": "k", "tier": "must"});
        Case::read(&case).unwrap()
    }

    fn shown(hits: &[&str], guesses: &[&str]) -> Shown {
        let glyphs = hits.iter().chain(guesses).map(ToString::to_string).collect();
        Shown { glyphs, hits: hits.len() }
    }

    #[test]
    fn first_counts_without_selectors() {
        assert!(case(json!({"first": "❤\u{fe0f}"})).passes(&shown(&["❤", "😀"], &[])));
        assert!(!case(json!({"first": "😀"})).passes(&shown(&["❤", "😀"], &[])));
        assert!(case(json!({"first_any": ["😀", "❤"]})).passes(&shown(&["❤"], &[])));
        assert!(!case(json!({"first": "😀"})).passes(&shown(&[], &[])));
    }

    #[test]
    fn the_top_ends_after_eight() {
        let nine = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        assert!(case(json!({"contains_top8": ["h"]})).passes(&shown(&nine, &[])));
        assert!(!case(json!({"contains_top8": ["i"]})).passes(&shown(&nine, &[])));
        assert!(case(json!({"contains": ["a", "i"]})).passes(&shown(&nine, &[])));
    }

    #[test]
    fn one_of_a_list_is_enough_in_the_top() {
        let nine = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        assert!(case(json!({"any_top8": ["x", "h"]})).passes(&shown(&nine, &[])));
        assert!(!case(json!({"any_top8": ["x", "i"]})).passes(&shown(&nine, &[])));
        assert!(!case(json!({"any_top8": ["x"]})).passes(&shown(&[], &[])));
        let text = case(json!({"any_top8": ["x", "h"]})).expect.to_string();
        assert_eq!(text, "one in 8 x h");
    }

    #[test]
    fn none_allows_guesses() {
        assert!(case(json!({"none": true})).passes(&shown(&[], &["😀"])));
        assert!(!case(json!({"none": true})).passes(&shown(&["😀"], &[])));
    }

    #[test]
    fn an_unknown_expectation_is_an_error() {
        assert!(Expect::read(&json!({"last": "😀"})).is_err());
    }
}
