//! The user's favorite and recent GIFs. The service's terms allow ids to be stored, and nothing else:
//! the GIFs are fetched again by their ids.

use super::model::GifId;
use super::service::PerService;
use serde_json::{Map, Value};

/// Favorites and recents of all services, the latest first.
///
/// The stored form has at most 1,000 bytes: it shares the 2 KB of the user's state with everything
/// else. An id has about 18 characters. A list is full for one service at a time: what was saved at
/// another service takes none of its places, but some of the bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    favourites: Vec<GifId>,
    recents: Vec<GifId>,
}

const MOST_FAVOURITES: usize = 24;
const MOST_RECENTS: usize = 16;

/// A limit for ids that are longer than usual.
const MOST_BYTES: usize = 960;

const FAVOURITES: &str = "f";
const RECENTS: &str = "r";

/// The result of [`Saved::toggle_favourite`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toggled {
    /// The GIF is a favorite now.
    Added,
    /// The GIF is no favorite any more.
    Removed,
    /// There is no room. Nothing has changed: no favorite is removed unless the user does it.
    Full,
}

impl Saved {
    /// Returns the favorites, the latest first.
    pub fn favourites(&self) -> &[GifId] {
        &self.favourites
    }

    /// Returns the GIFs that were picked, the latest first.
    pub fn recents(&self) -> &[GifId] {
        &self.recents
    }

    /// Returns whether a GIF is a favorite.
    pub fn is_favourite(&self, id: &GifId) -> bool {
        self.favourites.contains(id)
    }

    /// Makes a GIF a favorite, or takes it back.
    pub fn toggle(&mut self, id: &GifId) -> Toggled {
        if self.is_favourite(id) {
            self.favourites.retain(|known| known != id);
            return Toggled::Removed;
        }
        self.favourites.insert(0, id.clone());
        let count = of_service(&self.favourites, id).count();
        if count > MOST_FAVOURITES || bytes(&self.favourites) > MOST_BYTES {
            self.favourites.remove(0);
            return Toggled::Full;
        }
        self.shorten();
        Toggled::Added
    }

    /// Records a use.
    pub fn used(&mut self, id: &GifId) {
        self.recents.retain(|known| known != id);
        self.recents.insert(0, id.clone());
        self.shorten();
    }

    /// Removes a recent GIF that the service does not have any more. A favorite stays: the user chose
    /// it, and the service may have it, or allow it, again.
    pub fn forget(&mut self, id: &GifId) {
        self.recents.retain(|known| known != id);
    }

    /// Adds the GIFs of another source, behind the existing ones.
    pub fn absorb(&mut self, older: &Self) {
        append(&mut self.favourites, &older.favourites, MOST_FAVOURITES);
        append(&mut self.recents, &older.recents, MOST_RECENTS);
        self.shorten();
    }

    /// Removes recents until the stored form fits; favorites stay.
    fn shorten(&mut self) {
        let mut counts = PerService::<usize>::default();
        self.recents.retain(|id| counts.increment(id.service()) <= MOST_RECENTS);
        let left = MOST_BYTES.saturating_sub(bytes(&self.favourites));
        while bytes(&self.recents) > left {
            self.recents.pop();
        }
    }

    /// Returns the stored form, `{"f":"id id …","r":"id …"}`.
    pub fn to_value(&self) -> Value {
        let mut stored = Map::new();
        for (key, ids) in [(FAVOURITES, &self.favourites), (RECENTS, &self.recents)] {
            if !ids.is_empty() {
                let ids: Vec<&str> = ids.iter().map(GifId::as_str).collect();
                stored.insert(key.to_owned(), Value::String(ids.join(" ")));
            }
        }
        Value::Object(stored)
    }

    /// Reads a stored form. Of anything else, it reads what is usable.
    pub fn from_value(stored: &Value) -> Self {
        let mut saved = Self::default();
        let read = |key: &str| -> Vec<GifId> {
            let words = stored[key].as_str().unwrap_or_default().split_ascii_whitespace();
            words.filter_map(GifId::parse).collect()
        };
        append(&mut saved.favourites, &read(FAVOURITES), MOST_FAVOURITES);
        append(&mut saved.recents, &read(RECENTS), MOST_RECENTS);
        saved.shorten();
        saved
    }
}

/// Appends the ids that are new, while there is room.
fn append(ids: &mut Vec<GifId>, more: &[GifId], most: usize) {
    for id in more {
        let has_room =
            of_service(ids, id).count() < most && bytes(ids) + id.as_str().len() < MOST_BYTES;
        if has_room && !ids.contains(id) {
            ids.push(id.clone());
        }
    }
}

/// Returns the ids of the service that another id is of.
fn of_service<'a>(ids: &'a [GifId], id: &GifId) -> impl Iterator<Item = &'a GifId> {
    let service = id.service();
    ids.iter().filter(move |id| id.service() == service)
}

