//! The forms that a text takes with a number.

/// A plural category of CLDR, as `Intl.PluralRules` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// None at all, where a language has a form for that.
    Zero,
    /// One, and in some languages 21, 31, …
    One,
    /// Two.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// Everything else; each language has it.
    Other,
}

impl Category {
    /// Finds a category by its name.
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
