//! A text that is told, whatever the language is by then.

use super::{Text, Texts};

/// A text and what fills its `{}`. It is kept like this, and not in words, by whatever stays on
/// screen while the language may still arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    text: Text,
    filling: Option<String>,
}

impl Phrase {
    /// A text with something in its `{}`.
    pub fn filled(text: Text, filling: impl Into<String>) -> Self {
        Self { text, filling: Some(filling.into()) }
    }

    /// The text.
    pub const fn text(&self) -> Text {
        self.text
    }

    /// What fills it.
    pub fn filling(&self) -> Option<&str> {
        self.filling.as_deref()
    }

    /// The words in a language.
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

/// Fills the `{}` of a text.
pub fn fill(text: &str, what: &str) -> String {
    text.replacen("{}", what, 1)
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
