//! `cargo xtask fuzz`: runs the targets of `fuzz/` in libFuzzer, starting with the inputs in
//! `fuzz/corpus/`. Works with a stable compiler: our code has no `unsafe`, so the sanitizers, which
//! need a nightly one, would find nothing.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::cache::Cache;
use crate::cli::Fuzzing;
use crate::environment::Environment;
use crate::process;
use crate::step::{Step, elapsed};
use crate::test::suite::Suite;
use crate::tools::{self, Paths};

/// Limits of one input: bytes, seconds, megabytes. A response of a few kilobytes can have every
/// shape of a large one. An input that takes longer or needs more memory is a finding.
const LIMITS: [&str; 3] = ["-max_len=8192", "-timeout=10", "-rss_limit_mb=1024"];

/// The time that `cargo xtask test --all` spends on fuzzing, in minutes.
const MINUTES_OF_TEST: u32 = 9;

/// The outcome of a target.
struct Outcome {
    target: String,
    /// One line, or the reason of the failure.
    result: Result<String>,
}

/// Runs the targets and prints their outcomes.
///
/// # Errors
/// When the fuzzer cannot be built, or has findings.
pub fn run(root: PathBuf, fuzzing: &Fuzzing) -> Result<()> {
    let paths = Paths { cache: Cache::locate()?, root };
    let mut findings = 0;
    for Outcome { target, result } in outcomes(&paths, fuzzing)? {
        match result {
            Ok(line) => println!("{target}: {line}"),
            Err(error) => {
                findings += 1;
                println!("{target}: {error:#}");
            }
        }
    }
    if findings > 0 {
        bail!("{findings} targets have findings");
    }
    Ok(())
}

/// Runs the targets briefly, as a test suite.
///
/// # Errors
/// When the fuzzer cannot be built.
pub fn suite(paths: &Paths, suite: &mut Suite) -> Result<()> {
    let fuzzing = Fuzzing { minutes: MINUTES_OF_TEST, keep: false, target: None };
    for Outcome { target, result } in outcomes(paths, &fuzzing)? {
        match result {
            Ok(line) => suite.pass(format!("{target}: {line}")),
            Err(error) => suite.fail(format!("{target}: {error:#}")),
        }
    }
    Ok(())
}

fn outcomes(paths: &Paths, fuzzing: &Fuzzing) -> Result<Vec<Outcome>> {
    let environment = tools::ensure(&tools::for_fuzzing(), paths)?;
    let fuzzer = Fuzzer { root: &paths.root, environment: &environment };
    let targets = match &fuzzing.target {
        Some(target) => vec![target.clone()],
        None => targets(&paths.root)?,
    };
    fuzzer.build()?;
    let share = Duration::from_secs(60) * fuzzing.minutes / u32::try_from(targets.len())?;
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    let waiting = Mutex::new(VecDeque::from(targets));
    let outcomes = Mutex::new(Vec::new());
    let next = || lock(&waiting, VecDeque::pop_front);
    thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                while let Some(target) = next() {
                    let result = fuzzer.run(&target, share, fuzzing.keep);
                    lock(&outcomes, |all| all.push(Outcome { target, result }));
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcomes.sort_by(|one, other| one.target.cmp(&other.target));
    Ok(outcomes)
}

/// Runs `use_it` with the lock held. No holder panics, so poisoning is ignored.
fn lock<T, R>(mutex: &Mutex<T>, use_it: impl FnOnce(&mut T) -> R) -> R {
    use_it(&mut mutex.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Returns the targets, which are the names of their programs.
fn targets(root: &Path) -> Result<Vec<String>> {
    let mut targets = Vec::new();
    for entry in fs::read_dir(root.join("fuzz").join("fuzz_targets"))? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        targets.push(stem.context("a program has no name")?.to_owned());
    }
    targets.sort();
    Ok(targets)
}

struct Fuzzer<'a> {
    root: &'a Path,
    environment: &'a Environment,
}

impl Fuzzer<'_> {
    /// Returns the command `cargo fuzz <verb>` with the variables that each build needs.
    fn cargo_fuzz(&self, verb: &str) -> Result<Command> {
        let mut command = process::command("cargo");
        command
            .args(["fuzz", verb, "--sanitizer", "none", "--features", "libfuzzer", "--target-dir"])
            .arg(self.folder())
            // Optimizes for execution speed and build time, unlike the delivered build.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .current_dir(self.root);
        self.environment.apply(&mut command)?;
        Ok(command)
    }

    fn folder(&self) -> PathBuf {
        self.root.join("target").join("fuzz")
    }

    fn build(&self) -> Result<()> {
        process::run(&mut self.cargo_fuzz("build")?)
    }

    /// Runs a target for a while. A finding is an error with the end of the fuzzer's log.
    fn run(&self, target: &str, share: Duration, keep: bool) -> Result<String> {
        let step = Step::start("fuzz", target);
        let kept = self.root.join("fuzz").join("corpus").join(target);
        let found = self.folder().join("found").join(target);
        fs::create_dir_all(&found)?;
        let started = Instant::now();
        let mut run = self.cargo_fuzz("run")?;
        run.arg(target).args([&found, &kept]).arg("--").args(LIMITS);
        run.arg(format!("-max_total_time={}", share.as_secs()));
        run.arg(format!("-dict={}", self.root.join("fuzz").join("dictionary").display()));
        let log = self.log(target, run)?;
        let line = parse_figures(&log).context("the fuzzer's log has no figures")?;
        if keep {
            let mut merge = self.cargo_fuzz("run")?;
            merge.arg(target).args([&kept, &found]).arg("--").args(LIMITS).arg("-merge=1");
            self.log(&format!("{target}-merge"), merge)?;
        }
        let time = elapsed(started.elapsed());
        step.done("nothing found");
        Ok(format!("{line} in {time}, {} inputs kept", fs::read_dir(&kept)?.count()))
    }

    fn log(&self, name: &str, mut command: Command) -> Result<String> {
        let log = self.folder().join("log").join(format!("{name}.log"));
        process::start_log(&log)?;
        process::run_logged(&mut command, &log, &mut Step::start("fuzz", name))?;
        Ok(String::from_utf8_lossy(&fs::read(&log)?).into_owned())
    }
}

/// Returns how often the target ran and how much code it reached, from the last lines of the log.
fn parse_figures(log: &str) -> Option<String> {
    let done = log.lines().rfind(|line| line.contains("DONE"))?;
    let (runs, rest) = done.trim_start_matches('#').split_once(char::is_whitespace)?;
    let mut words = rest.split_whitespace().skip_while(|word| *word != "cov:").skip(1);
    let covered = words.next()?;
    Some(format!("{runs} runs, {covered} edges"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_run() {
        let log = "#2\tINITED cov: 90 ft: 91 corp: 1/1b\n#1048576\tDONE   cov: 312 ft: 977 corp: \
                   98/4Kb lim: 4096 exec/s: 9000 rss: 60Mb\nDone 1048576 runs in 60 second(s)\n";
        assert_eq!(parse_figures(log).as_deref(), Some("1048576 runs, 312 edges"));
        assert_eq!(parse_figures("nothing"), None);
    }

    #[test]
    fn every_program_is_a_target() {
        let targets = targets(&crate::workspace::root()).unwrap();
        assert!(targets.len() > 5 && targets.contains(&"codec".to_owned()), "{targets:?}");
    }
}
