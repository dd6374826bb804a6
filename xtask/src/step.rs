//! Progress on stderr: one line per step with its elapsed time, and on long steps a progress line
//! about every ten seconds.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// The interval of progress lines where lines cannot be rewritten.
const PLAIN_INTERVAL: Duration = Duration::from_secs(10);
/// The interval at which the line is rewritten on a terminal.
const TERMINAL_INTERVAL: Duration = Duration::from_secs(1);
/// The maximum length of a rewritten line: a wrapped line could not be rewritten.
const TERMINAL_COLUMNS: usize = 79;

/// A running step.
#[derive(Debug)]
pub struct Step {
    title: String,
    started: Instant,
    reported: Instant,
    terminal: bool,
}

impl Step {
    /// Starts a step. Nothing is written until there is progress or a result.
    pub fn start(verb: &str, subject: &str) -> Self {
        let now = Instant::now();
        let title = format!("{verb}  {subject} …");
        Self { title, started: now, reported: now, terminal: io::stderr().is_terminal() }
    }

    /// Reports the current activity at once.
    pub fn announce(&self, activity: &str) {
        let line = format!("{} {activity}", self.title);
        if self.terminal { self.rewrite(&line) } else { eprintln!("{line}") }
    }

    /// Reports progress, if the interval has passed; `detail` is called only then.
    pub fn progress(&mut self, detail: impl FnOnce() -> String) {
        let interval = if self.terminal { TERMINAL_INTERVAL } else { PLAIN_INTERVAL };
        if self.reported.elapsed() < interval {
            return;
        }
        self.reported = Instant::now();
        let line = format!("{} {}  {}", self.title, elapsed(self.started.elapsed()), detail());
        if self.terminal { self.rewrite(&line) } else { eprintln!("{line}") }
    }

    /// Ends the step and prints its outcome and its elapsed time.
    pub fn done(self, outcome: &str) {
        let erase = if self.terminal { "\r\x1b[K" } else { "" };
        let time = elapsed(self.started.elapsed());
        eprintln!("{erase}{} {outcome} ({time})", self.title);
    }

    fn rewrite(&self, line: &str) {
        let line: String = line.chars().take(TERMINAL_COLUMNS).collect();
        let mut stderr = io::stderr();
        // Progress is optional: a closed stderr must not fail the step.
        write!(stderr, "\r\x1b[K{line}").and_then(|()| stderr.flush()).ok();
    }
}

/// Formats a duration: `12ms`, `4.1s`, `3m12s`.
pub fn elapsed(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if duration < Duration::from_secs(1) {
        format!("{}ms", duration.as_millis())
    } else if seconds < 60 {
        format!("{:.1}s", duration.as_secs_f64())
    } else {
        format!("{}m{:02}s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_short_to_read() {
        assert_eq!(elapsed(Duration::from_millis(12)), "12ms");
        assert_eq!(elapsed(Duration::from_millis(4_120)), "4.1s");
        assert_eq!(elapsed(Duration::from_secs(192)), "3m12s");
        assert_eq!(elapsed(Duration::from_secs(3_605)), "60m05s");
    }
}
