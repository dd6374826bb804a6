//! Decides which calls may outlive the page: browsers limit the bodies of such requests.

use std::cell::Cell;
use std::rc::Rc;

/// The maximum size of the bodies of all `keepalive` requests of a page that are in flight, in bytes
/// (Fetch standard, “HTTP-network-or-cache fetch”: 64 kibibytes). A request beyond it fails like a
/// network error.
const MOST_BYTES: usize = 64 * 1024;

/// Counts the bytes in flight.
#[derive(Clone, Debug, Default)]
pub struct KeepAlive {
    in_flight: Rc<Cell<usize>>,
}

/// The bytes of one request. Must be dropped when the request has ended.
#[derive(Debug)]
pub struct KeepAliveShare {
    in_flight: Rc<Cell<usize>>,
    bytes: usize,
}

impl KeepAlive {
    /// Reserves the bytes of a body. Returns `None` if the request must be sent without `keepalive`.
    pub fn take(&self, bytes: usize) -> Option<KeepAliveShare> {
        let sum = self.in_flight.get().checked_add(bytes).filter(|sum| *sum <= MOST_BYTES)?;
        self.in_flight.set(sum);
        Some(KeepAliveShare { in_flight: Rc::clone(&self.in_flight), bytes })
    }
}

impl Drop for KeepAliveShare {
    fn drop(&mut self) {
        self.in_flight.set(self.in_flight.get().saturating_sub(self.bytes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_body_gets_no_share() {
        let keep_alive = KeepAlive::default();
        assert!(keep_alive.take(MOST_BYTES + 1).is_none());
        assert!(keep_alive.take(usize::MAX).is_none());
        assert!(keep_alive.take(MOST_BYTES).is_some());
    }

    #[test]
    fn bodies_on_their_way_share_the_limit() {
        let keep_alive = KeepAlive::default();
        let first = keep_alive.take(40_000);
        assert!(first.is_some());
        assert!(keep_alive.take(40_000).is_none());
        let second = keep_alive.take(20_000);
        assert!(second.is_some());
        drop(first);
        assert!(keep_alive.take(40_000).is_some());
    }
}
