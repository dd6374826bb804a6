//! One suite: a heading, its output passed through, and its outcome.

use std::io::{self, BufRead, BufReader, IsTerminal};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use super::report::Report;
use crate::children;
use crate::step::elapsed;

/// A running suite, and later its outcome.
#[derive(Debug)]
pub struct Suite {
    /// Its heading.
    pub title: &'static str,
    /// Result lines, and notes on skipped parts.
    pub lines: Vec<String>,
    /// How many tests passed.
    pub passed: u32,
    /// How many tests failed.
    pub failed: u32,
    /// The tests that were retried after a failure.
    pub retried: Vec<String>,
}

impl Suite {
    /// Runs `body` under a heading. An error of `body` is a failure of the suite.
    pub fn run(title: &'static str, body: impl FnOnce(&mut Self) -> Result<()>) -> Self {
        println!("\n== {title}");
        let started = Instant::now();
        let mut suite =
            Self { title, lines: Vec::new(), passed: 0, failed: 0, retried: Vec::new() };
        if let Err(error) = body(&mut suite) {
            suite.fail(format!("error: {error:#}"));
        }
        let outcome = if suite.failed == 0 { "ok" } else { "FAILED" };
        println!("== {title}: {outcome} ({})", elapsed(started.elapsed()));
        suite
    }

    /// Runs a program that counts as one test.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn check(&mut self, label: &str, command: &mut Command) -> Result<()> {
        let status = children::status(command.stdin(Stdio::null()))
            .with_context(|| format!("{label}: cannot be started"))?;
        if status.success() {
            self.pass(format!("{label}: ok"));
        } else {
            self.fail(format!("{label}: failed ({status})"));
        }
        Ok(())
    }

    /// Runs a program that reports tests, and counts them. A program fails if its report is
    /// incomplete, if it fails without a failed test (for instance because it did not compile) or
    /// if it runs no test.
    ///
    /// # Errors
    /// When it cannot be started or its output cannot be read.
    pub fn pass_through(&mut self, command: &mut Command) -> Result<()> {
        self.run_and_report(command).map(drop)
    }

    /// Does the same and returns the report.
    ///
    /// # Errors
    /// When it cannot be started or its output cannot be read.
    pub fn run_and_report(&mut self, command: &mut Command) -> Result<Report> {
        let report = report(command)?;
        self.passed += report.passed;
        self.failed += report.failed;
        self.lines.extend(report.results.iter().cloned());
        for fault in &report.faults {
            self.fail(fault.clone());
        }
        Ok(report)
    }

    /// Retries failed tests that are already counted, by a command that runs these and no others.
    /// Tests that pass now count as passed, and the summary names them at its end. An incomplete
    /// first report remains a failure and gets no second try.
    ///
    /// # Errors
    /// When it cannot be started or its output cannot be read.
    pub fn retry(&mut self, first: &Report, command: &mut Command) -> Result<()> {
        if !first.faults.is_empty() {
            return Ok(());
        }
        let names = first.failures.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        self.note(&format!("failed at the first try: {names}"));
        self.retried.extend(first.failures.iter().cloned());
        let second = report(command)?;
        self.lines.extend(second.results.iter().cloned());
        for fault in &second.faults {
            self.fail(format!("second try: {fault}"));
        }
        if !second.failures.is_subset(&first.failures)
            || second.passed + second.failed != first.failed
        {
            self.fail("the second try ran other tests than those that failed".to_owned());
        } else if second.faults.is_empty() {
            self.passed += second.passed;
            self.failed -= second.passed;
        }
        Ok(())
    }

    /// Counts a passed test.
    pub fn pass(&mut self, line: String) {
        self.passed += 1;
        self.lines.push(line);
    }

    /// Counts a failed test, and prints it at once.
    pub fn fail(&mut self, line: String) {
        self.failed += 1;
        eprintln!("{line}");
        self.lines.push(line);
    }

    /// Notes something that is neither passed nor failed.
    pub fn note(&mut self, line: &str) {
        println!("{line}");
        self.lines.push(line.to_owned());
    }
}

/// Runs a program that reports tests, and passes its output through.
fn report(command: &mut Command) -> Result<Report> {
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = children::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let output = child.stdout.take().context("its output cannot be read")?;
    let mut report = Report::default();
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        report.read(&line);
    }
    report.finish(child.wait()?);
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    fn script(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[cfg(unix)]
    #[test]
    fn a_second_try_counts_instead_of_the_first() {
        let tried = |second: &str| {
            let suite = Suite::run("a program", |suite| {
                let first = "echo 'test a ... FAILED'; echo 'test b ... FAILED'; \
                    echo 'test result: FAILED. 7 passed; 2 failed'; exit 101";
                let first = suite.run_and_report(&mut script(first))?;
                suite.retry(&first, &mut script(second))
            });
            (suite.passed, suite.failed)
        };
        assert_eq!(tried("echo 'test result: ok. 2 passed; 0 failed'"), (9, 0));
        let one =
            "echo 'test b ... FAILED'; echo 'test result: FAILED. 1 passed; 1 failed'; exit 1";
        assert_eq!(tried(one), (8, 1));
        // One that fails without a result line, and one that ran other tests.
        assert!(tried("exit 1").1 > 0);
        assert!(tried("echo 'test result: ok. 1 passed; 0 failed'").1 > 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_second_try_does_not_replace_a_report_that_is_not_whole() {
        let second = "echo 'test result: ok. 1 passed; 0 failed'";
        for first in [
            "echo 'running 9 tests'; echo 'test a ... FAILED'; exit 101",
            "echo 'test a ... FAILED'; kill -KILL $$",
            "echo 'test a ... FAILED'; echo 'test result: FAILED. 8 passed; 1 failed'; kill -SEGV $$",
            "echo 'test a ... FAILED'; echo 'test result: FAILED. 8 passed; 1 failed'; exit 139",
            "echo 'test a ... FAILED'; echo 'test result: FAILED. 8 passed; 2 failed'; exit 101",
            "echo 'running 1 test'; echo 'test a ... FAILED'; \
             echo 'test result: FAILED. 0 passed; 1 failed'; echo 'running 4 tests'; exit 101",
        ] {
            let suite = Suite::run("a program", |suite| {
                let first = suite.run_and_report(&mut script(first))?;
                suite.retry(&first, &mut script(second))
            });
            assert!(suite.failed > 0, "{first}: {:?}", suite.lines);
            assert_eq!(suite.retried, [""; 0], "{first}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_is_killed_has_failed_whatever_it_has_reported() {
        for end in ["kill -KILL $$", "kill -ABRT $$", "exit 134", "exit 101"] {
            let suite = Suite::run("a program", |suite| {
                let line = "echo 'test result: ok. 2 passed; 0 failed'; ";
                suite.pass_through(&mut script(&[line, end].concat()))
            });
            assert_eq!((suite.passed, suite.failed), (2, 1), "{end}");
        }
    }

    /// `cargo test` ends with one exit code for all test programs.
    #[cfg(unix)]
    #[test]
    fn one_of_several_test_programs_that_dies_is_a_failure() {
        let whole = "echo 'running 1 test'; echo 'test a ... ok'; \
                     echo 'test result: ok. 1 passed; 0 failed'; ";
        let dies = "echo 'running 7 tests'; echo 'test b ... ok'; ";
        for script_text in [[whole, dies].concat(), [dies, whole].concat()] {
            let suite =
                Suite::run("programs", |suite| suite.pass_through(&mut script(&script_text)));
            assert_eq!((suite.passed, suite.failed), (1, 1), "{script_text}");
        }
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
