//! A token that cannot be printed.

use std::fmt;

/// A token of the portal. It has no `Display`, and its `Debug` prints the length only. Only the
/// code that builds requests to the issuing portal reads the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a token.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Wraps a token from a portal; `None` unless it has 1 to 4,096 visible ASCII characters.
    pub fn parse(text: &str) -> Option<Self> {
        let fits =
            (1..=4096).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| Self::new(text))
    }

    /// Returns the token, for a request to the portal that issued it and for nothing else.
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
