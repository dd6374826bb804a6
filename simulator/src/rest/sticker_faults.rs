//! Faults of the packs that the sticker methods return.

use serde_json::{Value, json};

use crate::switches::sticker_choices::Stickers;

/// URLs that no page may load.
const FOREIGN_URIS: [&str; 4] = [
    "https://evil.example/sticker.png",
    "javascript:alert(1)",
    "//evil.example/sticker.png",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
];

/// Applies the fault to a result, which is `{packs, stickers, …}` or `{pack, stickers}`.
pub(super) fn apply(fault: Stickers, mut result: Value) -> Value {
    match fault {
        Stickers::NoPacks => {
            if let Some(fields) = result.as_object_mut() {
                fields.remove("packs");
                fields.remove("pack");
            }
        }
        Stickers::NoUris => {
            for fields in stickers(&mut result).iter_mut().filter_map(Value::as_object_mut) {
                fields.remove("uri");
            }
        }
        Stickers::ForeignUris => {
            for (sticker, uri) in stickers(&mut result).iter_mut().zip(FOREIGN_URIS.iter().cycle())
            {
                if let Some(slot) = sticker.get_mut("uri") {
                    *slot = json!(uri);
                }
            }
        }
        Stickers::Garbage => spoil(&mut result),
        Stickers::Right
        | Stickers::NoMethod
        | Stickers::Error
        | Stickers::PackGone
        | Stickers::Many
        | Stickers::Empty => {}
    }
    result
}

fn stickers(result: &mut Value) -> &mut [Value] {
    let stickers = result.get_mut("stickers").and_then(Value::as_array_mut);
    stickers.map(Vec::as_mut_slice).unwrap_or_default()
}

/// Replaces every field by another type. The names remain, so that a reader gets that far.
fn spoil(result: &mut Value) {
    let Some(fields) = result.as_object_mut() else { return };
    for (name, value) in fields {
        *value = match &**name {
            "packs" => json!([
                null,
                7,
                "pack",
                [[]],
                {},
                {"id": "one", "name": ["a"], "type": 3, "authorId": {}, "isAdded": "perhaps"},
                {"id": -1.5, "name": null, "type": "other", "authorId": null, "isAdded": null},
                {"id": {}, "name": 12, "type": "vendor", "authorId": [], "isAdded": 2},
            ]),
            "pack" => json!(["pack", null]),
            "stickers" => json!([
                false,
                "sticker",
                [],
                {},
                {"id": [], "uri": 5, "type": null, "width": "wide", "height": -160,
                 "packId": "one", "packType": 0, "sort": "first"},
                {"id": 1e300, "uri": {"a": "b"}, "type": [], "width": null, "height": {},
                 "packId": null, "packType": [], "sort": null},
                {"id": 1, "uri": null, "type": "video", "width": 0, "height": 4e9,
                 "packId": 1, "packType": "other", "sort": true},
            ]),
            "recentStickers" => json!({"0": "sticker", "1": {"id": null, "packId": []}}),
            "hasNextPage" => json!("perhaps"),
            _ => Value::Null,
        };
    }
}
