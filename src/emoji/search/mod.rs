//! Search over names, keywords, shortcodes and emoticons, in several languages at once.
//!
//! ```text
//! query ─ fold ─ words ──┬─ matching: every word must match, best match first ┬─ order ─ hits
//!                        └─ similar: typing errors, other keyboard layouts ──┘        guesses
//! ```

mod edits;
mod endings;
mod fold;
mod glyphs;
mod index;
mod layout;
mod matching;
mod order;
mod pinyin;
mod quality;
mod query;
mod romaji;
mod similar;
#[cfg(test)]
mod tests;
mod text;
mod typed;
mod variants;

pub use fold::fold;
pub use index::{Index, Preparation};

use super::{Catalogue, EmojiId};
use matching::{Match, matches};
use order::Order;
use quality::INSIDE_WORDS;
use query::Query;

/// The result of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The emoji that match, best first.
    pub hits: Vec<EmojiId>,
    /// Emoji that do not match but may be meant, best first. None of them is also a hit.
    pub guesses: Vec<EmojiId>,
    /// Why the guesses were made; `None` if there are none.
    pub guess: Option<Guess>,
}

impl Found {
    /// Adds texts that match, behind the emoji. They are better than guesses if no emoji matches.
    pub fn add_texts(&mut self, texts: impl Iterator<Item = EmojiId>) {
        let are_all = self.hits.is_empty();
        self.hits.extend(texts);
        if are_all && !self.hits.is_empty() {
            (self.guesses, self.guess) = (Vec::new(), None);
        }
    }
}

/// Why guesses were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guess {
    /// Words of the emoji are similar to those of the query.
    Similar,
    /// The user may have typed with the wrong keyboard layout: in another one, the same keys give
    /// this text.
    Layout(String),
}

/// The app shows at most this many guesses.
const MAX_GUESSES: usize = 48;

/// A longer text, in bytes, is no emoticon, with as many brackets as people type.
const LONGEST_EMOTICON: usize = 64;

/// A typing error is likely if there are fewer hits than this, all of them inside words.
const FEW_HITS: usize = 8;

/// Searches the languages of `indexes`, of which the first is the interface's language.
///
/// `own` lists the emoji that the user uses, most used first; `can_draw` returns whether the
/// platform has a glyph for an emoji. The others are left out of the result.
pub fn search(
    query: &str,
    catalogue: &Catalogue,
    indexes: &[&Index],
    own: &[EmojiId],
    can_draw: &dyn Fn(EmojiId) -> bool,
) -> Found {
    let raw = typed::without_tone(query.trim());
    let parsed = Query::new(raw, indexes);
    let order = Order { catalogue, indexes, query: parsed.as_ref(), own, can_draw };
    let pasted = glyphs::find_pasted(query::truncated(raw), catalogue);
    if !pasted.is_empty() {
        let hits = pasted.into_iter().filter(|id| can_draw(*id)).collect();
        return Found { hits, ..Found::default() };
    }
    let emoticon = find_emoticon(raw, catalogue, indexes);
    let Some(query) = parsed.as_ref() else {
        return Found { hits: order.filtered(emoticon), ..Found::default() };
    };
    let mut found = matches(query, indexes, catalogue.len());
    if found.is_empty()
        && let Some(query) = with_umlauts(query, indexes)
    {
        found = matches(&query, indexes, catalogue.len());
    }
    if found.is_empty() && !query.is_one_word() {
        // Two words that the language also writes as one.
        let joined = Query { folded: text::without(&query.folded, ' '), ..query.clone() };
        found = matches(&joined, indexes, catalogue.len());
    }
    let is_weak = found.len() < FEW_HITS && found.iter().all(|found| found.block >= INSIDE_WORDS);
    let (guesses, guess) = if is_weak && emoticon.is_none() {
        make_guesses(raw, query, indexes, &found, &order)
    } else {
        (Vec::new(), None)
    };
    let mut hits = order.filtered(emoticon);
    hits.extend(order.sorted(found).into_iter().filter(|id| Some(*id) != emoticon));
    Found { hits, guesses, guess }
}

fn make_guesses(
    raw: &str,
    query: &Query,
    indexes: &[&Index],
    hits: &[Match],
    order: &Order<'_>,
) -> (Vec<EmojiId>, Option<Guess>) {
    let count = order.catalogue.len();
    let without_hits = |found: Vec<Match>| {
        let mut guesses = order.sorted(found);
        guesses.retain(|id| !hits.iter().any(|hit| hit.id == *id));
        guesses.truncate(MAX_GUESSES);
        guesses
    };
    // A whole word in another layout is hardly an accident, so it has priority over a typing error;
    // a typing error has priority over the beginning of a word in another layout.
    let other = if hits.is_empty() { similar::other_layout(raw, indexes, count) } else { None };
    let (certain, uncertain) = match other {
        Some(other) if other.is_certain => (Some(other), None),
        other => (None, other),
    };
    if let Some(other) = certain {
        return with_reason(without_hits(other.found), Guess::Layout(other.text));
    }
    let shorter =
        if hits.is_empty() { similar::without_a_part(query, indexes, count) } else { Vec::new() };
    if !shorter.is_empty() {
        return with_reason(without_hits(shorter), Guess::Similar);
    }
    let similar = without_hits(similar::find_similar(query, indexes, count));
    match uncertain {
        Some(other) if similar.is_empty() => {
            with_reason(without_hits(other.found), Guess::Layout(other.text))
        }
        _ => with_reason(similar, Guess::Similar),
    }
}

/// Pairs guesses with their reason, or with `None` if there are none: the platform may be unable to
/// draw any of them.
fn with_reason(guesses: Vec<EmojiId>, guess: Guess) -> (Vec<EmojiId>, Option<Guess>) {
    let guess = (!guesses.is_empty()).then_some(guess);
    (guesses, guess)
}

/// Finds the emoji of an emoticon. Case matters only where the pack has both cases (`:D`, `:d`).
fn find_emoticon(raw: &str, catalogue: &Catalogue, indexes: &[&Index]) -> Option<EmojiId> {
    if raw.len() > LONGEST_EMOTICON {
        return None;
    }
    let all = || indexes.iter().flat_map(|index| index.pack().emoticons());
    let find = |raw: &str| {
        let exact = all().find(|(emoticon, _)| *emoticon == raw);
        exact.or_else(|| all().find(|(emoticon, _)| emoticon.eq_ignore_ascii_case(raw)))
    };
    let (_, glyph) = typed::emoticon_forms(raw).iter().find_map(|form| find(form))?;
    catalogue.find(glyph)
}

/// Returns the query with ae, oe and ue replaced by a, o and u, if German is searched: users also
/// write umlauts that way, and folding has reduced ä, ö and ü to a, o and u.
fn with_umlauts(query: &Query, indexes: &[&Index]) -> Option<Query> {
    let is_german = indexes.iter().any(|index| index.pack().locale() == "de");
    let mut folded = String::new();
    let mut before = ' ';
    for c in query.folded.chars() {
        if c != 'e' || !matches!(before, 'a' | 'o' | 'u') {
            folded.push(c);
        }
        before = c;
    }
    (is_german && folded != query.folded).then(|| Query { folded, ..query.clone() })
}
