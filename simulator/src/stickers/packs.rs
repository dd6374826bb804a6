//! The packs and the stickers in them. A sticker's picture is one of the stickers of the folder
//! `gifs`.

use serde::{Deserialize, Serialize};

use crate::gif::{Catalogue, Picture};
use crate::switches::sticker_choices::Stickers;

/// Name and number of stickers of the vendor's packs, whose ids are 1, 2, 3….
const VENDOR: [(&str, u32); 12] = [
    ("otterOffice", 20),
    ("cloudlings", 12),
    ("teaBreak", 8),
    ("mondayMood", 16),
    ("shipIt", 10),
    ("bigDeadline", 9),
    ("highFive", 14),
    ("gardenParty", 18),
    ("nightShift", 11),
    ("littleMonsters", 15),
    ("weekendPlans", 13),
    ("thankYouNotes", 17),
];
/// Id, name and number of stickers of the packs that [`CUSTOM_AUTHOR`] has made.
const CUSTOM: [(u32, &str, u32); 2] = [(71, "Our team", 5), (74, "Warehouse & friends", 12)];
/// The user who has made the custom packs: the user id that the switches have by default.
const CUSTOM_AUTHOR: u32 = 1;

/// The number of packs of a portal with many.
const MANY: usize = 50;
/// The number of stickers in each of them.
const LARGE: u32 = 50;
/// The id of the first pack that other portals do not have.
const FURTHER_ID: u32 = 101;
/// The id of the vendor's pack that is listed although it is gone, if a switch says so.
const GONE_ID: u32 = 2;

/// The number of ids of stickers that a custom pack occupies.
const IDS_PER_PACK: u32 = 100;
/// A custom sticker's file id minus its own id.
const FILE_OFFSET: u32 = 20_000;

/// The action of the portal that returns a custom sticker's picture.
pub(super) const CUSTOM_ACTION: &str = "im.v2.Sticker.download";

/// The origin of a pack. Packs of different types may have the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PackType {
    /// Part of the portal.
    Vendor,
    /// Made by a user.
    Custom,
}

impl PackType {
    /// Parses `vendor` or `custom`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "vendor" => Some(Self::Vendor),
            "custom" => Some(Self::Custom),
            _ => None,
        }
    }
}

/// A pack.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    pub(crate) id: u32,
    pub(crate) kind: PackType,
    pub(crate) name: String,
    /// 0 for the vendor's packs.
    pub(crate) author_id: u32,
    /// The number of stickers.
    pub(crate) size: u32,
}

/// A sticker of a pack.
#[derive(Clone, Debug)]
pub(crate) struct Sticker {
    /// Unique among custom packs; the vendor's packs have ids of their own each: 1, 2, 3….
    pub(crate) id: u32,
    /// The position in the pack, from 1.
    pub(crate) number: u32,
    /// Relative to the portal.
    pub(crate) uri: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Returns all packs in the order in which the portal lists them.
pub(crate) fn packs(content: Stickers) -> Vec<Pack> {
    let vendor = (1..).zip(VENDOR).map(|(id, (name, size))| Pack {
        id,
        kind: PackType::Vendor,
        name: name.to_owned(),
        author_id: 0,
        size,
    });
    let custom = CUSTOM.into_iter().map(|(id, name, size)| custom_pack(id, name.to_owned(), size));
    let mut packs: Vec<Pack> = vendor.chain(custom).collect();
    match content {
        Stickers::Many => {
            let further =
                (FURTHER_ID..).map(|id| custom_pack(id, format!("Further pack {id}"), LARGE));
            packs.extend(further.take(MANY.saturating_sub(packs.len())));
            packs.iter_mut().for_each(|pack| pack.size = LARGE);
        }
        Stickers::Empty => packs.clear(),
        _ => {}
    }
    packs
}

fn custom_pack(id: u32, name: String, size: u32) -> Pack {
    Pack { id, kind: PackType::Custom, name, author_id: CUSTOM_AUTHOR, size }
}

impl Pack {
    /// Returns whether the user has the pack in the list. Other packs can be used by id.
    pub(crate) fn is_added(&self, user_id: u32) -> bool {
        self.kind == PackType::Vendor || self.author_id == user_id
    }

    /// Returns whether the pack is listed, but can neither be shown nor used.
    pub(crate) fn is_gone(&self, content: Stickers) -> bool {
        content == Stickers::PackGone && self.kind == PackType::Vendor && self.id == GONE_ID
    }

    /// Returns the stickers that have a picture: none if the folder `gifs` is missing.
    pub(crate) fn stickers(&self, pictures: &Catalogue) -> Vec<Sticker> {
        (1..=self.size).filter_map(|number| self.sticker(number, pictures)).collect()
    }

    fn sticker(&self, number: u32, pictures: &Catalogue) -> Option<Sticker> {
        let picture = self.picture(number, pictures)?;
        let (id, uri) = match self.kind {
            PackType::Vendor => {
                (number, format!("/bitrix/images/im/stickers/{}/{number}.png?v1", self.name))
            }
            PackType::Custom => {
                let id = self.id * IDS_PER_PACK + number;
                let file = id + FILE_OFFSET;
                (id, format!("/bitrix/services/main/ajax.php?action={CUSTOM_ACTION}&fileId={file}"))
            }
        };
        Some(Sticker { id, number, uri, width: picture.width, height: picture.height })
    }

    /// Returns the picture of a sticker of this pack. Neighboring packs begin with different
    /// pictures.
    pub(super) fn picture<'a>(&self, number: u32, pictures: &'a Catalogue) -> Option<&'a Picture> {
        if !(1..=self.size).contains(&number) {
            return None;
        }
        let number = usize::try_from(self.id * 5 % 100 + number).ok()?;
        Some(pictures.item(true, number)?.picture)
    }
}

/// Returns pack id and number of the custom sticker whose picture has this file id.
pub(super) fn custom_sticker(file_id: u32) -> Option<(u32, u32)> {
    let id = file_id.checked_sub(FILE_OFFSET)?;
    Some((id / IDS_PER_PACK, id % IDS_PER_PACK))
}
