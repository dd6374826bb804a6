//! The parameters of a call, and their ranges.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::errors::{self, Answer};

pub(super) type Parameters = HashMap<String, String>;

const DEFAULT_PER_PAGE: usize = 24;

/// Returns a parameter; an empty text if it is missing.
pub(super) fn text<'a>(parameters: &'a Parameters, name: &str) -> &'a str {
    parameters.get(name).map_or("", String::as_str)
}

/// Returns a number, or the default if it is missing.
///
/// # Errors
/// It is not a number, or not in the range.
pub(super) fn number(
    parameters: &Parameters,
    name: &str,
    default: usize,
    range: RangeInclusive<usize>,
) -> Result<usize, Answer> {
    let Some(text) = parameters.get(name) else { return Ok(default) };
    text.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| {
        let (label, from, to) = (name.replace('_', " "), range.start(), range.end());
        errors::unprocessable(name, &format!("The {label} field must be between {from} and {to}."))
    })
}

/// A page of a list: its number from 1, and its length.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) number: usize,
    pub(super) length: usize,
}

impl Page {
    /// Reads `page` and `per_page`.
    ///
    /// # Errors
    /// One of them is out of its range.
    pub(super) fn read(
        parameters: &Parameters,
        lengths: RangeInclusive<usize>,
    ) -> Result<Self, Answer> {
        let number = number(parameters, "page", 1, 1..=1_000_000)?;
        Ok(Self {
            number,
            length: self::number(parameters, "per_page", DEFAULT_PER_PAGE, lengths)?,
        })
    }

    /// Returns the position of the first item.
    pub(super) fn start(self) -> usize {
        (self.number - 1) * self.length
    }
}

/// Checks `locale`, which may be missing: a language (`ru`), or a language and a country (`ru_RU`).
/// Some calls take only the second form.
///
/// # Errors
/// It has another form, such as `en-gb`, `en_gb` or `es-419`.
pub(super) fn check_locale(parameters: &Parameters, needs_country: bool) -> Result<(), Answer> {
    let Some(locale) = parameters.get("locale") else { return Ok(()) };
    let are = |text: &str, fits: fn(&char) -> bool| {
        text.chars().count() == 2 && text.chars().all(|letter| fits(&letter))
    };
    let is_right = match locale.split_once('_') {
        Some((language, country)) => {
            are(language, char::is_ascii_lowercase) && are(country, char::is_ascii_uppercase)
        }
        None => !needs_country && are(locale, char::is_ascii_lowercase),
    };
    let wrong = || errors::unprocessable("locale", "The locale format is invalid.");
    is_right.then_some(()).ok_or_else(wrong)
}
