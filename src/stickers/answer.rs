//! Reads the portal's answers about packs. What is missing or malformed costs itself: a sticker
//! without a usable address is left out, and so is a pack without an id.

use super::model::{Pack, PackId, PackKind, PictureUrl, Sticker, StickerKey};
use crate::json;
use serde_json::Value;

/// The most packs of an answer that are read. A user has at most 50.
const MOST_PACKS: usize = 100;
/// The most stickers of an answer that are read: 100 packs of 50.
const MOST_STICKERS: usize = 5_000;
/// The most characters of a pack's name that are kept.
const LONGEST_NAME: usize = 60;

/// One page of the user's packs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackPage {
    /// The packs in the portal's order, also those without stickers.
    pub packs: Vec<Pack>,
    /// The stickers that the user has sent last, the latest first. The first page only has them.
    pub recents: Vec<StickerKey>,
    /// Whether the portal has further packs.
    pub has_more: bool,
}

/// Reads the result of `Pack.load` or `Pack.tail`. `None` if it has no list of packs.
pub fn read_page(result: &Value, portal_origin: &str) -> Option<PackPage> {
    let listed = json::list(result.get("packs")?)?;
    let mut packs: Vec<Pack> = Vec::with_capacity(listed.len().min(MOST_PACKS));
    for pack in listed.into_iter().take(MOST_PACKS).filter_map(read_head) {
        if !packs.iter().any(|other| other.id == pack.id) {
            packs.push(pack);
        }
    }
    add_stickers(&mut packs, result, portal_origin);
    let recents = result.get("recentStickers").and_then(json::list).unwrap_or_default();
    let recents = recents.into_iter().filter_map(read_key).collect();
    let has_more = result.get("hasNextPage").is_some_and(is_true);
    Some(PackPage { packs, recents, has_more })
}

/// Reads the result of `Pack.get`. `None` if it has no pack.
pub fn read_pack(result: &Value, portal_origin: &str) -> Option<Pack> {
    let mut packs = [read_head(result.get("pack")?)?];
    add_stickers(&mut packs, result, portal_origin);
    let [pack] = packs;
    Some(pack)
}

