//! One change of a person's state, told to the person's other frames, so that none of them writes
//! over what another one has learned.

use crate::gif::GifId;

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An emoji was used.
    Emoji(String),
    /// A GIF was used.
    Gif(GifId),
    /// A GIF became a favourite.
    Favourite(GifId),
    /// A GIF is no favourite any more.
    NoFavourite(GifId),
}

impl Change {
    /// As a message: a sign, and what it is about.
    pub fn to_text(&self) -> String {
        let (sign, what) = match self {
            Self::Emoji(emoji) => ("e", &**emoji),
            Self::Gif(id) => ("g", id.as_str()),
            Self::Favourite(id) => ("+", id.as_str()),
            Self::NoFavourite(id) => ("-", id.as_str()),
        };
        [sign, what].concat()
    }

    /// Reads a message. Another version of this page may send something else, which is ignored.
    pub fn parse(text: &str) -> Option<Self> {
        /// No emoji is longer, in bytes.
        const LONGEST_EMOJI: usize = 64;
        let (sign, what) = text.split_at_checked(1)?;
        Some(match sign {
            "e" if (1..=LONGEST_EMOJI).contains(&what.len()) => Self::Emoji(what.to_owned()),
            "g" => Self::Gif(GifId::parse(what)?),
            "+" => Self::Favourite(GifId::parse(what)?),
            "-" => Self::NoFavourite(GifId::parse(what)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_comes_back() {
        let id = || GifId::parse("l0HlyLQ").unwrap();
        for change in [
            Change::Emoji("👩‍💻".to_owned()),
            Change::Gif(id()),
            Change::Favourite(id()),
            Change::NoFavourite(id()),
        ] {
            assert_eq!(Change::parse(&change.to_text()), Some(change));
        }
    }

    #[test]
    fn garbage_is_no_change() {
        for text in ["", "e", "x😀", "😀", "g", "g a", "+", "-é", &format!("e{}", "x".repeat(65))]
        {
            assert_eq!(Change::parse(text), None, "{text:?}");
        }
    }
}
