//! Web storage, which may be missing, forbidden or full.

use super::page::window;

/// The storage, if it can be reached: in a frame, merely reading the property may throw.
pub fn local_storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// The same for as long as the browser's tab is open.
pub fn session_storage() -> Option<web_sys::Storage> {
    window()?.session_storage().ok().flatten()
}
