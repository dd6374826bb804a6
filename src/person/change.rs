//! One change of a person's state, told to the person's other frames, so that none of them writes
//! over what another one has learned.

use crate::emoji::{Gender, Tone};
use crate::gifs::GifId;

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An emoji was used.
    Emoji(String),
    /// An emoji was pinned.
    Pin(String),
    /// An emoji is pinned no more.
    Unpin(String),
    /// The emoji that were used are to be forgotten.
    Clear,
    /// Another skin tone, or none.
    Tone(Option<Tone>),
    /// Another gender, or none.
    Gender(Option<Gender>),
    /// An emoji of two people, with the tones that it is to have from now on.
    Pair(String),
    /// A GIF was used.
    Gif(GifId),
    /// A GIF became a favourite.
    Favourite(GifId),
    /// A GIF is no favourite any more.
    NoFavourite(GifId),
}

impl Change {
    /// Whether the user made it on purpose, so that its loss would be noticed. Uses are only counted.
    pub const fn is_deliberate(&self) -> bool {
        !matches!(self, Self::Emoji(_) | Self::Gif(_))
    }

    /// As a message: a sign, and what it is about.
    pub fn to_text(&self) -> String {
        let (sign, what) = match self {
            Self::Emoji(emoji) => ("e", &**emoji),
            Self::Pin(emoji) => ("p", &**emoji),
            Self::Unpin(emoji) => ("u", &**emoji),
            Self::Clear => ("c", ""),
            Self::Tone(tone) => return format!("t{}", Tone::number_of(*tone)),
            Self::Gender(gender) => ("s", gender.map_or("", Gender::as_str)),
            Self::Pair(pair) => ("2", &**pair),
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
        let emoji = || (1..=LONGEST_EMOJI).contains(&what.len()).then(|| what.to_owned());
        Some(match sign {
            "e" => Self::Emoji(emoji()?),
            "p" => Self::Pin(emoji()?),
            "u" => Self::Unpin(emoji()?),
            "c" if what.is_empty() => Self::Clear,
            "t" if what == "0" => Self::Tone(None),
            "t" => Self::Tone(Some(Tone::from_number(what.parse().ok()?)?)),
            "s" if what.is_empty() => Self::Gender(None),
            "s" => Self::Gender(Some(Gender::parse(what)?)),
            "2" => Self::Pair(emoji()?),
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
            Change::Pin("👩‍💻".to_owned()),
            Change::Unpin("👩‍💻".to_owned()),
            Change::Clear,
            Change::Tone(None),
            Change::Tone(Some(Tone::Dark)),
            Change::Gender(None),
            Change::Gender(Some(Gender::Woman)),
            Change::Pair("🤝🏽".to_owned()),
            Change::Gif(id()),
            Change::Favourite(id()),
            Change::NoFavourite(id()),
        ] {
            assert_eq!(Change::parse(&change.to_text()), Some(change));
        }
    }

    #[test]
    fn garbage_is_no_change() {
        for text in [
            "",
            "e",
            "x😀",
            "😀",
            "g",
            "g a",
            "+",
            "-é",
            "t9",
            "t",
            "tx",
            "sx",
            "cx",
            "p",
            "2",
            &format!("e{}", "x".repeat(65)),
        ] {
            assert_eq!(Change::parse(text), None, "{text:?}");
        }
    }
}
