//! The person's state as data, and its stored form.

use super::Change;
use crate::gif::{GifId, Saved, Toggled};
use crate::tab::Tab;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a person used last. Stored as JSON text under one option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonState {
    recents: Vec<String>,
    gifs: Saved,
    tab: Option<Tab>,
}

/// Most recents kept: three rows, and well under the 2 KB that the stored form may have.
const MOST_RECENTS: usize = 24;

/// The longest emoji is a family with four people, 25 bytes; a subdivision flag has 28.
const LONGEST_EMOJI: usize = 48;

#[derive(Serialize, Deserialize)]
struct Stored {
    v: u8,
    #[serde(default)]
    recents: Vec<Value>,
    #[serde(default)]
    gifs: Value,
    #[serde(default)]
    tab: Value,
}

const VERSION: u8 = 1;

impl PersonState {
    /// Emoji used, the last one first.
    pub fn recents(&self) -> &[String] {
        &self.recents
    }

    /// Notes a use.
    pub fn used(&mut self, emoji: &str) {
        if emoji.is_empty() || emoji.len() > LONGEST_EMOJI {
            return;
        }
        self.recents.retain(|known| known != emoji);
        self.recents.insert(0, emoji.to_owned());
        self.recents.truncate(MOST_RECENTS);
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

    /// Does what another frame of the same person has done.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Emoji(emoji) => self.used(emoji),
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
        for emoji in &older.recents {
            if !self.recents.contains(emoji) {
                self.recents.push(emoji.clone());
            }
        }
        self.recents.truncate(MOST_RECENTS);
        self.gifs.absorb(&older.gifs);
        self.tab = self.tab.or(older.tab);
    }

    /// The stored form.
    pub fn to_json(&self) -> String {
        let recents = self.recents.iter().cloned().map(Value::String).collect();
        let tab = self.tab.map_or(Value::Null, |tab| tab.as_str().into());
        serde_json::to_string(&Stored { v: VERSION, recents, gifs: self.gifs.to_value(), tab })
            .unwrap_or_default()
    }

    /// Reads a stored form. Whatever an older or newer version or somebody else left there, the
    /// usable part of it is used.
    pub fn from_json(text: &str) -> Self {
        let mut state = Self::default();
        if let Ok(stored) = serde_json::from_str::<Stored>(text) {
            for emoji in stored.recents.iter().rev().filter_map(Value::as_str) {
                state.used(emoji);
            }
            state.gifs = Saved::from_value(&stored.gifs);
            state.tab = stored.tab.as_str().and_then(Tab::parse);
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(emoji: &[&str]) -> PersonState {
        let mut state = PersonState::default();
        emoji.iter().for_each(|emoji| state.used(emoji));
        state
    }

    #[test]
    fn the_last_one_used_comes_first_and_stands_once() {
        assert_eq!(used(&["😀", "😁", "😀"]).recents(), ["😀", "😁"]);
    }

    #[test]
    fn what_another_frame_did_is_done_here_too() {
        let id = |text: &str| GifId::parse(text).unwrap();
        let mut state = used(&["😀"]);
        for change in [
            Change::Emoji("🎉".to_owned()),
            Change::Gif(id("a")),
            Change::Favourite(id("b")),
            Change::Favourite(id("b")),
            Change::Favourite(id("c")),
            Change::NoFavourite(id("c")),
            Change::NoFavourite(id("d")),
        ] {
            state.apply(&change);
        }
        assert_eq!(state.recents(), ["🎉", "😀"]);
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
        assert_eq!(state.recents().len(), MOST_RECENTS);
        assert!(state.to_json().len() < 2_048);
    }

    #[test]
    fn garbage_is_survived() {
        for text in ["", "x", "[]", "null", "{}", "{\"v\":\"x\"}", "{\"v\":1,\"recents\":5}"] {
            assert_eq!(PersonState::from_json(text), PersonState::default(), "{text}");
        }
        let mixed =
            format!("{{\"v\":9,\"recents\":[\"😀\",7,null,\"{}\",\"\",\"😁\"]}}", "x".repeat(500));
        assert_eq!(PersonState::from_json(&mixed).recents(), ["😀", "😁"]);
    }

    #[test]
    fn two_sources_become_one() {
        let mut here = used(&["😁", "😀"]);
        here.absorb(&used(&["🎉", "😁"]));
        assert_eq!(here.recents(), ["😀", "😁", "🎉"]);
    }
}
