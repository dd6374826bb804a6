//! A GIF as the picker knows it, whatever service it came from.

use super::origins::{MediaUrl, PingbackUrl};
use super::provider::Kind;

/// The service's own name for a GIF: what is remembered of favourites and recents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GifId(Box<str>);

impl GifId {
    /// Letters, digits, `-` and `_`, at most 32 of them; nothing that would need quoting in a
    /// URL, a list or the page.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        ((1..=32).contains(&text.len()) && text.bytes().all(allowed)).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A GIF or a sticker that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gif {
    /// Its id.
    pub id: GifId,
    /// GIF or sticker.
    pub kind: Kind,
    /// The service's description, else its title; plain text of one line, perhaps empty.
    pub alt: Box<str>,
    /// The service's title; plain text of one line, perhaps empty.
    pub title: Box<str>,
    /// Whose it is, for the line that says so; plain text, often empty.
    pub username: Box<str>,
    /// Width for the layout, in pixels, not 0.
    pub width: u32,
    /// Height for the layout, in pixels, not 0.
    pub height: u32,
    /// What there is to show, at least one.
    pub renditions: Vec<Rendition>,
    /// The link to send: a `.gif` or `.webp`, which a portal shows in the message. A GIF without
    /// one can be looked at only.
    pub send_url: Option<MediaUrl>,
    /// Where to tell what became of it.
    pub pingbacks: Pingbacks,
}

/// What a rendition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One picture that does not move.
    Still,
    /// A film without sound.
    Mp4,
    /// Animated WebP.
    Webp,
    /// GIF.
    Gif,
}

/// One file of a GIF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// What it is.
    pub format: Format,
    /// Width in pixels, not 0.
    pub width: u32,
    /// Height in pixels, not 0.
    pub height: u32,
    /// Where it is.
    pub url: MediaUrl,
}

/// Where a service wants to be told of a use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pingbacks {
    /// It was seen.
    pub seen: Option<PingbackUrl>,
    /// It was picked.
    pub clicked: Option<PingbackUrl>,
    /// It was sent.
    pub sent: Option<PingbackUrl>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_need_no_quoting() {
        for id in ["l0HlyLQsbvhciAuKA", "a", "x_-9"] {
            assert_eq!(GifId::parse(id).unwrap().as_str(), id);
        }
        for id in ["", "a,b", "a b", "a/b", "é", "\"", "a&b", &"x".repeat(33)] {
            assert_eq!(GifId::parse(id), None, "{id:?}");
        }
    }
}
