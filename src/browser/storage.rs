//! Web storage, which may be missing, blocked or full.

use super::page::window;

/// Returns `localStorage`, if it is accessible: in a frame, merely reading the property may throw.
pub fn local_storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

/// Returns `sessionStorage`, if it is accessible. It lasts until the browser tab is closed.
pub fn session_storage() -> Option<web_sys::Storage> {
    window()?.session_storage().ok().flatten()
}
