//! Violations of the widget's security policy, as the browser reports them to the simulator. One
//! that a test has not asked for fails it, wherever in the test it happened.

use super::{Outcome, Stage, until_fits};
use b24_simulator::choices::Csp;
use serde_json::Value;
use std::time::{Duration, Instant};

/// Nobody has this name. Asked for on purpose, after everything else that a page does.
const LAST_VIOLATION: &str = "https://last-violation.invalid/";

/// How long the last violation may take to be reported.
const LIMIT: Duration = Duration::from_secs(30);

/// Pause between two looks.
const POLL: Duration = Duration::from_millis(10);

impl Stage {
    /// Waits until the policy has stopped something. `what` is how the violation begins: with its
    /// directive, `img-src`, or as `img-src has stopped https://…`. It is wanted from now on.
    pub async fn is_stopped_by(&self, what: &str) {
        self.wanted_violations.borrow_mut().push(what.to_owned());
        let stopped = |all: &Vec<String>| all.iter().any(|violation| violation.starts_with(what));
        let mut ask = async || -> Outcome<Vec<String>> { Ok(self.violations()) };
        until_fits("what the policy has stopped", stopped, &mut ask, what).await;
    }

    /// Those reported so far, in words.
    fn violations(&self) -> Vec<String> {
        self.reports()
            .map(|entry| {
                let [directive, blocked, source] = ["directive", "blocked", "source"]
                    .map(|name| entry[name].as_str().unwrap_or_default().to_owned());
                format!("{directive} has stopped {blocked} ({source}:{})", entry["line"])
            })
            .collect()
    }

    fn reports(&self) -> impl Iterator<Item = Value> {
        let log = self.simulator.log();
        let entries = log.as_array().cloned().unwrap_or_default();
        entries.into_iter().filter(|entry| entry["kind"] == "violation")
    }

    /// # Panics
    /// When the policy has stopped something that the test has not asked for.
    pub(super) fn look_for_violations(&self) {
        // Without a policy nothing can violate it.
        if self.simulator.switches().csp == Csp::Off {
            return;
        }
        self.wait_for_the_last_violation();
        let mut unwanted = self.violations();
        let wanted = self.wanted_violations.borrow();
        unwanted.retain(|violation| !wanted.iter().any(|what| violation.starts_with(what)));
        unwanted.retain(|violation| !violation.contains(LAST_VIOLATION));
        assert!(unwanted.is_empty(), "the security policy is violated: {unwanted:#?}");
    }

    /// Violates the policy in each of the widget's pages, and waits for the reports of that: those
    /// of what happened there before are sent earlier. It also shows that violations of these pages
    /// are reported at all.
    ///
    /// # Panics
    /// When they do not come.
    fn wait_for_the_last_violation(&self) {
        let pages = self.last_look().violate_the_policy(LAST_VIOLATION);
        let pages = pages.unwrap_or_else(|error| panic!("no look for violations: {error}"));
        let deadline = Instant::now() + LIMIT;
        let reported = || {
            let last = self.reports().filter(|entry| entry["blocked"] == LAST_VIOLATION);
            last.count()
        };
        while reported() < pages {
            assert!(Instant::now() < deadline, "the last violation of {pages} is not reported");
            std::thread::sleep(POLL);
        }
    }
}
