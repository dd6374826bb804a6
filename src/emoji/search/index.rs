//! A pack prepared for search.
//!
//! The distinct words of the language stand in one sorted list: a prefix is a range of it, the
//! middle of a word is found by reading it through once, and each word knows the emoji that it
//! belongs to. Built once per pack, in some milliseconds.

use super::fold::{fold, fold_into};
use super::layout::Layout;
use super::{Found, search};
use crate::emoji::pack::{Pack, Term};
use crate::emoji::{Catalogue, Emoji, EmojiId, Group};
use crate::sorting::sort;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::Arc;

/// A pack prepared for search.
pub struct Index {
    pack: Arc<Pack>,
    /// All words, sorted, each with a line feed behind it.
    words: String,
    /// Where each word begins in `words`, and where the last one ends.
    starts: Vec<u32>,
    /// The uses of all words, in the order of `words`.
    uses: Vec<Use>,
    /// Where the uses of each word begin in `uses`, and where the last one's end.
    use_starts: Vec<u32>,
    /// The folded terms of all emoji, one a line.
    terms: String,
    /// Where the terms of each emoji begin in `terms`, and where the last one's end.
    term_starts: Vec<u32>,
    /// Folded words and phrases, sorted, with the emoji that people mean by them, best first.
    relevant: Vec<(Box<str>, Box<[EmojiId]>)>,
    layouts: Vec<Layout>,
    search: Search,
}

/// [`search`](super::search()).
type Search = fn(&str, &Catalogue, &[&Index], &[EmojiId], &dyn Fn(EmojiId) -> bool) -> Found;

/// A word in a term of an emoji.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub id: EmojiId,
    pub kind: Kind,
    /// The term has no other word.
    pub whole: bool,
    /// It is the first word of the term.
    pub first: bool,
}

/// What kind of term a word is used in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Shortcode,
    Keyword,
    /// The emoji is the one that people mean by this word, whatever its names are.
    Relevant,
}

impl Kind {
    /// The mark before a term in [`Index::terms_of`].
    const fn mark(self) -> char {
        match self {
            Self::Name => '=',
            Self::Shortcode => ':',
            Self::Keyword | Self::Relevant => '|',
        }
    }

    pub const fn of_mark(mark: char) -> Option<Self> {
        match mark {
            '=' => Some(Self::Name),
            ':' => Some(Self::Shortcode),
            '|' => Some(Self::Keyword),
            _ => None,
        }
    }
}

/// An index in the making: its parts take some milliseconds each, and the browser can do something
/// else between them.
pub struct Preparation {
    pack: Arc<Pack>,
    builder: Builder,
    next: EmojiId,
}

impl Preparation {
    /// So many emoji are one part.
    const PART: EmojiId = 240;

    /// Nothing is prepared yet.
    pub fn new(pack: Arc<Pack>) -> Self {
        Self { pack, builder: Builder::default(), next: 0 }
    }

    /// Takes the next emoji in; `false`: there are no more.
    pub fn step(&mut self, catalogue: &Catalogue) -> bool {
        let end = self.next.saturating_add(Self::PART);
        for id in self.next..end {
            let Some(emoji) = catalogue.get(id) else { return false };
            add_emoji(&mut self.builder, &self.pack, id, emoji);
        }
        self.next = end;
        true
    }

    /// Puts the parts together.
    pub fn finish(self, catalogue: &Catalogue) -> Index {
        let Self { pack, mut builder, .. } = self;
        builder.begin_emoji();
        let mut relevant: Vec<(Box<str>, Box<[EmojiId]>)> = Vec::new();
        for (phrase, glyphs) in pack.relevant() {
            let ids: Box<[EmojiId]> = glyphs.filter_map(|glyph| catalogue.find(glyph)).collect();
            for id in &ids {
                builder.add_words(*id, Kind::Relevant, phrase);
            }
            relevant.push((fold(phrase).into(), ids));
        }
        sort(&mut relevant, &Ord::cmp);
        let layouts = pack.layouts().lines().filter_map(Layout::parse).collect();
        builder.finish(pack, relevant, layouts)
    }
}

