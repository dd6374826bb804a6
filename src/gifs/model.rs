//! GIFs, independent of the service that they come from.

use super::origins::{MediaUrl, PingbackUrl};
use super::provider::Kind;

/// The id of a GIF at the service. Favorites and recents are stored by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GifId(Box<str>);

impl GifId {
    /// Parses an id of at most 32 letters, digits, `-` and `_`. Nothing in it needs quoting in a URL,
    /// a list or the page. Returns `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        ((1..=32).contains(&text.len()) && text.bytes().all(allowed)).then(|| Self(text.into()))
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A GIF or a sticker that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gif {
    /// The id, as the service names it.
    pub id: GifId,
    /// GIF or sticker.
    pub kind: Kind,
    /// The service's description, else its title; plain text of one line, perhaps empty.
    pub alt: Box<str>,
    /// The service's title; plain text of one line, perhaps empty.
    pub title: Box<str>,
    /// The author, for the credit; plain text, often empty.
    pub username: Box<str>,
    /// Width for the layout, in pixels, not 0.
    pub width: u32,
    /// Height for the layout, in pixels, not 0.
    pub height: u32,
    /// The files to show, at least one.
    pub renditions: Vec<Rendition>,
    /// The link to send: a `.gif` or `.webp`, which a portal shows in the message. Without one, the
    /// GIF cannot be picked.
    pub send_url: Option<MediaUrl>,
    /// The addresses to call when it was seen, picked or sent.
    pub pingbacks: Pingbacks,
}

/// The format of a rendition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A picture that does not move.
    Still,
    /// A video without sound.
    Mp4,
    /// Animated WebP.
    Webp,
    /// Animated GIF.
    Gif,
}

/// One file of a GIF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// The format.
    pub format: Format,
    /// Width in pixels, not 0.
    pub width: u32,
    /// Height in pixels, not 0.
    pub height: u32,
    /// The address, on one of the deployment's media origins.
    pub url: MediaUrl,
}

/// The addresses that a service wants to be called when a GIF is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pingbacks {
    /// Called after it was on screen.
    pub seen: Option<PingbackUrl>,
    /// Called after it was picked.
    pub clicked: Option<PingbackUrl>,
    /// Called after it was delivered to a chat.
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
