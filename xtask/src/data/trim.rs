//! Removes words from the English pack that search does not need to find the same emoji: every user
//! downloads that pack.

use std::collections::{HashMap, HashSet};

use super::countries::letters_of_flag;
use super::entries::Entry;
use super::names::Names;
use super::relevant::Relevant;
use super::words::words;

/// Shortens `names`; the results of a query and their order stay the same.
pub fn trim(entries: &[Entry], names: &mut [Names], relevant: &Relevant) {
    drop_shortcodes(entries, names, relevant);
    drop_keywords_in_names(names);
    drop_keywords_in_shortcodes(names);
}

/// Shortcodes up to this length are kept: when another language is searched first, too many words
/// begin with them.
const SHORT: usize = 3;

/// Drops a shortcode whose words lead to its emoji and to no other: search finds the emoji first by
/// its words.
fn drop_shortcodes(entries: &[Entry], names: &mut [Names], relevant: &Relevant) {
    let mut with: HashMap<String, HashSet<usize>> = HashMap::new();
    let mut own_words = Vec::new();
    for (position, (entry, names)) in entries.iter().zip(&*names).enumerate() {
        let terms = names.terms().chain(relevant.words_of(entry.glyph));
        for word in terms.flat_map(words) {
            with.entry(word).or_default().insert(position);
        }
        let own =
            [names.name.as_str()].into_iter().chain(names.keywords.iter().map(String::as_str));
        // The app finds a flag by its letters.
        let own: HashSet<_> = own.flat_map(words).chain(letters_of_flag(entry.glyph)).collect();
        own_words.push(own);
    }
    let none = HashSet::new();
    for (position, (names, own)) in names.iter_mut().zip(own_words).enumerate() {
        names.shortcodes.retain(|code| {
            let mut sets = words(code).map(|word| with.get(&word).unwrap_or(&none).clone());
            let first = sets.next().unwrap_or_default();
            let found = sets.fold(first, |found, set| found.intersection(&set).copied().collect());
            let finds_it_alone = found.len() == 1 && found.contains(&position);
            let is_own = words(code).all(|word| own.contains(&word));
            code.len() <= SHORT || !is_own || !finds_it_alone
        });
    }
}

/// Drops keywords that are a word of the name. Such a keyword only adds that the word also occurs
/// alone. If that is so for every emoji with the keyword, the word of the name finds all of them,
/// in the same order.
fn drop_keywords_in_names(names: &mut [Names]) {
    let mut needed = HashSet::new();
    for names in &*names {
        let in_name: HashSet<String> = words_of_name(&names.name).collect();
        let others = names.keywords.iter().map(|keyword| keyword.to_lowercase());
        needed.extend(others.filter(|keyword| !in_name.contains(keyword)));
    }
    for names in names {
        let in_name: HashSet<String> = words_of_name(&names.name).collect();
        names.keywords.retain(|keyword| {
            let keyword = keyword.to_lowercase();
            !in_name.contains(&keyword) || needed.contains(&keyword)
        });
    }
}

/// Drops a keyword that equals a shortcode: the shortcode ranks higher.
fn drop_keywords_in_shortcodes(names: &mut [Names]) {
    for names in names {
        let mut keywords = std::mem::take(&mut names.keywords);
        keywords.retain(|keyword| !names.is_called(&keyword.to_lowercase()));
        names.keywords = keywords;
    }
}

/// Returns the words between spaces: neither `t` nor `shirt` of `T-shirt` equals the single word.
fn words_of_name(name: &str) -> impl Iterator<Item = String> {
    let is_around = |c: char| !c.is_alphanumeric();
    name.split(' ').map(move |word| word.trim_matches(is_around).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::names::tests::names;

    fn trimmed(all: &[(&'static str, Names)], relevant: &str) -> Vec<Names> {
        let entries: Vec<_> =
            all.iter().map(|(glyph, _)| Entry { glyph, ..Entry::default() }).collect();
        let mut names: Vec<Names> = all.iter().map(|(_, names)| names.clone()).collect();
        let glyphs = crate::data::glyphs::Glyphs::all();
        trim(&entries, &mut names, &Relevant::parse(relevant, &glyphs).unwrap());
        names
    }

    #[test]
    fn a_shortcode_stays_unless_its_words_find_its_emoji_alone() {
        let all = [
            ("🇦🇩", names("flag: Andorra", &[], &["andorra", "flag-ad", "flag-xy"])),
            ("🐈", names("cat", &["pet", "tom"], &["pet_cat", "+1", "tom", "cat_tom"])),
            ("🐱", names("cat face", &[], &["cat", "cat_face_pet"])),
            ("🐶", names("dog face", &["pet"], &["pet"])),
            ("🔑", names("key", &["door"], &["door"])),
        ];
        let trimmed = trimmed(&all, "🚪: door");
        let codes: Vec<_> = trimmed.iter().map(|names| names.shortcodes.join(" ")).collect();
        assert_eq!(codes, ["flag-xy", "pet_cat +1 tom", "cat cat_face_pet", "pet", ""]);
        // 🐱 has `pet` in a shortcode only, but that suffices for `:pet_cat:` to find it.
    }

    #[test]
    fn a_shortcode_that_others_are_relevant_for_stays() {
        let all = [("🔑", names("key", &["door"], &["door"])), ("🚪", names("entrance", &[], &[]))];
        assert_eq!(trimmed(&all, "🚪: door")[0].shortcodes, ["door"]);
        assert!(trimmed(&all, "🚪: gate")[0].shortcodes.is_empty());
    }

    #[test]
    fn drops_a_keyword_that_is_also_a_shortcode() {
        let all = [
            ("😂", names("tears", &["Joy", "fun"], &["joy"])),
            ("😄", names("smile", &["joy"], &[])),
        ];
        let trimmed = trimmed(&all, "🚪: door");
        assert_eq!(trimmed[0].keywords, ["fun"]);
        assert_eq!(trimmed[0].shortcodes, ["joy"]);
        assert_eq!(trimmed[1].keywords, ["joy"]);
    }

    #[test]
    fn drops_a_keyword_that_is_in_the_name_of_every_emoji_with_it() {
        let all = [
            ("❤️", names("red heart", &["heart", "Red", "love"], &[])),
            ("💛", names("yellow heart", &["heart", "yellow"], &[])),
            ("🍎", names("apple", &["red"], &[])),
            ("👕", names("T-shirt", &["shirt"], &[])),
        ];
        let trimmed = trimmed(&all, "🚪: door");
        let keywords: Vec<_> = trimmed.iter().map(|names| names.keywords.join(" ")).collect();
        assert_eq!(keywords, ["Red love", "", "red", "shirt"]);
    }
}
