//! Computes the position of each row of a grid. Rows have fixed heights, so the app measures
//! nothing and only the rows near the viewport need to exist. The grid of stickers uses it too, with
//! larger cells.

use crate::emoji::{Choice, Group};
use std::ops::Range;

/// Height of a row of cells, and the least width of a cell, in CSS pixels.
pub const CELL_PX: u32 = 40;
/// The least number of columns that a kaomoji takes: the longest ones are as wide as three emoji.
const KAOMOJI_COLUMNS: usize = 3;
/// Height of a heading, in CSS pixels.
pub const HEADING_PX: u32 = 28;

/// Half of the finest step in which browsers lay out (1/60 or 1/64 of a CSS pixel), so that the
/// error of a floating-point number does not cost a column.
const HALF_STEP_PX: f64 = 1.0 / 128.0;

/// Returns how many cells of a least width fit side by side into a width, both in CSS pixels. The
/// width may have a fraction: at a zoom of 90 % most widths do. The style sheet's `auto-fill` gives the same number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub fn columns_in(width_px: f64, cell_px: u32) -> usize {
    let columns = (width_px + HALF_STEP_PX) / f64::from(cell_px);
    (columns as usize).max(1)
}

/// The title of a section, which identifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SectionTitle {
    /// The emoji that the user uses most, filled up with popular ones.
    Frequent,
    /// A group of the catalogue; during a search, the matches in a group of texts.
    Group(Group),
    /// The matches of a search.
    Results,
    /// Guesses at what the user means by the query.
    Guesses,
}

impl SectionTitle {
    /// Whether the cells of the section are as wide as kaomoji.
    pub fn is_wide(self) -> bool {
        self == Self::Group(Group::Kaomoji)
    }

    /// Returns how many cells a row of the section has, in a grid of so many columns.
    pub fn cells_per_row(self, columns: usize) -> usize {
        let columns = if self.is_wide() { columns / KAOMOJI_COLUMNS } else { columns };
        columns.max(1)
    }
}

/// A part of the grid: a heading and its emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The title, from which the heading is made.
    pub title: SectionTitle,
    /// The emoji, in reading order.
    pub emoji: Vec<Choice>,
}

/// A row of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T = SectionTitle> {
    /// Distance from the top of the grid, in CSS pixels.
    pub top_px: u32,
    /// Whether its cells are as wide as kaomoji.
    pub is_wide: bool,
    /// A heading or cells.
    pub kind: RowKind<T>,
}

/// The content of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKind<T = SectionTitle> {
    /// A section's heading.
    Heading(T),
    /// Cells, by their positions in [`Layout::cells`].
    Cells(Range<usize>),
}

impl<T> Row<T> {
    const fn height_px(&self, cell_px: u32) -> u32 {
        match self.kind {
            RowKind::Heading(_) => HEADING_PX,
            RowKind::Cells(_) => cell_px,
        }
    }
}

/// All rows of a grid of `C`, in sections with the titles `T`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout<C = Choice, T = SectionTitle> {
    cells: Vec<C>,
    rows: Vec<Row<T>>,
    height_px: u32,
    cell_px: u32,
}

impl Default for Layout {
    fn default() -> Self {
        Self::empty(CELL_PX)
    }
}

impl Layout {
    /// Lays out sections in rows. Results have no heading, because they begin below the search
    /// field. Sections without emoji are left out.
    pub fn new(sections: &[Section], columns: usize) -> Self {
        let mut layout = Self::default();
        for Section { title, emoji } in sections {
            let heading = (*title != SectionTitle::Results).then_some(*title);
            layout.add_rows(heading, emoji, title.cells_per_row(columns), title.is_wide());
        }
        layout
    }

    /// Whether a cell is in the section of frequently used emoji.
    pub fn is_frequent(&self, cell: usize) -> bool {
        let top = self.extent_of_cell(cell).map(|(top, _)| top);
        top.and_then(|top| self.section_at(top)) == Some(SectionTitle::Frequent)
    }
}

impl<C, T> Layout<C, T> {
    /// Returns a layout without rows. `cell_px` is the height of its rows of cells, in CSS pixels.
    pub const fn empty(cell_px: u32) -> Self {
        Self { cells: Vec::new(), rows: Vec::new(), height_px: 0, cell_px }
    }

    fn push(&mut self, kind: RowKind<T>, is_wide: bool) {
        let row = Row { top_px: self.height_px, is_wide, kind };
        self.height_px += row.height_px(self.cell_px);
        self.rows.push(row);
    }

