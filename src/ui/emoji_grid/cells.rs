//! Writes a row of cells as HTML text, for both the grid and the static first screen, so that the
//! app can adopt the page without a layout shift.

/// A cell to write.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// Position in the layout; `None` in the static page, where nothing refers to it.
    pub index: Option<usize>,
    /// The text that is shown and inserted.
    pub glyph: &'a str,
    /// Name in the user's language, once it has loaded.
    pub name: Option<&'a str>,
    /// Whether Enter picks it.
    pub active: bool,
    /// Whether it is a kaomoji or a text symbol, which has a direction and a font of its own.
    pub is_text: bool,
}

/// Returns the identifier of a cell's element, for `aria-activedescendant`.
pub fn cell_id(index: usize) -> String {
    ["cell-", &*index.to_string()].concat()
}

/// Returns the position that [`cell_id`] put into an identifier.
pub fn cell_index(id: &str) -> Option<usize> {
    id.strip_prefix("cell-")?.parse().ok()
}

/// Writes the cells of a row. Escapes names and glyphs, although glyphs come from the catalogue.
pub fn write_row<'a>(out: &mut String, cells: impl IntoIterator<Item = Cell<'a>>) {
    for cell in cells {
        out.push_str(if cell.active {
            "<div role=\"gridcell\" tabindex=\"-1\" class=\"cell active\" aria-selected=\"true\""
        } else {
            "<div role=\"gridcell\" tabindex=\"-1\" class=\"cell\""
        });
        if let Some(index) = cell.index {
            attribute(out, "id", &cell_id(index));
        }
        if cell.is_text {
            out.push_str(" dir=\"ltr\"");
        }
        attribute(out, "data-emoji", cell.glyph);
        if let Some(name) = cell.name {
            attribute(out, "aria-label", name);
        }
        out.push('>');
        // The style sheet shows a text from its attribute: some are made of letters, and the visible
        // text of an element must be in its name.
        if !cell.is_text {
            escape(out, cell.glyph);
        }
        out.push_str("</div>");
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

/// Writes a text so that it is only text, also inside an attribute in double quotes.
pub fn escape(out: &mut String, text: &str) {
    // Hardly any text has such a character, so most texts are copied in one step.
    if !text.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn cell(glyph: &str) -> Cell<'_> {
        Cell { index: None, glyph, name: None, active: false, is_text: false }
    }

    #[test]
    fn a_text_reads_from_left_to_right() {
        let mut html = String::new();
        write_row(&mut html, [Cell { is_text: true, ..cell("(>_<)") }]);
        assert_eq!(
            html,
            "<div role=\"gridcell\" tabindex=\"-1\" class=\"cell\" dir=\"ltr\" \
             data-emoji=\"(&gt;_&lt;)\"></div>"
        );
    }

    #[test]
    fn a_row_of_cells() {
        let mut html = String::new();
        write_row(
            &mut html,
            [
                Cell { index: Some(7), name: Some("grinning face"), ..cell("😀") },
                Cell { index: Some(8), active: true, ..cell("#️⃣") },
            ],
        );
        assert_eq!(
            html,
            "<div role=\"gridcell\" tabindex=\"-1\" class=\"cell\" id=\"cell-7\" data-emoji=\"😀\" \
             aria-label=\"grinning face\">😀</div>\
             <div role=\"gridcell\" tabindex=\"-1\" class=\"cell active\" aria-selected=\"true\" id=\"cell-8\" data-emoji=\"#️⃣\">#️⃣</div>"
        );
    }

    #[test]
    fn a_name_cannot_break_out() {
        let mut html = String::new();
        write_row(&mut html, [Cell { name: Some("\"><img src=x>&"), ..cell("😀") }]);
        assert!(html.contains("aria-label=\"&quot;&gt;&lt;img src=x&gt;&amp;\""), "{html}");
    }
}
