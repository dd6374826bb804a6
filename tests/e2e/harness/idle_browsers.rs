//! Browsers that no test uses at the moment. They end with the test program.

use super::browser::Settings;
use super::browser_process::BrowserProcess;
use std::sync::{Arc, Mutex};

static IDLE: Mutex<Vec<Arc<BrowserProcess>>> = Mutex::new(Vec::new());

/// Takes a browser that was started with these settings, if there is one.
///
/// # Panics
/// When another thread has panicked while it held the list.
pub fn take(settings: Settings) -> Option<Arc<BrowserProcess>> {
    let mut idle = IDLE.lock().expect("no thread panics with the list");
    let position = idle.iter().position(|browser| browser.settings == settings)?;
    Some(idle.swap_remove(position))
}

/// Adds a browser.
///
/// # Panics
/// When another thread has panicked while it held the list.
pub fn add(browser: Arc<BrowserProcess>) {
    IDLE.lock().expect("no thread panics with the list").push(browser);
}
