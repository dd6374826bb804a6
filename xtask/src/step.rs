//! What is being done, said on stderr while it is done: one line per step with its elapsed time,
//! and a progress line about every ten seconds on the long ones.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often a progress line is written where lines cannot be rewritten.
const PLAIN_INTERVAL: Duration = Duration::from_secs(10);
/// How often the line is rewritten on a terminal.
const TERMINAL_INTERVAL: Duration = Duration::from_secs(1);
/// A rewritten line must not wrap, or it could not be rewritten.
const TERMINAL_COLUMNS: usize = 79;

/// One step under way.
#[derive(Debug)]
pub struct Step {
    title: String,
    started: Instant,
    reported: Instant,
    terminal: bool,
}

impl Step {
    /// Begins a step. Nothing is written until there is something to say.
    pub fn start(verb: &str, subject: &str) -> Self {
        let now = Instant::now();
        let title = format!("{verb}  {subject} …");
        Self { title, started: now, reported: now, terminal: io::stderr().is_terminal() }
    }

    /// Says at once what is going on.
    pub fn say(&self, activity: &str) {
        let line = format!("{} {activity}", self.title);
        if self.terminal { self.rewrite(&line) } else { eprintln!("{line}") }
    }

    /// Says how far it is, when it is time for that; `detail` is asked for only then.
    pub fn progress(&mut self, detail: impl FnOnce() -> String) {
        let interval = if self.terminal { TERMINAL_INTERVAL } else { PLAIN_INTERVAL };
        if self.reported.elapsed() < interval {
            return;
        }
        self.reported = Instant::now();
        let line = format!("{} {}  {}", self.title, elapsed(self.started.elapsed()), detail());
        if self.terminal { self.rewrite(&line) } else { eprintln!("{line}") }
    }

    /// Ends the step with its outcome and its elapsed time.
    pub fn done(self, outcome: &str) {
        let erase = if self.terminal { "\r\x1b[K" } else { "" };
        let time = elapsed(self.started.elapsed());
        eprintln!("{erase}{} {outcome} ({time})", self.title);
    }

    fn rewrite(&self, line: &str) {
        let line: String = line.chars().take(TERMINAL_COLUMNS).collect();
        let mut stderr = io::stderr();
        // Progress is a courtesy: a closed stderr must not fail the step.
        write!(stderr, "\r\x1b[K{line}").and_then(|()| stderr.flush()).ok();
    }
}

/// A duration as a person writes it: `12ms`, `4.1s`, `3m12s`.
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
