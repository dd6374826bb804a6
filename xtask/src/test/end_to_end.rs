//! Runs the end-to-end tests in Chromium: the release build in the simulator.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::report::Report;
use super::suite::Suite;
use crate::dist;
use crate::environment::Environment;
use crate::process;

/// The modules whose tests get a second try: their results depend on the widget's time limits,
/// which a busy machine may exceed. All other tests detect defects that appear under load (a lost
/// letter, a message sent twice, a leak, misplaced trust); a second try without load would hide
/// those.
const TIMING_DEPENDENT: [&str; 2] = ["faults::", "silence::"];

/// The maximum number of failed tests for a second try; more failures are no accident.
const MAX_RETRIES: usize = 5;

/// Messages of every test that ends with a leak, a violation of the security policy or a duplicate
/// message. These findings do not depend on time.
const NEVER_RETRIED: [&str; 3] =
    ["a token, or the draft, is in", "the security policy is violated", "a message was sent twice"];

/// Runs the tests in parallel. If only tests about time limits failed, and few of them, it runs
/// those once more, one after the other.
///
/// # Errors
/// When they cannot be started.
pub fn run(root: &Path, axe: &Path, browser: &Environment, suite: &mut Suite) -> Result<()> {
    let first = suite.run_and_report(&mut tests(root, axe, browser, &[])?)?;
    if !may_retry(&first) {
        return Ok(());
    }
    let mut again = tests(root, axe, browser, &["--exact", "--test-threads", "1"])?;
    suite.retry(&first, again.args(&first.failures))
}

/// Returns whether a second try of the failed tests may replace the first. An incomplete report is
/// a failure in itself.
fn may_retry(report: &Report) -> bool {
    report.faults.is_empty()
        && (1..=MAX_RETRIES).contains(&report.failures.len())
        && report.failures.iter().all(|name| TIMING_DEPENDENT.iter().any(|it| name.starts_with(it)))
        && !NEVER_RETRIED.iter().any(|finding| report.output.contains(finding))
}

/// Runs the long tests.
///
/// # Errors
/// When they cannot be started.
pub fn long_run(root: &Path, axe: &Path, browser: &Environment, suite: &mut Suite) -> Result<()> {
    let mut command = tests(root, axe, browser, &["--ignored", "--nocapture"])?;
    suite.pass_through(&mut command)
}

/// Returns the command; `options` are for the test program.
fn tests(root: &Path, axe: &Path, browser: &Environment, options: &[&str]) -> Result<Command> {
    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "e2e", "--"])
        .args(options)
        .env("B24_DIST", dist::folder(root))
        .env("B24_DEPLOY", dist::deploy::folder(root))
        .env("B24_AXE", axe)
        .current_dir(root);
    browser.apply(&mut command)?;
    Ok(command)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::workspace;

    fn failed(names: &[&str]) -> Report {
        let mut report = Report::default();
        report.failures.extend(names.iter().map(|name| (*name).to_owned()));
        report
    }

    #[test]
    fn a_second_try_is_for_time_limits_only() {
        let limits = ["faults::start::page", "silence::a_slow_portal_is_waited_for"];
        assert!(may_retry(&failed(&limits)));
        assert!(!may_retry(&failed(&[])));
        for other in [
            "typing::a_letter",
            "drafts::a_draft",
            "half_sent::a_message",
            "sending::once",
            "sending_troubles::once",
            "insert_faults::once",
            "trust::a_foreign_window",
            "hostile::a_page",
            "leaks::a_token",
            "two_frames::a_pin",
            "gifs::faults::a_gif",
            "faults_of_another_kind::a",
        ] {
            assert!(!may_retry(&failed(&[other])), "{other}");
            // Not even beside a test that may be retried: the run has failed anyway.
            assert!(!may_retry(&failed(&[limits[0], other])), "{other}");
        }
    }

    #[test]
    fn many_failures_are_no_accident() {
        let names: Vec<String> = (0..=MAX_RETRIES).map(|it| format!("faults::row_{it}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert!(may_retry(&failed(&names[..MAX_RETRIES])));
        assert!(!may_retry(&failed(&names)));
    }

    #[test]
    fn a_report_that_is_not_whole_gets_no_second_try() {
        let mut report = failed(&["faults::start::page"]);
        report.faults.push("a test program ended without its result line".to_owned());
        assert!(!may_retry(&report));
    }

    #[test]
    fn a_leak_gets_no_second_try_in_any_module() {
        for finding in NEVER_RETRIED {
            let mut report = failed(&["faults::start::page"]);
            report.output = format!("thread 'x' panicked at leaks.rs:\n{finding} the DOM");
            assert!(!may_retry(&report), "{finding}");
        }
    }

    /// Renamed modules or messages would make these lists match nothing.
    #[test]
    fn modules_and_findings_are_those_of_the_tests() {
        let tests = workspace::root().join("tests/e2e");
        let main = fs::read_to_string(tests.join("main.rs")).unwrap();
        for module in TIMING_DEPENDENT {
            assert!(
                main.contains(&format!("\nmod {};", module.trim_end_matches("::"))),
                "{module}"
            );
        }
        let read = |name| fs::read_to_string(tests.join(name)).unwrap();
        let sources =
            read("harness/leaks.rs") + &read("harness/violations.rs") + &read("faults/mod.rs");
        for finding in NEVER_RETRIED {
            assert!(sources.contains(finding), "{finding}");
        }
    }
}
