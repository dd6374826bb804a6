//! Pauses after the service could not be reached, each one longer than the one before.
//!
//! When a proxy reports a rate limit without CORS headers, it looks like a missing connection, and
//! each further call would count against the limit.

use crate::limits::Limits;

/// The number of failures in a row that delay no other question.
const CHANCE: u32 = 2;

/// The state of the pauses.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Backoff {
    /// The number of failures in a row.
    failures: u32,
    until: u64,
}

impl Backoff {
    /// Records a failure. Returns the time of the next try.
    pub(super) fn fail(&mut self, now: u64, limits: &Limits) -> u64 {
        let factor = 1_u64.checked_shl(self.failures).unwrap_or(u64::MAX);
        let pause = u64::from(limits.gif_failed_ms).saturating_mul(factor);
        self.failures = self.failures.saturating_add(1).min(32);
        self.until = now + pause.min(u64::from(limits.gif_unreached_ms));
        self.until
    }

    /// Returns the time when another question may be asked, if that is not now. One failure and one
    /// retry may be chance, and delay only their own question.
    pub(super) fn blocked_until(&self, now: u64) -> Option<u64> {
        (self.failures > CHANCE && self.until > now).then_some(self.until)
    }

    /// Ends the pauses: the service was reached, or a change may have made it reachable.
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }
}
