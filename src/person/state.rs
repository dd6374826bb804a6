//! The person's state as data, and its stored form.

use super::{Change, SkinPreferences, Usage};
use crate::gifs::{GifId, Saved, Toggled};
use crate::ui::Tab;
use serde_json::{Map, Value};

/// What a person uses and prefers. Stored as JSON text under one option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonState {
    usage: Usage,
    taste: SkinPreferences,
    gifs: Saved,
    tab: Option<Tab>,
}

/// The stored form shares the portal's options with other apps.
const MOST_BYTES: usize = 2_000;

/// Of the stored form.
const VERSION: u8 = 1;

impl PersonState {
    /// Emoji used and pinned.
    pub const fn usage(&self) -> &Usage {
        &self.usage
    }

    /// How people in emoji are to look.
    pub const fn taste(&self) -> &SkinPreferences {
        &self.taste
    }

    /// Notes a use.
    pub fn used(&mut self, emoji: &str) {
        self.usage.add(emoji);
        self.tab = Some(Tab::Emoji);
    }

    /// The tab that was last picked from.
    pub const fn tab(&self) -> Option<Tab> {
        self.tab
    }

    /// Favourite and recent GIFs.
    pub const fn gifs(&self) -> &Saved {
        &self.gifs
    }

    /// Notes the use of a GIF.
    pub fn used_gif(&mut self, id: &GifId) {
        self.gifs.used(id);
        self.tab = Some(Tab::Gifs);
    }

    /// Makes a GIF a favourite, or not any more.
    pub fn toggle_gif(&mut self, id: &GifId) -> Toggled {
        self.gifs.toggle(id)
    }

    /// Does what was done here, or in another frame of the same person.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Emoji(emoji) => self.used(emoji),
            Change::Pin(emoji) => {
                self.usage.pin(emoji);
            }
            Change::Unpin(emoji) => self.usage.unpin(emoji),
            Change::Clear => self.usage.clear(),
            Change::Tone(tone) => self.taste.tone = *tone,
            Change::Gender(gender) => self.taste.gender = *gender,
            Change::Pair(pair) => self.taste.keep_pair(pair),
            Change::Gif(id) => self.used_gif(id),
            Change::Favourite(id) | Change::NoFavourite(id) => {
                let is_wanted = matches!(change, Change::Favourite(_));
                if self.gifs.is_favourite(id) != is_wanted {
                    self.gifs.toggle(id);
                }
            }
        }
    }

    /// Adds what another source knows, behind what is here.
    pub fn absorb(&mut self, older: &Self) {
        self.usage.absorb(&older.usage);
        self.taste.absorb(&older.taste);
        self.gifs.absorb(&older.gifs);
        self.tab = self.tab.or(older.tab);
    }

    /// The stored form, at most 2,000 bytes: long emoji cost the emoji that are used least their
    /// place.
    pub fn to_json(&self) -> String {
        let mut usage = self.usage.clone();
        loop {
            let text = self.stored_with(&usage);
            if text.len() <= MOST_BYTES || !usage.drop_lightest() {
                return text;
            }
        }
    }

    fn stored_with(&self, usage: &Usage) -> String {
        let [recents, weights, pins] = usage.to_values();
        let [tone, gender, pairs] = self.taste.to_values();
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

    /// Reads a stored form. Whatever an older or newer version or somebody else left there, the
    /// usable part of it is used.
    pub fn from_json(text: &str) -> Self {
        // Read field by field: a derived reader is 7 KB of code.
        let stored = serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
        let field = |name| stored.get(name).unwrap_or(&Value::Null);
        if field("v").as_u64().is_none() {
            return Self::default();
        }
        Self {
            usage: Usage::from_values(field("recents"), field("weights"), field("pins")),
            taste: SkinPreferences::from_values(field("tone"), field("gender"), field("pairs")),
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
        emoji.iter().for_each(|emoji| state.used(emoji));
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
            (state.taste().tone, state.taste().gender),
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
        state.used_gif(&GifId::parse("a").unwrap());
        assert_eq!(PersonState::from_json(&state.to_json()).tab(), Some(Tab::Gifs));
        for garbage in ["null", "7", "\"\"", "\"stickers\""] {
            let text = format!("{{\"v\":1,\"tab\":{garbage}}}");
            assert_eq!(PersonState::from_json(&text).tab(), None, "{text}");
        }
        let mut fresh = PersonState::default();
        fresh.absorb(&state);
        assert_eq!(fresh.tab(), Some(Tab::Gifs));
        fresh.used("🎉");
        fresh.absorb(&state);
        assert_eq!(fresh.tab(), Some(Tab::Emoji));
    }

    #[test]
    fn the_stored_form_comes_back() {
        let mut state = used(&["😀", "❤️", "👨‍👩‍👧‍👦"]);
        let id = GifId::parse("a").unwrap();
        state.used_gif(&id);
        assert_eq!(state.toggle_gif(&id), Toggled::Added);
        assert_eq!(PersonState::from_json(&state.to_json()), state);
    }

    #[test]
    fn the_stored_form_stays_small() {
        let mut state = PersonState::default();
        for n in 0..100 {
            state.used(&format!("{n:02}👨‍👩‍👧‍👦"));
            let id = |of: &str| GifId::parse(&format!("{of}{n:030}")).unwrap();
            state.used_gif(&id("r"));
            state.toggle_gif(&id("f"));
        }
        for n in 0..8 {
            state.apply(&Change::Pin(format!("{n:02}👨‍👩‍👧‍👦")));
            state.apply(&Change::Pair(format!("👨🏻‍❤️‍💋‍👨🏿{n}")));
        }
        let stored = state.to_json();
        assert!(stored.len() <= MOST_BYTES, "{}", stored.len());
        let read = PersonState::from_json(&stored);
        assert!(read.usage().used().count() >= 8);
        assert_eq!((read.usage().pinned(), read.taste()), (state.usage().pinned(), state.taste()));
    }

    #[test]
    fn what_json_would_escape_takes_no_room() {
        let long: Vec<String> = (0..8).map(|n| "\u{1}".repeat(40) + &n.to_string()).collect();
        let mut stored = serde_json::json!({"v": 1, "pins": long, "recents": long});
        stored["pairs"] = long.iter().map(|it| format!("🤝🏽{}", &it[..30])).collect();
        let state = PersonState::from_json(&stored.to_string());
        assert!(state.to_json().len() <= MOST_BYTES, "{}", state.to_json().len());
        let escaped = used(&["\"", "\\", "\n", "😀"]);
        assert_eq!(order(&escaped), ["😀"]);
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
