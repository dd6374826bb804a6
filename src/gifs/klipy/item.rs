//! One item of an answer.

use super::super::blur::BlurPreview;
use super::super::lenient::{at, id, line, text};
use super::super::model::{Gif, GifId, Pingbacks, Share};
use super::super::origins::Origins;
use super::super::provider::{Kind, Request};
use super::super::service::GifService;
use super::renditions;
use serde_json::Value;

/// Reads an item. Returns `None` if it has nothing to show, or is neither a GIF nor a sticker:
/// advertisements, clips and pictures that do not move come in the same list.
pub(super) fn read(item: &Value, request: &Request, origins: &Origins) -> Option<Gif> {
    let kind = match at(item, "type") {
        Value::Null => request.kind,
        Value::String(kind) if kind == "gif" => Kind::Gif,
        Value::String(kind) if kind == "sticker" => Kind::Sticker,
        _ => return None,
    };
    let own_id = id(at(item, "id")).filter(|id| id.bytes().all(|byte| byte.is_ascii_digit()))?;
    let files = renditions::read(at(item, "file"), kind, origins)?;
    let title = line(at(item, "title"));
    Some(Gif {
        id: GifId::new(GifService::Klipy, kind, &own_id)?,
        kind,
        alt: title.as_str().into(),
        title: title.into(),
        username: "".into(),
        width: files.width,
        height: files.height,
        renditions: files.renditions,
        send_url: files.send_url,
        pingbacks: Pingbacks::default(),
        share: slug(at(item, "slug")).map(|slug| Share { slug, query: request.query.clone() }),
        blur: BlurPreview::parse(text(at(item, "blur_preview"))),
    })
}

/// Reads the name of an item in this answer, which becomes a part of an address.
fn slug(value: &Value) -> Option<Box<str>> {
    let slug = text(value);
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    ((1..=200).contains(&slug.len()) && slug.bytes().all(allowed)).then(|| slug.into())
}
