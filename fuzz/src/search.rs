//! Search in the delivered data, for any typed or pasted text.

use crate::parts::Parts;
use b24_emoji_picker::emoji::{self, Catalogue, EmojiId, Found, Guess, Index, Pack, fold};
use std::cell::Cell;
use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

/// The number of guesses that the picker shows.
const MOST_GUESSES: usize = 48;

/// The maximum length of a query that can match a name, in bytes.
const LONGEST_QUERY: usize = 1_600;

/// The maximum number of comparisons per search: each emoji once as a hit, and once for each kind
/// of guess.
const MOST_LOOKS: usize = 4 * 1_923;

/// The delivered catalogue.
pub static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::parse(include_str!("../../data/catalogue.txt")).unwrap());

/// Languages of several scripts, by the letter that selects them.
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

/// Checks letters of at most two languages, a query, and the user's recent emoji; the last part
/// contains emoji that the platform cannot draw.
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
    check_folding(&query);
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
        // Such a query is too long to wait for guesses: only hits on the start of the pasted text.
        assert!(found.guesses.is_empty() && found.hits.len() <= LONGEST_QUERY);
    }
}

/// Checks that the results exist, can be drawn, and occur once.
fn assert_found(found: &Found, can_draw: &dyn Fn(EmojiId) -> bool) {
    let all: Vec<EmojiId> = found.hits.iter().chain(&found.guesses).copied().collect();
    for id in &all {
        assert!(CATALOGUE.get(*id).is_some() && can_draw(*id), "{id}");
    }
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "an emoji is listed twice");
    assert!(found.guesses.len() <= MOST_GUESSES);
    assert_eq!(found.guess.is_some(), !found.guesses.is_empty(), "{:?}", found.guess);
    if let Some(Guess::Layout(text)) = &found.guess {
        assert!(!text.is_empty());
    }
}

/// Checks that folding is idempotent.
fn check_folding(text: &str) {
    let once = fold(text);
    assert_eq!(fold(&once), once, "folding {text:?} twice");
    assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "), "{once:?}");
    assert!(once.len() <= 2 * text.len(), "{} bytes of {}", once.len(), text.len());
}
