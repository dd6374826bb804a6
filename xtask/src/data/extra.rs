//! English keywords that CLDR lacks.
//!
//! Two sources list more of them than there are bytes to spend. Taken is what both of them say of
//! the same emoji, so that nobody's whim is in it, and only if no emoji has such a word yet: then a
//! search that found nothing finds something.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::entries::Entry;
use super::glyphs::unqualified;
use super::names::Names;
use super::relevant::Relevant;
use super::words::words;

/// Keywords by emoji, as a source has them.
pub type Source = BTreeMap<String, Vec<String>>;

/// Words that both have and that we do not want to say: of people, at work.
const NOT_OURS: [&str; 4] = ["arabs", "asian", "homosexual", "terrorism"];

/// Adds to the English `names` what `first` and `second` agree on.
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

/// The keywords in one spelling: lower case, blanks between words.
fn by_glyph(source: &Source) -> HashMap<String, Vec<String>> {
    let in_one_spelling = |keyword: &String| keyword.to_lowercase().replace('_', " ");
    let of = |(glyph, keywords): (&String, &Vec<String>)| {
        (unqualified(glyph), keywords.iter().map(in_one_spelling).collect())
    };
    source.iter().map(of).collect()
}

/// Emoticons are among the keywords too, but have a section of their own; a number is a time of day
/// without its colon.
fn is_plain(keyword: &str) -> bool {
    !NOT_OURS.contains(&keyword)
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
    fn only_what_both_say_and_nobody_has_yet() {
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
