//! Sends picked GIFs. Those that are picked before the code of the outbox has loaded wait for it.

use super::{LazyOutbox, Outbox};
use crate::delivery::Pick;
use crate::gifs::GifId;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A handle to what sends GIFs.
#[derive(Clone)]
pub struct LazyGifSender(Rc<Shared>);

struct Shared {
    outbox: LazyOutbox,
    /// GIFs that were picked while the code was loading, or that it has failed to load for.
    waiting: RefCell<Vec<Pick>>,
    is_loading: Cell<bool>,
}

impl LazyGifSender {
    /// Sends by this outbox.
    pub fn new(outbox: LazyOutbox) -> Self {
        Self(Rc::new(Shared { outbox, waiting: RefCell::default(), is_loading: Cell::new(false) }))
    }

    /// Loads the code before a GIF is picked. A failure is not reported: nothing waits for it.
    pub fn load_early(&self) {
        self.0.outbox.load_early();
    }

    /// Returns whether another pick of the GIF is the second half of a double click or the like: it is
    /// on its way, waits for the code, or was sent a moment ago.
    pub fn is_repeated(&self, gif: &GifId) -> bool {
        match self.0.outbox.loaded() {
            Some(outbox) => outbox.is_repeated(gif),
            None => {
                let is_it = |pick: &Pick| pick.gif_id() == Some(gif);
                self.0.is_loading.get() && self.0.waiting.borrow().iter().any(is_it)
            }
        }
    }

    /// Returns whether the portal has answered that the app may not send messages.
    pub fn lacks_scope(&self) -> bool {
        self.0.outbox.loaded().is_some_and(|outbox| outbox.lacks_scope())
    }

    /// Sends a picked GIF, after those that wait.
    pub fn send(&self, pick: Pick) {
        {
            let mut waiting = self.0.waiting.borrow_mut();
            // The user may pick it again after a failure.
            waiting.retain(|other| other.gif_id() != pick.gif_id());
            waiting.push(pick);
        }
        match self.0.outbox.loaded() {
            Some(outbox) => self.send_waiting(&*outbox),
            None => self.load(),
        }
    }

    fn send_waiting(&self, outbox: &dyn Outbox) {
        for pick in self.0.waiting.take() {
            outbox.send_gif(pick);
        }
    }

    fn load(&self) {
        if self.0.is_loading.replace(true) {
            return;
        }
        self.0.outbox.close_failure();
        let sender = self.clone();
        spawn_local(async move {
            let loaded = sender.0.outbox.load().await;
            sender.0.is_loading.set(false);
            match loaded {
                Some(outbox) => sender.send_waiting(&*outbox),
                None => {
                    let retried = sender.clone();
                    sender.0.outbox.report_failure(move || retried.load());
                }
            }
        });
    }
}
