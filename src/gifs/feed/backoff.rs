//! Pauses after the service could not be reached: each one longer.
//!
//! A limit that a proxy reports without CORS headers looks like a missing connection, and each
//! further call would count against it.

use crate::limits::Limits;

/// So many failures in a row hold up no other question.
const CHANCE: u32 = 2;

/// How long the service is left alone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Backoff {
    /// Failures in a row.
    failures: u32,
    until: u64,
}

impl Backoff {
    /// Notes a failure. Returns when the next try may be made.
    pub(super) fn fail(&mut self, now: u64, limits: &Limits) -> u64 {
        let factor = 1_u64.checked_shl(self.failures).unwrap_or(u64::MAX);
        let pause = u64::from(limits.gif_failed_ms).saturating_mul(factor);
        self.failures = self.failures.saturating_add(1).min(32);
        self.until = now + pause.min(u64::from(limits.gif_unreached_ms));
        self.until
    }

    /// When another question may be asked, if not now. A failure and the retry of it may be chance,
    /// and hold up only their own question.
    pub(super) fn blocked_until(&self, now: u64) -> Option<u64> {
        (self.failures > CHANCE && self.until > now).then_some(self.until)
    }

    /// The service was reached, or something has changed that may let us reach it.
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }
}
