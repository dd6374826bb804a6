//! Search in the real data, by whatever is typed or pasted.

use crate::parts::Parts;
use b24_emoji_picker::emoji::{self, Catalogue, EmojiId, Found, Guess, Index, Pack, fold};
use std::cell::Cell;
use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

/// As many guesses as are shown.
const MOST_GUESSES: usize = 48;

/// A query longer than this, in bytes, is nothing that an emoji is called.
const LONGEST_QUERY: usize = 1_600;

/// How often a search may look at an emoji: once as a hit, and once for each kind of guess.
const MOST_LOOKS: usize = 4 * 1_923;

/// The catalogue that ships.
pub static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::parse(include_str!("../../data/catalogue.txt")).unwrap());

/// Languages of several scripts, by the letter that asks for them.
static INDEXES: LazyLock<[(u8, Index); 6]> = LazyLock::new(|| {
    [
        (b'e', include_str!("../../data/en.txt")),
        (b'r', include_str!("../../data/ru.txt")),
        (b'd', include_str!("../../data/de.txt")),
        (b'j', include_str!("../../data/ja.txt")),
        (b'a', include_str!("../../data/ar.txt")),
        (b't', include_str!("../../data/th.txt")),
    ]
    .map(|(letter, text)| {
        let pack = Pack::parse(text.to_owned(), &CATALOGUE).unwrap();
        (letter, Index::new(&CATALOGUE, Arc::new(pack)))
    })
});

/// Letters of two languages at most, what was typed, and emoji that the person uses; those that
/// the platform cannot draw are those of the last part.
pub fn search(input: &[u8]) {
    let mut parts = Parts::of(input);
    let letters = parts.bytes();
    let indexes: Vec<&Index> = letters
        .iter()
        .filter_map(|letter| INDEXES.iter().find(|(known, _)| known == letter))
        .map(|(_, index)| index)
        .take(2)
        .collect();
    let query = parts.text();
    folded(&query);
    let ids = |text: &str| -> Vec<EmojiId> {
        text.split(' ').filter_map(|text| Some(CATALOGUE.choice(text)?.id)).collect()
    };
    let (own, missing) = (ids(&parts.text()), ids(&parts.text()));
    let looks = Cell::new(0);
    let can_draw = |id: EmojiId| {
        looks.set(looks.get() + 1);
        !missing.contains(&id)
    };
    let found = emoji::search(&query, &CATALOGUE, &indexes, &own, &can_draw);
    assert!(looks.get() <= MOST_LOOKS, "{} looks for a query of {}", looks.get(), query.len());
    assert_found(&found, &|id| !missing.contains(&id));
    if query.trim().len() > LONGEST_QUERY {
        // Nobody waits for that: at most what was pasted at its beginning.
        assert!(found.guesses.is_empty() && found.hits.len() <= LONGEST_QUERY);
    }
}

/// What was found is there, can be drawn, and stands once.
fn assert_found(found: &Found, can_draw: &dyn Fn(EmojiId) -> bool) {
    let all: Vec<EmojiId> = found.hits.iter().chain(&found.guesses).copied().collect();
    for id in &all {
        assert!(CATALOGUE.get(*id).is_some() && can_draw(*id), "{id}");
    }
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "an emoji stands twice");
    assert!(found.guesses.len() <= MOST_GUESSES);
    assert_eq!(found.guess.is_some(), !found.guesses.is_empty(), "{:?}", found.guess);
    if let Some(Guess::Layout(text)) = &found.guess {
        assert!(!text.is_empty());
    }
}

/// Folding ends: folding again changes nothing.
fn folded(text: &str) {
    let once = fold(text);
    assert_eq!(fold(&once), once, "folding {text:?} twice");
    assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "), "{once:?}");
    assert!(once.len() <= 2 * text.len(), "{} bytes of {}", once.len(), text.len());
}
