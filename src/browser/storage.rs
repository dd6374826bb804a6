//! `localStorage`, which may be missing, forbidden or full.

use super::page::window;

/// The storage, if it can be reached: in a frame, merely reading the property may throw.
pub fn local_storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}
