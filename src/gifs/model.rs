//! GIFs, independent of the service that they come from.

use super::blur::BlurPreview;
use super::origins::{MediaUrl, PingbackUrl};
use super::provider::Kind;
use super::service::GifService;

/// The id of a GIF, unique across services. Favorites and recents are stored by it.
///
/// The text is the service's own id, after a prefix for services other than GIPHY, whose ids were
/// stored before there was another service: `l0HlyLQsbvhciAuKA`, `k:1149612604962814`, and
/// `ks:1149612604962814` for a sticker of a service that has separate addresses for stickers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GifId(Box<str>);

/// Separates the prefix from the service's own id.
const SEPARATOR: char = ':';

/// Ends the prefix of a sticker.
const STICKER: &str = "s";

impl GifId {
    /// Creates the id of a GIF of a service. The service's own id has at most 32 letters, digits, `-`
    /// and `_`: nothing in it needs quoting in a URL, a list or the page. `None` for anything else.
    pub fn new(service: GifService, kind: Kind, own: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !(1..=32).contains(&own.len()) || !own.bytes().all(allowed) {
            return None;
        }
        let prefix = service.spec().id_prefix;
        if prefix.is_empty() {
            return Some(Self(own.into()));
        }
        let sticker = if kind == Kind::Sticker { STICKER } else { "" };
        Some(Self([prefix, sticker, ":", own].concat().into()))
    }

    /// Parses the text of an id. `None` for anything else, also for an id of a service that the app
    /// does not know.
    pub fn parse(text: &str) -> Option<Self> {
        let (prefix, own) = text.split_once(SEPARATOR).unwrap_or(("", text));
        let (service, kind) = read_prefix(prefix)?;
        Self::new(service, kind, own)
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the id as the service names it.
    pub fn own(&self) -> &str {
        self.0.split_once(SEPARATOR).map_or(&*self.0, |(_, own)| own)
    }

    /// Returns the service that has the GIF.
    pub fn service(&self) -> GifService {
        self.read_prefix().0
    }

    /// Returns whether it is a GIF or a sticker, for a service that has separate addresses for them.
    pub fn kind(&self) -> Kind {
        self.read_prefix().1
    }

    fn read_prefix(&self) -> (GifService, Kind) {
        let prefix = self.0.split_once(SEPARATOR).map_or("", |(prefix, _)| prefix);
        read_prefix(prefix).unwrap_or((GifService::Giphy, Kind::Gif))
    }
}

fn read_prefix(prefix: &str) -> Option<(GifService, Kind)> {
    GifService::ALL.into_iter().find_map(|service| {
        let rest = prefix.strip_prefix(service.spec().id_prefix)?;
        match rest {
            "" => Some((service, Kind::Gif)),
            STICKER if prefix != STICKER => Some((service, Kind::Sticker)),
            _ => None,
        }
    })
}

/// A GIF or a sticker that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gif {
    /// The id, unique across services.
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
    /// The addresses to call when it was seen, picked or sent, for a service that names them.
    pub pingbacks: Pingbacks,
    /// What a service needs to know after the GIF was sent, for a service that has no such addresses.
    pub share: Option<Share>,
    /// A tiny picture as a `data:` URL, shown until the still has loaded.
    pub blur: Option<BlurPreview>,
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
    /// The size of the file in bytes, if the service declares it.
    pub bytes: Option<u32>,
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

/// What identifies a sent GIF to a service that has no addresses for pingbacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The name of the GIF in the answer that it came with.
    pub slug: Box<str>,
    /// The query that found it; empty for what is popular.
    pub query: Box<str>,
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

    #[test]
    fn an_id_names_its_service_and_its_kind() {
        for (service, kind, text) in [
            (GifService::Giphy, Kind::Gif, "1149612604962814"),
            (GifService::Klipy, Kind::Gif, "k:1149612604962814"),
            (GifService::Klipy, Kind::Sticker, "ks:1149612604962814"),
        ] {
            let id = GifId::new(service, kind, "1149612604962814").unwrap();
            assert_eq!((id.as_str(), id.own()), (text, "1149612604962814"));
            assert_eq!((id.service(), id.kind()), (service, kind));
            assert_eq!(GifId::parse(text), Some(id));
        }
        // GIPHY answers both kinds under one address.
        let sticker = GifId::new(GifService::Giphy, Kind::Sticker, "a").unwrap();
        assert_eq!((sticker.as_str(), sticker.kind()), ("a", Kind::Gif));
    }

    #[test]
    fn an_id_of_an_unknown_service_is_no_id() {
        for text in ["t:1", "s:1", "kk:1", "kss:1", "K:1", "k:", ":", "k:1:2", "k:a b"] {
            assert_eq!(GifId::parse(text), None, "{text}");
        }
    }
}
