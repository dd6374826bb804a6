//! Counts passed cases: of all, per tier, per kind and per language.

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
        if case.tier == "must" {
            self.must.entry(case.lang.clone()).or_default().add(passed);
        }
    }

    /// Returns `{"all":{"passed","total"},"tiers":{…},"kinds":{…},"languages":{…}}`.
    pub fn to_json(&self) -> Value {
        let object = |counts: &BTreeMap<String, Count>| -> Value {
            counts.iter().map(|(name, count)| (name.clone(), count.to_json())).collect()
        };
        json!({
            "all": self.all.to_json(),
            "tiers": object(&self.tiers),
            "kinds": object(&self.kinds),
            "languages": object(&self.languages),
        })
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
        writeln!(f, "{:30} {}", "all", self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_down() {
        let text = Count { passed: 1999, total: 2000 }.to_string();
        assert!(text.ends_with("99.9 %"), "{text}");
        assert!(Count::default().to_string().ends_with("0.0 %"));
    }
}
