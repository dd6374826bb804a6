//! What a person may have meant when nothing, or next to nothing, matches.

use super::edits::Typed;
use super::index::{Index, Kind};
use super::matching::{Match, matches};
use super::quality::WHOLE_WORDS;
use super::query::{Query, long_enough_inside};

/// Not similar.
const FAR: u8 = u8::MAX;

/// An ending of up to so many letters may be wrong: `rained`, `сердечки`.
const LONGEST_ENDING: u8 = 3;

/// The emoji whose words are similar to those of the query. `detail` of a match counts typing
/// errors, `block` tells words of names from other words.
pub(super) fn similar(query: &Query, indexes: &[&Index], count: usize) -> Vec<Match> {
    let mut all: Option<Vec<Near>> = None;
    for word in query.words() {
        let found = near(word, indexes, count);
        all = Some(match all {
            None => found,
            Some(before) => before.iter().zip(&found).map(|(a, b)| a.and(*b)).collect(),
        });
    }
    let mut found = to_matches(&all.unwrap_or_default());
    if found.is_empty() && query.is_one_word() {
        found = split_in_two(&query.folded, indexes, count);
    }
    found
}

/// The query as it reads when the same keys give another layout's letters, with what it finds.
pub(super) struct OtherLayout {
    pub text: String,
    pub found: Vec<Match>,
    /// It finds a whole word, which no accident of keys would.
    pub is_certain: bool,
}

/// Tries the layouts of all languages, those of the first language first.
pub(super) fn other_layout(raw: &str, indexes: &[&Index], count: usize) -> Option<OtherLayout> {
    let layouts = indexes.iter().flat_map(|index| index.layouts());
    let texts = layouts.flat_map(|layout| [layout.typed_in_qwerty(raw), layout.typed_in_this(raw)]);
    let mut uncertain = None;
    for text in texts.flatten() {
        let Some(query) = Query::new(&text) else { continue };
        let found = matches(&query, indexes, count);
        if found.is_empty() || query.folded.chars().count() < 2 {
            continue;
        }
        let is_certain = found.iter().any(|found| WHOLE_WORDS.contains(&found.block));
        let other = OtherLayout { text, found, is_certain };
        if is_certain {
            return Some(other);
        }
        uncertain = uncertain.or(Some(other));
    }
    uncertain
}

/// How near an emoji's words are to a word of the query.
#[derive(Clone, Copy)]
struct Near {
    errors: u8,
    /// 0: a word of the name in the first language; then other words and other languages.
    place: u8,
}

impl Near {
    const FAR: Self = Self { errors: FAR, place: FAR };

    fn and(self, other: Self) -> Self {
        if self.errors == FAR || other.errors == FAR {
            return Self::FAR;
        }
        Self { errors: self.errors + other.errors, place: self.place.max(other.place) }
    }
}

fn near(word: &str, indexes: &[&Index], count: usize) -> Vec<Near> {
    let mut near = vec![Near::FAR; count];
    let mut note = |position: usize, index: &Index, index_word: usize, errors: u8| {
        for used in index.uses(index_word) {
            let Some(near) = near.get_mut(usize::from(used.id)) else { continue };
            let in_name = used.kind == Kind::Name;
            let place = u8::from(position > 0) * 2 + u8::from(!in_name);
            if (errors, place) < (near.errors, near.place) {
                *near = Near { errors, place };
            }
        }
    };
    let mut is_known = false;
    for (position, index) in indexes.iter().enumerate() {
        for found in index.with_prefix(word) {
            is_known = true;
            note(position, index, found, 0);
        }
    }
    let Some(typed) = Typed::new(word).filter(|_| !is_known) else { return near };
    for (position, index) in indexes.iter().enumerate() {
        for letter in typed.first_letters() {
            let mut buffer = [0; 4];
            for found in index.with_prefix(letter.encode_utf8(&mut buffer)) {
                if let Some(errors) = typed.errors_from(index.word(found)) {
                    note(position, index, found, errors);
                }
            }
        }
        for ending in 1..=LONGEST_ENDING {
            let Some(stem) = typed.without_ending(usize::from(ending)) else { break };
            // A letter of the ending counts as an error.
            index.with_prefix(&stem).for_each(|found| note(position, index, found, ending));
        }
    }
    near
}

fn to_matches(near: &[Near]) -> Vec<Match> {
    let found = (0..).zip(near).filter(|(_, near)| near.errors != FAR);
    found.map(|(id, near)| Match { id, block: near.errors, detail: near.place }).collect()
}

/// Two words without the blank between them, and languages that write none: both parts have to be
/// there.
fn split_in_two(word: &str, indexes: &[&Index], count: usize) -> Vec<Match> {
    for (at, _) in word.char_indices().skip(1) {
        let (Some(first), Some(second)) = (word.get(..at), word.get(at..)) else { continue };
        let spelled = first.is_ascii() || second.is_ascii();
        let long_enough = |part: &str| long_enough_inside(part) && (!spelled || part.len() >= 3);
        if !long_enough(first) || !long_enough(second) {
            continue;
        }
        let Some(query) = Query::new(&format!("{first} {second}")) else { continue };
        let found = matches(&query, indexes, count);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}
