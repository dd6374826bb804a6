//! Chinese typed in Latin letters: `weixiao` and `wx` as 微笑.

use crate::emoji::pack::Pack;

/// The syllables of the characters of a pack, each with its characters.
#[derive(Debug, Default)]
pub(super) struct Pinyin(Vec<(Box<str>, Box<str>)>);

/// How much of a word is typed, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Typed {
    /// All syllables in full.
    Whole,
    /// All syllables, some by their first letters.
    Initials,
    /// The beginning of the word.
    Start,
}

impl Pinyin {
    /// Reads the syllables of a pack.
    pub fn of(pack: &Pack) -> Self {
        Self(pack.pinyin().map(|(syllable, chars)| (syllable.into(), chars.into())).collect())
    }

    /// Calls `found` for the characters that a word may begin with if `letters` are typed for it.
    pub fn for_each_first_char(&self, letters: &str, found: &mut dyn FnMut(char)) {
        for (_, chars) in self.with_initial(letters) {
            chars.chars().for_each(&mut *found);
        }
    }

    /// Compares a word with Latin letters. `None` if they are not typed for it. A single first letter
    /// stands for no word.
    pub fn compare(&self, word: &str, letters: &str) -> Option<Typed> {
        if letters.len() < 2 {
            return None;
        }
        self.compare_rest(word, letters, true)
    }

    fn compare_rest(&self, word: &str, letters: &str, is_full: bool) -> Option<Typed> {
        let mut chars = word.chars();
        let Some(c) = chars.next() else {
            let is_done = letters.is_empty();
            return is_done.then_some(if is_full { Typed::Whole } else { Typed::Initials });
        };
        if letters.is_empty() {
            return Some(Typed::Start);
        }
        let mut best = None;
        for (syllable, _) in self.with_initial(letters).filter(|(_, chars)| chars.contains(c)) {
            let typed = match letters.strip_prefix(&**syllable) {
                Some(behind) => self.compare_rest(chars.as_str(), behind, is_full),
                None => syllable.starts_with(letters).then_some(Typed::Start),
            };
            if typed == Some(Typed::Whole) {
                return typed;
            }
            let by_initial = self.compare_rest(chars.as_str(), letters.get(1..)?, false);
            best = [best, typed, by_initial].into_iter().flatten().min();
        }
        best
    }

    /// Returns the syllables with the first of these letters.
    fn with_initial(&self, letters: &str) -> impl Iterator<Item = &(Box<str>, Box<str>)> {
        let initial = letters.bytes().next();
        self.0.iter().filter(move |(syllable, _)| syllable.bytes().next() == initial)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pinyin() -> Pinyin {
        let of = |(syllable, chars): (&str, &str)| (syllable.into(), chars.into());
        let all = [("hao", "好"), ("wei", "微"), ("xiao", "笑小"), ("le", "乐"), ("yue", "乐")];
        Pinyin(all.map(of).into())
    }

    #[test]
    fn syllables_in_full_and_by_first_letters() {
        for (letters, typed) in [
            ("weixiao", Some(Typed::Whole)),
            ("weix", Some(Typed::Initials)),
            ("wei", Some(Typed::Start)),
            ("wx", Some(Typed::Initials)),
            ("wxiao", Some(Typed::Initials)),
            ("weixiaole", None),
            ("xiao", None),
            ("w", None),
        ] {
            assert_eq!(pinyin().compare("微笑", letters), typed, "{letters}");
        }
    }

    #[test]
    fn a_character_may_have_two_readings() {
        assert_eq!(pinyin().compare("乐", "le"), Some(Typed::Whole));
        assert_eq!(pinyin().compare("乐", "yue"), Some(Typed::Whole));
        assert_eq!(pinyin().compare("乐", "yu"), Some(Typed::Start));
    }

    #[test]
    fn the_characters_that_a_word_may_begin_with() {
        let mut found = String::new();
        pinyin().for_each_first_char("xx", &mut |c| found.push(c));
        pinyin().for_each_first_char("q", &mut |c| found.push(c));
        assert_eq!(found, "笑小");
    }
}
