//! Finds the emoji that match a query, and grades each match.

use super::endings;
use super::index::{Index, TermKind};
use super::pinyin::Typed;
use super::quality::TermPosition::{self, Inside, Start, Whole};
use super::quality::{INSIDE_WORDS, Quality, WHOLE_QUERY};
use super::query::{Query, Script, is_long_enough_inside};
use super::romaji::to_hiragana;
use crate::emoji::EmojiId;

/// With so many matches at the beginning of words, those inside words are noise.
const ENOUGH: usize = 8;

/// The block of an emoji that does not match.
const NO_MATCH: u8 = u8::MAX;

/// An emoji that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub id: EmojiId,
    /// The rank of [`Quality::block`], best first.
    pub block: u8,
    /// The rank inside the block, before popularity: the index in a list of relevant emoji, or the
    /// number of words of the query that are not in the name.
    pub detail: u8,
}

/// How one emoji matches a word of the query, or all words so far.
#[derive(Clone, Copy)]
struct WordMatch {
    /// The rank of [`Quality::block`], or [`NO_MATCH`].
    block: u8,
    /// The number of words that are not in the name.
    words_outside_name: u8,
}

/// Returns the emoji that match all words of the query, in catalogue order.
///
/// `indexes` are the searched languages, the interface's first; `count` is the catalogue's length.
pub(super) fn matches(query: &Query, indexes: &[&Index], count: usize) -> Vec<Match> {
    let is_one_word = query.is_one_word();
    let mut all: Option<Vec<WordMatch>> = None;
    for word in query.words() {
        let found = match_word(word, query, indexes, count);
        all = Some(match all {
            None => found,
            Some(before) => before.iter().zip(&found).map(|(a, b)| a.combine(*b)).collect(),
        });
    }
    let all = all.unwrap_or_default();
    let found = (0..).zip(&all).filter(|(_, found)| found.block != NO_MATCH);
    let mut matches: Vec<Match> = found
        // For a single word, the block already tells whether it is in the name.
        .map(|(id, found)| Match {
            id,
            block: found.block,
            detail: if is_one_word { 0 } else { found.words_outside_name },
        })
        .collect();
    for (position, index) in indexes.iter().enumerate() {
        let relevant = index.relevant(query);
        for typed in typed_in_latin(query, index) {
            let meant = index.relevant(&typed);
            for found in &mut matches {
                if let Some(rank) = meant.iter().position(|id| *id == found.id) {
                    found.improve(Quality::Relevant.block(false), rank);
                }
            }
        }
        for found in &mut matches {
            if !is_one_word {
                found.improve_by_phrase(query, index, position == 0);
            }
            if let Some(rank) = relevant.iter().position(|id| *id == found.id) {
                found.improve(Quality::Relevant.block(position == 0), rank);
            }
        }
    }
    drop_inside_words(&mut matches, query);
    if query.is_code {
        move_shortcodes_first(&mut matches, query, indexes);
    }
    matches
}

/// Drops matches inside words if enough words begin with the query, or if it is a word by itself:
/// `cat` is not in `communication`. A script without spaces has no other words.
fn drop_inside_words(matches: &mut Vec<Match>, query: &Query) {
    let at_start = matches.iter().filter(|found| found.block < INSIDE_WORDS).count();
    let is_word = matches.iter().any(|found| WHOLE_QUERY.contains(&found.block));
    if (is_word || at_start >= ENOUGH)
        && query.words().all(|word| matches!(Script::of(word), Script::Kana | Script::Spaced))
    {
        matches.retain(|found| found.block < INSIDE_WORDS);
    }
}

impl WordMatch {
    const NONE: Self = Self { block: NO_MATCH, words_outside_name: 0 };

    /// Combines the matches of two words. Both words must match, and the worse one decides: an
    /// exact word does not make up for one that hardly matches.
    fn combine(self, other: Self) -> Self {
        if self.block == NO_MATCH || other.block == NO_MATCH {
            return Self::NONE;
        }
        Self {
            block: self.block.max(other.block),
            words_outside_name: self.words_outside_name.saturating_add(other.words_outside_name),
        }
    }
}

impl Match {
    /// Takes the given rank if it is better than the current one.
    fn improve(&mut self, block: u8, detail: usize) {
        let detail = u8::try_from(detail).unwrap_or(u8::MAX);
        if (block, detail) < (self.block, self.detail) {
            (self.block, self.detail) = (block, detail);
        }
    }

    /// Improves the rank if a term of the emoji contains the whole query as a phrase.
    fn improve_by_phrase(&mut self, query: &Query, index: &Index, is_first: bool) {
        let qualities = index
            .terms(self.id)
            .filter_map(|(kind, term)| Quality::of_phrase(kind, term, &query.folded));
        if let Some(best) = qualities.min() {
            let detail = usize::from(self.detail);
            self.improve(best.block(is_first), detail);
        }
    }
}

