//! An input that has several parts.

/// Stands between the parts of an input. No part needs it, editors keep it, and git takes files
/// with it for text.
pub const SEPARATOR: u8 = 0x1e;

/// The parts of an input, in order; there is always one more, which is empty.
pub struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    /// Takes an input apart.
    pub fn of(input: &'a [u8]) -> Self {
        Self(input)
    }

    /// The next part.
    pub fn bytes(&mut self) -> &'a [u8] {
        let end = self.0.iter().position(|byte| *byte == SEPARATOR).unwrap_or(self.0.len());
        let (part, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or_default();
        part
    }

    /// The next part as a browser hands out text: what is no UTF-8 becomes U+FFFD.
    pub fn text(&mut self) -> String {
        String::from_utf8_lossy(self.bytes()).into_owned()
    }
}
