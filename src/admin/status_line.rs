//! What is told in a part of the page: how something went.

use super::build::child;
use super::{AdminText, AdminTexts, Advice};
use crate::browser::{set_attribute, set_text};
use web_sys::HtmlElement;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Checks,
    Places,
    Key,
    Settings,
    Finish,
}

/// How good the news is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Bad,
    /// Something is under way.
    Working,
}

impl Tone {
    const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Working => "working",
        }
    }
}

/// A line of news, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) part: Part,
    pub(super) tone: Tone,
    /// What it is about; perhaps nothing in particular.
    pub(super) about: String,
    pub(super) words: String,
    /// The portal's own words, in whatever language.
    pub(super) says: String,
}

impl Line {
    /// A plain line.
    pub(super) fn new(part: Part, tone: Tone, words: impl Into<String>) -> Self {
        Self { part, tone, about: String::new(), words: words.into(), says: String::new() }
    }

    /// A line that says what went wrong.
    pub(super) fn bad(part: Part, texts: &AdminTexts, advice: &Advice) -> Self {
        let says = advice.says.as_ref();
        Self {
            says: says.map(|says| texts.filled(AdminText::PortalSays, says)).unwrap_or_default(),
            ..Self::new(part, Tone::Bad, words(texts, advice))
        }
    }

    /// The same line about something.
    pub(super) fn about(self, about: &str) -> Self {
        Self { about: about.to_owned(), ..self }
    }

    /// All of it, for a screen reader.
    pub(super) fn spoken(&self) -> String {
        let parts = [&*self.about, &*self.words, &*self.says];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(". ")
    }
}

/// An advice in words, without what the portal says.
pub(super) fn words(texts: &AdminTexts, advice: &Advice) -> String {
    match &advice.filling {
        Some(filling) => texts.filled(advice.text, filling),
        None => texts.get(advice.text).to_owned(),
    }
}

/// Shows the lines of a part, if they are others than before.
pub(super) fn show(list: &HtmlElement, part: Part, lines: &[Line]) {
    let lines: Vec<&Line> = lines.iter().filter(|line| line.part == part).collect();
    set_text(list, "");
    for line in lines {
        let item = child(list, "li", "admin-line", "");
        set_attribute(&item, "data-tone", Some(line.tone.name()));
        if !line.about.is_empty() {
            child(&item, "strong", "admin-line-about", &line.about);
        }
        child(&item, "span", "admin-line-words", &line.words);
        if !line.says.is_empty() {
            let says = child(&item, "span", "admin-line-says", &line.says);
            set_attribute(&says, "dir", Some("auto"));
        }
    }
}
