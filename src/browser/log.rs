//! Logs to the console, for developers and administrators. A message must not contain a token.

/// Logs a problem in spite of which the app works.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

/// Logs a problem that stops the app.
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
