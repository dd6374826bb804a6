//! Writes rows of a grid as HTML text. A heading may repeat the user's query, so its words are set
//! afterwards, as text.

use crate::ui::emoji_grid::{Layout, RowKind};
use std::ops::Range;

/// Writes a cell: its position in the layout, and what it shows. It escapes what it writes.
pub type WriteCell<'a, C> = dyn Fn(&mut String, usize, &C) + 'a;

/// Writes rows of a layout.
pub fn write_rows<C, T>(
    out: &mut String,
    layout: &Layout<C, T>,
    rows: Range<usize>,
    write_cell: &WriteCell<'_, C>,
) {
    for number in rows {
        let Some(row) = layout.rows().get(number) else { return };
        let (class, cells) = match &row.kind {
            RowKind::Heading(_) => ("heading", None),
            RowKind::Cells(cells) => (if row.is_wide { "row wide" } else { "row" }, Some(cells)),
        };
        let index = (number + 1).to_string();
        let opening = ["<div class=\"", class, "\" role=\"row\" aria-rowindex=\"", &index, "\">"];
        opening.into_iter().for_each(|part| out.push_str(part));
        match cells {
            None => out.push_str("<span role=\"rowheader\"></span>"),
            Some(cells) => {
                let shown = layout.cells().get(cells.clone()).unwrap_or_default();
                for (index, cell) in cells.clone().zip(shown) {
                    write_cell(out, index, cell);
                }
            }
        }
        out.push_str("</div>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::{Choice, Group};
    use crate::ui::emoji_grid::{Cell, Section, SectionTitle, write_row};

    #[test]
    fn a_row_of_kaomoji() {
        let emoji = vec![Choice::plain(3)];
        let layout =
            Layout::new(&[Section { title: SectionTitle::Group(Group::Kaomoji), emoji }], 8);
        let mut html = String::new();
        let write_cell = |out: &mut String, index: usize, _: &Choice| {
            let (name, active) = (None, false);
            let glyph = "(^_^)";
            write_row(out, [Cell { index: Some(index), glyph, name, active, is_text: true }]);
        };
        write_rows(&mut html, &layout, 1..2, &write_cell);
        assert!(html.starts_with("<div class=\"row wide\" role=\"row\""), "{html}");
        assert!(html.contains(" dir=\"ltr\" data-emoji=\"(^_^)\""), "{html}");
    }

    #[test]
    fn headings_wait_for_their_words() {
        let cell = |index, glyph, active| Cell {
            index: Some(index),
            glyph,
            name: None,
            active,
            is_text: false,
        };
        let emoji = [3, 4, 5].map(Choice::plain).to_vec();
        let layout = Layout::new(&[Section { title: SectionTitle::Guesses, emoji }], 2);
        let mut html = String::new();
        let write_cell = |out: &mut String, index: usize, choice: &Choice| {
            let glyph = ["🍏", "🍎", "🍐"][usize::from(choice.id) - 3];
            write_row(out, [cell(index, glyph, index == 1)]);
        };
        write_rows(&mut html, &layout, 0..2, &write_cell);
        let mut cells = String::new();
        write_row(&mut cells, [cell(0, "🍏", false), cell(1, "🍎", true)]);
        assert_eq!(
            html,
            [
                "<div class=\"heading\" role=\"row\" aria-rowindex=\"1\"><span role=\"rowheader\"></span></div>\
                 <div class=\"row\" role=\"row\" aria-rowindex=\"2\">",
                &cells,
                "</div>",
            ]
            .concat()
        );
        write_rows(&mut html, &layout, 7..9, &write_cell);
        assert!(html.ends_with(&[&*cells, "</div>"].concat()), "there are no such rows");
    }
}
