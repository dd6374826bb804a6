//! An effect that runs at once.

use leptos::prelude::{RenderEffect, StoredValue};

/// Runs a closure now, and again after the current task of the browser's event loop whenever a
/// signal that it has read has changed, as long as the current owner lives. The closure is boxed,
/// because an effect for each closure's own type would be compiled again for each of them.
pub fn watch_now(run: impl FnMut() + 'static) {
    start(Box::new(run));
}

fn start(mut run: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_| run()));
}
