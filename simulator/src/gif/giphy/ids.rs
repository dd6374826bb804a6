//! GIPHY's ids are texts: `SimG00042` is the GIF with the number 42, `SimS00007` a sticker.

use crate::gif::catalogue::{Catalogue, Item};

pub(super) fn id(item: Item<'_>) -> String {
    let letter = if item.is_sticker() { 'S' } else { 'G' };
    format!("Sim{letter}{:05}", item.number)
}

/// Returns the item with this id; `None` if there is none.
pub(super) fn find<'a>(gifs: &'a Catalogue, id: &str) -> Option<Item<'a>> {
    let rest = id.strip_prefix("Sim")?;
    let is_sticker = match rest.get(..1)? {
        "G" => false,
        "S" => true,
        _ => return None,
    };
    gifs.item(is_sticker, rest.get(1..)?.parse().ok()?)
}
