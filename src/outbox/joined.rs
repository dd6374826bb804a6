//! Joins texts, such as a message that was not sent and the text that was written since.

/// The blocks of symbols, emoji, and scripts without blanks between words begin here.
const FIRST_SYMBOL: char = '\u{2000}';

/// Joins texts, with a blank between two words. Emoji need none.
pub fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let is_of_word = |c: Option<char>| c.is_some_and(|c| c < FIRST_SYMBOL && !c.is_whitespace());
    let mut all = String::new();
    for text in texts {
        if is_of_word(all.chars().next_back()) && is_of_word(text.chars().next()) {
            all.push(' ');
        }
        all.push_str(text);
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::outbox::joined;

    #[test]
    fn words_stay_apart_and_emoji_together() {
        for (texts, all) in [
            (["Hello", "Bye"], "Hello Bye"),
            (["Привет.", "Пока"], "Привет. Пока"),
            (["Hello ", "Bye"], "Hello Bye"),
            (["😀", "😁"], "😀😁"),
            (["Hello", "😁"], "Hello😁"),
            (["", "Bye"], "Bye"),
            (["Hello", ""], "Hello"),
        ] {
            assert_eq!(joined(texts), all);
        }
    }
}
