//! The rows that the page shows before any script runs.

use crate::emoji::{Catalogue, POPULAR};
use crate::ui::emoji_grid::{Cell, write_row};

/// Columns at the width of the portal's popup.
const COLUMNS: usize = 8;
/// Rows that the popup shows below the row of frequently used emoji.
const ROWS: usize = 6;
/// Every platform that the portal supports draws emoji up to this version (times ten).
const OLD_ENOUGH: u16 = 120;

/// Returns the static rows of `index.html`, one section per line. They have no words: the app adds
/// them in the user's language.
pub fn first_screen(catalogue: &Catalogue) -> String {
    let old_enough = catalogue.iter().filter(|(_, emoji)| emoji.version <= OLD_ENOUGH);
    let first: Vec<&str> =
        old_enough.map(|(_, emoji)| &*emoji.glyph).take(COLUMNS * ROWS).collect();
    let popular = POPULAR.get(..COLUMNS).unwrap_or(&POPULAR);
    format!("{}\n{}\n", section(popular), section(&first))
}

fn section(glyphs: &[&str]) -> String {
    let mut html =
        String::from("<div class=\"heading\"></div><div class=\"section\" role=\"rowgroup\">");
    for row in glyphs.chunks(COLUMNS) {
        html.push_str("<div class=\"row\" role=\"row\">");
        write_row(
            &mut html,
            row.iter().map(|glyph| Cell {
                index: None,
                glyph,
                name: None,
                active: false,
                is_text: false,
            }),
        );
        html.push_str("</div>");
    }
    html.push_str("</div>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    /// Compares the rows in `index.html` with the expected ones. `B24_UPDATE_PAGE=1 cargo test`
    /// writes them after the catalogue or the markup of a cell has changed.
    #[test]
    fn the_page_holds_the_first_screen() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/index.html");
        let page = std::fs::read_to_string(path).unwrap();
        let (head, rest) = page.split_once("<!-- first screen -->\n").unwrap();
        let (rows, tail) = rest.split_once("<!-- /first screen -->").unwrap();
        let expected = first_screen(&test_data::catalogue());
        if rows != expected && std::env::var_os("B24_UPDATE_PAGE").is_some() {
            let updated =
                format!("{head}<!-- first screen -->\n{expected}<!-- /first screen -->{tail}");
            std::fs::write(path, updated).unwrap();
            return;
        }
        assert!(
            rows == expected,
            "index.html is out of date: run B24_UPDATE_PAGE=1 cargo test first_screen"
        );
    }
}
