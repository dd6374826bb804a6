//! Writes rows of the grid as HTML text. The text has only glyphs and names from the app's data: a
//! heading may repeat the user's query, so its words are set afterwards, as text.

use crate::emoji::Choice;
use crate::ui::emoji_grid::{Cell, write_row};
use crate::ui::emoji_grid::{Layout, RowKind};
use std::borrow::Cow;
use std::ops::Range;

/// The text of a cell's emoji, and its name once names have loaded.
pub type Described<'a> = (Cow<'a, str>, Option<String>);

/// Writes rows of a layout. `active` is the cell that Enter picks.
pub fn write_rows<'a>(
    out: &mut String,
    layout: &Layout,
    rows: Range<usize>,
    active: Option<usize>,
    describe: &dyn Fn(Choice) -> Described<'a>,
) {
    for number in rows {
        let Some(row) = layout.rows().get(number) else { return };
        let (class, cells) = match &row.kind {
            RowKind::Heading(_) => ("heading", None),
            RowKind::Cells(cells) => ("row", Some(cells)),
        };
        let index = (number + 1).to_string();
        let opening = ["<div class=\"", class, "\" role=\"row\" aria-rowindex=\"", &index, "\">"];
        opening.into_iter().for_each(|part| out.push_str(part));
        match cells {
            None => out.push_str("<span role=\"rowheader\"></span>"),
            Some(cells) => {
                let choices = layout.cells().get(cells.clone()).unwrap_or_default();
                let described: Vec<_> = choices.iter().map(|choice| describe(*choice)).collect();
                write_row(
                    out,
                    cells.clone().zip(&described).map(|(index, (glyph, name))| Cell {
                        index: Some(index),
                        glyph,
                        name: name.as_deref(),
                        active: active == Some(index),
                    }),
                );
            }
        }
        out.push_str("</div>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::emoji_grid::{Section, SectionTitle};

    #[test]
    fn headings_wait_for_their_words() {
        let emoji = [3, 4, 5].map(Choice::plain).to_vec();
        let layout = Layout::new(&[Section { title: SectionTitle::Guesses, emoji }], 2);
        let mut html = String::new();
        let describe =
            |choice: Choice| (["🍏", "🍎", "🍐"][usize::from(choice.id) - 3].into(), None);
        write_rows(&mut html, &layout, 0..2, Some(1), &describe);
        let mut cells = String::new();
        let cell = |index, glyph, active| Cell { index: Some(index), glyph, name: None, active };
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
        write_rows(&mut html, &layout, 7..9, None, &describe);
        assert!(html.ends_with(&[&*cells, "</div>"].concat()), "there are no such rows");
    }
}
