//! Recognizes the second half of a double click on something that is sent at once.

use std::cell::RefCell;

/// A second pick of the same thing within this time, in milliseconds, is the second half of a double
/// click. A fast portal answers the first half before the second one comes.
const DOUBLE_CLICK_MS: u64 = 1_000;

/// Keeps what is on its way and what was picked last. Times are in milliseconds since the page was
/// opened.
#[derive(Debug, Default)]
pub struct RepeatGuard {
    /// What waits for the portal's answer.
    in_flight: RefCell<Vec<String>>,
    /// What was picked last, and when. `None` after a failure, which the user may want to repeat at
    /// once.
    last: RefCell<Option<(String, u64)>>,
}

impl RepeatGuard {
    /// Returns whether a pick of `id` does not count: it is on its way, or was picked a moment ago.
    pub fn is_repeated(&self, id: &str, now_ms: u64) -> bool {
        let is_recent = |(last, at_ms): &(String, u64)| {
            last == id && now_ms.saturating_sub(*at_ms) < DOUBLE_CLICK_MS
        };
        self.in_flight.borrow().iter().any(|other| other == id)
            || self.last.borrow().as_ref().is_some_and(is_recent)
    }

    /// Begins to send. Returns `false` if the pick [is repeated](Self::is_repeated).
    pub fn begin(&self, id: &str, now_ms: u64) -> bool {
        if self.is_repeated(id, now_ms) {
            return false;
        }
        self.last.replace(Some((id.to_owned(), now_ms)));
        self.in_flight.borrow_mut().push(id.to_owned());
        true
    }

    /// Ends what [`begin`](Self::begin) has begun.
    pub fn end(&self, id: &str, is_sent: bool) {
        self.in_flight.borrow_mut().retain(|other| other != id);
        if !is_sent {
            self.last.borrow_mut().take_if(|(last, _)| last == id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_click_counts_once() {
        let guard = RepeatGuard::default();
        assert!(guard.begin("a", 0) && !guard.begin("a", 5_000), "it is on its way");
        assert!(guard.begin("b", 10));
        guard.end("b", true);
        assert!(guard.is_repeated("b", 10 + DOUBLE_CLICK_MS - 1));
        assert!(!guard.is_repeated("b", 10 + DOUBLE_CLICK_MS));
        guard.end("a", true);
        assert!(guard.begin("a", 20), "another one was picked since");
    }

    #[test]
    fn a_failure_can_be_repeated_at_once() {
        let guard = RepeatGuard::default();
        guard.begin("a", 0);
        guard.end("a", false);
        assert!(guard.begin("a", 1));
        guard.begin("b", 2);
        guard.end("a", false);
        guard.end("b", true);
        assert!(!guard.begin("b", 3), "the failure was not its");
    }
}
