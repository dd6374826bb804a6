//! The summary at the end: each suite's result, and the sum as the last line.

use super::suite::Suite;

/// The outcomes of all suites.
#[derive(Debug, Default)]
pub struct Summary {
    suites: Vec<Suite>,
    notes: Vec<String>,
}

impl Summary {
    /// Adds a finished suite.
    pub fn add(&mut self, suite: Suite) {
        self.suites.push(suite);
    }

    /// Adds a line before the sum.
    pub fn note(&mut self, line: &str) {
        self.notes.push(line.to_owned());
    }

    /// Returns whether any test of any suite failed.
    pub fn has_failed(&self) -> bool {
        self.suites.iter().any(|suite| suite.failed > 0)
    }

    /// Returns the whole text, whose last line is `N passed, N failed`. The lines before it name
    /// the retried tests.
    pub fn text(&self, elapsed: &str) -> String {
        let mut text = format!("\n== summary ({elapsed})\n");
        for suite in &self.suites {
            let mark = if suite.failed == 0 { "ok" } else { "FAILED" };
            text += &format!("{}: {mark}\n", suite.title);
            for line in suite.lines.iter().flat_map(|line| line.lines()) {
                text += &format!("    {line}\n");
            }
        }
        for note in &self.notes {
            text += &format!("{note}\n");
        }
        for suite in self.suites.iter().filter(|suite| !suite.retried.is_empty()) {
            let names = suite.retried.join(", ");
            text += &format!("second try in {}: {names}\n", suite.title);
        }
        let passed: u32 = self.suites.iter().map(|suite| suite.passed).sum();
        let failed: u32 = self.suites.iter().map(|suite| suite.failed).sum();
        text + &format!("{passed} passed, {failed} failed\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suite(title: &'static str, passed: u32, failed: u32) -> Suite {
        let lines = vec![format!("result of {title}")];
        Suite { title, lines, passed, failed, retried: Vec::new() }
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let mut summary = Summary::default();
        summary.add(suite("one", 3, 0));
        assert!(!summary.has_failed());
        summary.add(suite("two", 4, 2));
        summary.note("a note");
        assert!(summary.has_failed());
        assert_eq!(
            summary.text("1m02s"),
            "\n== summary (1m02s)\none: ok\n    result of one\ntwo: FAILED\n    result of two\n\
             a note\n7 passed, 2 failed\n"
        );
    }
    #[test]
    fn retried_tests_are_named_right_before_the_sum() {
        let mut summary = Summary::default();
        let mut twice = suite("one", 3, 0);
        twice.retried = vec!["faults::a".to_owned(), "silence::b".to_owned()];
        summary.add(twice);
        summary.add(suite("two", 4, 0));
        summary.note("a note");
        let text = summary.text("1s");
        let end = "a note\nsecond try in one: faults::a, silence::b\n7 passed, 0 failed\n";
        assert!(text.ends_with(end), "{text}");
    }
}
