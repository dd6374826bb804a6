//! One suite: a heading, its output passed through, and what came of it.

use std::io::{self, BufRead, BufReader, IsTerminal};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::step::elapsed;

/// A suite while it runs, and its outcome afterwards.
#[derive(Debug)]
pub struct Suite {
    /// Its heading.
    pub title: &'static str,
    /// What it said at its end, and notes on what was left out.
    pub lines: Vec<String>,
    /// How many tests passed.
    pub passed: u32,
    /// How many tests failed.
    pub failed: u32,
}

impl Suite {
    /// Runs `body` under a heading. An error of `body` is the suite's failure.
    pub fn run(title: &'static str, body: impl FnOnce(&mut Self) -> Result<()>) -> Self {
        println!("\n== {title}");
        let started = Instant::now();
        let mut suite = Self { title, lines: Vec::new(), passed: 0, failed: 0 };
        if let Err(error) = body(&mut suite) {
            suite.fail(format!("error: {error:#}"));
        }
        let outcome = if suite.failed == 0 { "ok" } else { "FAILED" };
        println!("== {title}: {outcome} ({})", elapsed(started.elapsed()));
        suite
    }

    /// Runs a program whose whole success is one test.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn check(&mut self, label: &str, command: &mut Command) -> Result<()> {
        let status = command
            .stdin(Stdio::null())
            .status()
            .with_context(|| format!("{label}: cannot be started"))?;
        if status.success() {
            self.pass(format!("{label}: ok"));
        } else {
            self.fail(format!("{label}: failed ({status})"));
        }
        Ok(())
    }

    /// Runs a program that reports tests, and counts what it reports. A program that fails
    /// without a failed test (it did not compile, say) counts as one, and so does a program that
    /// runs no test.
    ///
    /// # Errors
    /// When it cannot be started or its output cannot be read.
    pub fn pass_through(&mut self, command: &mut Command) -> Result<()> {
        self.failures_of(command).map(drop)
    }

    /// The same; returns the names of the tests that failed.
    ///
    /// # Errors
    /// When it cannot be started or its output cannot be read.
    pub fn failures_of(&mut self, command: &mut Command) -> Result<Vec<String>> {
        if io::stdout().is_terminal() {
            command.env("CARGO_TERM_COLOR", "always");
        }
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().context("its output cannot be read")?;
        let (passed_before, failed_before) = (self.passed, self.failed);
        let mut names = Vec::new();
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            names.extend(parse_failure(&line));
            if let Some((passed, failed)) = parse_result(&line) {
                self.passed += passed;
                self.failed += failed;
                // Every crate and every file without tests says so; nobody wants to read it twice.
                if passed + failed > 0 {
                    self.lines.push(line.trim().to_owned());
                }
            }
        }
        let status = child.wait()?;
        if !status.success() && self.failed == failed_before {
            self.fail(format!("it failed without a failed test ({status}); see above"));
        } else if (self.passed, self.failed) == (passed_before, failed_before) {
            self.fail("it ran no test at all".to_owned());
        }
        Ok(names)
    }

    /// Runs tests that have failed and are counted as such once more, by a command that runs these
    /// and no others. What passes now has not failed, and is named at the end all the same.
    ///
    /// # Errors
    /// When it cannot be started or its output cannot be read.
    pub fn try_again(&mut self, failed: &[String], command: &mut Command) -> Result<()> {
        self.note(&format!("failed at the first try: {}", failed.join(", ")));
        let before = self.passed;
        let still = self.failures_of(command)?;
        // Those that did not pass are counted twice now.
        self.failed = self.failed.saturating_sub(u32::try_from(failed.len())?);
        let passed = self.passed.saturating_sub(before);
        if usize::try_from(passed)? + still.len() != failed.len() {
            self.fail("the second try ran other tests than those that failed".to_owned());
        }
        Ok(())
    }

    /// Counts a passed test.
    pub fn pass(&mut self, line: String) {
        self.passed += 1;
        self.lines.push(line);
    }

    /// Counts a failed test. Also said at once, where the person is reading.
    pub fn fail(&mut self, line: String) {
        self.failed += 1;
        eprintln!("{line}");
        self.lines.push(line);
    }

    /// Something to know that is neither passed nor failed.
    pub fn note(&mut self, line: &str) {
        println!("{line}");
        self.lines.push(line.to_owned());
    }
}