/// Matches one word of the query against all emoji; the result has one entry per emoji.
fn match_word(word: &str, query: &Query, indexes: &[&Index], count: usize) -> Vec<WordMatch> {
    let (is_one_word, is_code) = (query.is_one_word(), query.is_code);
    let mut matches = vec![WordMatch { block: NO_MATCH, words_outside_name: 1 }; count];
    for (position, index) in indexes.iter().enumerate() {
        // What is typed in Latin letters for another script is as likely a word of English.
        let mut record = |position_in_word: TermPosition, index_word: usize, is_first: bool| {
            for posting in index.postings(index_word) {
                let Some(found) = matches.get_mut(usize::from(posting.id)) else { continue };
                let mut quality = Quality::of_word(*posting, position_in_word);
                if is_code
                    && quality == Quality::Prefix
                    && posting.kind == TermKind::Shortcode
                    && posting.is_first_word
                {
                    quality = Quality::NamePrefix;
                }
                if !is_one_word {
                    quality = quality.capped_for_several_words();
                }
                found.block = found.block.min(quality.block(is_first));
                if posting.kind == TermKind::Name && position_in_word != TermPosition::Inside {
                    found.words_outside_name = 0;
                }
            }
        };
        let is_first = position == 0;
        let mut is_known = false;
        for_each_at_start(word, index, &mut |position, found| {
            is_known = true;
            record(position, found, is_first);
        });
        if !is_known {
            for_each_other_form(word, index, &mut |found| record(Start, found, is_first));
        }
        if word.is_ascii() {
            for_each_typed_in_latin(word, index, &mut |part, found| {
                record(if part == Typed::Whole { Whole } else { Start }, found, false);
            });
        }
        if is_long_enough_inside(word) {
            index.for_each_containing(word, |found| record(Inside, found, is_first));
        }
    }
    matches
}

/// Calls `found` for the words of the index that have another ending or beginning than the query's
/// word, by the rules of the language.
fn for_each_other_form(word: &str, index: &Index, found: &mut dyn FnMut(usize)) {
    let find = |stem: &str| Some(index.with_prefix(stem)).filter(|range| !range.is_empty());
    if let Some(range) = endings::without_prefix(word).and_then(find) {
        return range.for_each(found);
    }
    let fitting = |stem: &str| {
        let longest = endings::longest(stem);
        let mut words: Vec<usize> = index.with_prefix(stem).collect();
        words.retain(|found| is_at_most(index.word(*found), longest));
        (!words.is_empty()).then_some(words)
    };
    let words = endings::find_stem(word, index.pack(), &fitting);
    words.unwrap_or_default().into_iter().for_each(found);
}

fn is_at_most(word: &str, longest: usize) -> bool {
    word.chars().nth(longest).is_none()
}

/// Calls `found` for the words for which Latin letters are typed: Chinese by Pinyin, Japanese by
/// romaji.
fn for_each_typed_in_latin(word: &str, index: &Index, found: &mut dyn FnMut(Typed, usize)) {
    index.for_each_in_pinyin(word, &mut |index_word, typed| found(typed, index_word));
    if index.pack().locale() == "ja"
        && let Some(kana) = to_hiragana(word)
    {
        for_each_at_start(&kana, index, &mut |position, index_word| {
            found(if position == Whole { Typed::Whole } else { Typed::Start }, index_word);
        });
    }
}

/// Returns the query in the script of the index, if it is typed in Latin letters and a whole word.
fn typed_in_latin(query: &Query, index: &Index) -> Vec<Query> {
    let mut typed = Vec::new();
    if query.folded.is_ascii() {
        for_each_typed_in_latin(&query.folded, index, &mut |part, word| {
            if part != Typed::Start {
                let folded = index.word(word).to_owned();
                typed.push(Query { written: folded.clone(), folded, ..query.clone() });
            }
        });
    }
    typed
}

/// Calls `found` for the words of the index that begin with a text.
fn for_each_at_start(text: &str, index: &Index, found: &mut dyn FnMut(TermPosition, usize)) {
    for index_word in index.with_prefix(text) {
        let is_whole = index.word(index_word).len() == text.len();
        found(if is_whole { Whole } else { Start }, index_word);
    }
}

/// Moves emoji with exactly this shortcode to the front: a query that looks like a shortcode rather
/// means one than a name.
fn move_shortcodes_first(matches: &mut [Match], query: &Query, indexes: &[&Index]) {
    for found in matches {
        let is_code = indexes.iter().any(|index| {
            let mut terms = index.terms(found.id);
            terms.any(|(kind, term)| kind == TermKind::Shortcode && term == query.folded)
        });
        found.block = if is_code { 0 } else { found.block.saturating_add(1) };
    }
}
