//! What the stickers of the vendor's packs stand for, as emoji. Stickers have no names, so the names
//! of these emoji are their words: the language packs have them in every language.

use super::model::{Pack, PackKind, Sticker};

/// A line: the pack's name in the addresses of its pictures, its id in portals whose addresses have
/// another form, and the emoji that it stands for. Only the names of the packs are known, not what each
/// sticker shows; a line `name/id-of-sticker` gives emoji to a single sticker as soon as it is.
const DATA: &str = include_str!("vendor_words.txt");

/// Returns the emoji of a sticker: its own, or those of its pack; none for custom packs.
pub fn emoji_of(pack: &Pack, sticker: &Sticker) -> impl Iterator<Item = &'static str> {
    let line = (pack.id.kind == PackKind::Vendor).then(|| line_of(pack, sticker)).flatten();
    line.unwrap_or_default().split(' ').skip(2)
}

fn line_of(pack: &Pack, sticker: &Sticker) -> Option<&'static str> {
    let code = folder_of(sticker.picture.as_str());
    let (id, own) = (pack.id.id.to_string(), ["/", &*sticker.key.id.to_string()].concat());
    // The name decides, because ids may differ between portals.
    line_where(|name, _| name == code)
        .filter(|_| !code.is_empty())
        .or_else(|| line_where(|name, of| of == id && !name.contains('/')))
        .map(|line| {
            let name = line.split(' ').next().unwrap_or_default();
            let is_own = |of: &str, _: &str| of.strip_prefix(name) == Some(&own);
            line_where(is_own).unwrap_or(line)
        })
}

/// Returns the first line whose name and id fit.
fn line_where(fits: impl Fn(&str, &str) -> bool) -> Option<&'static str> {
    DATA.lines().find(|line| {
        let mut words = line.split(' ');
        let (name, id) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        fits(name, id)
    })
}

/// Returns the folder of a picture, which is the name of its pack.
fn folder_of(address: &str) -> &str {
    address.rsplit('/').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::model::{PackId, PictureUrl, StickerKey};
    use super::*;
    use crate::emoji::test_data;

    fn emoji(kind: PackKind, id: u64, path: &str) -> Vec<&'static str> {
        let pack = PackId { kind, id };
        let picture = PictureUrl::parse(path, "https://acme.bitrix24.com").unwrap();
        let key = StickerKey { pack, id: 1 };
        let sticker = Sticker { key, number: 1, picture, width_px: 0, height_px: 0 };
        emoji_of(&Pack { id: pack, name: String::new(), stickers: Vec::new() }, &sticker).collect()
    }

    #[test]
    fn the_address_names_the_pack_and_the_id_helps() {
        let hands = "/bitrix/images/im/stickers/hands/1.png?v1";
        assert_eq!(emoji(PackKind::Vendor, 2, hands)[0], "👍");
        assert_eq!(emoji(PackKind::Vendor, 12, "/a/other/1.png")[0], "🎉");
        assert_eq!(emoji(PackKind::Vendor, 99, "/a/other/1.png"), [""; 0]);
        assert_eq!(emoji(PackKind::Custom, 12, hands), [""; 0]);
    }

    /// An emoji that the catalogue lacks would find nothing.
    #[test]
    fn the_catalogue_has_every_emoji() {
        let catalogue = test_data::catalogue();
        let lines: Vec<&str> = DATA.lines().collect();
        assert_eq!(lines.len(), 12);
        for line in lines {
            let emoji: Vec<&str> = line.split(' ').skip(2).collect();
            assert!(!emoji.is_empty(), "{line}");
            for glyph in emoji {
                assert!(catalogue.find(glyph).is_some(), "{glyph} in {line}");
            }
        }
    }
}
