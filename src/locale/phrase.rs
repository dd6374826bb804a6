//! An interface text with its filling, independent of the language.

use super::{Text, Texts};

/// A text, and the string that replaces its `{}`. Messages are kept in this form and not as words,
/// because the user's language may load while they are on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    text: Text,
    filling: Option<String>,
}

impl Phrase {
    /// Returns a phrase whose `{}` is replaced by `filling`.
    pub fn filled(text: Text, filling: impl Into<String>) -> Self {
        Self { text, filling: Some(filling.into()) }
    }

    /// Returns the text, not filled.
    pub const fn text(&self) -> Text {
        self.text
    }

    /// Returns the string that replaces `{}`, if there is one.
    pub fn filling(&self) -> Option<&str> {
        self.filling.as_deref()
    }

    /// Returns the filled text in a language.
    pub fn words(&self, texts: &Texts) -> String {
        let text = texts.get(self.text);
        self.filling.as_ref().map_or_else(|| text.to_owned(), |filling| fill(text, filling))
    }
}

impl From<Text> for Phrase {
    fn from(text: Text) -> Self {
        Self { text, filling: None }
    }
}

/// Replaces the first `{}` of a text by `filling`.
pub fn fill(text: &str, filling: &str) -> String {
    text.replacen("{}", filling, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_filled_once() {
        assert_eq!(fill("No emoji found for “{}”", "{}x"), "No emoji found for “{}x”");
    }

    #[test]
    fn a_phrase_in_words() {
        let english = Texts::english();
        assert_eq!(Phrase::from(Text::Retry).words(&english), "Try again");
        assert_eq!(Phrase::filled(Text::Copied, "😀").words(&english), "😀 copied");
    }
}
