//! Faults that affect single items, in GIPHY's JSON.

use serde_json::{Value, json};

use crate::gif::odd_values;
use crate::switches::choices::GifItems;
use crate::world::World;

/// Distorts an item as the switch requires. Every second item stays unchanged.
pub(super) fn distort(world: &World, index: usize, mut item: Value) -> Value {
    let oddity = world.switches.read().gif_items;
    if index.is_multiple_of(2) || !item.is_object() {
        return item;
    }
    let turn = index / 2;
    match oddity {
        GifItems::Right | GifItems::Duplicates | GifItems::Repeated | GifItems::Few => {}
        // These have no meaning here: the items have no blur previews.
        GifItems::HugeBlur | GifItems::OddBlur => {}
        GifItems::OtherTypes => item["type"] = json!("clip"),
        GifItems::MissingTiers => {
            let kept = ["original", "downsized", "fixed_width", "fixed_height_small"];
            let kept = kept.get(turn % kept.len()).copied().unwrap_or_default();
            if let Some(images) = item["images"].as_object_mut() {
                images.retain(|name, _| name == kept);
            }
        }
        GifItems::TierOrder => {
            let images = &mut item["images"];
            let (large, small) = (images["original"].take(), images["fixed_width_small"].take());
            (images["original"], images["fixed_width_small"]) = (small, large);
        }
        GifItems::OddRenditions => rendition(turn, &mut item["images"]),
        GifItems::DecimalSizes => decimal_sizes(turn, &mut item["images"]),
        GifItems::MissingFields => {
            if let Some(fields) = item.as_object_mut() {
                fields.retain(|name, _| ["id", "images"].contains(&name.as_str()));
            }
        }
        GifItems::Nulls => {
            for name in ["user", "analytics", "alt_text", "title", "rating", "username"] {
                item[name] = Value::Null;
            }
        }
        GifItems::OddTitles => {
            let title = odd_values::title(turn);
            item["title"] = json!(title);
            item["alt_text"] = json!(title);
        }
        GifItems::OddUrls => {
            let urls = [
                "http://media.giphy.com/a.gif",
                "javascript:document.title='broken'",
                "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
                "https://evil.example/a.gif",
                "/media/a.gif",
                "http://media.giphy.localhost/a].gif",
                "http://media.giphy.localhost/a.gif[/url]",
            ];
            let url = urls.get(turn % urls.len()).copied().unwrap_or_default();
            odd_values::replace_urls(&mut item, url);
        }
        GifItems::Ads => {
            item["bottle_data"] = json!({ "tags": ["<img src=https://ads.example/>"] })
        }
        GifItems::TooHigh => item["rating"] = json!("r"),
        GifItems::Alien => return odd_values::alien(turn),
    }
    item
}

fn rendition(turn: usize, images: &mut Value) {
    let one = images["fixed_width"].clone();
    let only = |key: &str| json!({ "width": one["width"], "height": one["height"], key: one[key] });
    *images = match turn % 8 {
        0 => json!({ "fixed_width": {} }),
        1 => json!({ "fixed_width": {"width": "0", "height": "0", "url": "", "size": "0"} }),
        2 => json!({}),
        3 => json!({ "fixed_width": only("mp4") }),
        4 => json!({ "fixed_width": only("webp") }),
        5 => json!({ "fixed_width": {"width": 200, "height": 150, "url": one["url"]} }),
        6 => json!({ "fixed_width": {"width": "1", "height": "5000", "url": one["url"]} }),
        _ => json!({ "fixed_width": {"width": "5000", "height": "1", "url": one["url"]} }),
    };
}

/// Writes sizes with a decimal point, alternately as numbers and as strings.
fn decimal_sizes(turn: usize, images: &mut Value) {
    let Some(images) = images.as_object_mut() else { return };
    for image in images.values_mut() {
        for name in ["width", "height"] {
            let Some(size) = image[name].as_str().and_then(|size| size.parse::<f64>().ok()) else {
                continue;
            };
            let is_text = turn.is_multiple_of(2);
            image[name] = if is_text { json!(format!("{size:.1}")) } else { json!(size) };
        }
    }
}