fn add_emoji(builder: &mut Builder, pack: &Pack, id: EmojiId, emoji: &Emoji) {
    builder.begin_emoji();
    for term in pack.terms(id) {
        let (kind, text) = match term {
            Term::Name(name) => (Kind::Name, name),
            Term::Keyword(keyword) => (Kind::Keyword, keyword),
            Term::Shortcode(code) => (Kind::Shortcode, code),
        };
        builder.add_term(id, kind, text);
        if let Term::Name(name) = term
            && let Some(what) = after_colon(name)
        {
            builder.add_term(id, Kind::Name, what);
        }
    }
    if emoji.group == Group::Flags {
        let code = flag_code(&emoji.glyph);
        if !code.is_empty() {
            builder.add_term(id, Kind::Keyword, &code);
            builder.add_term(id, Kind::Shortcode, &["flag-", &*code].concat());
        }
    }
}

impl Index {
    /// Prepares a pack.
    pub fn new(catalogue: &Catalogue, pack: Arc<Pack>) -> Self {
        let mut preparation = Preparation::new(pack);
        while preparation.step(catalogue) {}
        preparation.finish(catalogue)
    }

    /// The pack.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// How to search in indexes. Whoever has one has the code for that, too, which may be in a file
    /// of its own.
    pub const fn searcher(&self) -> Search {
        self.search
    }

    /// The keyboard layouts of the pack.
    pub(super) fn layouts(&self) -> &[Layout] {
        &self.layouts
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.use_starts.len().saturating_sub(1)
    }

    /// The text of a word.
    pub(super) fn word(&self, word: usize) -> &str {
        let range = range_at(&self.starts, word);
        self.words.get(range).map(|word| word.trim_end_matches('\n')).unwrap_or_default()
    }

    /// What a word is used for.
    pub(super) fn uses(&self, word: usize) -> &[Use] {
        self.uses.get(range_at(&self.use_starts, word)).unwrap_or_default()
    }

    /// The words that begin with a text.
    pub(super) fn with_prefix(&self, prefix: &str) -> Range<usize> {
        let first = self.partition(|word| word < prefix);
        let end = self.partition(|word| word < prefix || word.starts_with(prefix));
        first..end
    }

    /// Calls back with each word that has a text inside, not at its beginning.
    pub(super) fn for_each_containing(&self, part: &str, mut found: impl FnMut(usize)) {
        let mut from = 0;
        while let Some(at) = self.words.get(from..).and_then(|rest| rest.find(part)) {
            let word = self.word_at(from + at);
            let range = range_at(&self.starts, word);
            if range.start != from + at {
                found(word);
            }
            // One hit a word is enough, but a hit at the beginning may hide one inside.
            from = if range.start == from + at { from + at + char_len(part) } else { range.end };
        }
    }

    /// The folded terms of an emoji, each with its kind: name, keywords, shortcodes.
    pub(super) fn terms_of(&self, id: EmojiId) -> impl Iterator<Item = (Kind, &str)> {
        let line = self.terms.get(range_at(&self.term_starts, usize::from(id))).unwrap_or_default();
        line.split('\n').filter_map(|term| {
            let mut chars = term.chars();
            let kind = Kind::of_mark(chars.next()?)?;
            Some((kind, chars.as_str()))
        })
    }

    /// The emoji that people mean by a word or phrase, best first.
    pub(super) fn relevant(&self, folded: &str) -> &[EmojiId] {
        let found = self.relevant.binary_search_by(|(phrase, _)| (**phrase).cmp(folded));
        found.ok().and_then(|at| self.relevant.get(at)).map(|(_, ids)| &**ids).unwrap_or_default()
    }

    fn partition(&self, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn word_at(&self, offset: usize) -> usize {
        let after = self.starts.partition_point(|start| to_usize(*start) <= offset);
        after.saturating_sub(1)
    }
}

fn range_at(starts: &[u32], place: usize) -> Range<usize> {
    match (starts.get(place), starts.get(place + 1)) {
        (Some(start), Some(end)) => to_usize(*start)..to_usize(*end),
        _ => 0..0,
    }
}

/// Never more than 32 bits where this runs; a text of 4 GiB would have ended long before.
fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn char_len(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

/// What a name is about that begins with what it shows: the country of `flag: Germany`, the `1` of
/// `keycap: 1`. People leave the first part out.
fn after_colon(name: &str) -> Option<&str> {
    let (_, what) = name.split_once([':', '：'])?;
    Some(what.trim()).filter(|what| !what.is_empty())
}

/// The letters that a flag is made of: `de`, or `gbsct` for a part of a country.
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
    /// Distinct words in the order of their first use, one after the other.
    text: String,
    places: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
    uses: Vec<(u32, Use)>,
    terms: String,
    term_starts: Vec<u32>,
}

impl Builder {
    fn begin_emoji(&mut self) {
        self.term_starts.push(to_u32(self.terms.len()));
    }

