//! Violations of the widget's security policy, as the browser reports them to the simulator. One
//! that a test has not asked for fails it, wherever in the test it happened.

use super::{Outcome, Stage, until_fits};

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
        let log = self.simulator.log();
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
        let violations = entries.iter().filter(|entry| entry["kind"] == "violation");
        violations
            .map(|entry| {
                let [directive, blocked, source] = ["directive", "blocked", "source"]
                    .map(|name| entry[name].as_str().unwrap_or_default());
                format!("{directive} has stopped {blocked} ({source}:{})", entry["line"])
            })
            .collect()
    }

    /// # Panics
    /// When the policy has stopped something that the test has not asked for.
    pub(super) fn look_for_violations(&self) {
        self.last_look().at_reports(self.simulator.port());
        let mut unwanted = self.violations();
        let wanted = self.wanted_violations.borrow();
        unwanted.retain(|violation| !wanted.iter().any(|what| violation.starts_with(what)));
        assert!(unwanted.is_empty(), "the security policy is violated: {unwanted:#?}");
    }
}
