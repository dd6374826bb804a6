//! The portal's theme. It is remembered, because the portal tells it only after the first paint:
//! `before-paint.js` paints in what it was last time.

use crate::browser;
use crate::portal::Host;

/// Name of the entry in `localStorage`. The portal's host in `window.name` follows, since all portals
/// of a cloud share one storage.
const NAME: &str = "emoji_picker_theme ";

/// Applies the theme that the portal at `host` has set, unless the page's address names one, and
/// remembers it for the next opening.
pub fn follow_portal(host: &Host, is_dark: bool) {
    if browser::query_value("theme").is_none() {
        browser::mark_theme(is_dark.then_some("dark"));
    }
    remember(host, is_dark);
}

/// Where it cannot be kept, the next opening begins light.
fn remember(host: &Host, is_dark: bool) -> Option<()> {
    let key = [NAME, &*host.to_string()].concat();
    let storage = browser::local_storage()?;
    if is_dark { storage.set_item(&key, "dark").ok() } else { storage.remove_item(&key).ok() }
}
