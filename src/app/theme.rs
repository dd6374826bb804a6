//! The portal's theme. It is remembered, because the portal tells it only after the first paint:
//! `before-paint.js` paints in what it was last time.

use crate::browser;

/// Name of the entry in `localStorage`; the portal's name follows, since all portals of a cloud
/// share one storage.
const NAME: &str = "emoji_picker_theme ";

/// Takes on the theme that the portal says, unless the page's address says one.
pub fn follow_portal(is_dark: bool) {
    if browser::query_value("theme").is_none() {
        browser::mark_theme(is_dark.then_some("dark"));
    }
    remember(is_dark);
}

/// Where it cannot be kept, the next opening begins light.
fn remember(is_dark: bool) -> Option<()> {
    let key = [NAME, &*browser::query_value("DOMAIN")?].concat();
    let storage = browser::local_storage()?;
    if is_dark { storage.set_item(&key, "dark").ok() } else { storage.remove_item(&key).ok() }
}
