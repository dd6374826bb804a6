//! One item of an answer.

use super::super::lenient;
use super::super::model::{Gif, GifId, Pingbacks};
use super::super::origins::Origins;
use super::super::provider::{Kind, Rating, Request};
use super::super::service::GifService;
use super::renditions;
use serde_json::Value;

/// Reads an item. Returns `None` if it has nothing to show, is an advertisement, or is rated higher
/// than what was requested.
pub(super) fn read(item: &Value, request: &Request, origins: &Origins) -> Option<Gif> {
    if lenient::has_content(lenient::at(item, "bottle_data"))
        || is_above(request.rating, lenient::at(item, "rating"))
    {
        return None;
    }
    let kind = kind(item).unwrap_or(request.kind);
    let id = GifId::new(GifService::Giphy, kind, &lenient::id(lenient::at(item, "id"))?)?;
    let images = renditions::read(lenient::at(item, "images"), kind, origins)?;
    let title = lenient::line(lenient::at(item, "title"));
    let alt = lenient::line(lenient::at(item, "alt_text"));
    let pingback = |event: &str| {
        origins.pingback(lenient::text(lenient::at(
            lenient::at(lenient::at(item, "analytics"), event),
            "url",
        )))
    };
    Some(Gif {
        id,
        kind,
        alt: if alt.is_empty() { title.as_str().into() } else { alt.into() },
        title: title.into(),
        username: lenient::line(lenient::at(item, "username")).into(),
        width: images.width,
        height: images.height,
        renditions: images.renditions,
        send_url: images.send_url,
        pingbacks: Pingbacks {
            seen: pingback("onload"),
            clicked: pingback("onclick"),
            sent: pingback("onsent"),
        },
        share: None,
        blur: None,
    })
}

/// Returns whether an item is rated too high to be shown. One without a rating has passed the service's
/// own filter; an unknown rating is too high.
fn is_above(ceiling: Rating, rating: &Value) -> bool {
    let rating = lenient::text(rating);
    !rating.is_empty() && Rating::parse(rating).is_none_or(|rating| rating > ceiling)
}

/// Returns the kind that the item names, if it does.
fn kind(item: &Value) -> Option<Kind> {
    if lenient::flag(lenient::at(item, "is_sticker")) || lenient::at(item, "type") == "sticker" {
        return Some(Kind::Sticker);
    }
    (!lenient::at(item, "is_sticker").is_null() || lenient::at(item, "type") == "gif")
        .then_some(Kind::Gif)
}
