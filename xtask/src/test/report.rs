//! The report of a program that runs tests, from libtest or from wasm-bindgen's test runner, and a
//! check of its completeness. An incomplete report is a failure, whatever else it contains.

use std::collections::BTreeSet;
use std::process::ExitStatus;

/// Shells report a signal as 128 plus its number; Windows reports a crash as a negative number.
const ORDINARY_CODES: std::ops::RangeInclusive<i32> = 0..=128;

/// Suffixes that libtest adds to a test's name.
const KINDS: [&str; 3] = [" - should panic", " - compile fail", " - compile"];

/// The report, parsed line by line.
#[derive(Debug, Default)]
pub struct Report {
    /// How many tests passed.
    pub passed: u32,
    /// How many tests failed.
    pub failed: u32,
    /// The names of the failed tests.
    pub failures: BTreeSet<String>,
    /// The result line of each test program that ran a test.
    pub results: Vec<String>,
    /// The output of the failed tests.
    pub output: String,
    /// Reasons why the report is unreliable. Each counts as one failure.
    pub faults: Vec<String>,
    program: Option<Program>,
}

/// A test program that has not printed its result line yet.
#[derive(Debug, Default)]
struct Program {
    /// From `running 12 tests`.
    announced: Option<u32>,
    failures: BTreeSet<String>,
    section: Section,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Section {
    #[default]
    Outcomes,
    /// The output of a failed test. It may look like a report itself.
    Output,
    /// The names of the failed tests, indented.
    Names,
}

impl Report {
    /// Parses the next line of the output.
    pub fn read(&mut self, line: &str) {
        let line = without_colours(line);
        let section = self.program.as_ref().map(|program| &program.section);
        let is_output = section == Some(&Section::Output);
        if is_list(&line) {
            self.open().section = Section::Names;
        } else if is_output {
            self.output.push_str(&line);
            self.output.push('\n');
        } else if let Some(announced) = parse_start(&line) {
            self.close_without_result();
            self.open().announced = Some(announced);
        } else if let Some(counts) = Counts::parse(&line) {
            self.close(&counts, &line);
        } else if is_output_head(&line) {
            self.open().section = Section::Output;
        } else if let Some((name, has_failed)) = parse_outcome(&line) {
            let program = self.open();
            if has_failed {
                program.failures.insert(name);
            }
        } else if section == Some(&Section::Names)
            && let Some(name) = line.strip_prefix("    ")
        {
            self.open().failures.insert(name.trim().to_owned());
        }
    }

    /// Evaluates the exit status of the program that runs the test programs.
    pub fn finish(&mut self, status: ExitStatus) {
        self.close_without_result();
        if !status.code().is_some_and(|code| ORDINARY_CODES.contains(&code)) {
            self.faults.push(format!("it was killed or crashed ({status}); see above"));
        } else if !status.success() && self.failed == 0 && self.faults.is_empty() {
            self.faults.push(format!("it failed without a failed test ({status}); see above"));
        } else if self.passed == 0 && self.failed == 0 && self.faults.is_empty() {
            self.faults.push("it ran no test at all".to_owned());
        }
    }

    fn open(&mut self) -> &mut Program {
        self.program.get_or_insert_default()
    }

    fn close(&mut self, counts: &Counts, line: &str) {
        let program = self.program.take().unwrap_or_default();
        let named = program.failures.len();
        if usize::try_from(counts.failed).ok() != Some(named) {
            self.faults.push(format!("{named} failed tests are named: {}", line.trim()));
        }
        if counts.is_ok && counts.failed > 0 || !counts.is_ok && counts.failed == 0 {
            self.faults.push(format!("a result that contradicts itself: {}", line.trim()));
        }
        if let Some(announced) = program.announced.filter(|announced| *announced != counts.all()) {
            self.faults.push(format!("{announced} tests were started: {}", line.trim()));
        }
        self.passed += counts.passed;
        self.failed += counts.failed;
        self.failures.extend(program.failures);
        // Crates and files without tests also print this line; they are not listed.
        if counts.passed + counts.failed > 0 {
            self.results.push(line.trim().to_owned());
        }
    }

    /// Handles a test program that has crashed, or whose browser has: it prints no result line.
    fn close_without_result(&mut self) {
        let Some(program) = self.program.take() else { return };
        let names = program.failures.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let failed = if names.is_empty() { names } else { format!("; failed before: {names}") };
        self.faults.push(format!("a test program ended without its result line{failed}"));
        self.failures.extend(program.failures);
    }
}

/// The numbers of a result line.
#[derive(Debug, PartialEq, Eq)]
struct Counts {
    is_ok: bool,
    passed: u32,
    failed: u32,
    left_out: u32,
}

impl Counts {
    /// Parses `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out`.
    fn parse(line: &str) -> Option<Self> {
        let (_, counts) = line.split_once("test result:")?;
        let count = |what: &str| -> Option<u32> {
            let (before, _) = counts.split_once(what)?;
            before.rsplit(' ').next()?.parse().ok()
        };
        Some(Self {
            is_ok: counts.trim_start().starts_with("ok"),
            passed: count(" passed")?,
            failed: count(" failed")?,
            left_out: count(" ignored").unwrap_or(0) + count(" measured").unwrap_or(0),
        })
    }

