//! Status lines: what a card of the page says about the action that was last carried out in it.

use super::{AdminTexts, Advice};

/// A card of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// The check-up.
    Checks,
    /// The placements.
    Places,
    /// The field of the GIF service's key, which has status lines of its own inside the settings.
    Keys,
    /// The settings.
    Settings,
    /// The company's stickers.
    Stickers,
    /// The end of the installation.
    Finish,
}

/// Whether a status line reports success. The style sheet colors the line by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The action succeeded.
    Good,
    /// The action failed.
    Bad,
    /// The action is running.
    Working,
}

impl Severity {
    /// Returns the value of `data-tone`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Working => "working",
        }
    }
}

/// A status line in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusLine {
    /// Success, failure, or running.
    pub severity: Severity,
    /// The placement that the line is about; empty if it is about the whole card.
    pub about: &'static str,
    /// What happened and what to do.
    pub words: String,
    /// The sentence that quotes the portal, in whatever language; empty if there is none.
    pub says: String,
}

impl StatusLine {
    /// Returns a line about the whole card.
    pub fn new(severity: Severity, words: impl Into<String>) -> Self {
        Self { severity, about: "", words: words.into(), says: String::new() }
    }

    /// Returns a line that reports a failure.
    pub fn failure(texts: &AdminTexts, advice: &Advice) -> Self {
        let says = advice.portal_says(texts);
        Self { says, ..Self::new(Severity::Bad, advice.words(texts)) }
    }

    /// Returns the line as one text for screen readers. Its parts are lines of the text, because not
    /// every language ends a sentence with a full stop.
    pub fn spoken(&self) -> String {
        let parts = [self.about, &*self.words, &*self.says];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::admin::{AdminText, AppSource, advice};
    use crate::rest::RestError;

    #[test]
    fn a_failure_quotes_the_portal() {
        let english = AdminTexts::read(include_str!("texts/en.txt"), None);
        let error = RestError::Refused { code: "CODE".to_owned(), description: "Why".to_owned() };
        let line = StatusLine {
            about: "Chat",
            ..StatusLine::failure(&english, &advice(&error, AppSource::Local))
        };
        let words = english.get(AdminText::ErrorRefused);
        assert_eq!(line.spoken(), format!("Chat\n{words}\nBitrix24 says: Why (CODE)"));
        let slow = StatusLine::failure(&english, &advice(&RestError::Slow, AppSource::Local));
        assert_eq!(slow.spoken(), english.get(AdminText::ErrorSlow));
    }
}
