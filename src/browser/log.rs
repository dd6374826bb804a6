//! The console: for developers and administrators, never with a token.

/// Something that the widget can live with.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

/// Something that it cannot.
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