    /// Returns the number of all started tests.
    fn all(&self) -> u32 {
        self.passed + self.failed + self.left_out
    }
}

/// Returns the number in `running 12 tests`.
fn parse_start(line: &str) -> Option<u32> {
    let (count, noun) = line.trim().strip_prefix("running ")?.split_once(' ')?;
    matches!(noun, "test" | "tests").then(|| count.parse().ok())?
}

/// Returns the name of the test in a line `test name ... FAILED`, and whether it failed.
/// wasm-bindgen writes `FAIL`.
fn parse_outcome(line: &str) -> Option<(String, bool)> {
    let (name, outcome) = line.trim().strip_prefix("test ")?.split_once(" ... ")?;
    let kind = KINDS.iter().find_map(|kind| name.strip_suffix(kind));
    Some((kind.unwrap_or(name).to_owned(), outcome.contains("FAIL")))
}

fn is_list(line: &str) -> bool {
    line.trim_end() == "failures:"
}

/// Returns whether the line is `---- name stdout ----`; wasm-bindgen writes `output`.
fn is_output_head(line: &str) -> bool {
    line.strip_prefix("---- ").is_some_and(|rest| {
        let rest = rest.trim_end();
        rest.ends_with(" stdout ----") || rest.ends_with(" output ----")
    })
}

/// Returns the line without terminal colour sequences.
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\x1b');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Report {
        let mut report = Report::default();
        text.lines().for_each(|line| report.read(line));
        report.close_without_result();
        report
    }

    #[test]
    fn result_lines_are_counted() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; \
                    finished in 0.05s";
        let counts = Counts { is_ok: true, passed: 12, failed: 0, left_out: 1 };
        assert_eq!(Counts::parse(line), Some(counts));
        let line = "\u{1b}[1mtest result: FAILED\u{1b}[0m. 3 passed; 21 failed; 0 ignored";
        let counts = Counts { is_ok: false, passed: 3, failed: 21, left_out: 0 };
        assert_eq!(Counts::parse(&without_colours(line)), Some(counts));
    }

    #[test]
    fn other_lines_are_not() {
        for line in ["test a_result ... ok", "test result: unknown", "12 passed; 0 failed"] {
            assert_eq!(Counts::parse(line), None);
        }
    }

    #[test]
    fn failed_tests_are_named() {
        let failed = |line: &str| {
            parse_outcome(&without_colours(line)).filter(|it| it.1).map(|(name, _)| name)
        };
        assert_eq!(failed("test a::b ... FAILED").as_deref(), Some("a::b"));
        assert_eq!(failed("test a::b ... \u{1b}[31mFAILED\u{1b}[0m").as_deref(), Some("a::b"));
        assert_eq!(failed("test a::b ... FAIL").as_deref(), Some("a::b"));
        assert_eq!(failed("test a::b - should panic ... FAILED").as_deref(), Some("a::b"));
        assert_eq!(failed("test a::b ... ok"), None);
        assert_eq!(failed("test result: FAILED. 3 passed; 21 failed; 0 ignored"), None);
    }

    #[test]
    fn what_a_failed_test_has_written_is_no_report() {
        let report = read(
            "running 2 tests\ntest a ... ok\ntest b ... FAILED\n\nfailures:\n\n\
             ---- b stdout ----\nrunning 1 test\ntest nested ... FAILED\n\
             test result: ok. 7 passed; 0 failed\n\n\nfailures:\n    b\n\n\
             test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n",
        );
        assert_eq!((report.passed, report.failed), (1, 1));
        assert!(report.output.contains("test nested"));
        assert_eq!(report.failures, BTreeSet::from(["b".to_owned()]));
        assert_eq!(report.faults, [""; 0]);
    }

    /// With `--nocapture` the outcome does not follow the name on its line.
    #[test]
    fn the_list_at_the_end_names_failed_tests_as_well() {
        let report = read(
            "running 1 test\ntest a ... it says something\nFAILED\n\nfailures:\n\nfailures:\n    \
             a\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured\n",
        );
        assert_eq!(report.failures, BTreeSet::from(["a".to_owned()]));
        assert_eq!(report.faults, [""; 0]);
    }

    #[test]
    fn a_test_program_without_its_result_line_is_a_fault() {
        for text in [
            "running 3 tests\n",
            "running 3 tests\ntest a ... ok\ntest b ... FAILED\n",
            "test b ... FAILED\n",
            "test a ... ok\n",
            "running 1 test\nrunning 1 test\ntest a ... ok\ntest result: ok. 1 passed; 0 failed\n",
            "running 1 test\ntest a ... ok\ntest result: ok. 1 passed; 0 failed\nrunning 1 test\n",
        ] {
            assert_eq!(read(text).faults.len(), 1, "{text}");
        }
    }

    #[test]
    fn numbers_that_do_not_fit_are_a_fault() {
        for text in [
            "test a ... FAILED\ntest result: FAILED. 3 passed; 2 failed\n",
            "test result: FAILED. 3 passed; 1 failed\n",
            "test a ... FAILED\ntest result: ok. 3 passed; 0 failed\n",
            "running 5 tests\ntest result: ok. 4 passed; 0 failed; 0 ignored\n",
            "test a ... FAILED\ntest result: ok. 3 passed; 1 failed\n",
            "test result: FAILED. 3 passed; 0 failed\n",
        ] {
            assert!(!read(text).faults.is_empty(), "{text}");
        }
    }
}
