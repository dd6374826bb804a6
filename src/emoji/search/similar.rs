//! Guesses what the user means if few emoji or none match: typing errors, other word endings,
//! missing spaces, other keyboard layouts.

use super::edits::TypedWord;
use super::index::{Index, TermKind};
use super::matching::{Match, matches};
use super::quality::{WHOLE_QUERY, WHOLE_WORDS};
use super::query::{Query, Script, is_long_enough_inside};

/// The value of both fields of a [`Similarity`] for an emoji that is not similar.
const NOT_SIMILAR: u8 = u8::MAX;

/// Longest word ending, in letters, that may be wrong: `rained`, `сердечки`.
const MAX_ENDING: u8 = 3;

/// Finds the emoji whose words are similar to those of the query. `block` of a match is the number
/// of typing errors, `detail` is [`Similarity::rank`].
pub(super) fn find_similar(query: &Query, indexes: &[&Index], count: usize) -> Vec<Match> {
    let mut all: Option<Vec<Similarity>> = None;
    for word in query.words() {
        let found = word_similarities(word, indexes, count);
        all = Some(match all {
            None => found,
            Some(before) => before.iter().zip(&found).map(|(a, b)| a.combine(*b)).collect(),
        });
    }
    let mut found = to_matches(&all.unwrap_or_default());
    if found.is_empty() && query.is_one_word() {
        found = split_in_two(&query.folded, indexes, count);
    }
    found
}

/// Leaves out words at the end or at the beginning of the query, or characters at the end in a script
/// without spaces, until the rest is a word, a phrase or a name: `thanks everyone`, 太热了.
pub(super) fn without_a_part(query: &Query, indexes: &[&Index], count: usize) -> Vec<Match> {
    for part in shorter_parts(&query.written) {
        let Some(shorter) = Query::new(part, indexes) else { continue };
        let mut found = matches(&shorter, indexes, count);
        found.retain(|found| WHOLE_QUERY.contains(&found.block));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Returns the parts of a text that may be meant alone, the longest first.
fn shorter_parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    if Script::of(text) != Script::Spaced {
        let ends = text.char_indices().rev().map(|(at, _)| at).take(usize::from(MAX_ENDING));
        parts.extend(ends.filter_map(|end| text.get(..end)));
    }
    let (mut start, mut end) = (text, text);
    while let (Some((before, _)), Some((_, after))) = (start.rsplit_once(' '), end.split_once(' '))
    {
        parts.extend([before, after]);
        (start, end) = (before, after);
    }
    parts
}

/// The query as the same keys write it in another keyboard layout, and its matches.
pub(super) struct OtherLayout {
    /// The query in the other layout.
    pub text: String,
    pub found: Vec<Match>,
    /// The query matches a whole word, which is hardly an accident.
    pub is_certain: bool,
}

/// Reads the query in the keyboard layouts of all languages, those of the first language first. A
/// layout in which it matches a whole word has priority. `raw` is the query before folding.
pub(super) fn other_layout(raw: &str, indexes: &[&Index], count: usize) -> Option<OtherLayout> {
    let layouts = indexes.iter().flat_map(|index| index.layouts());
    let texts =
        layouts.flat_map(|layout| [layout.convert_from_qwerty(raw), layout.convert_to_qwerty(raw)]);
    let mut uncertain = None;
    for text in texts.flatten() {
        let Some(query) = Query::new(&text, indexes) else { continue };
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

/// How similar an emoji's words are to a word of the query.
#[derive(Clone, Copy)]
struct Similarity {
    /// The number of typing errors.
    errors: u8,
    /// 0: a word of the name in the first language; 1: another word in it; 2 and 3: the same in
    /// another language.
    rank: u8,
}

impl Similarity {
    const NONE: Self = Self { errors: NOT_SIMILAR, rank: NOT_SIMILAR };

    fn combine(self, other: Self) -> Self {
        if self.errors == NOT_SIMILAR || other.errors == NOT_SIMILAR {
            return Self::NONE;
        }
        Self { errors: self.errors + other.errors, rank: self.rank.max(other.rank) }
    }
}

/// Compares one word of the query with all emoji; the result has one entry per emoji.
fn word_similarities(word: &str, indexes: &[&Index], count: usize) -> Vec<Similarity> {
    let mut similarities = vec![Similarity::NONE; count];
    let mut record = |position: usize, index: &Index, index_word: usize, errors: u8| {
        for posting in index.postings(index_word) {
            let id = usize::from(posting.id);
            let Some(similarity) = similarities.get_mut(id) else { continue };
            let in_name = posting.kind == TermKind::Name;
            let rank = u8::from(position > 0) * 2 + u8::from(!in_name);
            if (errors, rank) < (similarity.errors, similarity.rank) {
                *similarity = Similarity { errors, rank };
            }
        }
    };
    let mut is_known = false;
    for (position, index) in indexes.iter().enumerate() {
        for found in index.with_prefix(word) {
            is_known = true;
            record(position, index, found, 0);
        }
    }
    let Some(typed) = TypedWord::new(word).filter(|_| !is_known) else { return similarities };
    for (position, index) in indexes.iter().enumerate() {
        for letter in typed.first_letters() {
            let mut buffer = [0; 4];
            for found in index.with_prefix(letter.encode_utf8(&mut buffer)) {
                if let Some(errors) = typed.errors_from(index.word(found)) {
                    record(position, index, found, errors);
                }
            }
        }
        for ending in 1..=MAX_ENDING {
            let Some(stem) = typed.without_ending(usize::from(ending)) else { break };
            // Each letter of the ending counts as one error.
            index.with_prefix(&stem).for_each(|found| record(position, index, found, ending));
        }
    }
    similarities
}

fn to_matches(similarities: &[Similarity]) -> Vec<Match> {
    let found = (0..).zip(similarities).filter(|(_, found)| found.errors != NOT_SIMILAR);
    found.map(|(id, found)| Match { id, block: found.errors, detail: found.rank }).collect()
}

/// Splits a word into two that both match, for a missing space and for languages without spaces.
/// Returns the matches of the first split that has any.
fn split_in_two(word: &str, indexes: &[&Index], count: usize) -> Vec<Match> {
    for (at, _) in word.char_indices().skip(1) {
        let (Some(first), Some(second)) = (word.get(..at), word.get(at..)) else { continue };
        let is_spelled = first.is_ascii() || second.is_ascii();
        let is_long_enough =
            |part: &str| is_long_enough_inside(part) && (!is_spelled || part.len() >= 3);
        if !is_long_enough(first) || !is_long_enough(second) {
            continue;
        }
        let Some(query) = Query::new(&format!("{first} {second}"), indexes) else { continue };
        let found = matches(&query, indexes, count);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}
