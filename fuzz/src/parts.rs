//! Splits an input into several parts.

/// Separates the parts of an input. No part needs it, editors preserve it, and git treats files
/// with it as text.
pub const SEPARATOR: u8 = 0x1e;

/// The parts of an input, in order; after the last one, further parts are empty.
pub struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    /// Splits an input.
    pub fn of(input: &'a [u8]) -> Self {
        Self(input)
    }

    /// Returns the next part.
    pub fn bytes(&mut self) -> &'a [u8] {
        let end = self.0.iter().position(|byte| *byte == SEPARATOR).unwrap_or(self.0.len());
        let (part, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or_default();
        part
    }

    /// Returns the next part as a browser decodes text: invalid UTF-8 becomes U+FFFD.
    pub fn text(&mut self) -> String {
        String::from_utf8_lossy(self.bytes()).into_owned()
    }
}
