//! One change of the user's state. It is also sent to the user's other frames, so that none of them
//! overwrites the changes of another.

use crate::emoji::{Gender, Tone};
use crate::gifs::GifId;

/// A change of the user's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// An emoji was used.
    Emoji(String),
    /// An emoji was pinned.
    Pin(String),
    /// An emoji was removed from the pinned ones.
    Unpin(String),
    /// The list of used emoji was cleared.
    Clear,
    /// The skin tone was set; `None` is the font's own color.
    Tone(Option<Tone>),
    /// The gender was set; `None` is the neutral form.
    Gender(Option<Gender>),
    /// The tones of an emoji of two people were set, given as the emoji with these tones.
    Pair(String),
    /// A GIF was used.
    Gif(GifId),
    /// A GIF was added to the favourites.
    Favourite(GifId),
    /// A GIF was removed from the favourites.
    NoFavourite(GifId),
}

impl Change {
    /// Returns whether the user made the change on purpose and would notice its loss. Uses are only
    /// counted.
    pub const fn is_deliberate(&self) -> bool {
        !matches!(self, Self::Emoji(_) | Self::Gif(_))
    }

    /// Returns the change as a message: one character for its kind, then its value, such as `p🎉`.
    pub fn to_text(&self) -> String {
        let (kind, value) = match self {
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
        [kind, value].concat()
    }

    /// Reads [`Change::to_text`]. `None` for any other text: the other frame may run another version
    /// of the app.
    pub fn parse(text: &str) -> Option<Self> {
        /// The maximum length of an emoji, in bytes.
        const MAX_EMOJI_BYTES: usize = 64;
        let (kind, value) = text.split_at_checked(1)?;
        let emoji = || (1..=MAX_EMOJI_BYTES).contains(&value.len()).then(|| value.to_owned());
        Some(match kind {
            "e" => Self::Emoji(emoji()?),
            "p" => Self::Pin(emoji()?),
            "u" => Self::Unpin(emoji()?),
            "c" if value.is_empty() => Self::Clear,
            "t" if value == "0" => Self::Tone(None),
            "t" => Self::Tone(Some(Tone::from_number(value.parse().ok()?)?)),
            "s" if value.is_empty() => Self::Gender(None),
            "s" => Self::Gender(Some(Gender::parse(value)?)),
            "2" => Self::Pair(emoji()?),
            "g" => Self::Gif(GifId::parse(value)?),
            "+" => Self::Favourite(GifId::parse(value)?),
            "-" => Self::NoFavourite(GifId::parse(value)?),
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
