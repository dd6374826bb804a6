//! The user's state as data, and its stored form.

use super::{Change, SkinPreferences, Usage};
use crate::gifs::{GifId, Saved, Toggled};
use crate::ui::Tab;
use serde_json::{Map, Value};

/// What the user uses and prefers. Stored as JSON text under one option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonState {
    usage: Usage,
    skin_preferences: SkinPreferences,
    gifs: Saved,
    tab: Option<Tab>,
}

/// The maximum size of the stored form, in bytes. It shares the portal's options with other apps.
const MAX_BYTES: usize = 2_000;

/// The version of the stored form.
const VERSION: u8 = 1;

impl PersonState {
    /// Returns the used and pinned emoji.
    pub const fn usage(&self) -> &Usage {
        &self.usage
    }

    /// Returns how people in emoji look.
    pub const fn skin_preferences(&self) -> &SkinPreferences {
        &self.skin_preferences
    }

    /// Records the use of an emoji.
    pub fn record_emoji(&mut self, emoji: &str) {
        self.usage.add(emoji);
        self.tab = Some(Tab::Emoji);
    }

    /// Returns the tab of the last pick.
    pub const fn tab(&self) -> Option<Tab> {
        self.tab
    }

    /// Returns the favourite and recent GIFs.
    pub const fn gifs(&self) -> &Saved {
        &self.gifs
    }

    /// Records the use of a GIF.
    pub fn record_gif(&mut self, id: &GifId) {
        self.gifs.used(id);
        self.tab = Some(Tab::Gifs);
    }

    /// Adds a GIF to the favourites, or removes it.
    pub fn toggle_favourite(&mut self, id: &GifId) -> Toggled {
        self.gifs.toggle(id)
    }

