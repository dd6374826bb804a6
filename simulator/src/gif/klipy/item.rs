//! An item as KLIPY writes it: numbers as numbers, files by tier and format.

use serde_json::{Map, Value, json};

use super::rating::Rating;
use super::{blur, ids, renditions};
use crate::gif::catalogue::Item;

/// Returns the item as JSON in the answer with this number.
pub(super) fn json(item: Item<'_>, port: u16, answer: u64) -> Value {
    let mark = Rating::of(item).mark();
    let mut title = format!("{} #{}", item.picture.title, item.number);
    let english = item.picture.tags.get("en").and_then(Value::as_array);
    let mut tags = english.cloned().unwrap_or_default();
    if !mark.is_empty() {
        title.push_str(&format!(" ({mark})"));
        tags.push(json!(mark));
    }
    json!({
        "id": ids::id(item),
        "slug": ids::slug(item, answer),
        "title": title,
        "file": files(item, port),
        "tags": tags,
        "type": if item.is_sticker() { "sticker" } else { "gif" },
        "blur_preview": blur::preview(item),
    })
}

/// Returns the address of a rendition. It has no query, so that it ends in the format's extension.
pub(super) fn address(item: Item<'_>, rendition: renditions::Rendition, port: u16) -> String {
    format!("http://static.klipy.localhost:{port}{}", renditions::path(item, rendition))
}

fn files(item: Item<'_>, port: u16) -> Value {
    let mut tiers = Map::new();
    for rendition in renditions::of(item) {
        let tier = tiers.entry(rendition.tier.name()).or_insert_with(|| json!({}));
        let file = json!({
            "url": address(item, rendition, port),
            "width": rendition.width,
            "height": rendition.height,
            "size": rendition.size,
        });
        if let Some(formats) = tier.as_object_mut() {
            formats.insert(rendition.format.extension().to_owned(), file);
        }
    }
    Value::Object(tiers)
}