/// Returns the number of bytes that ids take in the stored form.
fn bytes(ids: &[GifId]) -> usize {
    ids.iter().map(|id| id.as_str().len() + 1).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gifs::GifService;
    use proptest::prelude::*;
    use serde_json::json;

    fn id(text: &str) -> GifId {
        GifId::parse(text).unwrap()
    }

    fn texts(ids: &[GifId]) -> Vec<&str> {
        ids.iter().map(GifId::as_str).collect()
    }

    #[test]
    fn the_latest_comes_first_and_stands_once() {
        let mut saved = Saved::default();
        ["a", "b", "a"].iter().for_each(|text| saved.used(&id(text)));
        assert_eq!(texts(saved.recents()), ["a", "b"]);
        assert_eq!(saved.toggle(&id("x")), Toggled::Added);
        assert_eq!(saved.toggle(&id("y")), Toggled::Added);
        assert_eq!(texts(saved.favourites()), ["y", "x"]);
        assert_eq!(saved.toggle(&id("y")), Toggled::Removed);
        assert!(saved.is_favourite(&id("x")) && !saved.is_favourite(&id("y")));
        saved.forget(&id("a"));
        saved.forget(&id("x"));
        assert_eq!((texts(saved.recents()), texts(saved.favourites())), (vec!["b"], vec!["x"]));
    }

    #[test]
    fn no_favourite_is_lost_to_a_new_one() {
        let mut saved = Saved::default();
        for n in 0..MOST_FAVOURITES {
            assert_eq!(saved.toggle(&id(&format!("favourite-{n:08}"))), Toggled::Added);
        }
        let before = saved.clone();
        assert_eq!(saved.toggle(&id("one-more")), Toggled::Full);
        assert_eq!(saved, before);
    }

    #[test]
    fn lists_of_ordinary_ids_are_full_length() {
        let mut saved = Saved::default();
        for n in 0..40 {
            saved.toggle(&id(&format!("f{n:017}")));
            saved.used(&id(&format!("r{n:017}")));
        }
        assert_eq!((saved.favourites().len(), saved.recents().len()), (24, 16));
        assert_eq!(saved.recents()[0], id("r00000000000000039"));
    }

    #[test]
    fn each_service_has_lists_of_its_own_length() {
        let mut saved = Saved::default();
        for n in 0..16 {
            saved.toggle(&id(&format!("f{n:017}")));
            saved.used(&id(&format!("k:{n:016}")));
            saved.used(&id(&format!("r{n:07}")));
        }
        assert_eq!(saved.recents().len(), 32);
        assert_eq!(saved.toggle(&id("k:1")), Toggled::Added);
        let of = |service: GifService| {
            saved.favourites().iter().filter(move |id| id.service() == service).count()
        };
        assert_eq!((of(GifService::Giphy), of(GifService::Klipy)), (16, 1));
    }

    /// Before there was KLIPY, ids had no prefix.
    #[test]
    fn ids_without_a_prefix_are_of_giphy_and_are_stored_as_they_were() {
        let stored =
            json!({"f": "l0HlyLQsbvhciAuKA 3o7abKhOpu0NwenH3O", "r": "xT9IgG50Fb7Mi0prBC"});
        let mut saved = Saved::from_value(&stored);
        let all = saved.favourites().iter().chain(saved.recents());
        assert!(all.clone().all(|id| id.service() == GifService::Giphy) && all.count() == 3);
        assert_eq!(saved.to_value(), stored);
        saved.used(&id("k:1"));
        let expected = json!({"f": stored["f"], "r": "k:1 xT9IgG50Fb7Mi0prBC"});
        assert_eq!(saved.to_value(), expected, "an earlier release finds its own ids again");
    }

    #[test]
    fn an_id_of_a_service_of_a_later_release_is_left_out() {
        let stored = json!({"f": "a x:1 k:2 ks:3", "r": "k:2"});
        let saved = Saved::from_value(&stored);
        assert_eq!(saved.to_value(), json!({"f": "a k:2 ks:3", "r": "k:2"}));
    }

    #[test]
    fn the_stored_form_comes_back() {
        let mut saved = Saved::default();
        assert_eq!(saved.to_value(), json!({}));
        ["a", "b"].iter().for_each(|text| saved.used(&id(text)));
        saved.toggle(&id("x"));
        assert_eq!(saved.to_value(), json!({"f": "x", "r": "b a"}));
        assert_eq!(Saved::from_value(&saved.to_value()), saved);
    }

    #[test]
    fn garbage_is_survived() {
        for stored in [json!(null), json!([]), json!("f"), json!({"f": 5, "r": ["a"]})] {
            assert_eq!(Saved::from_value(&stored), Saved::default(), "{stored}");
        }
        let mixed = json!({"f": " a  é/ b\u{0} a c ", "r": "x".repeat(5_000), "z": 1});
        assert_eq!(texts(Saved::from_value(&mixed).favourites()), ["a", "c"]);
        assert_eq!(Saved::from_value(&mixed).recents(), []);
    }

    #[test]
    fn two_sources_become_one() {
        let here = json!({"f": "a b", "r": "x"});
        let there = json!({"f": "b c", "r": "y x"});
        let mut saved = Saved::from_value(&here);
        saved.absorb(&Saved::from_value(&there));
        assert_eq!(saved, Saved::from_value(&json!({"f": "a b c", "r": "x y"})));
    }

    proptest! {
        #[test]
        fn the_stored_form_stays_small(
            uses in prop::collection::vec(("(k:|ks:)?[A-Za-z0-9_-]{1,32}", any::<bool>()), 0..90)
        ) {
            let mut saved = Saved::default();
            for (text, is_favourite) in &uses {
                if *is_favourite {
                    saved.toggle(&id(text));
                } else {
                    saved.used(&id(text));
                }
                prop_assert!(saved.to_value().to_string().len() <= 1_000);
            }
            prop_assert_eq!(Saved::from_value(&saved.to_value()), saved);
        }
    }
}