    /// Applies a change that was made here or in another frame of the same user.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Emoji(emoji) => self.record_emoji(emoji),
            Change::Pin(emoji) => {
                self.usage.pin(emoji);
            }
            Change::Unpin(emoji) => self.usage.unpin(emoji),
            Change::Clear => self.usage.clear(),
            Change::Tone(tone) => self.skin_preferences.tone = *tone,
            Change::Gender(gender) => self.skin_preferences.gender = *gender,
            Change::Pair(pair) => self.skin_preferences.set_pair(pair),
            Change::Gif(id) => self.record_gif(id),
            Change::Favourite(id) | Change::NoFavourite(id) => {
                let is_wanted = matches!(change, Change::Favourite(_));
                if self.gifs.is_favourite(id) != is_wanted {
                    self.gifs.toggle(id);
                }
            }
        }
    }

    /// Adds the state of another source behind this one.
    pub fn absorb(&mut self, older: &Self) {
        self.usage.absorb(&older.usage);
        self.skin_preferences.absorb(&older.skin_preferences);
        self.gifs.absorb(&older.gifs);
        self.tab = self.tab.or(older.tab);
    }

    /// Returns the stored form, at most 2,000 bytes. The least used emoji are left out if it would be
    /// longer.
    pub fn to_json(&self) -> String {
        let mut usage = self.usage.clone();
        loop {
            let text = self.stored_with(&usage);
            if text.len() <= MAX_BYTES || !usage.drop_lightest() {
                return text;
            }
        }
    }

    fn stored_with(&self, usage: &Usage) -> String {
        let [recents, weights, pins] = usage.to_values();
        let [tone, gender, pairs] = self.skin_preferences.to_values();
        let tab = self.tab.map_or(Value::Null, |tab| tab.as_str().into());
        let gifs = self.gifs.to_value();
        let stored = [
            ("v", VERSION.into()),
            ("recents", recents),
            ("weights", weights),
            ("pins", pins),
            ("tone", tone),
            ("gender", gender),
            ("pairs", pairs),
            ("gifs", gifs),
            ("tab", tab),
        ];
        let stored: Map<String, Value> =
            stored.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Reads a stored form. Skips what is invalid: another version or another app may have written
    /// it.
    pub fn from_json(text: &str) -> Self {
        // Field by field: a derived reader is 7 KB of code.
        let stored = serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
        let field = |name| stored.get(name).unwrap_or(&Value::Null);
        if field("v").as_u64().is_none() {
            return Self::default();
        }
        Self {
            usage: Usage::from_values(field("recents"), field("weights"), field("pins")),
            skin_preferences: SkinPreferences::from_values(
                field("tone"),
                field("gender"),
                field("pairs"),
            ),
            gifs: Saved::from_value(field("gifs")),
            tab: field("tab").as_str().and_then(Tab::parse),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::{Gender, Tone};

    fn used(emoji: &[&str]) -> PersonState {
        let mut state = PersonState::default();
        emoji.iter().for_each(|emoji| state.record_emoji(emoji));
        state
    }

    fn order(state: &PersonState) -> Vec<&str> {
        state.usage().used().collect()
    }

    #[test]
    fn what_another_frame_did_is_done_here_too() {
        let id = |text: &str| GifId::parse(text).unwrap();
        let mut state = used(&["😀"]);
        for change in [
            Change::Emoji("🎉".to_owned()),
            Change::Pin("🚀".to_owned()),
            Change::Pin("🍕".to_owned()),
            Change::Unpin("🍕".to_owned()),
            Change::Tone(Some(Tone::Dark)),
            Change::Gender(Some(Gender::Man)),
            Change::Pair("🤝🏽".to_owned()),
            Change::Gif(id("a")),
            Change::Favourite(id("b")),
            Change::Favourite(id("b")),
            Change::Favourite(id("c")),
            Change::NoFavourite(id("c")),
            Change::NoFavourite(id("d")),
        ] {
            state.apply(&change);
        }
        assert_eq!(order(&state), ["🎉", "😀"]);
        assert_eq!(
            (state.skin_preferences().tone, state.skin_preferences().gender),
            (Some(Tone::Dark), Some(Gender::Man))
        );
        assert!(state.usage().is_pinned("🚀") && !state.usage().is_pinned("🍕"));
        assert_eq!(
            (state.gifs().recents(), state.gifs().favourites()),
            (&[id("a")][..], &[id("b")][..])
        );
    }

    #[test]
    fn the_tab_of_the_last_pick_is_kept() {
        let mut state = used(&["😀"]);
        assert_eq!(state.tab(), Some(Tab::Emoji));
        state.record_gif(&GifId::parse("a").unwrap());
        assert_eq!(PersonState::from_json(&state.to_json()).tab(), Some(Tab::Gifs));
        for garbage in ["null", "7", "\"\"", "\"kaomoji\""] {
            let text = format!("{{\"v\":1,\"tab\":{garbage}}}");
            assert_eq!(PersonState::from_json(&text).tab(), None, "{text}");
        }
        let mut fresh = PersonState::default();
        fresh.absorb(&state);
        assert_eq!(fresh.tab(), Some(Tab::Gifs));
        fresh.record_emoji("🎉");
        fresh.absorb(&state);
        assert_eq!(fresh.tab(), Some(Tab::Emoji));
    }

    #[test]
    fn the_stored_form_comes_back() {
        let mut state = used(&["😀", "❤️", "👨‍👩‍👧‍👦"]);
        let id = GifId::parse("a").unwrap();
        state.record_gif(&id);
        assert_eq!(state.toggle_favourite(&id), Toggled::Added);
        assert_eq!(PersonState::from_json(&state.to_json()), state);
    }

    /// Each text is what an earlier state of version 0.1 wrote.
    #[test]
    fn the_stored_forms_of_version_0_1_are_read() {
        let first = PersonState::from_json("{\"v\":1,\"recents\":[\"🎉\",\"😀\"]}");
        assert_eq!(order(&first), ["🎉", "😀"]);
        assert_eq!((first.tab(), first.gifs()), (None, &Saved::default()));
        assert_eq!(first.skin_preferences(), &SkinPreferences::default());
        let last = PersonState::from_json(
            "{\"v\":1,\"recents\":[\"😀\",\"🎉\"],\"weights\":[120,64],\"pins\":[\"🚀\"],\"tone\":3,\
             \"gender\":\"f\",\"pairs\":[\"🤝🏽\"],\"gifs\":{\"f\":\"l0HlyLQsbvhciAuKA\",\"r\":\"a\"},\
             \"tab\":\"gifs\"}",
        );
        assert_eq!(order(&last), ["😀", "🎉"]);
        assert!(last.usage().is_pinned("🚀"));
        assert_eq!(last.skin_preferences().tone, Tone::from_number(3));
        assert_eq!(last.skin_preferences().gender, Some(Gender::Woman));
        assert!(last.gifs().is_favourite(&GifId::parse("l0HlyLQsbvhciAuKA").unwrap()));
        assert_eq!(last.tab(), Some(Tab::Gifs));
    }

    /// Someone whose devices have different releases writes with both. Version 0.1 skips the ids and
    /// the tab that it does not know, and writes the rest back.
    #[test]
    fn the_stored_form_has_the_names_and_kinds_of_version_0_1() {
        let mut state = used(&["😀"]);
        state.record_gif(&GifId::parse("k:1").unwrap());
        let stored: Map<String, Value> = serde_json::from_str(&state.to_json()).unwrap();
        assert_eq!(stored["v"], 1);
        for (name, is_kind) in [
            ("recents", Value::is_array as fn(&Value) -> bool),
            ("weights", Value::is_array),
            ("pins", Value::is_array),
            ("pairs", Value::is_array),
            ("gifs", Value::is_object),
            ("tab", Value::is_string),
            ("tone", Value::is_null),
            ("gender", Value::is_null),
        ] {
            assert!(is_kind(&stored[name]), "{name}: {stored:?}");
        }
    }

    #[test]
    fn the_stored_form_stays_small() {
        let mut state = PersonState::default();
        for n in 0..100 {
            state.record_emoji(&format!("{n:02}👨‍👩‍👧‍👦"));
            let id = |of: &str| GifId::parse(&format!("{of}{n:030}")).unwrap();
            state.record_gif(&id("r"));
            state.toggle_favourite(&id("f"));
        }
        for n in 0..8 {
            state.apply(&Change::Pin(format!("{n:02}👨‍👩‍👧‍👦")));
            state.apply(&Change::Pair(format!("👨🏻‍❤️‍💋‍👨🏿{n}")));
        }
        let stored = state.to_json();
        assert!(stored.len() <= MAX_BYTES, "{}", stored.len());
        let read = PersonState::from_json(&stored);
        assert!(read.usage().used().count() >= 8);
        assert_eq!(
            (read.usage().pinned(), read.skin_preferences()),
            (state.usage().pinned(), state.skin_preferences())
        );
    }

    #[test]
    fn what_json_would_escape_takes_no_room() {
        let long: Vec<String> = (0..8).map(|n| "\u{1}".repeat(40) + &n.to_string()).collect();
        let mut stored = serde_json::json!({"v": 1, "pins": long, "recents": long});
        stored["pairs"] = long.iter().map(|it| format!("🤝🏽{}", &it[..30])).collect();
        let state = PersonState::from_json(&stored.to_string());
        assert!(state.to_json().len() <= MAX_BYTES, "{}", state.to_json().len());
        let escaped = used(&["\n", "\u{7f}", "😀"]);
        assert_eq!(order(&escaped), ["😀"]);
        let long = used(&["\\".repeat(25).as_str(), "\"".repeat(24).as_str()]);
        assert_eq!(order(&long), ["\"".repeat(24)]);
    }

    #[test]
    fn kaomoji_leave_room_for_emoji() {
        let mut state = PersonState::default();
        for n in 0..24 {
            state.record_emoji(&format!("{n:02}(╯°□°)╯︵ ┻━┻ {}", "\\".repeat(5)));
        }
        let kaomoji = state.to_json();
        assert!(kaomoji.len() <= MAX_BYTES, "{}", kaomoji.len());
        assert_eq!(PersonState::from_json(&kaomoji), state);
    }

    #[test]
    fn garbage_is_survived() {
        for text in ["", "x", "[]", "null", "{}", "{\"v\":\"x\"}", "{\"v\":1,\"recents\":5}"] {
            assert_eq!(PersonState::from_json(text), PersonState::default(), "{text}");
        }
        let mixed =
            format!("{{\"v\":9,\"recents\":[\"😀\",7,null,\"{}\",\"\",\"😁\"]}}", "x".repeat(500));
        assert_eq!(order(&PersonState::from_json(&mixed)), ["😀", "😁"]);
    }
}
