//! Search over names, keywords, shortcodes and emoticons, in several languages at once.
//!
//! ```text
//! query ─ fold ─ words ──┬─ matching: every word has to fit, best fit first ─┬─ order ─ hits
//!                        └─ similar: typing errors, other keyboard layouts ──┘        guesses
//! ```

mod edits;
mod fold;
mod glyphs;
mod index;
mod layout;
mod matching;
mod order;
mod quality;
mod query;
mod similar;
#[cfg(test)]
mod tests;

pub use fold::fold;
pub use index::{Index, Preparation};

use super::{Catalogue, EmojiId};
use matching::{Match, matches};
use order::{Order, has_accents};
use quality::INSIDE_WORDS;
use query::Query;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The emoji that match, best first.
    pub hits: Vec<EmojiId>,
    /// Emoji that do not match, but may be meant, best first. None of them is a hit.
    pub guesses: Vec<EmojiId>,
    /// What the guesses rest on; `None` if there are none.
    pub guess: Option<Guess>,
}

/// What guesses rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guess {
    /// Their words are similar to those of the query.
    Similar,
    /// The keys were meant for another keyboard layout, where they give this text.
    Layout(String),
}

/// As many guesses as are shown.
const MOST_GUESSES: usize = 48;

/// With fewer hits than this, all of them inside words, a typing error is likely.
const FEW: usize = 8;

/// Searches the languages of `indexes`, that of the interface first.
///
/// `own` are the emoji that the person uses, most used first; `can_draw` tells which emoji the
/// platform has glyphs for.
pub fn search(
    query: &str,
    catalogue: &Catalogue,
    indexes: &[&Index],
    own: &[EmojiId],
    can_draw: &dyn Fn(EmojiId) -> bool,
) -> Found {
    let raw = query.trim();
    let accented = Some(raw).filter(|raw| has_accents(raw));
    let order = Order { catalogue, indexes, accented, own, can_draw };
    let pasted = glyphs::pasted(query::beginning(raw), catalogue);
    if !pasted.is_empty() {
        let hits = pasted.into_iter().filter(|id| can_draw(*id)).collect();
        return Found { hits, ..Found::default() };
    }
    let emoticon = emoticon(raw, catalogue, indexes);
    let Some(query) = Query::new(raw) else {
        return Found { hits: order.filtered(emoticon), ..Found::default() };
    };
    let mut found = matches(&query, indexes, catalogue.len());
    if found.is_empty()
        && let Some(query) = with_umlauts(&query, indexes)
    {
        found = matches(&query, indexes, catalogue.len());
    }
    let is_weak = found.len() < FEW && found.iter().all(|found| found.block >= INSIDE_WORDS);
    let (guesses, guess) = if is_weak && emoticon.is_none() {
        guesses(raw, &query, indexes, &found, &order)
    } else {
        (Vec::new(), None)
    };
    let mut hits = order.filtered(emoticon);
    hits.extend(order.sorted(found).into_iter().filter(|id| Some(*id) != emoticon));
    Found { hits, guesses, guess }
}

fn guesses(
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
        guesses.truncate(MOST_GUESSES);
        guesses
    };
    // A whole word in another layout is no accident, so it goes before a word with an error; only
    // the beginning of a word in another layout goes after it.
    let other = if hits.is_empty() { similar::other_layout(raw, indexes, count) } else { None };
    let (certain, uncertain) = match other {
        Some(other) if other.is_certain => (Some(other), None),
        other => (None, other),
    };
    if let Some(other) = certain {
        return told(without_hits(other.found), Guess::Layout(other.text));
    }
    let similar = without_hits(similar::similar(query, indexes, count));
    match uncertain {
        Some(other) if similar.is_empty() => {
            told(without_hits(other.found), Guess::Layout(other.text))
        }
        _ => told(similar, Guess::Similar),
    }
}

/// Guesses with what they rest on. There may be none left: those that cannot be drawn are gone.
fn told(guesses: Vec<EmojiId>, guess: Guess) -> (Vec<EmojiId>, Option<Guess>) {
    let guess = (!guesses.is_empty()).then_some(guess);
    (guesses, guess)
}

/// The emoji of an emoticon; upper and lower case count only where both exist.
fn emoticon(raw: &str, catalogue: &Catalogue, indexes: &[&Index]) -> Option<EmojiId> {
    let all = || indexes.iter().flat_map(|index| index.pack().emoticons());
    let exact = all().find(|(emoticon, _)| *emoticon == raw);
    let found = exact.or_else(|| all().find(|(emoticon, _)| emoticon.eq_ignore_ascii_case(raw)));
    catalogue.find(found?.1)
}

/// German umlauts are also written ae, oe and ue, and folding left a, o and u of them.
fn with_umlauts(query: &Query, indexes: &[&Index]) -> Option<Query> {
    let is_german = indexes.iter().any(|index| index.pack().locale() == "de");
    let folded = query.folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    (is_german && folded != query.folded).then_some(Query { folded, is_code: query.is_code })
}
