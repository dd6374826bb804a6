//! Plural categories of CLDR.

/// A plural category of CLDR. Which numbers it covers depends on the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// `zero`: 0 in Arabic.
    Zero,
    /// `one`: 1; in Russian and Ukrainian also 21, 31, …
    One,
    /// `two`: 2 in Arabic.
    Two,
    /// `few`: 2 to 4 in Polish, 3 to 10 in Arabic.
    Few,
    /// `many`: 5 to 20 in Russian, millions in French.
    Many,
    /// `other`: all other numbers; every language has this form.
    Other,
}

impl Category {
    /// Finds a category by the name that `Intl.PluralRules` returns, for example `few`.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            "other" => Self::Other,
            _ => return None,
        })
    }
}
