//! Violations of the app's security policy, which the browser reports to the simulator. An
//! unexpected violation fails the test.

use super::{Outcome, Stage, until_fits};
use b24_simulator::choices::Csp;
use serde_json::Value;
use std::time::{Duration, Instant};

/// An address that no host has. Each page requests it on purpose at the end of a test.
const LAST_VIOLATION: &str = "https://last-violation.invalid/";

/// Limit for the report of the last violation.
const LIMIT: Duration = Duration::from_secs(30);

/// Polling interval.
const POLL: Duration = Duration::from_millis(10);

impl Stage {
    /// Waits until the policy has blocked something, and marks this violation as expected. `what`
    /// is the beginning of its text: the directive (`img-src`), or `img-src has stopped https://…`.
    pub async fn policy_has_blocked(&self, what: &str) {
        self.wanted_violations.borrow_mut().push(what.to_owned());
        let stopped = |all: &Vec<String>| all.iter().any(|violation| violation.starts_with(what));
        let mut ask = async || -> Outcome<Vec<String>> { Ok(self.violations()) };
        until_fits("what the policy has stopped", stopped, &mut ask, what).await;
    }

    /// Marks a violation as expected that depends on how much of a page has arrived. `what` as for
    /// [`policy_has_blocked`](Self::policy_has_blocked).
    pub fn policy_may_block(&self, what: &str) {
        self.wanted_violations.borrow_mut().push(what.to_owned());
    }

    /// Returns the violations reported so far, as texts.
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
    /// If there is a violation that the test has not marked as expected.
    pub(super) fn check_for_violations(&self) {
        // Without a policy there are no violations.
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

    /// Violates the policy in each of the app's pages and waits for the reports: reports of earlier
    /// violations arrive before them. It also proves that violations of these pages are reported at
    /// all.
    ///
    /// # Panics
    /// If the reports do not arrive.
    fn wait_for_the_last_violation(&self) {
        let pages = self.browser.page_inspector().violate_the_policy(LAST_VIOLATION);
        let pages =
            pages.unwrap_or_else(|error| panic!("the violations cannot be checked: {error}"));
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
