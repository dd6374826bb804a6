//! The portal's theme. The app stores it, because the portal reports it only after the first paint:
//! `before-paint.js` applies the stored theme.

use crate::browser;
use crate::portal::Host;

/// Start of the entry's name in `localStorage`. The portal's host from `window.name` follows,
/// because all portals of a cloud share one storage.
const NAME: &str = "emoji_picker_theme ";

/// Applies the theme that the portal at `host` has set, unless the page's address names one, and
/// stores it for the next opening.
pub fn follow_portal(host: &Host, is_dark: bool) {
    if browser::query_value("theme").is_none() {
        browser::mark_theme(is_dark.then_some("dark"));
    }
    remember(host, is_dark);
}

/// Stores the theme. If that fails, the next opening starts with the light theme.
fn remember(host: &Host, is_dark: bool) -> Option<()> {
    let key = [NAME, &*host.to_string()].concat();
    let storage = browser::local_storage()?;
    if is_dark { storage.set_item(&key, "dark").ok() } else { storage.remove_item(&key).ok() }
}
