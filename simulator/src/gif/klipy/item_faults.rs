//! Faults that affect single items, in KLIPY's JSON.

use serde_json::{Value, json};

use crate::gif::odd_values;
use crate::switches::choices::GifItems;
use crate::world::World;

/// The length of a blur preview that is too long, in bytes.
const HUGE_BLUR: usize = 2 << 20;

/// Returns an advertisement, which is an item of another shape.
pub(super) fn advertisement() -> Value {
    json!({
        "type": "ad",
        "width": 300,
        "height": 250,
        "content": "<!doctype html><script>parent.document.title='broken'</script><p>Buy now",
    })
}

/// Distorts an item as the switch requires. Every second item stays unchanged.
pub(super) fn distort(world: &World, index: usize, mut item: Value) -> Value {
    let oddity = world.switches.read().gif_items;
    if index.is_multiple_of(2) {
        return item;
    }
    let turn = index / 2;
    match oddity {
        GifItems::Right | GifItems::Duplicates | GifItems::Repeated | GifItems::Few => {}
        GifItems::OddRenditions => odd_renditions(turn, &mut item["file"]),
        GifItems::DecimalSizes => decimal_sizes(turn, &mut item["file"]),
        GifItems::MissingFields => {
            if let Some(fields) = item.as_object_mut() {
                fields.retain(|name, _| ["id", "file"].contains(&name.as_str()));
            }
        }
        GifItems::Nulls => {
            for name in ["slug", "title", "tags", "type", "blur_preview"] {
                item[name] = Value::Null;
            }
        }
        GifItems::OddTitles => item["title"] = json!(odd_values::title(turn)),
        GifItems::OddUrls => {
            let urls = [
                "http://static.klipy.com/ii/a.gif",
                "javascript:document.title='broken'",
                "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
                "https://evil.example/a.gif",
                "/ii/a.gif",
                "http://static.klipy.localhost/a].gif",
                "http://static.klipy.localhost/a.gif[/url]",
                "https://static.klipy.com.evil.example/a.gif",
            ];
            let url = urls.get(turn % urls.len()).copied().unwrap_or_default();
            odd_values::replace_urls(&mut item["file"], url);
        }
        GifItems::Ads => return advertisement(),
        GifItems::TooHigh => {
            let title = item["title"].as_str().unwrap_or_default();
            item["title"] = json!(format!("{title} (rated r)"));
        }
        GifItems::Alien => return odd_values::alien(turn),
        GifItems::OtherTypes => other_type(turn, &mut item),
        GifItems::MissingTiers => {
            let kept = ["hd", "md", "sm", "xs"].get(turn % 4).copied().unwrap_or_default();
            if let Some(tiers) = item["file"].as_object_mut() {
                tiers.retain(|name, _| name == kept);
            }
        }
        GifItems::TierOrder => {
            let (hd, sm) = (item["file"]["hd"].take(), item["file"]["sm"].take());
            (item["file"]["hd"], item["file"]["sm"]) = (sm, hd);
        }
        // More of them would exceed what a client reads of a page.
        GifItems::HugeBlur if turn > 0 => {}
        GifItems::HugeBlur => {
            item["blur_preview"] =
                json!(["data:image/jpeg;base64,", &"A".repeat(HUGE_BLUR)].concat());
        }
        GifItems::OddBlur => item["blur_preview"] = odd_blur(turn),
    }
    item
}

/// Turns the item into one of another kind, with the shape of that kind.
fn other_type(turn: usize, item: &mut Value) {
    let gif = item["file"]["sm"]["gif"].clone();
    match turn % 3 {
        0 => {
            let size =
                json!({ "width": gif["width"], "height": gif["height"], "size": gif["size"] });
            item["type"] = json!("clip");
            item["file"] = json!({ "mp4": gif["url"], "gif": gif["url"], "webp": gif["url"] });
            item["file_meta"] = json!({ "mp4": size, "gif": size, "webp": size });
        }
        1 => {
            item["type"] = json!("static-meme");
            item["file"] = json!({ "sm": { "png": gif } });
        }
        _ => item["type"] = json!("hologram"),
    }
}

/// Returns a blur preview of a kind that must not be shown.
fn odd_blur(turn: usize) -> Value {
    let svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><circle r='9'/></svg>";
    let blurs = [
        json!(svg),
        json!("http://evil.example/blur.jpg"),
        json!("data:text/html,<p>blur"),
        json!("data:image/jpeg;base64,no picture"),
        json!("javascript:document.title='broken'"),
        json!("data:image/png;base64,AAAA\") url(\"https://evil.example/"),
        json!(""),
        json!(7),
    ];
    blurs.get(turn % blurs.len()).cloned().unwrap_or_default()
}

/// Replaces the tiers by ones that are missing, empty or have unusual sizes.
fn odd_renditions(turn: usize, file: &mut Value) {
    let gif = file["sm"]["gif"].clone();
    let sized = |width: Value, height: Value, size: Value| {
        let one = json!({ "url": gif["url"], "width": width, "height": height, "size": size });
        json!({ "sm": { "gif": one } })
    };
    *file = match turn % 10 {
        0 => json!({}),
        1 => json!([]),
        2 => json!({ "sm": {} }),
        3 => json!({ "sm": { "gif": { "url": "", "width": 0, "height": 0, "size": 0 } } }),
        4 => json!({ "sm": { "mp4": file["sm"]["mp4"] } }),
        5 => json!({ "sm": { "webp": file["sm"]["webp"] } }),
        6 => sized(json!("220"), json!("165"), json!("143000")),
        7 => sized(json!(1), json!(5000), gif["size"].clone()),
        8 => sized(json!(5000), json!(1), gif["size"].clone()),
        _ => json!({ "sm": { "gif": { "url": gif["url"] } } }),
    };
}

/// Writes lengths with a decimal point, alternately as strings and as numbers.
fn decimal_sizes(turn: usize, file: &mut Value) {
    let tiers = file.as_object_mut().into_iter().flat_map(|tiers| tiers.values_mut());
    for one in tiers.filter_map(Value::as_object_mut).flat_map(|formats| formats.values_mut()) {
        for name in ["width", "height", "size"] {
            let Some(number) = one[name].as_f64() else { continue };
            let is_text = turn.is_multiple_of(2);
            one[name] = if is_text { json!(format!("{number:.1}")) } else { json!(number) };
        }
    }
}
