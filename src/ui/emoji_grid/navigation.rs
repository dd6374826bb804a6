//! Arrow keys in the grid, as a pure function of the layout.

use crate::ui::emoji_grid::{Layout, RowKind};
use crate::ui::keymap::Motion;
use std::ops::Range;

/// A step of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the previous cell, across rows.
    Previous,
    /// To the next cell, across rows.
    Next,
    /// This many rows up. A single step up from the first row leaves the grid.
    Up(usize),
    /// This many rows down.
    Down(usize),
    /// First cell of the row.
    RowStart,
    /// Last cell of the row.
    RowEnd,
    /// First cell of all.
    First,
    /// Last cell of all.
    Last,
}

impl Step {
    /// Returns the step for a key. `page_rows`: as many rows as are visible.
    pub fn of(motion: Motion, page_rows: usize, is_rtl: bool) -> Self {
        let page = page_rows.max(2) - 1;
        match motion {
            Motion::Up => Self::Up(1),
            Motion::Down => Self::Down(1),
            Motion::PageUp => Self::Up(page),
            Motion::PageDown => Self::Down(page),
            Motion::Home => Self::RowStart,
            Motion::End => Self::RowEnd,
            Motion::CtrlHome => Self::First,
            Motion::CtrlEnd => Self::Last,
            Motion::Left | Motion::Right => {
                if motion.is_onwards(is_rtl) == Some(true) {
                    Self::Next
                } else {
                    Self::Previous
                }
            }
        }
    }
}

/// Returns the cell that a step leads to. `None`: the step leaves the grid, or the grid is empty.
///
/// From outside (`from` is `None`) every step leads to the first cell, except [`Step::Last`].
pub fn step<C, T>(layout: &Layout<C, T>, from: Option<usize>, step: Step) -> Option<usize> {
    let last = layout.cells().len().checked_sub(1)?;
    let Some(from) = from.map(|from| from.min(last)) else {
        return Some(if step == Step::Last { last } else { 0 });
    };
    match step {
        Step::Previous => Some(from.saturating_sub(1)),
        Step::Next => Some((from + 1).min(last)),
        Step::First => Some(0),
        Step::Last => Some(last),
        Step::RowStart => Some(cell_rows(layout).nth(ordinal(layout, from)?)?.start),
        Step::RowEnd => cell_rows(layout).nth(ordinal(layout, from)?)?.end.checked_sub(1),
        Step::Up(rows) => {
            let here = ordinal(layout, from)?;
            if here == 0 && rows == 1 {
                return None;
            }
            in_row(layout, from, here.saturating_sub(rows))
        }
        Step::Down(rows) => {
            let here = ordinal(layout, from)?;
            let bottom = cell_rows(layout).count().checked_sub(1)?;
            in_row(layout, from, (here + rows).min(bottom))
        }
    }
}

fn cell_rows<C, T>(layout: &Layout<C, T>) -> impl Iterator<Item = &Range<usize>> {
    layout
        .rows()
        .iter()
        .filter_map(|row| if let RowKind::Cells(cells) = &row.kind { Some(cells) } else { None })
}

/// Returns the number of the row that contains a cell. Headings do not count.
fn ordinal<C, T>(layout: &Layout<C, T>, cell: usize) -> Option<usize> {
    cell_rows(layout).position(|cells| cells.contains(&cell))
}

/// Returns the cell of another row in the same column, or that row's last cell if it is shorter.
fn in_row<C, T>(layout: &Layout<C, T>, from: usize, row: usize) -> Option<usize> {
    let column = from - cell_rows(layout).find(|cells| cells.contains(&from))?.start;
    let target = cell_rows(layout).nth(row)?;
    Some((target.start + column).min(target.end.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::super::layout::{Section, SectionTitle};
    use super::*;
    use crate::emoji::{Choice, Group};

    /// Rows: 0-3 / 4-7 8-9 / 10-13 (two sections of four columns, then another).
    fn layout() -> Layout {
        let section =
            |title, range: Range<u16>| Section { title, emoji: range.map(Choice::plain).collect() };
        Layout::new(
            &[
                section(SectionTitle::Frequent, 0..4),
                section(SectionTitle::Group(Group::Smileys), 4..10),
                section(SectionTitle::Group(Group::Food), 10..14),
            ],
            4,
        )
    }

    fn from(cell: usize, by: Step) -> Option<usize> {
        step(&layout(), Some(cell), by)
    }

    #[test]
    fn left_and_right_run_through_rows() {
        assert_eq!(from(3, Step::Next), Some(4));
        assert_eq!(from(4, Step::Previous), Some(3));
        assert_eq!(from(0, Step::Previous), Some(0));
        assert_eq!(from(13, Step::Next), Some(13));
    }

    #[test]
    fn up_and_down_keep_the_column() {
        assert_eq!(from(1, Step::Down(1)), Some(5));
        assert_eq!(from(5, Step::Down(1)), Some(9));
        assert_eq!(from(9, Step::Up(1)), Some(5));
        assert_eq!(from(12, Step::Up(1)), Some(9), "the row above is shorter");
        assert_eq!(from(13, Step::Down(1)), Some(13));
    }

    #[test]
    fn up_from_the_first_row_leaves_the_grid() {
        assert_eq!(from(2, Step::Up(1)), None);
        assert_eq!(from(6, Step::Up(5)), Some(2));
    }

    #[test]
    fn row_and_grid_ends() {
        assert_eq!(from(6, Step::RowStart), Some(4));
        assert_eq!(from(4, Step::RowEnd), Some(7));
        assert_eq!(from(9, Step::RowEnd), Some(9));
        assert_eq!(from(9, Step::First), Some(0));
        assert_eq!(from(0, Step::Last), Some(13));
        assert_eq!(from(0, Step::Down(99)), Some(10));
    }

    #[test]
    fn from_outside_to_the_first_cell() {
        for by in [Step::Down(1), Step::Next, Step::First] {
            assert_eq!(step(&layout(), None, by), Some(0));
        }
        assert_eq!(step(&layout(), None, Step::Last), Some(13));
    }

    #[test]
    fn keys_in_both_directions() {
        assert_eq!(
            [false, true].map(|is_rtl| Step::of(Motion::Left, 5, is_rtl)),
            [Step::Previous, Step::Next]
        );
        assert_eq!(Step::of(Motion::PageDown, 5, false), Step::Down(4));
        assert_eq!(Step::of(Motion::PageUp, 0, false), Step::Up(1));
    }

    #[test]
    fn an_empty_grid_has_no_cell() {
        let empty = Layout::default();
        assert_eq!(step(&empty, None, Step::Down(1)), None);
        assert_eq!(step(&empty, Some(4), Step::Next), None);
    }

    #[test]
    fn a_cell_that_is_gone_counts_as_the_last() {
        assert_eq!(from(99, Step::Previous), Some(12));
    }
}
