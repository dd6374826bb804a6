//! An item as GIPHY writes it: numbers as strings, some fields missing.

use serde_json::{Map, Value, json};

use super::ids;
use crate::gif::catalogue::Item;

/// Every n-th item has no user, or no alternative text, as in the real API.
const NO_USER: usize = 5;
const NO_ALT: usize = 3;

/// Returns the item as JSON; `event` is GIPHY's name for the request (`GIF_SEARCH`).
pub(super) fn json(item: Item<'_>, port: u16, event: &str) -> Value {
    let id = ids::id(item);
    let title = format!("{} #{}", item.picture.title, item.number);
    let mut value = json!({
        "type": if item.is_sticker() { "sticker" } else { "gif" },
        "id": id,
        "url": format!("http://giphy.localhost:{port}/gifs/{id}"),
        "slug": id,
        "username": "simulator",
        "source": "",
        "title": title,
        "rating": "g",
        "is_sticker": u8::from(item.is_sticker()),
        "import_datetime": "2026-01-01 00:00:00",
        "trending_datetime": "0000-00-00 00:00:00",
        "images": images(item, port),
        "analytics_response_payload": "",
        "analytics": analytics(&id, port, event),
        "alt_text": if item.number.is_multiple_of(NO_ALT) { String::new() } else { format!("A drawing: {}", item.picture.title) },
        "user": { "username": "simulator", "display_name": "Simulator", "is_verified": false },
    });
    if item.number.is_multiple_of(NO_USER)
        && let Some(fields) = value.as_object_mut()
    {
        fields.remove("user");
    }
    value
}

fn analytics(id: &str, port: u16, event: &str) -> Value {
    let url = |action: &str| {
        let at = format!("http://analytics.giphy.localhost:{port}/v2/pingback_simple");
        json!({ "url": format!("{at}?analytics_response_payload={event}&gif_id={id}&action_type={action}") })
    };
    json!({ "onload": url("SEEN"), "onclick": url("CLICK"), "onsent": url("SENT") })
}

fn images(item: Item<'_>, port: u16) -> Value {
    let id = ids::id(item);
    let picture = item.picture;
    let url = |file: &str| {
        format!(
            "http://media.giphy.localhost:{port}/media/{id}/{file}?cid=5150c0de&ep=v1&rid={file}&ct=g"
        )
    };
    let half = |length: u32| (length / 2).max(1).to_string();
    let rendition = |width: String, height: String, files: &[(&str, &str)]| {
        let mut fields = Map::new();
        fields.insert("width".to_owned(), json!(width));
        fields.insert("height".to_owned(), json!(height));
        for (key, file) in files {
            fields.insert((*key).to_owned(), json!(url(file)));
            let size = if *key == "url" { "size".to_owned() } else { format!("{key}_size") };
            fields.insert(size, json!("20000"));
        }
        Value::Object(fields)
    };
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    let small = || (half(picture.width), half(picture.height));
    let full = [("url", "200w.gif"), ("mp4", "200w.mp4"), ("webp", "200w.webp")];
    let half_size = [("url", "100w.gif"), ("mp4", "100w.mp4"), ("webp", "100w.webp")];
    let of = |files: &[(&str, &str)]| rendition(width.clone(), height.clone(), files);
    let small_of = |files: &[(&str, &str)]| {
        let (width, height) = small();
        rendition(width, height, files)
    };
    let mut original = of(&[("url", "giphy.gif"), ("mp4", "giphy.mp4"), ("webp", "giphy.webp")]);
    if let Some(fields) = original.as_object_mut() {
        fields.insert("frames".to_owned(), json!(picture.frames.to_string()));
    }
    json!({
        "original": original,
        "fixed_width": of(&full),
        "fixed_width_still": of(&[("url", "200w_s.gif")]),
        "fixed_width_small": small_of(&half_size),
        "fixed_height": of(&[("url", "200.gif"), ("mp4", "200.mp4"), ("webp", "200.webp")]),
        "fixed_height_still": of(&[("url", "200_s.gif")]),
        "fixed_height_small": small_of(&half_size),
        "downsized": of(&[("url", "giphy-downsized.gif")]),
        "preview_gif": small_of(&[("url", "giphy-preview.gif")]),
        "looping": { "mp4": url("giphy-loop.mp4"), "mp4_size": "20000" },
    })
}