    fn add_term(&mut self, id: EmojiId, kind: Kind, text: &str) {
        self.terms.push(kind.mark());
        let start = self.terms.len();
        fold_into(&mut self.terms, text);
        let folded = self.terms.get(start..).unwrap_or_default().to_owned();
        if folded.is_empty() {
            self.terms.pop();
            return;
        }
        self.terms.push('\n');
        self.add_folded(id, kind, &folded);
        // `heart-eyes` is also typed as `hearteyes`; but `-1` is no `1`.
        if kind != Kind::Shortcode && text.contains('-') && !folded.starts_with('-') {
            self.add_joined(id, kind, text);
        }
    }

    fn add_words(&mut self, id: EmojiId, kind: Kind, text: &str) {
        self.add_folded(id, kind, &fold(text));
    }

    fn add_folded(&mut self, id: EmojiId, kind: Kind, folded: &str) {
        let whole = !folded.contains(' ');
        for (place, word) in folded.split(' ').enumerate() {
            self.add_use(word, Use { id, kind, whole, first: place == 0 });
        }
    }

    fn add_joined(&mut self, id: EmojiId, kind: Kind, text: &str) {
        for (place, part) in text.split(' ').enumerate().filter(|(_, part)| part.contains('-')) {
            let joined = fold(&part.replace('-', ""));
            if !joined.contains(' ') {
                let whole = joined.len() + 1 >= text.len();
                self.add_use(&joined, Use { id, kind, whole, first: place == 0 });
            }
        }
    }

    fn add_use(&mut self, word: &str, used: Use) {
        if word.is_empty() {
            return;
        }
        let place = match self.places.get(word) {
            Some(place) => *place,
            None => {
                let place = to_u32(self.places.len());
                self.places.insert(word.into(), place);
                place
            }
        };
        self.uses.push((place, used));
    }

    fn finish(
        mut self,
        pack: Arc<Pack>,
        relevant: Vec<(Box<str>, Box<[EmojiId]>)>,
        layouts: Vec<Layout>,
    ) -> Index {
        let mut sorted: Vec<(Box<str>, u32)> = self.places.drain().collect();
        sort(&mut sorted, &Ord::cmp);
        let mut order = vec![0; sorted.len()];
        let mut words = std::mem::take(&mut self.text);
        let mut starts = Vec::with_capacity(sorted.len() + 1);
        for (rank, (word, place)) in sorted.iter().enumerate() {
            starts.push(to_u32(words.len()));
            words.push_str(word);
            words.push('\n');
            if let Some(slot) = order.get_mut(to_usize(*place)) {
                *slot = to_u32(rank);
            }
        }
        starts.push(to_u32(words.len()));

        // A counting sort: the uses keep the order of the catalogue within a word.
        let rank_of = |place: u32| order.get(to_usize(place)).copied().map_or(0, to_usize);
        let mut use_starts = vec![0_u32; sorted.len() + 1];
        for (place, _) in &self.uses {
            if let Some(count) = use_starts.get_mut(rank_of(*place) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut use_starts {
            sum += *start;
            *start = sum;
        }
        let nothing = Use { id: 0, kind: Kind::Keyword, whole: false, first: false };
        let mut uses = vec![nothing; self.uses.len()];
        let mut next = use_starts.clone();
        for (place, used) in &self.uses {
            let Some(at) = next.get_mut(rank_of(*place)) else { continue };
            if let Some(slot) = uses.get_mut(to_usize(*at)) {
                *slot = *used;
            }
            *at += 1;
        }
        let (terms, term_starts) = (self.terms, self.term_starts);
        Index {
            pack,
            words,
            starts,
            uses,
            use_starts,
            terms,
            term_starts,
            relevant,
            layouts,
            search,
        }
    }
}

/// FNV-1a: short words, no enemy who could choose them, and a third of the code of the default.
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
