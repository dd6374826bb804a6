//! Version numbers in the output of tools.

use std::fmt;

/// A dotted version number. Missing parts are zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The first number.
    pub major: u32,
    /// The second number.
    pub minor: u32,
    /// The third number.
    pub patch: u32,
}

impl Version {
    /// Parses the first number in `text`, such as `0.21.14` in `trunk 0.21.14` or `132` in
    /// `wasm-opt version 132 (version_132)`.
    pub fn find(text: &str) -> Option<Self> {
        let start = text.find(|character: char| character.is_ascii_digit())?;
        let (_, text) = text.split_at(start);
        let number =
            text.split(|character: char| !character.is_ascii_digit() && character != '.').next()?;
        let mut parts = number.split('.').map(|part| part.parse().unwrap_or(0));
        Some(Self {
            major: parts.next()?,
            minor: parts.next().unwrap_or(0),
            patch: parts.next().unwrap_or(0),
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Version {
        Version::find(text).unwrap()
    }

    #[test]
    fn is_found_in_the_output_of_tools() {
        assert_eq!(find("trunk 0.21.14").to_string(), "0.21.14");
        assert_eq!(find("rustc 1.96.0 (ac68faa20 2026-05-25)").to_string(), "1.96.0");
        assert_eq!(find("wasm-opt version 132 (version_132)").to_string(), "132.0.0");
        assert_eq!(find("1.97.0-nightly").to_string(), "1.97.0");
        assert_eq!(Version::find("no number"), None);
    }

    #[test]
    fn is_compared_by_number_and_not_as_text() {
        assert!(find("0.21.14") > find("0.21.9"));
        assert!(find("1.100") > find("1.96.5"));
        assert!(find("129") < find("132.0.0"));
        assert_eq!(find("132"), find("132.0.0"));
    }
}
