//! The portal's settings: app options that administrators set and all users read.

use crate::gifs::{GifService, PerService, Rating};
use crate::ui::Tab;
use serde_json::{Map, Value};

/// The app options, parsed. An unknown or malformed value counts as not set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalOptions {
    /// The GIF service that an administrator has chosen; `None` leaves the choice to the app.
    pub gif_service: Option<GifService>,
    /// The portal's own key of each GIF service; empty if it has none.
    pub gif_keys: PerService<String>,
    /// The highest content rating of GIFs that the service may return.
    pub rating: Rating,
    /// Whether the picker has a GIF tab.
    pub has_gif_tab: bool,
    /// What a click on a GIF does.
    pub gif_click: GifClick,
    /// The tab that the picker opens with for users who have not chosen one yet.
    pub first_tab: Tab,
    /// Whether the picker uses the dark theme.
    pub is_dark: bool,
    /// The company's packs of stickers, as [`CompanyPacks`](crate::stickers::CompanyPacks) reads them.
    pub sticker_packs: String,
}

/// What a click on a GIF does in chats where the app can both send and insert.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GifClick {
    /// Sends the GIF at once.
    #[default]
    Send,
    /// Inserts the link of the GIF into the draft.
    Insert,
}

impl Default for PortalOptions {
    fn default() -> Self {
        Self {
            gif_service: None,
            gif_keys: PerService::default(),
            rating: Rating::default(),
            has_gif_tab: true,
            gif_click: GifClick::default(),
            first_tab: Tab::default(),
            is_dark: false,
            sticker_packs: String::new(),
        }
    }
}

impl PortalOptions {
    /// Reads `APP_OPTIONS`.
    pub fn read(options: &Map<String, Value>) -> Self {
        let text = |name: &str| options.get(name).and_then(Value::as_str).unwrap_or_default();
        let is = |name: &str, value: &str| text(name).trim().eq_ignore_ascii_case(value);
        Self {
            gif_service: GifService::parse(text("gif_provider")),
            gif_keys: PerService::new(|service| text(service.spec().key_option).trim().to_owned()),
            rating: Rating::from_option(text("rating")),
            has_gif_tab: !is_off(options.get("gif_tab")),
            gif_click: if is("gif_click", "insert") { GifClick::Insert } else { GifClick::Send },
            first_tab: Tab::parse(text("default_tab")).unwrap_or_default(),
            is_dark: is("theme", "dark"),
            sticker_packs: text("sticker_packs").to_owned(),
        }
    }
}

/// Returns whether an option is switched off. Portals return a stored value as text or in its own
/// type.
fn is_off(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(on)) => !on,
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        Some(Value::String(text)) => {
            ["0", "n", "no", "off", "false"].contains(&text.trim().to_ascii_lowercase().as_str())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(options: Value) -> PortalOptions {
        PortalOptions::read(options.as_object().unwrap())
    }

    #[test]
    fn nothing_set_is_the_default() {
        assert_eq!(read(json!({})), PortalOptions::default());
        let garbage = json!({"giphy_api_key": 5, "gif_provider": 1, "rating": [], "gif_tab": {}, "theme": true,
            "gif_click": 1, "default_tab": null});
        assert_eq!(read(garbage), PortalOptions::default());
    }

    /// Version 0.1 knew GIPHY only, and no stickers.
    #[test]
    fn what_version_0_1_stored_keeps_its_meaning() {
        let options = read(json!({
            "giphy_api_key": "abc", "rating": "pg-13", "gif_tab": "1", "gif_click": "insert",
            "default_tab": "gifs", "theme": "dark",
        }));
        assert_eq!(options.gif_service, None, "the service is the one that has a key");
        assert_eq!(options.gif_keys.get(GifService::Giphy), "abc");
        assert_eq!(options.gif_keys.get(GifService::Klipy), "");
        assert_eq!((options.rating, options.gif_click), (Rating::Pg13, GifClick::Insert));
        assert_eq!((options.has_gif_tab, options.first_tab), (true, Tab::Gifs));
        assert_eq!((options.is_dark, &*options.sticker_packs), (true, ""));
    }

    /// A later version may know more values, and the portal may return to this one.
    #[test]
    fn a_value_of_a_later_version_counts_as_not_set() {
        let options = read(json!({
            "gif_provider": "tenor", "rating": "nc-17", "gif_click": "ask", "default_tab": "polls",
            "theme": "sepia", "reactions": {"on": true},
        }));
        assert_eq!(options, PortalOptions::default());
    }

    #[test]
    fn what_an_administrator_sets() {
        let options = read(json!({
            "giphy_api_key": " abc ", "gif_provider": "giphy", "rating": "pg", "gif_tab": "N", "theme": "dark",
            "gif_click": "insert", "default_tab": "GIFs", "sticker_packs": "{}",
        }));
        let expected = PortalOptions {
            gif_service: Some(GifService::Giphy),
            gif_keys: PerService::new(|service| {
                if service == GifService::Giphy { "abc".to_owned() } else { String::new() }
            }),
            rating: Rating::Pg,
            has_gif_tab: false,
            gif_click: GifClick::Insert,
            first_tab: Tab::Gifs,
            is_dark: true,
            sticker_packs: "{}".to_owned(),
        };
        assert_eq!(options, expected);
        for off in [json!(false), json!(0), json!(0.0), json!("off"), json!("0")] {
            assert!(!read(json!({ "gif_tab": off })).has_gif_tab, "{off}");
        }
        for on in [json!(true), json!(1), json!("Y"), json!("")] {
            assert!(read(json!({ "gif_tab": on })).has_gif_tab, "{on}");
        }
    }
}
