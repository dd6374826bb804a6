//! A value that arrives once, and that several tasks can wait for.

use futures_channel::oneshot;
use std::cell::RefCell;

/// A value that arrives later.
pub struct OnceValue<T> {
    value: RefCell<Option<T>>,
    waiting: RefCell<Vec<oneshot::Sender<T>>>,
}

impl<T: Clone> OnceValue<T> {
    /// Creates it without a value.
    pub const fn new() -> Self {
        Self { value: RefCell::new(None), waiting: RefCell::new(Vec::new()) }
    }

    /// Sets the value and wakes all tasks that wait for it.
    pub fn set(&self, value: T) {
        for waiting in self.waiting.take() {
            // Fails if the task no longer waits.
            waiting.send(value.clone()).ok();
        }
        self.value.replace(Some(value));
    }

    /// Removes a value that was wrong. New tasks wait for the next one.
    pub fn unset(&self) {
        self.value.replace(None);
    }

    /// Waits for the value. Returns `None` if the value can no longer arrive, because `self` is
    /// dropped.
    pub async fn get(&self) -> Option<T> {
        if let Some(value) = self.value.borrow().clone() {
            return Some(value);
        }
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().push(sender);
        receiver.await.ok()
    }
}
