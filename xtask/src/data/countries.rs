//! The names of countries as keywords of their flags.

use std::collections::{HashMap, HashSet};

use super::entries::Entry;
use super::names::Names;
use super::territories::Territory;

/// Adds the names in `territories` to the flags. A name that is part of the flag's own name is left
/// out: search finds it there.
pub fn add(entries: &[Entry], names: &mut [Names], territories: &[Territory]) {
    let mut by_code: HashMap<String, Vec<&str>> = HashMap::new();
    for Territory { code, name } in territories {
        by_code.entry(code.to_lowercase()).or_default().push(name);
    }
    for (entry, names) in entries.iter().zip(names) {
        let code = letters_of_flag(entry.glyph);
        let Some(all) = code.and_then(|code| by_code.get(&code)) else { continue };
        let own = names.name.to_lowercase();
        let mut seen: HashSet<String> = names.terms().map(str::to_lowercase).collect();
        let is_new = |name: &&&str| {
            let name = name.to_lowercase();
            !is_part(&own, &name) && seen.insert(name)
        };
        let new: Vec<_> = all.iter().filter(is_new).map(|name| (*name).to_owned()).collect();
        names.countries = new;
    }
}

/// Returns the two letters of a country's flag in lower case.
pub fn letters_of_flag(glyph: &str) -> Option<String> {
    let letter = |c: char| match c {
        '🇦'..='🇿' => char::from_u32(u32::from(c) - u32::from('🇦') + u32::from('a')),
        _ => None,
    };
    glyph.chars().map(letter).collect()
}

/// Returns whether `part` is whole words of `name`: `US` is no part of `Russia`.
fn is_part(name: &str, part: &str) -> bool {
    name.match_indices(part).any(|(start, _)| {
        let before = name.get(..start).and_then(|text| text.chars().next_back());
        let after = name.get(start + part.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::names::tests::names;

    #[test]
    fn a_flag_gets_the_names_that_it_lacks() {
        let entries = ["🇺🇸", "🇷🇺", "🏳️"].map(|glyph| Entry { glyph, ..Entry::default() });
        let mut all = ["flag: United States", "flag: Russia", "white flag"]
            .map(|name| names(name, &["flag", "USA"], &[]));
        let territories = [("US", "United States"), ("US", "US"), ("US", "usa"), ("RU", "US")]
            .map(|(code, name)| Territory { code: code.to_owned(), name: name.to_owned() });
        add(&entries, &mut all, &territories);
        assert_eq!(all[0].countries, ["US"]);
        assert_eq!(all[1].countries, ["US"], "no part of Russia");
        assert!(all[2].countries.is_empty());
    }

    #[test]
    fn only_a_flag_has_letters() {
        assert_eq!(letters_of_flag("🇩🇪").as_deref(), Some("de"));
        assert_eq!(letters_of_flag("🏳️"), None);
    }
}
