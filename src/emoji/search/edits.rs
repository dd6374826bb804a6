//! Counts typing errors: a bounded Damerau-Levenshtein distance to a word or its beginning.

/// Longest word, in letters, in which typing errors are forgiven.
const MAX_LETTERS: usize = 32;

/// A word of the query, and how many typing errors are forgiven in it.
pub(super) struct TypedWord {
    letters: Vec<char>,
    /// 1 or 2, depending on the length.
    max_errors: u8,
}

/// A row of the distance matrix.
type Row = [u8; MAX_LETTERS + 1];

impl TypedWord {
    /// Forgives one error in words of 4 to 6 letters and two in words of 7 to [`MAX_LETTERS`].
    /// `None` for other lengths: shorter words are similar to almost every short word.
    pub fn new(word: &str) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        let max_errors = match letters.len() {
            0..=3 => return None,
            4..=6 => 1,
            7..=MAX_LETTERS => 2,
            _ => return None,
        };
        Some(Self { letters, max_errors })
    }

    /// Returns the first letters of words that are worth comparing: users rarely get the first
    /// letter wrong, but they leave it out or swap it with the second one.
    pub fn first_letters(&self) -> impl Iterator<Item = char> {
        let second = self.letters.get(1).filter(|second| self.letters.first() != Some(second));
        self.letters.first().into_iter().chain(second).copied()
    }

    /// Returns the fewest errors that turn `word`, or a beginning of it, into the typed word;
    /// `None` if these are too many. Beginnings count because users stop before a word is complete.
    /// An error is an extra letter, a missing one, a wrong one, or two swapped neighbours.
    pub fn errors_from(&self, word: &str) -> Option<u8> {
        let width = self.letters.len();
        let longest = width + usize::from(self.max_errors);
        let mut before: Row = std::array::from_fn(|column| u8::try_from(column).unwrap_or(u8::MAX));
        let mut two_before = before;
        let mut last = None;
        let mut best = u8::MAX;
        for (letter, row) in word.chars().take(longest).zip(1..) {
            let mut current: Row = [row; MAX_LETTERS + 1];
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
            if least > self.max_errors {
                break;
            }
            last = Some(letter);
            two_before = std::mem::replace(&mut before, current);
        }
        (best <= self.max_errors).then_some(best)
    }

    /// Returns the word without its last `letters` letters; `None` if fewer than 4 letters are
    /// left, too few to mean anything.
    pub fn without_ending(&self, letters: usize) -> Option<String> {
        let left = self.letters.len().checked_sub(letters).filter(|left| *left >= 4)?;
        Some(self.letters.iter().take(left).collect())
    }
}

fn at(row: &Row, column: usize) -> u8 {
    // Half of the range, so that adding 1 does not overflow.
    row.get(column).copied().unwrap_or(u8::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(typed: &str, word: &str) -> Option<u8> {
        TypedWord::new(typed).and_then(|typed| typed.errors_from(word))
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
