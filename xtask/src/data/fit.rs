//! Drops keywords that search hardly needs from a pack that exceeds its budget.
//!
//! The rules are the same in all languages. They apply one after another, the most harmless one
//! first, and only until the pack fits.

use std::collections::{HashMap, HashSet};

use anyhow::Result;

use super::entries::Entry;
use super::gender::neutral;
use super::glyphs::unqualified;
use super::names::Names;
use super::pack::Pack;
use super::words::words;

/// Drops keywords of `pack`.
type Rule = fn(&[Entry], &mut Pack);

/// The rules in their order.
const RULES: [Rule; 6] = [
    drop_relevant,
    drop_words_of_the_name,
    drop_those_of_the_neutral_form,
    drop_beginnings_of_readings,
    drop_rare_beginnings,
    drop_beginnings,
];

/// The number of results in one row, which a user sees at a glance.
const ROW: usize = 8;

/// Applies rules until `fits` is true, or all have been applied.
///
/// # Errors
/// When `fits` fails.
pub fn fit(entries: &[Entry], pack: &mut Pack, fits: impl Fn(&Pack) -> Result<bool>) -> Result<()> {
    for rule in RULES {
        if fits(pack)? {
            break;
        }
        rule(entries, pack);
    }
    Ok(())
}

/// Drops a keyword that is a relevant word of its emoji: search finds that first.
fn drop_relevant(entries: &[Entry], pack: &mut Pack) {
    let mut relevant: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (word, glyphs) in pack.relevant.iter().filter_map(|line| line.split_once('\t')) {
        for glyph in glyphs.split(' ') {
            relevant.entry(glyph).or_default().insert(word);
        }
    }
    for (entry, names) in entries.iter().zip(&mut pack.names) {
        if let Some(words) = relevant.get(entry.glyph) {
            names.keywords.retain(|keyword| !words.contains(keyword.to_lowercase().as_str()));
        }
    }
}

/// Drops a keyword of several words that are all words of the name.
fn drop_words_of_the_name(_: &[Entry], pack: &mut Pack) {
    for names in &mut pack.names {
        let own: HashSet<String> = words(&names.name).collect();
        names.keywords.retain(|keyword| {
            let is_single = words(keyword).nth(1).is_none();
            is_single || !words(keyword).all(|word| own.contains(&word))
        });
    }
}

/// Drops a keyword or a reading of a man's or a woman's form that the neutral form has too.
fn drop_those_of_the_neutral_form(entries: &[Entry], pack: &mut Pack) {
    let keywords = |names: &Names| {
        let all = names.keywords.iter().chain(&names.readings);
        all.map(|word| word.to_lowercase()).collect()
    };
    let of: HashMap<String, HashSet<String>> = entries
        .iter()
        .zip(&pack.names)
        .map(|(entry, names)| (unqualified(entry.glyph), keywords(names)))
        .collect();
    for (entry, names) in entries.iter().zip(&mut pack.names) {
        let neutral = entry.gender.and_then(|_| neutral(entry.glyph));
        if let Some(neutral) = neutral.and_then(|glyph| of.get(&glyph)) {
            let is_own = |keyword: &String| !neutral.contains(&keyword.to_lowercase());
            names.keywords.retain(is_own);
            names.readings.retain(is_own);
        }
    }
}

/// Drops a reading with which another reading begins.
fn drop_beginnings_of_readings(_: &[Entry], pack: &mut Pack) {
    for names in &mut pack.names {
        let all = names.readings.clone();
        names.readings.retain(|reading| {
            !all.iter().any(|other| other != reading && other.starts_with(reading.as_str()))
        });
    }
}

/// Drops a keyword with which the name or another keyword begins, if the search for it finds so few
/// emoji that one row shows them all, in whatever order.
fn drop_rare_beginnings(_: &[Entry], pack: &mut Pack) {
    let mut endings: Vec<(String, usize)> = Vec::new();
    for (position, names) in pack.names.iter().enumerate() {
        let terms = names.terms().map(str::to_lowercase);
        endings.extend(terms.flat_map(|term| from_each_word(&term)).map(|text| (text, position)));
    }
    endings.sort_unstable();
    let fits_a_row = |keyword: &str| {
        let first = endings.partition_point(|(text, _)| text.as_str() < keyword);
        let found = endings.iter().skip(first).take_while(|(text, _)| text.starts_with(keyword));
        let found: HashSet<usize> = found.map(|(_, position)| *position).collect();
        found.len() <= ROW
    };
    drop_beginnings_if(pack, fits_a_row);
}

