//! Makes an index of a pack, in parts.

use super::{Index, Kind, Use, to_u32, to_usize};
use crate::emoji::pack::{Pack, Term};
use crate::emoji::search::fold::{fold, fold_into};
use crate::emoji::search::layout::Layout;
use crate::emoji::search::search;
use crate::emoji::{Catalogue, Emoji, EmojiId, Group};
use crate::sorting::sort;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// An index in the making: its parts take some milliseconds each, and the browser can do something
/// else between them.
pub struct Preparation {
    pack: Arc<Pack>,
    builder: Builder,
    relevant: Vec<(Box<str>, Box<[EmojiId]>)>,
    /// The words in their order, each with its place in the order of first use.
    words: Vec<(Box<str>, u32)>,
    next: Part,
}

/// What is to be done next.
enum Part {
    /// Emoji from this one on.
    Emoji(EmojiId),
    /// What people mean by a phrase.
    Relevant,
    /// The order of the words.
    Words,
    /// Nothing but [`Preparation::finish`].
    Together,
}

impl Preparation {
    /// So many emoji are one part.
    const EMOJI: EmojiId = 240;

    /// Nothing is prepared yet.
    pub fn new(pack: Arc<Pack>) -> Self {
        Self {
            pack,
            builder: Builder::default(),
            relevant: Vec::new(),
            words: Vec::new(),
            next: Part::Emoji(0),
        }
    }

    /// Does the next part; `false`: there are no more.
    pub fn step(&mut self, catalogue: &Catalogue) -> bool {
        self.next = match self.next {
            Part::Emoji(from) => {
                let end = from.saturating_add(Self::EMOJI);
                for id in from..end {
                    let Some(emoji) = catalogue.get(id) else { break };
                    add_emoji(&mut self.builder, &self.pack, id, emoji);
                }
                if catalogue.get(end).is_some() { Part::Emoji(end) } else { Part::Relevant }
            }
            Part::Relevant => {
                self.add_relevant(catalogue);
                Part::Words
            }
            Part::Words => {
                self.words = self.builder.places.drain().collect();
                sort(&mut self.words, &Ord::cmp);
                Part::Together
            }
            Part::Together => return false,
        };
        true
    }

    fn add_relevant(&mut self, catalogue: &Catalogue) {
        self.builder.begin_emoji();
        for (phrase, glyphs) in self.pack.relevant() {
            let ids: Box<[EmojiId]> = glyphs.filter_map(|glyph| catalogue.find(glyph)).collect();
            for id in &ids {
                self.builder.add_words(*id, Kind::Relevant, phrase);
            }
            self.relevant.push((fold(phrase).into(), ids));
        }
        sort(&mut self.relevant, &Ord::cmp);
    }

    /// Puts the parts together.
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
    /// Distinct words, each with its place in the order of first use.
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
        self,
        pack: Arc<Pack>,
        sorted: &[(Box<str>, u32)],
        relevant: Vec<(Box<str>, Box<[EmojiId]>)>,
        layouts: Vec<Layout>,
    ) -> Index {
        let mut order = vec![0; sorted.len()];
        let mut words = String::new();
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
