//! The pauses before a busy portal is called again.

/// The pauses for one call. Each one is longer than the one before, and their number is limited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Patience {
    tries: u32,
}

/// The maximum number of further attempts. A portal accepts two calls a second, and all users of an
/// office share them.
const MOST_TRIES: u32 = 3;

impl Patience {
    /// Returns a state without pauses: the first answer counts.
    pub const fn exhausted() -> Self {
        Self { tries: MOST_TRIES }
    }

    /// Returns the pause before the next attempt in milliseconds, or `None` after the last one. The
    /// pauses are 1, 2 and 4 times `first_ms`. `chance`, a random number from 0 to 1, lengthens them by up
    /// to a half, so that the users of an office do not call again at the same moment.
    pub fn next_pause_ms(&mut self, first_ms: u32, chance: f64) -> Option<u32> {
        if self.tries >= MOST_TRIES {
            return None;
        }
        let pause = first_ms.saturating_mul(1 << self.tries);
        self.tries += 1;
        // The cast saturates, and the factor is between 0 and 0.5.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let spread = (f64::from(pause) * chance.clamp(0.0, 1.0) / 2.0) as u32;
        Some(pause.saturating_add(spread))
    }
}

#[cfg(test)]
mod tests {
    use super::Patience;

    #[test]
    fn pauses_grow_and_end() {
        let mut patience = Patience::default();
        let pauses: Vec<Option<u32>> = (0..5).map(|_| patience.next_pause_ms(1_000, 0.0)).collect();
        assert_eq!(pauses, [Some(1_000), Some(2_000), Some(4_000), None, None]);
    }

    #[test]
    fn exhausted_patience_does_not_wait() {
        assert_eq!(Patience::exhausted().next_pause_ms(1_000, 0.0), None);
    }

    #[test]
    fn chance_only_lengthens_and_not_beyond_half() {
        assert_eq!(Patience::default().next_pause_ms(1_000, 1.0), Some(1_500));
        assert_eq!(Patience::default().next_pause_ms(1_000, 9.0), Some(1_500));
        assert_eq!(Patience::default().next_pause_ms(u32::MAX, 1.0), Some(u32::MAX));
        assert_eq!(Patience::default().next_pause_ms(1_000, f64::NAN), Some(1_000));
    }
}
