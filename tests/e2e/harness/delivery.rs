//! The two ways of delivering a pick, and factors for the time limits.

use super::{Outcome, Stage};

/// A factor on the app's time limits, for tests that wait until one of them expires.
pub const SHORT_LIMITS: f64 = 0.3;

/// A factor on the app's time limits, for tests in which none of them may expire. For example, the
/// app removes the portal's padding only if the portal answers within 25 ms, which a busy test
/// machine does not always manage.
pub const LONG_LIMITS: f64 = 20.0;

impl Stage {
    /// Picks an emoji and checks that the empty draft then contains exactly it.
    pub async fn inserts(&self, emoji: &str) -> Outcome {
        self.ready_as("insert").await;
        self.inserts_from_first_rows(emoji).await
    }

    /// The same for an emoji of the first rows, even before the catalogue has loaded.
    pub async fn inserts_from_first_rows(&self, emoji: &str) -> Outcome {
        self.role_is("insert").await;
        self.set_draft("").await?;
        self.pick(emoji).await;
        self.draft_is(emoji).await;
        Ok(())
    }

    /// Picks an emoji and checks that the clipboard really contains it.
    pub async fn copies(&self, emoji: &str) -> Outcome {
        self.ready_as("copy").await;
        self.pick(emoji).await;
        self.toast_says(&format!("{emoji} copied")).await;
        self.status_says(&format!("{emoji} copied")).await;
        self.clipboard_holds(emoji).await
    }
}
