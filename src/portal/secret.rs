//! A token that cannot be printed.

use std::fmt;

/// A token of the portal. It has no `Display`, its `Debug` shows its length only, and the text
/// can be read in one place: where the request to the portal that gave it is built.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a token into custody.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Takes a portal's token into custody; `None` for what is none: tokens are up to 4,096 visible
    /// characters of ASCII.
    pub fn parse(text: &str) -> Option<Self> {
        let fits =
            (1..=4096).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Self::new(text))
    }

    /// The token itself, for a request to the portal that gave it and for nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({} characters)", self.0.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_token() {
        assert_eq!(Secret::parse("6061e72f"), Some(Secret::new("6061e72f")));
        for text in ["", "6061 e72f", "6061\u{a0}e72f", "токен", &"x".repeat(4097)] {
            assert_eq!(Secret::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn debug_output_does_not_hold_the_token() {
        let shown = format!("{:?}", Secret::new("6061e72f"));
        assert_eq!(shown, "Secret(8 characters)");
    }
}
