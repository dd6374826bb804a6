//! The content of the grid: the portal's recents and the packs, or the results of a search.

use super::list::StickerList;
use super::model::{PackId, StickerKey};
use crate::ui::emoji_grid::Layout;

/// Height of a row of stickers, and the least width of a cell, in CSS pixels. The style sheet has the
/// same number.
pub const STICKER_PX: u32 = 80;

/// The title of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StickerSection {
    /// The stickers that the user has sent last.
    Recents,
    /// A pack.
    Pack(PackId),
}

/// The rows of the grid.
pub type StickerLayout = Layout<StickerKey, StickerSection>;

/// Lays out the list, or what a search has found.
pub fn lay_out(list: &StickerList, found: Option<&[StickerKey]>, columns: usize) -> StickerLayout {
    let mut layout = Layout::empty(STICKER_PX);
    if list.is_waiting() {
        return layout;
    }
    if let Some(found) = found {
        layout.add_section(None, found, columns);
        return layout;
    }
    // One row: the others push the packs out of view.
    let recents: Vec<StickerKey> = list.recents().map(|it| it.key).take(columns).collect();
    layout.add_section(Some(StickerSection::Recents), &recents, columns);
    for pack in list.packs() {
        let keys: Vec<StickerKey> = pack.stickers.iter().map(|it| it.key).collect();
        layout.add_section(Some(StickerSection::Pack(pack.id)), &keys, columns);
    }
    layout
}

/// Returns the name of a sticker: the company's words, name of the pack, number in it. `unnamed`
/// replaces the name of a pack that has none.
pub fn name_of(list: &StickerList, key: StickerKey, unnamed: &str) -> Option<String> {
    let pack = list.pack(key.pack)?;
    let number = pack.sticker(key.id)?.number.to_string();
    let words = list.words_of(key);
    let title = pack.title();
    let name = if title.is_empty() { unnamed } else { &*title };
    let parts = [words, name, &*number].into_iter().filter(|part| !part.is_empty());
    Some(parts.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::company::CompanyPacks;
    use super::super::list::{Event, Question};
    use super::super::model::PackKind;
    use super::*;
    use serde_json::json;

    fn list() -> StickerList {
        let company = CompanyPacks::read(r#"{"packs":[{"id":2,"words":{"1":"hooray"}}]}"#);
        let mut list = StickerList::new("https://acme.bitrix24.com".to_owned(), company);
        list.handle(Event::Shown);
        let stickers: Vec<_> = [
            ("custom", 2, 1),
            ("vendor", 1, 1),
            ("vendor", 1, 2),
            ("vendor", 1, 3),
        ]
        .map(
            |(kind, pack, id)| json!({"id": id, "packId": pack, "packType": kind, "uri": "/a.png"}),
        )
        .into();
        let answer = json!({
            "packs": [{"id": 1, "type": "vendor", "name": "hands"}],
            "stickers": stickers,
            "recentStickers": stickers,
        });
        list.handle(Event::Answered(Question::First, Ok(answer)));
        assert_eq!(lay_out(&list, None, 2).rows(), [], "the company's pack is on its way");
        let pack = PackId { kind: PackKind::Custom, id: 2 };
        let answer = json!({"pack": {"id": 2, "type": "custom"}, "stickers": stickers});
        list.handle(Event::Answered(Question::One(pack), Ok(answer)));
        list
    }

    #[test]
    fn recents_take_one_row_and_packs_have_headings() {
        let layout = lay_out(&list(), None, 2);
        let cells: Vec<String> = layout.cells().iter().map(ToString::to_string).collect();
        assert_eq!(
            cells,
            ["custom/2/1", "vendor/1/1", "custom/2/1", "vendor/1/1", "vendor/1/2", "vendor/1/3"]
        );
        assert_eq!(layout.rows().len(), 3 + 1 + 3);
        assert_eq!(layout.section_at(0), Some(StickerSection::Recents));
    }

    #[test]
    fn results_have_no_heading() {
        let list = list();
        let found: Vec<StickerKey> = list.packs()[1].stickers.iter().map(|it| it.key).collect();
        let layout = lay_out(&list, Some(&found), 4);
        assert_eq!((layout.rows().len(), layout.cells().len()), (1, 3));
        assert_eq!(lay_out(&list, Some(&[]), 4).rows().len(), 0);
    }

    #[test]
    fn names_say_words_pack_and_number() {
        let list = list();
        let names: Vec<Option<String>> = list
            .packs()
            .iter()
            .map(|pack| name_of(&list, pack.stickers[0].key, "Stickers"))
            .collect();
        assert_eq!(names, [Some("hooray, Stickers, 1".to_owned()), Some("Hands, 1".to_owned())]);
        let unknown = StickerKey { id: 99, ..list.packs()[0].stickers[0].key };
        assert_eq!(name_of(&list, unknown, ""), None);
    }
}
