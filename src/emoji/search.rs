//! Search over names and keywords.

use super::{Catalogue, EmojiId, Names};

/// Everything that a search needs, prepared once for a language.
pub struct Search {
    entries: Vec<Entry>,
}

struct Entry {
    id: EmojiId,
    glyph: Box<str>,
    /// Folded name and keywords, name first.
    terms: Vec<Box<str>>,
}

/// How well an emoji fits; the smaller, the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    ExactName,
    ExactKeyword,
    NameStart,
    NameWordStart,
    KeywordStart,
    InWord,
}

impl Search {
    /// Prepares the search.
    pub fn new(catalogue: &Catalogue, names: &Names) -> Self {
        let entry = |(id, emoji): (EmojiId, &super::Emoji)| Entry {
            id,
            glyph: emoji.glyph.clone(),
            terms: names.terms(id).map(|term| fold(term).into()).collect(),
        };
        Self { entries: catalogue.iter().map(entry).collect() }
    }

    /// The emoji that a query finds, best first: by tier, then those with more of the words in
    /// their name, then in catalogue order. Every word of the query must fit, in any order; the
    /// whole query as one term counts before its words.
    pub fn find(&self, query: &str) -> Vec<EmojiId> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let fitting = self.entries.iter().filter_map(|entry| {
            let tier = entry.tier(&query, &words)?;
            Some((tier, entry.words_outside_name(&words), entry.id))
        });
        let mut hits: Vec<(Tier, usize, EmojiId)> = fitting.collect();
        hits.sort_unstable();
        hits.into_iter().map(|(.., id)| id).collect()
    }
}

impl Entry {
    fn tier(&self, query: &str, words: &[&str]) -> Option<Tier> {
        if *self.glyph == *query {
            return Some(Tier::ExactName);
        }
        let whole = self.tier_of(query);
        if words.len() == 1 {
            return whole;
        }
        // The worst word decides, so that one exact word cannot carry another that hardly fits.
        // Words from here and there are never better than a start of a keyword.
        let tiers = words.iter().map(|word| self.tier_of(word));
        let by_words =
            tiers.into_iter().try_fold(Tier::KeywordStart, |worst, tier| Some(worst.max(tier?)));
        [whole, by_words].into_iter().flatten().min()
    }

    fn words_outside_name(&self, words: &[&str]) -> usize {
        let name = self.terms.first().map(|name| &**name).unwrap_or_default();
        words.iter().filter(|word| !name.contains(**word)).count()
    }

    /// The best tier that one piece of text reaches in any of the terms.
    fn tier_of(&self, piece: &str) -> Option<Tier> {
        self.terms
            .iter()
            .enumerate()
            .filter_map(|(index, term)| tier_in_term(term, index == 0, piece))
            .min()
    }
}

fn tier_in_term(term: &str, is_name: bool, piece: &str) -> Option<Tier> {
    let at = term.find(piece)?;
    let starts_a_word = || term.split_whitespace().any(|word| word.starts_with(piece));
    Some(match (at, is_name) {
        (0, true) if term.len() == piece.len() => Tier::ExactName,
        (0, false) if term.len() == piece.len() => Tier::ExactKeyword,
        (0, true) => Tier::NameStart,
        (_, true) if starts_a_word() => Tier::NameWordStart,
        (0, false) => Tier::KeywordStart,
        (_, false) if starts_a_word() => Tier::KeywordStart,
        _ => Tier::InWord,
    })
}

/// Lower case, with separators that people leave out or mix up turned into blanks.
fn fold(text: &str) -> String {
    let plain =
        text.chars().map(|c| if matches!(c, '-' | '_' | ':' | ',' | '’') { ' ' } else { c });
    plain.collect::<String>().to_lowercase().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    fn find(query: &str) -> Vec<String> {
        let (catalogue, names) = (test_data::catalogue(), test_data::names());
        let hits = Search::new(&catalogue, &names).find(query);
        hits.into_iter().map(|id| catalogue.get(id).unwrap().glyph.to_string()).collect()
    }

    #[test]
    fn an_exact_name_comes_first() {
        assert_eq!(find("pizza")[0], "🍕");
        assert_eq!(find("grinning face")[0], "😀");
        assert_eq!(find("Thumbs Up")[0], "👍");
    }

    #[test]
    fn half_a_word_is_enough() {
        assert!(find("pizz").contains(&"🍕".to_owned()));
        assert!(find("hear").contains(&"❤️".to_owned()));
    }

    #[test]
    fn words_come_in_any_order() {
        let hits = find("tears joy");
        assert_eq!(hits[0], "😂");
        assert!(find("joy tears").contains(&"😂".to_owned()));
    }

    #[test]
    fn keywords_are_searched() {
        assert!(find("lol").contains(&"😂".to_owned()));
    }

    #[test]
    fn shortcodes_with_and_without_colons() {
        assert!(find(":tada:").contains(&"🎉".to_owned()));
        assert!(find("tada").contains(&"🎉".to_owned()));
    }

    #[test]
    fn a_pasted_emoji_finds_itself() {
        assert_eq!(find("🍕")[0], "🍕");
    }

    #[test]
    fn prefixes_come_before_the_middle_of_words() {
        let hits = find("cat");
        let position = |glyph: &str| hits.iter().position(|hit| hit == glyph).unwrap();
        assert!(position("🐈") < position("🎓"), "{hits:?}");
    }

    #[test]
    fn nothing_matches_nothing() {
        for query in ["", "  ", ":", "xyzzyplugh", "pizza xyzzyplugh"] {
            assert!(find(query).is_empty(), "{query:?}");
        }
    }
}
