//! What stands at the end: each suite's own result, and the sum as the last line.

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

    /// Whether any test of any suite failed.
    pub fn has_failed(&self) -> bool {
        self.suites.iter().any(|suite| suite.failed > 0)
    }

    /// The whole text, of which the last line is `N passed, N failed`.
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
        let passed: u32 = self.suites.iter().map(|suite| suite.passed).sum();
        let failed: u32 = self.suites.iter().map(|suite| suite.failed).sum();
        text + &format!("{passed} passed, {failed} failed\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suite(title: &'static str, passed: u32, failed: u32) -> Suite {
        Suite { title, lines: vec![format!("result of {title}")], passed, failed }
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
}
