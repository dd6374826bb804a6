//! Counts passed cases: of all, per tier, per kind, per language, and per language and kind.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Value, json};

use super::cases::Case;

/// Passed and total cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    total: usize,
}

/// The counts of all groupings.
#[derive(Debug, Default)]
pub struct Tally {
    all: Count,
    tiers: BTreeMap<String, Count>,
    kinds: BTreeMap<String, Count>,
    languages: BTreeMap<String, Count>,
    /// The counts of the tier `must`, per language.
    must: BTreeMap<String, Count>,
    /// The counts per language and kind.
    table: BTreeMap<(String, String), Count>,
}

impl Count {
    fn add(&mut self, passed: bool) {
        self.total += 1;
        self.passed += usize::from(passed);
    }

    fn to_json(self) -> Value {
        json!({"passed": self.passed, "total": self.total})
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Per mille, in whole numbers, rounded down: 100.0 % always means all.
        let per_mille = (self.passed * 1000).checked_div(self.total).unwrap_or(0);
        write!(
            f,
            "{:5} of {:5}  {:3}.{} %",
            self.passed,
            self.total,
            per_mille / 10,
            per_mille % 10
        )
    }
}

impl Tally {
    /// Counts a case.
    pub fn add(&mut self, case: &Case, passed: bool) {
        self.all.add(passed);
        self.tiers.entry(case.tier.clone()).or_default().add(passed);
        self.kinds.entry(case.kind.clone()).or_default().add(passed);
        self.languages.entry(case.lang.clone()).or_default().add(passed);
        let cell = (case.lang.clone(), case.kind.clone());
        self.table.entry(cell).or_default().add(passed);
        if case.tier == "must" {
            self.must.entry(case.lang.clone()).or_default().add(passed);
        }
    }

    /// Returns `{"all":{"passed","total"},"tiers":{…},"kinds":{…},"languages":{…}}`, and with the
    /// key `table` the counts by language and then kind.
    pub fn to_json(&self) -> Value {
        let object = |counts: &BTreeMap<String, Count>| -> Value {
            counts.iter().map(|(name, count)| (name.clone(), count.to_json())).collect()
        };
        let mut table: BTreeMap<&str, BTreeMap<&str, Value>> = BTreeMap::new();
        for ((lang, kind), count) in &self.table {
            table.entry(lang).or_default().insert(kind, count.to_json());
        }
        json!({
            "table": table,
            "all": self.all.to_json(),
            "tiers": object(&self.tiers),
            "kinds": object(&self.kinds),
            "languages": object(&self.languages),
        })
    }
}

impl Tally {
    /// Writes a table of `passed/total`: a line per language, a column per kind.
    fn write_table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "languages by kind, passed/total")?;
        write!(f, "  {:8}", "")?;
        for kind in self.kinds.keys() {
            write!(f, "  {kind:>9}")?;
        }
        for lang in self.languages.keys() {
            write!(f, "\n  {lang:8}")?;
            for kind in self.kinds.keys() {
                let width = kind.chars().count().max(9);
                let cell = match self.table.get(&(lang.clone(), kind.clone())) {
                    Some(count) => format!("{}/{}", count.passed, count.total),
                    None => "-".to_owned(),
                };
                write!(f, "  {cell:>width$}")?;
            }
        }
        writeln!(f)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tables = [
            ("tiers", &self.tiers),
            ("kinds", &self.kinds),
            ("languages", &self.languages),
            ("languages, must", &self.must),
        ];
        for (title, counts) in tables {
            writeln!(f, "{title}")?;
            for (name, count) in counts {
                writeln!(f, "  {name:28} {count}")?;
            }
        }
        self.write_table(f)?;
        writeln!(f, "{:30} {}", "all", self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::super::cases::Expect;
    use super::*;

    #[test]
    fn the_table_has_a_line_per_language_and_a_column_per_kind() {
        let case = |lang: &str, kind: &str| Case {
            id: String::new(),
            lang: lang.to_owned(),
            query: String::new(),
            expect: Expect::default(),
            kind: kind.to_owned(),
            tier: "must".to_owned(),
        };
        let mut tally = Tally::default();
        tally.add(&case("de", "typing errors"), true);
        tally.add(&case("de", "typing errors"), false);
        tally.add(&case("ja", "word"), true);
        let text = tally.to_string();
        for line in [
            "            typing errors       word",
            "  de                  1/2          -",
            "  ja                    -        1/1",
        ] {
            assert!(text.lines().any(|found| found == line), "{line:?} in\n{text}");
        }
        assert_eq!(tally.to_json()["table"]["de"]["typing errors"]["total"], 2);
    }

    #[test]
    fn a_share_is_rounded_down() {
        let text = Count { passed: 1999, total: 2000 }.to_string();
        assert!(text.ends_with("99.9 %"), "{text}");
        assert!(Count::default().to_string().ends_with("0.0 %"));
    }
}
