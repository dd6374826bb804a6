//! The binary format of wasm files, as far as the build changes them. Source:
//! <https://webassembly.github.io/spec/core/binary/>.

use anyhow::{Context as _, Result, bail};

/// The number of the section with the imports.
pub const IMPORTS: u8 = 2;
/// The number of the section with the exports.
pub const EXPORTS: u8 = 7;
/// The length of the magic number and the version, which precede the sections.
pub const PREAMBLE: usize = 8;

/// Reads the parts of a file in turn.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// Returns whether everything has been read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads a byte.
    ///
    /// # Errors
    /// When the file ends too early.
    pub fn byte(&mut self) -> Result<u8> {
        let (byte, rest) = self.0.split_first().context("the wasm file ends too early")?;
        self.0 = rest;
        Ok(*byte)
    }

    /// Reads this many bytes.
    ///
    /// # Errors
    /// When the file ends too early.
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8]> {
        let (bytes, rest) =
            self.0.split_at_checked(count).context("the wasm file ends too early")?;
        self.0 = rest;
        Ok(bytes)
    }

    /// Reads a number in LEB128.
    ///
    /// # Errors
    /// When the file ends too early, or the number has more than 32 bits.
    pub fn number(&mut self) -> Result<usize> {
        let mut number = 0_usize;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number in the wasm file is too large")
    }

    /// Reads a text after its length.
    ///
    /// # Errors
    /// When the file ends too early, or the text is not UTF-8.
    pub fn text(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.bytes(length)?)?)
    }
}

/// Writes a number in LEB128.
pub fn write_number(written: &mut Vec<u8>, mut number: usize) {
    loop {
        let byte = u8::try_from(number & 0x7f).unwrap_or(0);
        number >>= 7;
        if number == 0 {
            return written.push(byte);
        }
        written.push(byte | 0x80);
    }
}

/// Writes a text after its length.
pub fn write_text(written: &mut Vec<u8>, text: &str) {
    write_number(written, text.len());
    written.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for number in [0, 1, 127, 128, 16_383, 16_384, 600_000] {
            let mut written = Vec::new();
            write_number(&mut written, number);
            assert_eq!(Reader(&written).number().unwrap(), number);
        }
    }
}
