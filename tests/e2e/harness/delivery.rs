//! The two ways in which a pick reaches the person's message, and time for each.

use super::{Outcome, Stage};

/// A factor on the widget's time limits, for tests that wait for one of them to pass.
pub const HURRY: f64 = 0.3;

/// A factor on the widget's time limits, for tests that must not see one of them pass. The
/// portal's padding, for one, is taken out of the draft only if the portal answers within 25 ms,
/// which a busy test machine does not always manage.
pub const PATIENT: f64 = 20.0;

impl Stage {
    /// A pick goes into the empty draft, exactly as it is.
    pub async fn inserts(&self, emoji: &str) -> Outcome {
        self.ready_as("insert").await;
        self.inserts_from_first_rows(emoji).await
    }

    /// The same, whether or not all emoji are there.
    pub async fn inserts_from_first_rows(&self, emoji: &str) -> Outcome {
        self.role_is("insert").await;
        self.set_draft("").await?;
        self.pick(emoji).await;
        self.draft_is(emoji).await;
        Ok(())
    }

    /// A pick is copied, really and not only by its own account.
    pub async fn copies(&self, emoji: &str) -> Outcome {
        self.ready_as("copy").await;
        self.pick(emoji).await;
        self.toast_says(&format!("{emoji} copied")).await;
        self.status_says(&format!("{emoji} copied")).await;
        self.clipboard_holds(emoji).await
    }
}