/// The name of the failed test in a line `test name ... FAILED`.
fn parse_failure(line: &str) -> Option<String> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    outcome.contains("FAILED").then(|| name.to_owned())
}

/// The numbers of passed and failed tests in a line `test result: …`.
fn parse_result(line: &str) -> Option<(u32, u32)> {
    let (_, counts) = line.split_once("test result:")?;
    let count = |what: &str| {
        let (before, _) = counts.split_once(what)?;
        before.rsplit([' ', '\u{1b}']).next()?.parse().ok()
    };
    Some((count(" passed")?, count(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_counted() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; \
                    finished in 0.05s";
        assert_eq!(parse_result(line), Some((12, 0)));
        let line = "\u{1b}[1mtest result: FAILED\u{1b}[0m. 3 passed; 21 failed; 0 ignored";
        assert_eq!(parse_result(line), Some((3, 21)));
    }

    #[test]
    fn other_lines_are_not() {
        assert_eq!(parse_result("test a_result ... ok"), None);
        assert_eq!(parse_result("test result: unknown"), None);
        assert_eq!(parse_result("12 passed; 0 failed"), None);
    }

    #[test]
    fn failed_tests_are_named() {
        let failed = |line| parse_failure(line);
        assert_eq!(failed("test a::b ... FAILED").as_deref(), Some("a::b"));
        assert_eq!(failed("test a::b ... \u{1b}[31mFAILED\u{1b}[0m").as_deref(), Some("a::b"));
        assert_eq!(failed("test a::b ... ok"), None);
        assert_eq!(failed("test result: FAILED. 3 passed; 21 failed; 0 ignored"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_second_try_counts_instead_of_the_first() {
        let script = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        };
        let tried = |second: &str| {
            let suite = Suite::run("a program", |suite| {
                let first = "echo 'test a ... FAILED'; echo 'test b ... FAILED'; \
                    echo 'test result: FAILED. 7 passed; 2 failed'; exit 101";
                let failed = suite.failures_of(&mut script(first))?;
                suite.try_again(&failed, &mut script(second))
            });
            (suite.passed, suite.failed)
        };
        assert_eq!(tried("echo 'test result: ok. 2 passed; 0 failed'"), (9, 0));
        let one =
            "echo 'test b ... FAILED'; echo 'test result: FAILED. 1 passed; 1 failed'; exit 1";
        assert_eq!(tried(one), (8, 1));
        // One that does not end, and one of which nobody knows what it ran.
        assert!(tried("exit 1").1 > 0);
        assert!(tried("echo 'test result: ok. 1 passed; 0 failed'").1 > 0);
    }

    #[test]
    fn an_error_is_a_failed_test() {
        let suite = Suite::run("a suite that cannot run", |_| anyhow::bail!("broken"));
        assert_eq!((suite.passed, suite.failed), (0, 1));
        assert_eq!(suite.lines, ["error: broken"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_runs_no_test_has_failed() {
        let suite = Suite::run("a program", |suite| {
            let script = "echo 'test result: ok. 0 passed; 0 failed'";
            suite.pass_through(Command::new("sh").args(["-c", script]))
        });
        assert_eq!((suite.passed, suite.failed), (0, 1));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_fails_without_a_failed_test_counts_as_one() {
        let suite = Suite::run("a program", |suite| {
            let script = "echo 'test result: ok. 2 passed; 0 failed'; exit 3";
            suite.pass_through(Command::new("sh").args(["-c", script]))
        });
        assert_eq!((suite.passed, suite.failed), (2, 1));
    }
}
