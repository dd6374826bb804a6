//! The steps of arrow keys in the grid. They follow what is on screen: left is left in every language.

use super::{Cell, Masonry};

/// A step of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the column on the left.
    Left,
    /// To the column on the right.
    Right,
    /// To the cell above; out of the grid from the top of a column.
    Up,
    /// To the cell below.
    Down,
    /// This many CSS pixels up in the column, at least one cell.
    PageUp(u32),
    /// This many CSS pixels down in the column, at least one cell.
    PageDown(u32),
    /// The first cell.
    First,
    /// The last cell.
    Last,
}

impl Masonry {
    /// Returns the cell that a step leads to. A step beyond an edge stays at the cell. `None`: the step
    /// leads out of the grid, or there are no cells.
    ///
    /// From outside (`from` is `None`) every step leads to the first cell, except [`Step::Last`].
    pub fn step(&self, from: Option<usize>, step: Step) -> Option<usize> {
        let last = self.cells.len().checked_sub(1)?;
        let Some(from) = from.map(|from| from.min(last)) else {
            return Some(if step == Step::Last { last } else { 0 });
        };
        let cell = self.cells.get(from).copied()?;
        match step {
            Step::First => Some(0),
            Step::Last => Some(last),
            Step::Left => Some(self.beside(cell, !self.is_rtl).unwrap_or(from)),
            Step::Right => Some(self.beside(cell, self.is_rtl).unwrap_or(from)),
            Step::Up => self.along(cell, from, |here| here.checked_sub(1)),
            Step::Down => Some(self.along(cell, from, |here| Some(here + 1)).unwrap_or(from)),
            Step::PageUp(px) => {
                let top = cell.top_px.saturating_sub(px);
                let there = |here: usize| Some(self.row_at(cell, top).min(here.saturating_sub(1)));
                self.along(cell, from, there)
            }
            Step::PageDown(px) => {
                let last = self.columns.get(cell.column)?.cells.len().checked_sub(1)?;
                let top = cell.top_px.saturating_add(px);
                let there = |here: usize| Some(self.row_at(cell, top).max(here + 1).min(last));
                self.along(cell, from, there)
            }
        }
    }

    /// Returns a cell of the same column, by its row in the column.
    fn along(
        &self,
        cell: Cell,
        from: usize,
        row: impl Fn(usize) -> Option<usize>,
    ) -> Option<usize> {
        let column = &self.columns.get(cell.column)?.cells;
        let here = column.partition_point(|&index| index < from);
        column.get(row(here)?).copied()
    }

    /// Returns the row of the same column at a height.
    fn row_at(&self, cell: Cell, px: u32) -> usize {
        self.columns.get(cell.column).map_or(0, |column| column.above(px, &self.cells))
    }

    /// Returns the cell of the next column that shares most of this one's height; the upper one of
    /// two.
    fn beside(&self, cell: Cell, back: bool) -> Option<usize> {
        let at = if back { cell.column.checked_sub(1)? } else { cell.column + 1 };
        let column = self.columns.get(at)?;
        let level = column.cells.get(column.above(cell.top_px, &self.cells)..).unwrap_or_default();
        let mut best = None;
        let mut most = 0;
        for &index in level {
            let other = self.cells.get(index)?;
            let bottom = other.bottom_px().min(cell.bottom_px());
            let shared = bottom.saturating_sub(other.top_px.max(cell.top_px));
            if shared > most {
                (best, most) = (Some(index), shared);
            } else if other.top_px >= cell.bottom_px() {
                break;
            }
        }
        best.or_else(|| column.cells.last().copied())
    }
}
