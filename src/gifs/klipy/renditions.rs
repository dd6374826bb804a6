//! Reads the files of an item: four tiers (`hd`, `md`, `sm`, `xs`) of up to six formats. The tiers are
//! not ordered by size, and any file may be missing.

use super::super::lenient::{at, number, pixels, text};
use super::super::model::{Format, Rendition};
use super::super::origins::{MediaUrl, Origins};
use super::super::provider::Kind;
use serde_json::Value;

/// The usable files of an item.
pub(super) struct Files {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) renditions: Vec<Rendition>,
    pub(super) send_url: Option<MediaUrl>,
}

const TIERS: [&str; 4] = ["hd", "md", "sm", "xs"];

/// The formats that are used, with their endings.
const FORMATS: [(&str, &str, Format); 5] = [
    ("png", ".png", Format::Still),
    ("webp", ".webp", Format::Webp),
    ("gif", ".gif", Format::Gif),
    ("jpg", ".jpg", Format::Still),
    ("mp4", ".mp4", Format::Mp4),
];

/// The number of formats that can be transparent, as stickers are. They come first.
const TRANSPARENT: usize = 3;

/// The height that is sharp enough in a message, in pixels: portals show pictures up to 200 high.
const MESSAGE_HEIGHT_PX: u32 = 150;

/// The largest file that is sent if there is a smaller one, in bytes. Everyone in the chat loads it.
const MOST_SENT_BYTES: u32 = 2 << 20;

/// Reads the files of an item; `None` if there is nothing to show.
pub(super) fn read(file: &Value, kind: Kind, origins: &Origins) -> Option<Files> {
    let mut renditions = Vec::new();
    let formats = if kind == Kind::Sticker { TRANSPARENT } else { FORMATS.len() };
    for tier in TIERS {
        for (name, ending, format) in FORMATS.into_iter().take(formats) {
            renditions.extend(rendition(at(at(file, tier), name), ending, format, origins));
        }
    }
    renditions.shrink_to_fit();
    // The largest one has the most exact proportions.
    let largest = renditions.iter().max_by_key(|one| one.height)?;
    let (width, height) = (largest.width, largest.height);
    let send_url = send_url(&renditions);
    Some(Files { width, height, renditions, send_url })
}

fn rendition(image: &Value, ending: &str, format: Format, origins: &Origins) -> Option<Rendition> {
    let (width, height) = (pixels(at(image, "width"))?, pixels(at(image, "height"))?);
    let url = origins.media(text(at(image, "url"))).filter(|url| url.ends_in(ending))?;
    let bytes = number(at(image, "size")).filter(|bytes| *bytes > 0);
    Some(Rendition { format, width, height, bytes, url })
}

/// Returns the link for messages: the smallest GIF that is sharp enough, else the sharpest one. WebP
/// where there is no GIF, or none that is small: not everything that shows messages plays it.
fn send_url(renditions: &[Rendition]) -> Option<MediaUrl> {
    let best = |format: Format| {
        let mut best: Option<&Rendition> = None;
        let candidates =
            renditions.iter().filter(|one| one.format == format && one.url.is_shown_in_messages());
        for one in candidates {
            if best.is_none_or(|best| rank(one) < rank(best)) {
                best = Some(one);
            }
        }
        best
    };
    let gif = best(Format::Gif);
    let webp = best(Format::Webp).filter(|webp| {
        gif.is_none_or(|gif| bytes(gif) > MOST_SENT_BYTES && bytes(webp) < bytes(gif))
    });
    webp.or(gif).map(|one| one.url.clone())
}

/// Ranks a file for messages, the best one lowest: sharp ones by their size, others by their height.
const fn rank(one: &Rendition) -> (bool, u32) {
    let is_sharp = one.height >= MESSAGE_HEIGHT_PX;
    (!is_sharp, if is_sharp { bytes(one) } else { u32::MAX - one.height })
}

/// Returns the size of a file; the greatest if it is not declared.
const fn bytes(one: &Rendition) -> u32 {
    match one.bytes {
        Some(bytes) => bytes,
        None => u32::MAX,
    }
}
