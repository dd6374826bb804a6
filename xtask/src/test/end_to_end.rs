//! The end-to-end tests in Chromium: the release build in the simulator.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::report::Report;
use super::suite::Suite;
use crate::dist;
use crate::environment::Environment;
use crate::process;

/// The modules whose tests get a second try: what they see depends on the widget's time limits, which
/// a busy machine may not keep. Every other test looks for what load brings out (a lost letter, a
/// message that is sent twice, a leak, misplaced trust): alone, at a second try, it would hide that.
const OF_TIME_LIMITS: [&str; 2] = ["faults::", "silence::"];

/// More failed tests than these are no accident.
const SECOND_TRIES: usize = 5;

/// What any test writes that ends with a leak, a violation of the security policy or a doubled
/// message. It has nothing to do with time.
const NEVER_AGAIN: [&str; 3] =
    ["a token, or the draft, is in", "the security policy is violated", "a message was sent twice"];

/// Runs them side by side. If all tests that failed are about time limits, and they are few, they are
/// run once more, one after the other.
///
/// # Errors
/// When they cannot be started.
pub fn run(root: &Path, axe: &Path, browser: &Environment, suite: &mut Suite) -> Result<()> {
    let first = suite.report_of(&mut tests(root, axe, browser, &[])?)?;
    if !may_be_tried_again(&first) {
        return Ok(());
    }
    let mut again = tests(root, axe, browser, &["--exact", "--test-threads", "1"])?;
    suite.try_again(&first, again.args(&first.failures))
}

/// Whether a second try of the failed tests may stand for the first. A report that is not whole is a
/// failure by itself.
fn may_be_tried_again(report: &Report) -> bool {
    report.faults.is_empty()
        && (1..=SECOND_TRIES).contains(&report.failures.len())
        && report.failures.iter().all(|name| OF_TIME_LIMITS.iter().any(|it| name.starts_with(it)))
        && !NEVER_AGAIN.iter().any(|finding| report.output.contains(finding))
}

/// Runs those that take long.
///
/// # Errors
/// When they cannot be started.
pub fn long_run(root: &Path, axe: &Path, browser: &Environment, suite: &mut Suite) -> Result<()> {
    let mut command = tests(root, axe, browser, &["--ignored", "--nocapture"])?;
    suite.pass_through(&mut command)
}

/// The command; `options` are for the tests' own program.
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
        assert!(may_be_tried_again(&failed(&limits)));
        assert!(!may_be_tried_again(&failed(&[])));
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
            assert!(!may_be_tried_again(&failed(&[other])), "{other}");
            // Nor beside one that may: the run has failed anyway.
            assert!(!may_be_tried_again(&failed(&[limits[0], other])), "{other}");
        }
    }

    #[test]
    fn many_failures_are_no_accident() {
        let names: Vec<String> = (0..=SECOND_TRIES).map(|it| format!("faults::row_{it}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert!(may_be_tried_again(&failed(&names[..SECOND_TRIES])));
        assert!(!may_be_tried_again(&failed(&names)));
    }

    #[test]
    fn a_report_that_is_not_whole_gets_no_second_try() {
        let mut report = failed(&["faults::start::page"]);
        report.faults.push("a test program ended without its result line".to_owned());
        assert!(!may_be_tried_again(&report));
    }

    #[test]
    fn a_leak_gets_no_second_try_in_any_module() {
        for finding in NEVER_AGAIN {
            let mut report = failed(&["faults::start::page"]);
            report.output = format!("thread 'x' panicked at leaks.rs:\n{finding} the DOM");
            assert!(!may_be_tried_again(&report), "{finding}");
        }
    }

    /// A list that has been overtaken by a change of names would allow nothing, or find nothing.
    #[test]
    fn modules_and_findings_are_those_of_the_tests() {
        let tests = workspace::root().join("tests/e2e");
        let main = fs::read_to_string(tests.join("main.rs")).unwrap();
        for module in OF_TIME_LIMITS {
            assert!(
                main.contains(&format!("\nmod {};", module.trim_end_matches("::"))),
                "{module}"
            );
        }
        let read = |name| fs::read_to_string(tests.join(name)).unwrap();
        let sources =
            read("harness/leaks.rs") + &read("harness/violations.rs") + &read("faults/mod.rs");
        for finding in NEVER_AGAIN {
            assert!(sources.contains(finding), "{finding}");
        }
    }
}
