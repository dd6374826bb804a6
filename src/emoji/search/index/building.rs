//! Builds the index of a pack in steps.

use super::{Index, Posting, Relevant, TermKind, to_u32, to_usize};
use crate::emoji::pack::{Pack, Term};
use crate::emoji::search::fold::fold;
use crate::emoji::search::layout::Layout;
use crate::emoji::search::pinyin::Pinyin;
use crate::emoji::search::query::Script;
use crate::emoji::search::search;
use crate::emoji::search::text::without;
use crate::emoji::search::variants::Variants;
use crate::emoji::{Catalogue, Emoji, EmojiId, Group};
use crate::sorting::sort;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// An index that is being built in steps of some milliseconds each, so that the browser can handle
/// events between them.
pub struct Preparation {
    pack: Arc<Pack>,
    builder: Builder,
    relevant: Vec<Relevant>,
    /// The words, sorted, each with its number in the order of first use.
    words: Vec<(Box<str>, u32)>,
    next: Stage,
}

/// The work of the next step.
enum Stage {
    /// Adds the terms of some emoji, from this one on.
    Emoji(EmojiId),
    /// Adds the words and phrases with relevant emoji.
    Relevant,
    /// Sorts the words.
    Words,
    /// Only [`Preparation::finish`] is left.
    Done,
}

impl Preparation {
    /// The number of emoji per step.
    const EMOJI_PER_STEP: EmojiId = 240;

    /// Creates an empty index, of which nothing is built yet.
    pub fn new(pack: Arc<Pack>) -> Self {
        let builder = Builder { variants: Variants::new(pack.variants()), ..Builder::default() };
        Self { pack, builder, relevant: Vec::new(), words: Vec::new(), next: Stage::Emoji(0) }
    }

    /// Does the next step. Returns `false` if there is none left.
    pub fn step(&mut self, catalogue: &Catalogue) -> bool {
        self.next = match self.next {
            Stage::Emoji(from) => {
                let end = from.saturating_add(Self::EMOJI_PER_STEP);
                for id in from..end {
                    let Some(emoji) = catalogue.get(id) else { break };
                    add_emoji(&mut self.builder, &self.pack, id, emoji);
                }
                if catalogue.get(end).is_some() { Stage::Emoji(end) } else { Stage::Relevant }
            }
            Stage::Relevant => {
                self.add_relevant(catalogue);
                Stage::Words
            }
            Stage::Words => {
                self.words = self.builder.numbers.drain().collect();
                sort(&mut self.words, &Ord::cmp);
                Stage::Done
            }
            Stage::Done => return false,
        };
        true
    }

    fn add_relevant(&mut self, catalogue: &Catalogue) {
        self.builder.begin_emoji();
        for (phrase, glyphs) in self.pack.relevant() {
            let ids: Box<[EmojiId]> = glyphs.filter_map(|glyph| catalogue.find(glyph)).collect();
            let folded = self.builder.fold(phrase);
            for id in &ids {
                self.builder.add_folded(*id, TermKind::Relevant, &folded);
            }
            self.relevant.push(Relevant { folded: folded.into(), written: phrase.into(), ids });
        }
        sort(&mut self.relevant, &Ord::cmp);
    }

    /// Assembles the index. All steps must be done.
    pub fn finish(self) -> Index {
        let Self { pack, builder, relevant, words, .. } = self;
        let layouts = pack.layouts().lines().filter_map(Layout::parse).collect();
        builder.finish(pack, &words, relevant, layouts)
    }
}

fn add_emoji(builder: &mut Builder, pack: &Pack, id: EmojiId, emoji: &Emoji) {
    builder.begin_emoji();
    for term in pack.terms(id) {
        let (kind, text) = match term {
            Term::Name(name) => (TermKind::Name, name),
            Term::Keyword(keyword) => (TermKind::Keyword, keyword),
            Term::Shortcode(code) => (TermKind::Shortcode, code),
        };
        builder.add_term(id, kind, text);
        if let Term::Name(name) = term
            && let Some(subject) = after_colon(name)
        {
            builder.add_term(id, TermKind::Name, subject);
        }
    }
    if emoji.group == Group::Flags {
        let code = flag_code(&emoji.glyph);
        if !code.is_empty() {
            builder.add_term(id, TermKind::Keyword, &code);
            builder.add_term(id, TermKind::Shortcode, &["flag-", &*code].concat());
        }
    }
}

/// Returns the part of a name behind its colon: the country of `flag: Germany`, the `1` of
/// `keycap: 1`. Users leave the first part out.
fn after_colon(name: &str) -> Option<&str> {
    let (_, subject) = name.split_once([':', '：'])?;
    Some(subject.trim()).filter(|subject| !subject.is_empty())
}

/// Returns the letters that encode a flag: `de`, or `gbsct` for a part of a country; empty if there
/// are none.
fn flag_code(glyph: &str) -> String {
    glyph
        .chars()
        .filter_map(|c| match c {
            '\u{1f1e6}'..='\u{1f1ff}' => char::from_u32(u32::from(c) - 0x1f1e6 + 0x61),
            '\u{e0061}'..='\u{e007a}' => char::from_u32(u32::from(c) - 0xe0000),
            _ => None,
        })
        .collect()
}

