//! Reads the files of an item. Any of them may be missing, empty, without a size or on another origin;
//! the others are chosen by their names.

use super::super::lenient;
use super::super::model::{Format, Rendition};
use super::super::origins::{MediaUrl, Origins};
use super::super::provider::Kind;
use serde_json::Value;

/// The usable files of an item.
pub(super) struct Images {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) renditions: Vec<Rendition>,
    pub(super) send_url: Option<MediaUrl>,
}

/// The renditions for a cell of about 200 pixels. The first one that has the format is used.
const CELL: [&str; 12] = [
    "fixed_width",
    "fixed_height",
    "downsized_small",
    "preview",
    "preview_webp",
    "preview_gif",
    "fixed_width_downsampled",
    "fixed_height_downsampled",
    "original",
    "original_mp4",
    "downsized",
    "downsized_medium",
];

/// The rendition of half that size.
const SMALL: [&str; 2] = ["fixed_width_small", "fixed_height_small"];

/// The renditions that are one picture.
const STILL: [&str; 7] = [
    "fixed_width_still",
    "fixed_height_still",
    "fixed_width_small_still",
    "fixed_height_small_still",
    "480w_still",
    "downsized_still",
    "original_still",
];

/// The renditions for a message. A portal shows pictures up to 160 pixels high, so that 200 are
/// enough; everyone in the chat loads them.
const SEND: [&str; 8] = [
    "fixed_height",
    "fixed_width",
    "downsized",
    "downsized_medium",
    "original",
    "downsized_large",
    "fixed_width_small",
    "fixed_height_small",
];

/// Reads the files of an item; `None` if there is nothing to show.
///
/// Videos have no transparency, so that a sticker's video is not used.
pub(super) fn read(images: &Value, kind: Kind, origins: &Origins) -> Option<Images> {
    let find = |names: &[&str], format| {
        names.iter().find_map(|name| rendition(&images[*name], format, origins))
    };
    let mut renditions = Vec::new();
    renditions.extend(find(&STILL, Format::Still));
    for format in [Format::Mp4, Format::Webp, Format::Gif] {
        if format == Format::Mp4 && kind == Kind::Sticker {
            continue;
        }
        let cell = find(&CELL, format);
        // GIF is the last resort: one size is enough.
        if format != Format::Gif || cell.is_none() {
            renditions.extend(find(&SMALL, format));
        }
        renditions.extend(cell);
    }
    let named = ["fixed_width", "original"].iter().find_map(|name| size(&images[*name]));
    let (width, height) =
        named.or_else(|| renditions.first().map(|one| (one.width, one.height)))?;
    if renditions.is_empty() {
        return None;
    }
    renditions.shrink_to_fit();
    let send = |key| {
        SEND.iter().find_map(|name| sendable(lenient::at(lenient::at(images, name), key), origins))
    };
    let send_url = send("url").or_else(|| send("webp"));
    Some(Images { width, height, renditions, send_url })
}

fn size(image: &Value) -> Option<(u32, u32)> {
    Some((
        lenient::pixels(lenient::at(image, "width"))?,
        lenient::pixels(lenient::at(image, "height"))?,
    ))
}

fn rendition(image: &Value, format: Format, origins: &Origins) -> Option<Rendition> {
    let (width, height) = size(image)?;
    let url = |key, ending| {
        origins.media(lenient::text(lenient::at(image, key))).filter(|url| url.ends_in(ending))
    };
    let url = match format {
        Format::Still => origins.media(lenient::text(lenient::at(image, "url")))?,
        Format::Mp4 => url("mp4", ".mp4")?,
        // `preview_webp` has its WebP in the field where others have their GIF.
        Format::Webp => url("webp", ".webp").or_else(|| url("url", ".webp"))?,
        Format::Gif => url("url", ".gif")?,
    };
    Some(Rendition { format, width, height, bytes: None, url })
}

fn sendable(url: &Value, origins: &Origins) -> Option<MediaUrl> {
    origins.media(lenient::text(url)).filter(MediaUrl::is_shown_in_messages)
}
