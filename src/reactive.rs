//! What we add to the reactive system.

use leptos::prelude::Effect;

/// Runs a closure now and whenever a signal that it has read changes, as long as the current owner
/// lives. Behind one type for all closures: an [`Effect`] of a closure's own type is a kilobyte or
/// two of code each.
pub fn effect(run: impl FnMut() + 'static) {
    start(Box::new(run));
}

fn start(mut run: Box<dyn FnMut()>) {
    Effect::new(move || run());
}
