//! A signal that only its owner can change.

use leptos::prelude::{DefinedAt, IsDisposed, ReadUntracked, RwSignal, Track};
use std::panic::Location;

/// The readable side of an [`RwSignal`].
///
/// Leptos' own `ReadSignal` does the same, but its two halves are two arena items, and their code
/// is compiled again for each type of value: 1.5 KB in brotli for the picker's state.
pub struct Readable<T: 'static>(RwSignal<T>);

impl<T> Readable<T> {
    /// Returns the readable side of a signal.
    pub const fn of(signal: RwSignal<T>) -> Self {
        Self(signal)
    }
}

impl<T> Clone for Readable<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Readable<T> {}

impl<T> DefinedAt for Readable<T> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.0.defined_at()
    }
}

impl<T> IsDisposed for Readable<T> {
    fn is_disposed(&self) -> bool {
        self.0.is_disposed()
    }
}

impl<T: Send + Sync> Track for Readable<T> {
    fn track(&self) {
        self.0.track();
    }
}

impl<T: Send + Sync> ReadUntracked for Readable<T> {
    type Value = <RwSignal<T> as ReadUntracked>::Value;

    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.0.try_read_untracked()
    }
}