/// Returns the ends of `term` that begin with one of its words.
fn from_each_word(term: &str) -> Vec<String> {
    let starts = term.match_indices(' ').map(|(space, _)| space + 1);
    [0].into_iter().chain(starts).filter_map(|start| term.get(start..)).map(str::to_owned).collect()
}

/// Drops a keyword with which the name or another keyword begins: search finds the longer one, too.
fn drop_beginnings(_: &[Entry], pack: &mut Pack) {
    drop_beginnings_if(pack, |_| true);
}

fn drop_beginnings_if(pack: &mut Pack, is_candidate: impl Fn(&str) -> bool) {
    for names in &mut pack.names {
        let all: Vec<String> =
            names.keywords.iter().chain([&names.name]).map(|term| term.to_lowercase()).collect();
        names.keywords.retain(|keyword| {
            let keyword = keyword.to_lowercase();
            let is_beginning =
                all.iter().any(|other| *other != keyword && other.starts_with(&keyword));
            !(is_beginning && is_candidate(&keyword))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::gender::Gender;
    use crate::data::names::tests::names;

    fn pack() -> (Vec<Entry>, Pack) {
        let entry = |glyph, gender| Entry { glyph, gender, ..Entry::default() };
        let entries = vec![entry("🧑‍🔧", None), entry("👩‍🔧", Some(Gender::Woman))];
        let pack = Pack {
            relevant: vec!["repair\t🧑‍🔧 🛠️".into()],
            names: vec![
                names("mechanic at work", &["Repair", "work mechanic", "tool", "toolbox"], &[]),
                names("woman mechanic", &["repair", "Tool", "woman"], &[]),
            ],
            ..Pack::default()
        };
        (entries, pack)
    }

    fn keywords(pack: &Pack) -> Vec<String> {
        pack.names.iter().map(|names| names.keywords.join(" ")).collect()
    }

    #[test]
    fn each_rule_drops_its_kind() {
        let (entries, mut pack) = pack();
        let mut after = Vec::new();
        for rule in RULES {
            rule(&entries, &mut pack);
            after.push(keywords(&pack));
        }
        assert_eq!(
            after,
            [
                ["work mechanic tool toolbox", "repair Tool woman"],
                ["tool toolbox", "repair Tool woman"],
                ["tool toolbox", "repair woman"],
                ["tool toolbox", "repair woman"],
                ["toolbox", "repair"],
                ["toolbox", "repair"],
            ]
        );
    }

    #[test]
    fn a_beginning_that_more_than_a_row_of_emoji_have_stays_longer() {
        let mut pack = Pack {
            names: vec![names("x", &["love", "lovely", "a", "ab"], &[]); ROW + 1],
            ..Pack::default()
        };
        pack.names.push(names("bc", &["b", "love", "lovely"], &[]));
        drop_rare_beginnings(&[], &mut pack);
        assert_eq!(pack.names[ROW + 1].keywords, ["love", "lovely"]);
        assert_eq!(pack.names[0].keywords, ["love", "lovely", "a", "ab"]);
        drop_beginnings(&[], &mut pack);
        assert_eq!(pack.names[0].keywords, ["lovely", "ab"]);
    }

    #[test]
    fn readings_are_dropped_like_keywords() {
        let (entries, mut pack) = pack();
        pack.names[0].readings = vec!["なおす".into(), "なおすひと".into()];
        pack.names[1].readings = vec!["なおす".into(), "おんな".into()];
        drop_those_of_the_neutral_form(&entries, &mut pack);
        drop_beginnings_of_readings(&entries, &mut pack);
        let readings: Vec<_> = pack.names.iter().map(|names| names.readings.concat()).collect();
        assert_eq!(readings, ["なおすひと", "おんな"]);
    }

    #[test]
    fn a_pack_that_fits_stays_as_it_is() {
        let (entries, mut pack) = pack();
        let before = keywords(&pack);
        fit(&entries, &mut pack, |_| Ok(true)).unwrap();
        assert_eq!(keywords(&pack), before);
        let count = |pack: &Pack| -> usize { pack.names.iter().map(|n| n.keywords.len()).sum() };
        fit(&entries, &mut pack, |pack| Ok(count(pack) < 7)).unwrap();
        assert_eq!(count(&pack), 6, "only the first rule was needed");
    }
}