#[derive(Default)]
struct Builder {
    variants: Variants,
    /// Distinct words, each with its number in the order of first use.
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
    /// Number of the word, and its occurrence, in catalogue order.
    postings: Vec<(u32, Posting)>,
    terms: String,
    term_starts: Vec<u32>,
}

impl Builder {
    fn begin_emoji(&mut self) {
        self.term_starts.push(to_u32(self.terms.len()));
    }

    fn add_term(&mut self, id: EmojiId, kind: TermKind, text: &str) {
        self.terms.push(kind.mark());
        let folded = self.fold(text);
        if folded.is_empty() {
            self.terms.pop();
            return;
        }
        self.terms.push_str(&folded);
        self.terms.push('\n');
        self.add_folded(id, kind, &folded);
        if kind == TermKind::Keyword && folded.contains(' ') && Script::of(&folded) == Script::Kana
        {
            self.add_without_spaces(id, &folded);
        }
        // Users also write `heart-eyes` as `hearteyes`; but `-1` must not become `1`.
        if kind != TermKind::Shortcode && text.contains('-') && !folded.starts_with('-') {
            self.add_joined(id, kind, text);
        }
    }

    fn fold(&self, text: &str) -> String {
        let mut folded = fold(text);
        self.variants.simplify(&mut folded);
        folded
    }

    /// Adds a reading without the spaces between its words, because users type it without them.
    fn add_without_spaces(&mut self, id: EmojiId, folded: &str) {
        let posting =
            Posting { id, kind: TermKind::Keyword, is_whole_term: true, is_first_word: true };
        self.add_posting(&without(folded, ' '), posting);
    }

    fn add_folded(&mut self, id: EmojiId, kind: TermKind, folded: &str) {
        let is_whole_term = !folded.contains(' ');
        for (index, word) in folded.split(' ').enumerate() {
            let is_first_word = index == 0;
            self.add_posting(word, Posting { id, kind, is_whole_term, is_first_word });
        }
    }

    fn add_joined(&mut self, id: EmojiId, kind: TermKind, text: &str) {
        for (index, part) in text.split(' ').enumerate().filter(|(_, part)| part.contains('-')) {
            let joined = fold(&without(part, '-'));
            if !joined.contains(' ') {
                let is_whole_term = joined.len() + 1 >= text.len();
                let is_first_word = index == 0;
                self.add_posting(&joined, Posting { id, kind, is_whole_term, is_first_word });
            }
        }
    }

    fn add_posting(&mut self, word: &str, posting: Posting) {
        if word.is_empty() {
            return;
        }
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                let number = to_u32(self.numbers.len());
                self.numbers.insert(word.into(), number);
                number
            }
        };
        self.postings.push((number, posting));
    }

    fn finish(
        self,
        pack: Arc<Pack>,
        sorted: &[(Box<str>, u32)],
        relevant: Vec<Relevant>,
        layouts: Vec<Layout>,
    ) -> Index {
        let mut ranks = vec![0; sorted.len()];
        let mut words = String::new();
        let mut starts = Vec::with_capacity(sorted.len() + 1);
        for (rank, (word, number)) in sorted.iter().enumerate() {
            starts.push(to_u32(words.len()));
            words.push_str(word);
            words.push('\n');
            if let Some(slot) = ranks.get_mut(to_usize(*number)) {
                *slot = to_u32(rank);
            }
        }
        starts.push(to_u32(words.len()));

        // A counting sort: the postings of a word keep the order of the catalogue.
        let rank_of = |number: u32| ranks.get(to_usize(number)).copied().map_or(0, to_usize);
        let mut posting_starts = vec![0_u32; sorted.len() + 1];
        for (number, _) in &self.postings {
            if let Some(count) = posting_starts.get_mut(rank_of(*number) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut posting_starts {
            sum += *start;
            *start = sum;
        }
        let empty =
            Posting { id: 0, kind: TermKind::Keyword, is_whole_term: false, is_first_word: false };
        let mut postings = vec![empty; self.postings.len()];
        let mut next = posting_starts.clone();
        for (number, posting) in &self.postings {
            let Some(at) = next.get_mut(rank_of(*number)) else { continue };
            if let Some(slot) = postings.get_mut(to_usize(*at)) {
                *slot = *posting;
            }
            *at += 1;
        }
        let (terms, term_starts, variants) = (self.terms, self.term_starts, self.variants);
        let pinyin = Pinyin::of(&pack);
        Index {
            pack,
            words,
            starts,
            postings,
            posting_starts,
            terms,
            term_starts,
            relevant,
            layouts,
            variants,
            pinyin,
            search,
        }
    }
}

/// The FNV-1a hash: it suits short words and has a third of the default hasher's code size. The
/// words come from the app's own packs, so collision attacks are no concern.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
