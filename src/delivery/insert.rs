//! Inserts picks into the draft, at the caret.

use super::Tidy;
use crate::bridge::{Bridge, BridgeError};
use crate::browser;
use crate::limits::Limits;
use std::cell::RefCell;
use std::rc::Rc;

/// Inserts texts. Callers wait for one insertion before they start the next one.
pub struct Inserter {
    bridge: Rc<Bridge>,
    limits: Limits,
    tidy: RefCell<Tidy>,
}

/// Why an insertion is not confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InsertError {
    /// The portal did not answer: the text may or may not be in the draft.
    Unanswered,
    /// The portal refused.
    Refused,
}

impl Inserter {
    /// Creates an inserter. The portal must have [the `im:` channel](Bridge::has_im_channel).
    pub fn new(bridge: Rc<Bridge>, limits: Limits) -> Self {
        Self { bridge, limits, tidy: RefCell::default() }
    }

    /// Inserts a text and then removes the portal's padding, if that is safe.
    ///
    /// # Errors
    /// [`InsertError`]; only a confirmed insertion is a success.
    pub async fn insert(&self, text: &str) -> Result<(), InsertError> {
        let before = self.fresh_draft().await;
        self.insert_padded(text).await?;
        if let Some(before) = before {
            self.take_out_padding(&before, text).await;
        }
        Ok(())
    }

    /// Reads the draft. Returns `None` if the answer took so long that the draft may have changed. The
    /// clock is checked when the answer is processed, because timers fire late while the thread is busy.
    async fn fresh_draft(&self) -> Option<String> {
        let asked_ms = browser::precise_ms();
        let draft = self.bridge.draft(self.limits.tidy_read_ms).await.ok()?;
        let took_ms = browser::precise_ms() - asked_ms;
        (took_ms <= f64::from(self.limits.tidy_read_ms)).then_some(draft)
    }

    /// Inserts a text and leaves the portal's padding, which separates a link from other text.
    ///
    /// # Errors
    /// As [`insert`](Self::insert).
    pub async fn insert_padded(&self, text: &str) -> Result<(), InsertError> {
        self.bridge.insert(text).await.map_err(|error| {
            browser::warn(&format!("insertion failed: {error}"));
            match error {
                BridgeError::Refused(_) => InsertError::Refused,
                BridgeError::TimedOut | BridgeError::NotPosted => InsertError::Unanswered,
            }
        })
    }

    /// Removes the portal's padding. A failure is not reported: the pick is in the draft already.
    ///
    /// Reading and writing are two messages, so a key pressed between the portal's answer and the
    /// arrival of the write is lost. This window is at most [`Limits::tidy_read_ms`] plus the time of one
    /// message. The write is posted in the task that processes the answer: nothing is awaited between
    /// them.
    async fn take_out_padding(&self, before: &str, text: &str) {
        let Some(after) = self.fresh_draft().await else { return };
        let Some(clean) = self.tidy.borrow().clean(before, text, &after) else {
            self.tidy.borrow_mut().done();
            return;
        };
        let replaced = self.bridge.replace_draft(&clean).await;
        let mut tidy = self.tidy.borrow_mut();
        match replaced {
            Ok(()) => tidy.done(),
            Err(_) => tidy.left_as_is(after, clean),
        }
    }
}
