//! Endings of words: a query in another case, number or person than the word that the pack has.
//!
//! The rule: an ending of the language is taken off, at least [`MIN_STEM`] letters are left, and the
//! pack has the rest as a word, or a word that is a little longer (see [`longest`]). The shortest
//! ending that leads to a word wins. The packs of languages whose words change at their end have
//! their endings.

use crate::emoji::pack::Pack;

/// Fewest letters that may be left of a word.
const MIN_STEM: usize = 2;

/// Returns how many letters a word of the pack may have that begins with a stem: two more than the
/// stem, and none more than a stem of two letters, with which too many words begin.
pub(super) fn longest(stem: &str) -> usize {
    let length = stem.chars().count();
    if length > MIN_STEM { length + 2 } else { length }
}

/// Returns the first thing that `find` finds for what is left of a folded word without an ending of
/// the language. The longest rest comes first.
pub(super) fn find_stem<T>(word: &str, pack: &Pack, find: &dyn Fn(&str) -> Option<T>) -> Option<T> {
    for ending in pack.endings().split_ascii_whitespace() {
        let Some(rest) = word.strip_suffix(ending) else { continue };
        if rest.chars().nth(MIN_STEM - 1).is_none() {
            continue;
        }
        let found = find(rest).or_else(|| {
            // Turkish softens the last consonant of a word before a vowel: kalp, kalbim.
            let start = rest.strip_suffix('b').filter(|_| pack.locale() == "tr")?;
            find(&[start, "p"].concat())
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Returns an Arabic word without what is written together with it: a preposition or "and", and then
/// the article. `None` if it does not begin so, or fewer than two letters would be left.
pub(super) fn without_prefix(word: &str) -> Option<&str> {
    let rest = word.strip_prefix("لل").or_else(|| word.strip_prefix(['و', 'ب', 'ل', 'ك', 'ف']))?;
    let bare = rest.strip_prefix("ال").unwrap_or(rest);
    bare.chars().nth(1).is_some().then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    fn stems(word: &str, locale: &str) -> Vec<String> {
        let found = std::cell::RefCell::new(Vec::new());
        let note = |stem: &str| {
            found.borrow_mut().push(stem.to_owned());
            None::<()>
        };
        find_stem(word, &test_data::pack(locale), &note);
        found.into_inner()
    }

    #[test]
    fn endings_come_off_the_shortest_first_and_leave_a_stem() {
        assert_eq!(stems("плачу", "ru"), ["плач"]);
        assert!(stems("сердечко", "ru").contains(&"серд".to_owned()));
        assert!(stems("kalbim", "tr").contains(&"kalp".to_owned()));
        assert_eq!(stems("kotek", "pl"), ["kot"]);
        assert!(stems("дом", "ru").is_empty(), "no ending");
        assert_eq!((longest("кот"), longest("от")), (5, 2));
        assert!(stems("plans", "en").is_empty(), "no endings are known");
    }

    #[test]
    fn arabic_prefixes_come_off() {
        assert_eq!(without_prefix("والقطه"), Some("قطه"));
        assert_eq!(without_prefix("للقطه"), Some("قطه"));
        assert_eq!(without_prefix("بقطه"), Some("قطه"));
        assert_eq!(without_prefix("قطه"), None);
        assert_eq!(without_prefix("وا"), None);
    }
}