    /// Returns all cells in reading order.
    pub fn cells(&self) -> &[C] {
        &self.cells
    }

    /// Returns all rows from top to bottom.
    pub fn rows(&self) -> &[Row<T>] {
        &self.rows
    }

    /// Returns the total height of the rows, in CSS pixels.
    pub const fn height_px(&self) -> u32 {
        self.height_px
    }

    /// Returns the rows that touch the strip between two distances from the top, in CSS pixels.
    pub fn rows_between(&self, top_px: u32, bottom_px: u32) -> Range<usize> {
        let first =
            self.rows.partition_point(|row| row.top_px + row.height_px(self.cell_px) <= top_px);
        let end = self.rows.partition_point(|row| row.top_px < bottom_px);
        first..end.max(first)
    }

    /// Returns the row that contains a cell.
    pub fn row_of_cell(&self, cell: usize) -> Option<usize> {
        let after = self.rows.partition_point(|row| match &row.kind {
            RowKind::Cells(cells) => cells.start <= cell,
            // The row below a heading decides for the heading.
            RowKind::Heading(_) => self.first_cell_below(row) <= cell,
        });
        let row = after.checked_sub(1)?;
        matches!(&self.rows.get(row)?.kind, RowKind::Cells(cells) if cells.contains(&cell))
            .then_some(row)
    }

    fn first_cell_below(&self, heading: &Row<T>) -> usize {
        let below = self.rows.partition_point(|row| row.top_px <= heading.top_px);
        match self.rows.get(below).map(|row| &row.kind) {
            Some(RowKind::Cells(cells)) => cells.start,
            _ => self.cells.len(),
        }
    }

    /// Returns the first cell whose row begins at or below a distance from the top, in CSS pixels.
    pub fn first_cell_from(&self, top_px: u32) -> Option<usize> {
        let below = self.rows.iter().filter(|row| row.top_px >= top_px);
        below
            .filter_map(|row| match &row.kind {
                RowKind::Cells(cells) => Some(cells.start),
                RowKind::Heading(_) => None,
            })
            .next()
    }

    /// Returns top and bottom of the row that contains a cell, in CSS pixels.
    pub fn extent_of_cell(&self, cell: usize) -> Option<(u32, u32)> {
        let row = self.rows.get(self.row_of_cell(cell)?)?;
        Some((row.top_px, row.top_px + row.height_px(self.cell_px)))
    }

    /// Returns how far to scroll, in CSS pixels, so that a cell and, for the first row of a section,
    /// the section's heading are in the visible part. `None` if they are.
    pub fn scroll_to_show(&self, cell: usize, scroll_px: u32, viewport_px: u32) -> Option<u32> {
        let (top, bottom) = self.extent_of_cell(cell)?;
        let has_heading = self
            .rows
            .iter()
            .any(|row| matches!(row.kind, RowKind::Heading(_)) && row.top_px <= top);
        // A sticky heading would cover the cell.
        let top = top.saturating_sub(if has_heading { HEADING_PX } else { 0 });
        if top < scroll_px {
            Some(top)
        } else {
            (bottom > scroll_px + viewport_px).then(|| bottom.saturating_sub(viewport_px))
        }
    }

    /// Returns how far the next heading has pushed out the sticky one when the grid is scrolled
    /// this far, in CSS pixels.
    pub fn pushed_px(&self, top_px: u32) -> u32 {
        let is_heading = |row: &&Row<T>| matches!(row.kind, RowKind::Heading(_));
        let next = self.rows.iter().filter(is_heading).find(|row| row.top_px > top_px);
        next.map_or(0, |next| (top_px + HEADING_PX).saturating_sub(next.top_px))
    }
}

impl<C: Clone, T> Layout<C, T> {
    /// Adds a section, unless it has no cells. Without a title it has no heading.
    pub fn add_section(&mut self, title: Option<T>, cells: &[C], columns: usize) {
        self.add_rows(title, cells, columns, false);
    }

    fn add_rows(&mut self, title: Option<T>, cells: &[C], columns: usize, is_wide: bool) {
        if let Some(title) = title.filter(|_| !cells.is_empty()) {
            self.push(RowKind::Heading(title), false);
        }
        for chunk in cells.chunks(columns.max(1)) {
            let first = self.cells.len();
            self.cells.extend_from_slice(chunk);
            self.push(RowKind::Cells(first..self.cells.len()), is_wide);
        }
    }
}

