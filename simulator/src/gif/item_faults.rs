//! Faults that affect single items.

use serde_json::{Value, json};

use super::catalogue::Item;
use crate::switches::choices::GifItems;
use crate::world::World;

/// Returns the items of a page, and the count in the response.
pub(super) fn choose<'a>(
    world: &World,
    page: &[Item<'a>],
    all: &[Item<'a>],
    limit: usize,
    offset: usize,
) -> (Vec<Item<'a>>, usize) {
    let asked = page.len().saturating_sub(usize::from(offset > 0));
    match world.switches.read().gif_items {
        GifItems::Duplicates => {
            let twice = page.iter().flat_map(|item| [*item, *item]).take(limit);
            (twice.collect(), asked)
        }
        GifItems::Repeated => (all.iter().copied().take(limit).collect(), limit.min(all.len())),
        GifItems::Few => {
            let few = page.iter().copied().take(limit / 3).collect::<Vec<_>>();
            let count = few.len();
            (few, count)
        }
        _ => (page.to_vec(), asked),
    }
}

/// Distorts an item as the switch requires. Every second item stays unchanged.
pub(super) fn distort(world: &World, index: usize, mut item: Value) -> Value {
    let oddity = world.switches.read().gif_items;
    if index.is_multiple_of(2) || !item.is_object() {
        return item;
    }
    let turn = index / 2;
    match oddity {
        GifItems::Right | GifItems::Duplicates | GifItems::Repeated | GifItems::Few => {}
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
            let long = "long ".repeat(2_000);
            let titles = [
                "",
                &long,
                "<img src=x onerror=document.title='broken'>",
                "\u{202e}drawkcab\u{2066}",
                "🎉🎉🎉",
                "[url]https://evil.example/[/url]",
            ];
            let title = titles.get(turn % titles.len()).copied().unwrap_or_default();
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
            replace_urls(&mut item, url);
        }
        GifItems::Ads => {
            item["bottle_data"] = json!({ "tags": ["<img src=https://ads.example/>"] })
        }
        GifItems::TooHigh => item["rating"] = json!("r"),
        GifItems::Alien => {
            return [json!(5), json!("gif"), Value::Null, json!([]), json!({})]
                .get(turn % 5)
                .cloned()
                .unwrap_or_default();
        }
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

fn replace_urls(value: &mut Value, url: &str) {
    match value {
        Value::String(text) if text.starts_with("http") => url.clone_into(text),
        Value::Array(values) => values.iter_mut().for_each(|value| replace_urls(value, url)),
        Value::Object(fields) => fields.values_mut().for_each(|value| replace_urls(value, url)),
        _ => {}
    }
}
