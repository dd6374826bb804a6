//! Typing errors.

/// The longest word, in letters, whose typing errors are looked for.
const LONGEST: usize = 32;

/// A word as it was typed.
pub(super) struct Typed {
    letters: Vec<char>,
    /// How many errors are forgiven.
    most: u8,
}

type Row = [u8; LONGEST + 1];

impl Typed {
    /// One error is forgiven from four letters on, two from seven letters on; in shorter words
    /// almost everything is similar to everything. `None` if nothing is forgiven.
    pub fn new(word: &str) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        let most = match letters.len() {
            0..=3 => return None,
            4..=6 => 1,
            7..=LONGEST => 2,
            _ => return None,
        };
        Some(Self { letters, most })
    }

    /// The letters that a word may begin with to be worth comparing: people rarely get the first
    /// letter wrong, but they leave it out or swap it with the second one.
    pub fn first_letters(&self) -> impl Iterator<Item = char> {
        let second = self.letters.get(1).filter(|second| self.letters.first() != Some(second));
        self.letters.first().into_iter().chain(second).copied()
    }

    /// The fewest errors that make what was typed out of `word`, or out of a beginning of it,
    /// because people stop before a word is complete. An error is a letter too many, one missing,
    /// one wrong, or two neighbours swapped.
    pub fn errors_from(&self, word: &str) -> Option<u8> {
        let width = self.letters.len();
        let longest = width + usize::from(self.most);
        let mut before: Row = std::array::from_fn(|column| u8::try_from(column).unwrap_or(u8::MAX));
        let mut two_before = before;
        let mut last = None;
        let mut best = u8::MAX;
        for (letter, row) in word.chars().take(longest).zip(1..) {
            let mut current: Row = [row; LONGEST + 1];
            let mut least = row;
            for (column, own) in self.letters.iter().enumerate() {
                let mut errors = at(&before, column) + u8::from(*own != letter);
                errors = errors.min(at(&before, column + 1) + 1).min(at(&current, column) + 1);
                let previous = column.checked_sub(1).and_then(|at| self.letters.get(at));
                if last == Some(*own) && previous == Some(&letter) {
                    errors = errors.min(at(&two_before, column - 1) + 1);
                }
                least = least.min(errors);
                if let Some(cell) = current.get_mut(column + 1) {
                    *cell = errors;
                }
            }
            best = best.min(at(&current, width));
            if least > self.most {
                break;
            }
            last = Some(letter);
            two_before = std::mem::replace(&mut before, current);
        }
        (best <= self.most).then_some(best)
    }

    /// The beginning of the word that is left when an ending of so many letters is taken off;
    /// `None` when too little is left to mean anything.
    pub fn without_ending(&self, letters: usize) -> Option<String> {
        let left = self.letters.len().checked_sub(letters).filter(|left| *left >= 4)?;
        Some(self.letters.iter().take(left).collect())
    }
}

fn at(row: &Row, column: usize) -> u8 {
    // Far from overflowing when one is added.
    row.get(column).copied().unwrap_or(u8::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(typed: &str, word: &str) -> Option<u8> {
        Typed::new(typed).and_then(|typed| typed.errors_from(word))
    }

    #[test]
    fn each_kind_of_error() {
        assert_eq!(errors("heart", "heart"), Some(0));
        assert_eq!(errors("hart", "heart"), Some(1), "one missing");
        assert_eq!(errors("heaart", "heart"), Some(1), "one too many");
        assert_eq!(errors("hesrt", "heart"), Some(1), "one wrong");
        assert_eq!(errors("haert", "heart"), Some(1), "two swapped");
        assert_eq!(errors("ehart", "heart"), Some(1), "the first two swapped");
    }

    #[test]
    fn an_unfinished_word() {
        assert_eq!(errors("elefan", "elephant"), None, "two errors in a short word");
        assert_eq!(errors("elefant", "elephant"), Some(2));
        assert_eq!(errors("brocoli", "broccoli"), Some(1));
        assert_eq!(errors("broco", "broccoli"), Some(1));
    }

    #[test]
    fn short_words_are_not_similar_to_anything() {
        assert_eq!(errors("cat", "cart"), None);
        assert_eq!(errors("zyxt", "heart"), None);
        assert_eq!(errors(&"a".repeat(33), "a"), None);
    }

    #[test]
    fn other_scripts() {
        assert_eq!(errors("серце", "сердце"), Some(1));
        assert_eq!(errors("кошка", "кот"), None);
    }
}
