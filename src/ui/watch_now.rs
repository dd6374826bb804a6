//! What we add to the reactive system.

use leptos::prelude::{RenderEffect, StoredValue};

/// Runs a closure now, and again after this turn of the browser's loop whenever a signal that it has
/// read has changed, as long as the current owner lives. Behind one type for all closures, because
/// an effect of each closure's own type is code of its own.
pub fn watch_now(run: impl FnMut() + 'static) {
    start(Box::new(run));
}

fn start(mut run: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_| run()));
}