/// Reads a pack without its stickers.
fn read_head(value: &Value) -> Option<Pack> {
    let id = PackId { kind: kind(value.get("type")?)?, id: json::whole(value.get("id")?)? };
    let name = match value.get("name") {
        Some(Value::String(name)) => name.trim().chars().take(LONGEST_NAME).collect(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    Some(Pack { id, name, stickers: Vec::new() })
}

fn add_stickers(packs: &mut [Pack], result: &Value, portal_origin: &str) {
    let listed = result.get("stickers").and_then(json::list).unwrap_or_default();
    // The number of a sticker counts those that are left out.
    let mut counts = vec![0_usize; packs.len()];
    for value in listed.into_iter().take(MOST_STICKERS) {
        let Some(key) = read_key(value) else { continue };
        let mut packs = packs.iter_mut().zip(&mut counts);
        let Some((pack, count)) = packs.find(|(pack, _)| pack.id == key.pack) else { continue };
        *count += 1;
        let uri = value.get("uri").and_then(Value::as_str);
        let picture = uri.and_then(|uri| PictureUrl::parse(uri, portal_origin));
        if let Some(picture) = picture.filter(|_| pack.sticker(key.id).is_none()) {
            let [width_px, height_px] = ["width", "height"].map(|side| px(value.get(side)));
            pack.stickers.push(Sticker { key, number: *count, picture, width_px, height_px });
        }
    }
}

fn read_key(value: &Value) -> Option<StickerKey> {
    let number = |name| json::whole(value.get(name)?);
    let pack = PackId { kind: kind(value.get("packType")?)?, id: number("packId")? };
    Some(StickerKey { pack, id: number("id")? })
}

fn kind(value: &Value) -> Option<PackKind> {
    PackKind::parse(value.as_str()?)
}

/// Returns a length in pixels; 0 if it cannot be one.
fn px(value: Option<&Value>) -> u32 {
    const LONGEST: u64 = 4_096;
    let px = value.and_then(json::rounded).filter(|px| *px <= LONGEST);
    px.and_then(|px| u32::try_from(px).ok()).unwrap_or(0)
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(is) => *is,
        Value::String(text) => ["true", "1", "Y", "y"].contains(&text.trim()),
        _ => json::whole(value).is_some_and(|number| number > 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PORTAL: &str = "https://acme.bitrix24.com";

    fn pack(id: u64, kind: &str) -> Value {
        json!({"id": id, "name": format!("pack {id}"), "type": kind, "authorId": 0, "isAdded": true})
    }

    fn sticker(pack: u64, kind: &str, id: u64) -> Value {
        json!({
            "id": id, "uri": format!("/stickers/{pack}/{id}.png?v1"), "type": "image",
            "width": 200, "height": "160", "packId": pack, "packType": kind, "sort": id,
        })
    }

    fn read(result: &Value) -> PackPage {
        read_page(result, PORTAL).unwrap()
    }

    #[test]
    fn a_page_as_the_portal_sends_it() {
        let page = read(&json!({
            "packs": [pack(1, "vendor"), pack(1, "custom"), pack(2, "vendor")],
            "stickers": [sticker(1, "vendor", 1), sticker(1, "custom", 1), sticker(1, "vendor", 2)],
            "recentStickers": [{"id": 2, "packId": 1, "packType": "vendor"}],
            "hasNextPage": true,
        }));
        let shape: Vec<(&str, usize)> =
            page.packs.iter().map(|pack| (&*pack.name, pack.stickers.len())).collect();
        assert_eq!(shape, [("pack 1", 2), ("pack 1", 1), ("pack 2", 0)]);
        let second = &page.packs[0].stickers[1];
        assert_eq!((second.number, second.width_px, second.height_px), (2, 200, 160));
        assert_eq!(second.picture.as_str(), "https://acme.bitrix24.com/stickers/1/2.png?v1");
        assert_eq!((page.recents, page.has_more), (vec![second.key], true));
    }

    #[test]
    fn numbers_may_be_text_and_lists_objects() {
        let page = read(&json!({
            "packs": {"0": {"id": "7", "type": "custom", "name": 12}},
            "stickers": {"3": {"id": "31.0", "packId": "7", "packType": "custom", "uri": "/a.png"}},
            "recentStickers": {"1": {"id": "31", "packId": 7, "packType": "custom"}, "2": null},
            "hasNextPage": "1",
        }));
        let pack = &page.packs[0];
        assert_eq!((&*pack.name, pack.stickers.len()), ("12", 1));
        assert_eq!((pack.stickers[0].width_px, page.has_more), (0, true));
        assert_eq!(page.recents, [pack.stickers[0].key]);
    }

    #[test]
    fn a_result_without_packs_is_no_page() {
        for result in [json!({}), json!(null), json!({"packs": "many"}), json!([])] {
            assert_eq!(read_page(&result, PORTAL), None, "{result}");
        }
        assert_eq!(read(&json!({"packs": []})), PackPage::default());
    }

    #[test]
    fn a_bad_sticker_costs_itself() {
        let mut foreign = sticker(1, "vendor", 2);
        foreign["uri"] = json!("https://evil.example/a.png");
        let mut bare = sticker(1, "vendor", 3);
        bare.as_object_mut().unwrap().remove("uri");
        let mut huge = sticker(1, "vendor", 4);
        (huge["width"], huge["height"]) = (json!(4e9), json!(-1));
        let page = read(&json!({
            "packs": [pack(1, "vendor"), pack(1, "vendor"), {"id": 2}, null, 7, {"id": -1, "type": "vendor"}],
            "stickers": [
                false, [], {}, sticker(9, "vendor", 1), sticker(1, "other", 1),
                foreign, bare, huge, sticker(1, "vendor", 4),
            ],
            "recentStickers": "none",
            "hasNextPage": "perhaps",
        }));
        assert_eq!((page.packs.len(), page.has_more), (1, false));
        let stickers = &page.packs[0].stickers;
        assert_eq!(stickers.len(), 1);
        let only = &stickers[0];
        assert_eq!((only.key.id, only.number), (4, 3), "the numbers count those left out");
        assert_eq!((only.width_px, only.height_px), (0, 0));
    }

    #[test]
    fn one_pack() {
        let result = json!({"pack": pack(71, "custom"), "stickers": [sticker(71, "custom", 5)]});
        assert_eq!(read_pack(&result, PORTAL).unwrap().stickers[0].key.id, 5);
        for result in [json!({"pack": ["pack", null]}), json!({"stickers": []}), json!("x")] {
            assert_eq!(read_pack(&result, PORTAL), None, "{result}");
        }
    }

    #[test]
    fn a_long_name_is_cut() {
        let mut long = pack(1, "vendor");
        long["name"] = json!(format!("  {}", "ы".repeat(500)));
        let page = read(&json!({"packs": [long]}));
        assert_eq!(page.packs[0].name.chars().count(), LONGEST_NAME);
    }
}