impl<C: PartialEq, T: PartialEq> Layout<C, T> {
    /// Returns whether this layout has all rows of another one at its beginning.
    pub fn begins_with(&self, other: &Self) -> bool {
        // Scrolling asks this about the same layout again and again.
        std::ptr::eq(self, other)
            || (self.cell_px == other.cell_px
                && self.rows.starts_with(&other.rows)
                && self.cells.starts_with(&other.cells))
    }
}

impl<C, T: Copy + PartialEq> Layout<C, T> {
    /// Returns the top of a section, in CSS pixels.
    pub fn top_of(&self, title: T) -> Option<u32> {
        self.rows.iter().find(|row| row.kind == RowKind::Heading(title)).map(|row| row.top_px)
    }

    /// Returns the section at a distance from the top, in CSS pixels.
    pub fn section_at(&self, top_px: u32) -> Option<T> {
        let above = self.rows.iter().take_while(|row| row.top_px <= top_px);
        above
            .filter_map(
                |row| if let RowKind::Heading(title) = row.kind { Some(title) } else { None },
            )
            .last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> Layout {
        let section =
            |title, emoji: Range<u16>| Section { title, emoji: emoji.map(Choice::plain).collect() };
        let sections = [
            section(SectionTitle::Frequent, 100..103),
            section(SectionTitle::Group(Group::Smileys), 0..10),
            section(SectionTitle::Group(Group::People), 10..10),
            section(SectionTitle::Group(Group::Food), 10..14),
        ];
        Layout::new(&sections, 4)
    }

    #[test]
    fn sections_at_the_end_leave_the_rows_before_them() {
        let section =
            |title, emoji: Range<u16>| Section { title, emoji: emoji.map(Choice::plain).collect() };
        let few = [section(SectionTitle::Frequent, 100..103), section(SectionTitle::Results, 0..6)];
        let more = [&few[..], &[section(SectionTitle::Guesses, 7..9)]].concat();
        let other = [section(SectionTitle::Frequent, 101..104), few[1].clone()];
        let before = Layout::new(&few, 4);
        assert!(Layout::new(&more, 4).begins_with(&before));
        assert!(!before.begins_with(&Layout::new(&more, 4)));
        assert!(!Layout::new(&other, 4).begins_with(&before), "another emoji");
        assert!(!Layout::new(&more, 5).begins_with(&before), "other rows");
    }

    #[test]
    fn rows_follow_each_other() {
        let layout = layout();
        let tops: Vec<u32> = layout.rows().iter().map(|row| row.top_px).collect();
        assert_eq!(tops, [0, 28, 68, 96, 136, 176, 216, 244]);
        assert_eq!(layout.height_px(), 284);
        assert_eq!(layout.cells().len(), 17);
    }

    #[test]
    fn an_empty_section_has_no_heading() {
        assert_eq!(layout().top_of(SectionTitle::Group(Group::People)), None);
        assert_eq!(layout().top_of(SectionTitle::Group(Group::Food)), Some(216));
    }

    #[test]
    fn kaomoji_have_wide_cells() {
        let section =
            |title, emoji: Range<u16>| Section { title, emoji: emoji.map(Choice::plain).collect() };
        let sections = [
            section(SectionTitle::Results, 0..9),
            section(SectionTitle::Group(Group::Kaomoji), 9..14),
            section(SectionTitle::Group(Group::TextSymbols), 14..20),
        ];
        let rows = |columns| {
            let layout = Layout::new(&sections, columns);
            assert_eq!(layout.cells().len(), 20);
            let wide = layout.rows().iter().filter(|row| row.is_wide);
            assert!(wide.clone().all(|row| matches!(row.kind, RowKind::Cells(_))));
            (layout.rows().len(), wide.count())
        };
        assert_eq!([1, 2, 7, 8, 9, 14].map(rows).map(|(_, wide)| wide), [5, 5, 3, 3, 2, 2]);
        assert_eq!(rows(8), (2 + 1 + 3 + 1 + 1, 3));
        let layout = Layout::new(&sections, 8);
        assert_eq!(
            [9, 10, 11, 13, 14].map(|cell| layout.row_of_cell(cell).unwrap()),
            [3, 3, 4, 5, 7]
        );
    }

    #[test]
    fn results_begin_at_the_top() {
        let layout = Layout::new(
            &[Section {
                title: SectionTitle::Results,
                emoji: [1, 2, 3].map(Choice::plain).to_vec(),
            }],
            2,
        );
        assert_eq!(layout.rows().len(), 2);
        assert_eq!(layout.rows()[0].kind, RowKind::Cells(0..2));
    }

    #[test]
    fn only_rows_that_touch_the_strip_exist() {
        let layout = layout();
        assert_eq!(layout.rows_between(0, 28), 0..1);
        assert_eq!(layout.rows_between(0, 29), 0..2);
        assert_eq!(layout.rows_between(68, 69), 2..3);
        assert_eq!(layout.rows_between(0, 9_999), 0..8);
        assert_eq!(layout.rows_between(9_999, 99_999), 8..8);
        assert_eq!(Layout::default().rows_between(0, 100), 0..0);
    }

    #[test]
    fn each_cell_knows_its_row() {
        let layout = layout();
        for (row, entry) in layout.rows().iter().enumerate() {
            if let RowKind::Cells(cells) = &entry.kind {
                for cell in cells.clone() {
                    assert_eq!(layout.row_of_cell(cell), Some(row));
                }
            }
        }
        assert_eq!(layout.row_of_cell(17), None);
        assert_eq!(Layout::default().row_of_cell(0), None);
    }

    #[test]
    fn a_height_falls_into_a_section() {
        let layout = layout();
        assert_eq!(layout.section_at(0), Some(SectionTitle::Frequent));
        assert_eq!(layout.section_at(67), Some(SectionTitle::Frequent));
        assert_eq!(layout.section_at(68), Some(SectionTitle::Group(Group::Smileys)));
        assert_eq!(layout.section_at(9_999), Some(SectionTitle::Group(Group::Food)));
    }

    #[test]
    fn the_first_cell_from_a_height() {
        let layout = layout();
        assert_eq!(
            [0, 28, 29, 216, 244].map(|top| layout.first_cell_from(top)),
            [Some(0), Some(0), Some(3), Some(13), Some(13)]
        );
        assert_eq!(layout.first_cell_from(245), None);
        assert!(layout.is_frequent(2) && !layout.is_frequent(3));
    }

    #[test]
    fn the_next_heading_pushes_the_one_that_sticks() {
        let pushed = |top| layout().pushed_px(top);
        assert_eq!([0, 39, 40, 41, 67, 68, 9_999].map(pushed), [0, 0, 0, 1, 27, 0, 0]);
        assert_eq!(Layout::default().pushed_px(0), 0);
    }

    #[test]
    fn a_cell_is_scrolled_into_view_with_the_heading_above() {
        let layout = layout();
        let show = |cell, scroll| layout.scroll_to_show(cell, scroll, 100);
        assert_eq!([show(0, 0), show(0, 50), show(3, 0)], [None, Some(0), Some(36)]);
        assert_eq!([show(13, 0), show(13, 200), show(99, 0)], [Some(184), None, None]);
    }

    #[test]
    fn cells_of_another_size() {
        let mut layout = Layout::<u8, u8>::empty(80);
        layout.add_section(Some(1), &[], 3);
        layout.add_section(Some(2), &[7, 8, 9, 10], 3);
        let tops: Vec<u32> = layout.rows().iter().map(|row| row.top_px).collect();
        assert_eq!((tops, layout.height_px()), (vec![0, 28, 108], 188));
        assert_eq!(layout.rows_between(30, 31), 1..2);
    }

    #[test]
    fn columns_follow_the_width() {
        let widths = [0.0, 39.0, 79.0, 304.0, 344.0, 584.0];
        assert_eq!(widths.map(|width| columns_in(width, CELL_PX)), [1, 1, 1, 7, 8, 14]);
        assert_eq!(
            [f64::NAN, -8.0, 319.6, 320.0, 320.4].map(|width| columns_in(width, CELL_PX)),
            [1, 1, 7, 8, 8]
        );
    }

    /// Chromium and WebKit lay out in 1/64 of a pixel, Firefox in 1/60. All of them report the
    /// width as a double-precision number, some after a conversion to single precision.
    #[test]
    fn columns_are_those_of_the_style_sheet_at_every_width() {
        for tenths in 2_800..=7_000 {
            for steps_of_a_pixel in [60, 64] {
                let steps = tenths * steps_of_a_pixel / 10;
                let width = f64::from(steps) / f64::from(steps_of_a_pixel);
                let laid_out = usize::try_from(steps / (40 * steps_of_a_pixel)).unwrap();
                assert_eq!(columns_in(width, CELL_PX), laid_out, "{width}");
                #[expect(clippy::cast_possible_truncation, reason = "as browsers do")]
                let short = width as f32;
                assert_eq!(columns_in(short.into(), CELL_PX), laid_out, "{short}");
            }
        }
    }
}
