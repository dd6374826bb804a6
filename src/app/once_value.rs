//! Something that arrives once, and that several wait for.

use futures_channel::oneshot;
use std::cell::RefCell;

/// A place for what is to arrive.
pub struct OnceValue<T> {
    here: RefCell<Option<T>>,
    waiting: RefCell<Vec<oneshot::Sender<T>>>,
}

impl<T: Clone> OnceValue<T> {
    /// Not here yet.
    pub const fn new() -> Self {
        Self { here: RefCell::new(None), waiting: RefCell::new(Vec::new()) }
    }

    /// It is here.
    pub fn set(&self, value: T) {
        for waiting in self.waiting.take() {
            // Who has stopped waiting does not want it.
            waiting.send(value.clone()).ok();
        }
        self.here.replace(Some(value));
    }

    /// It was not the right one, and another one is to arrive.
    pub fn unset(&self) {
        self.here.replace(None);
    }

    /// Waits for it. `None`: it will never arrive, because the place is gone.
    pub async fn get(&self) -> Option<T> {
        if let Some(value) = self.here.borrow().clone() {
            return Some(value);
        }
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().push(sender);
        receiver.await.ok()
    }
}
