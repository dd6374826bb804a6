//! Stickers and their packs, as the portal describes them.

use std::fmt;

/// Where a pack comes from. Packs of different kinds may have the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackKind {
    /// Part of the portal.
    Vendor,
    /// Made by a user of the portal.
    Custom,
}

impl PackKind {
    /// Returns the name in calls and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Custom => "custom",
        }
    }

    /// Reads [`PackKind::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Vendor, Self::Custom].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The identity of a pack in a portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackId {
    /// Where the pack comes from.
    pub kind: PackKind,
    /// Unique among the packs of this kind.
    pub id: u64,
}

/// The identity of a sticker in a portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StickerKey {
    /// The pack.
    pub pack: PackId,
    /// Unique in the pack.
    pub id: u64,
}

/// The text form `<packType>/<packId>/<id>`, such as `vendor/3/12`. It is the value of the public
/// attribute `data-sticker-id`.
impl fmt::Display for StickerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pack: PackId { kind, id: pack }, id } = self;
        write!(f, "{}/{pack}/{id}", kind.as_str())
    }
}

/// An address on the portal's own origin, from which the picture of a sticker may be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureUrl(String);

/// The maximum length of an address, in bytes.
const LONGEST_ADDRESS: usize = 2_048;

impl PictureUrl {
    /// Reads an address: a path that begins with a single `/`, or an absolute address with exactly
    /// the portal's origin. `None` for any other, also for one that a browser would read as an
    /// address of another host: it takes `\` for `/`, and skips tabs and line breaks.
    pub fn parse(address: &str, portal_origin: &str) -> Option<Self> {
        let is_odd = |c: char| c == '\\' || c.is_control() || c.is_whitespace();
        if address.len() > LONGEST_ADDRESS || address.contains(is_odd) {
            return None;
        }
        let path = match address.strip_prefix(portal_origin) {
            Some(path) if path.starts_with('/') => path,
            _ if address.starts_with("//") => return None,
            _ => address.strip_prefix('/').map(|_| address)?,
        };
        Some(Self([portal_origin, path].concat()))
    }

    /// Returns the absolute address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A sticker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sticker {
    /// The identity.
    pub key: StickerKey,
    /// The position in the pack, from 1. Stickers have no names.
    pub number: usize,
    /// The picture.
    pub picture: PictureUrl,
    /// Width of the picture, in pixels; 0 if it is not known.
    pub width_px: u32,
    /// Height of the picture, in pixels; 0 if it is not known.
    pub height_px: u32,
}

/// A pack of stickers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// The identity.
    pub id: PackId,
    /// The name as the portal has it, which may be a code such as `officeRoutine`; may be empty.
    pub name: String,
    /// The stickers, in the portal's order.
    pub stickers: Vec<Sticker>,
}

impl Pack {
    /// Returns the name for people; may be empty. The vendor's packs have codes: `officeRoutine` is shown
    /// as “Office routine”.
    pub fn title(&self) -> String {
        if self.id.kind == PackKind::Custom {
            return self.name.clone();
        }
        let mut title = String::with_capacity(self.name.len() + 4);
        let mut was_small = false;
        for c in self.name.chars() {
            if title.is_empty() {
                title.push(c.to_ascii_uppercase());
            } else if was_small && c.is_ascii_uppercase() {
                title.extend([' ', c.to_ascii_lowercase()]);
            } else {
                title.push(c);
            }
            was_small = c.is_ascii_lowercase();
        }
        title
    }

    /// Returns the sticker with this id.
    pub fn sticker(&self, id: u64) -> Option<&Sticker> {
        self.stickers.iter().find(|sticker| sticker.key.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PORTAL: &str = "https://acme.bitrix24.com";

    #[test]
    fn codes_of_the_vendor_become_words() {
        let title = |kind, name: &str| {
            let id = PackId { kind, id: 1 };
            Pack { id, name: name.to_owned(), stickers: Vec::new() }.title()
        };
        assert_eq!(title(PackKind::Vendor, "officeRoutine"), "Office routine");
        assert_eq!(title(PackKind::Vendor, "arkashaAndCat"), "Arkasha and cat");
        assert_eq!(title(PackKind::Vendor, "Зефир"), "Зефир");
        assert_eq!(title(PackKind::Vendor, "HR news"), "HR news");
        assert_eq!(title(PackKind::Vendor, ""), "");
        assert_eq!(title(PackKind::Custom, "ourTeam"), "ourTeam", "a user has written it");
    }

    #[test]
    fn a_key_as_text() {
        let pack = PackId { kind: PackKind::Vendor, id: 3 };
        assert_eq!(StickerKey { pack, id: 12 }.to_string(), "vendor/3/12");
        for kind in [PackKind::Vendor, PackKind::Custom] {
            assert_eq!(PackKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(PackKind::parse("other"), None);
    }

    #[test]
    fn pictures_come_from_the_portal() {
        for (address, url) in [
            ("/bitrix/a.png?v1", "https://acme.bitrix24.com/bitrix/a.png?v1"),
            ("/", "https://acme.bitrix24.com/"),
            ("https://acme.bitrix24.com/a.png", "https://acme.bitrix24.com/a.png"),
            ("/стикер.png", "https://acme.bitrix24.com/стикер.png"),
        ] {
            let read = PictureUrl::parse(address, PORTAL);
            assert_eq!(read.as_ref().map(PictureUrl::as_str), Some(url), "{address}");
        }
    }

    #[test]
    fn other_addresses_are_refused() {
        for address in [
            "",
            "a.png",
            "./a.png",
            "//evil.example/a.png",
            "/\\evil.example/a.png",
            "\\\\evil.example/a.png",
            "/\t/evil.example/a.png",
            "\n//evil.example/a.png",
            " /a.png",
            "https://evil.example/a.png",
            "http://acme.bitrix24.com/a.png",
            "https://acme.bitrix24.com",
            "https://acme.bitrix24.com.evil.example/a.png",
            "https://acme.bitrix24.com@evil.example/a.png",
            "https://acme.bitrix24.com:8443/a.png",
            "javascript:alert(1)",
            "data:image/svg+xml,<svg/>",
            "blob:https://acme.bitrix24.com/1",
            &format!("/{}", "a".repeat(LONGEST_ADDRESS)),
        ] {
            assert_eq!(PictureUrl::parse(address, PORTAL), None, "{address}");
        }
    }
}
