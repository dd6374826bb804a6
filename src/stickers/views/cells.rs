//! Writes a cell as HTML text, as the emoji grid does.

use super::store::StickerStore;
use crate::stickers::{StickerKey, StickerList};
use crate::ui::emoji_grid::escape;
use leptos::prelude::*;

/// Returns the id of a cell's element. `aria-activedescendant` needs one.
pub(super) fn cell_id(index: usize) -> String {
    ["sticker-", &*index.to_string()].concat()
}

/// Returns the position that [`cell_id`] put into an id.
pub(super) fn cell_index(id: &str) -> Option<usize> {
    id.strip_prefix("sticker-")?.parse().ok()
}

/// Writes a cell. All values are escaped.
pub(super) fn write_cell(out: &mut String, store: StickerStore, index: usize, key: StickerKey) {
    let is_marked = store.marked.get_untracked() == Some(index);
    let name = store.name(key);
    out.push_str(if is_marked {
        "<div role=\"gridcell\" class=\"cell active\" aria-selected=\"true\" id=\""
    } else {
        "<div role=\"gridcell\" class=\"cell\" id=\""
    });
    out.push_str(&cell_id(index));
    out.push_str("\" data-sticker-id=\"");
    out.push_str(&key.to_string());
    out.push_str("\" aria-label=\"");
    escape(out, &name);
    out.push_str("\">");
    write_picture(out, store, key, &name);
    out.push_str("</div>");
}

/// Writes the picture of a sticker, or its name if the picture has not loaded.
fn write_picture(out: &mut String, store: StickerStore, key: StickerKey, name: &str) {
    if store.without_picture.with_value(|keys| keys.contains(&key)) {
        return escape(out, name);
    }
    store.list.with_untracked(|list| {
        let Some(address) = address_of(list, key) else { return };
        out.push_str("<img class=\"sticker\" alt=\"\" draggable=\"false\" loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"");
        escape(out, address);
        out.push_str("\">");
    });
}

/// Returns the address of a picture.
pub(super) fn address_of(list: &StickerList, key: StickerKey) -> Option<&str> {
    Some(list.pack(key.pack)?.sticker(key.id)?.picture.as_str())
}
