use std::time::Instant;

use super::error::RestError;
use super::faults;
use crate::world::World;

const CAPACITY: f64 = 50.0;
const LEAK_PER_SECOND: f64 = 2.0;

/// The leaky bucket that limits calls. There is only one, because all callers have the same IP
/// address.
#[derive(Default)]
pub(crate) struct Bucket {
    level: f64,
    measured: Option<Instant>,
}

impl Bucket {
    /// Adds a call; returns false if the bucket would overflow.
    fn pour(&mut self, now: Instant) -> bool {
        let passed = self.measured.map_or(0.0, |then| (now - then).as_secs_f64());
        self.measured = Some(now);
        self.level = (self.level - passed * LEAK_PER_SECOND).max(0.0);
        let fits = self.level + 1.0 <= CAPACITY;
        if fits {
            self.level += 1.0;
        }
        fits
    }
}

/// Counts one call, if the limit is switched on.
pub(super) fn pour(world: &World) -> Result<(), RestError> {
    let leaks = world.switches.read().leaky_bucket;
    if leaks && !world.store.lock().bucket.pour(Instant::now()) {
        return Err(faults::query_limit());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn fifty_at_once_and_then_two_a_second() {
        let (mut bucket, start) = (Bucket::default(), Instant::now());
        let poured = (0..60).filter(|_| bucket.pour(start)).count();
        assert_eq!(poured, 50);
        let later = start + Duration::from_millis(1_600);
        assert_eq!((0..10).filter(|_| bucket.pour(later)).count(), 3);
    }
}
