//! The headings of the grid's sections.

use crate::emoji::{Found, Guess};
use crate::locale::{Phrase, Text};
use crate::ui::emoji_grid::SectionTitle;
use crate::ui::printable_query;

/// Returns the heading of a section. The heading of guesses says what they are based on.
pub fn heading(title: SectionTitle, found: Option<&Found>) -> Phrase {
    match title {
        SectionTitle::Frequent => Text::Frequent.into(),
        SectionTitle::Group(group) => Text::of_group(group).into(),
        // Results are directly below the search field, which serves as their heading.
        SectionTitle::Results => Text::Search.into(),
        SectionTitle::Guesses => match found.and_then(|found| found.guess.as_ref()) {
            Some(Guess::Layout(text)) => Phrase::filled(Text::OtherLayout, printable_query(text)),
            Some(Guess::Similar) | None => Text::Similar.into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_say_what_they_rest_on() {
        let found = |guess| Found { guess: Some(guess), ..Found::default() };
        let over = |found: &Found| heading(SectionTitle::Guesses, Some(found));
        assert_eq!(over(&found(Guess::Similar)), Text::Similar.into());
        let layout = found(Guess::Layout("сердце".to_owned()));
        assert_eq!(over(&layout), Phrase::filled(Text::OtherLayout, "сердце"));
    }
}
