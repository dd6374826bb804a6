//! English keywords that CLDR lacks.
//!
//! Two sources list more of them than the byte budget allows. Only keywords that both give to the
//! same emoji are taken, so that none depends on one author's taste, and only words that no emoji
//! has yet, so that they turn a search without results into one with results.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::entries::Entry;
use super::glyphs::unqualified;
use super::names::Names;
use super::relevant::Relevant;
use super::words::words;

/// Keywords by emoji, as in the source.
pub type Source = BTreeMap<String, Vec<String>>;

/// Words that both sources have and that do not belong in a picker for work: they describe people.
const EXCLUDED: [&str; 4] = ["arabs", "asian", "homosexual", "terrorism"];

/// Adds the keywords that `first` and `second` share to the English `names`.
pub fn add(
    entries: &[Entry],
    names: &mut [Names],
    relevant: &Relevant,
    first: &Source,
    second: &Source,
) {
    let known = vocabulary(entries, names, relevant);
    let (first, second) = (by_glyph(first), by_glyph(second));
    for (entry, names) in entries.iter().zip(names) {
        let glyph = unqualified(entry.glyph);
        let (Some(first), Some(second)) = (first.get(&glyph), second.get(&glyph)) else { continue };
        let is_new = |keyword: &&String| {
            second.contains(keyword)
                && is_plain(keyword)
                && words(keyword).any(|word| !known.contains(&word))
        };
        names.add_keywords(first.iter().filter(is_new));
    }
}

fn vocabulary(entries: &[Entry], names: &[Names], relevant: &Relevant) -> HashSet<String> {
    let mut known = HashSet::new();
    for (entry, names) in entries.iter().zip(names) {
        let terms = names.terms().chain(relevant.words_of(entry.glyph));
        known.extend(terms.flat_map(words));
    }
    known
}

/// Normalizes the keywords: lower case, spaces between words.
fn by_glyph(source: &Source) -> HashMap<String, Vec<String>> {
    let in_one_spelling = |keyword: &String| keyword.to_lowercase().replace('_', " ");
    let of = |(glyph, keywords): (&String, &Vec<String>)| {
        (unqualified(glyph), keywords.iter().map(in_one_spelling).collect())
    };
    source.iter().map(of).collect()
}

/// Returns whether the keyword is a plain word. The sources also list emoticons, which have a
/// separate section, and a number is a time of day without its colon.
fn is_plain(keyword: &str) -> bool {
    !EXCLUDED.contains(&keyword)
        && keyword.contains(char::is_alphabetic)
        && keyword.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\''))
        && keyword.trim() == keyword
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::glyphs::Glyphs;
    use crate::data::names::tests::names;

    fn source(keywords: &[&str]) -> Source {
        let keywords = keywords.iter().map(|&keyword| keyword.to_owned()).collect();
        [("❤".to_owned(), keywords)].into_iter().collect()
    }

    #[test]
    fn adds_only_new_words_that_both_sources_have() {
        let entries = [Entry { glyph: "❤️", ..Entry::default() }, Entry::default()];
        let mut all = [names("red heart", &["love"], &[]), names("other", &["crush"], &["fond"])];
        let relevant = Relevant::parse("❤️: care", &Glyphs::all()).unwrap();
        add(
            &entries,
            &mut all,
            &relevant,
            &source(&[
                "Dear", "care", "crush", "fond", "red love", "like_it", "<3", "mine", "arabs",
            ]),
            &source(&[
                "like it", "dear", "care", "crush", "fond", "red love", "<3", "yours", "arabs",
            ]),
        );
        assert_eq!(all[0].keywords, ["love", "dear", "like it"]);
        assert_eq!(all[1].keywords, ["crush"]);
    }
}
