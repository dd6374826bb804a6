//! The layout of the GIF grid: columns of one width, each cell below the shortest column. Heights
//! follow from the sizes of the GIFs. So nothing is measured, only the cells near the viewport need to
//! exist, and another page moves no cell.

mod steps;

#[cfg(test)]
mod tests;

pub use steps::Step;

/// Space between cells, in CSS pixels.
pub const GUTTER_PX: u32 = 6;

/// Returns the number of columns for a width in CSS pixels: two in the narrowest chat windows, three
/// in wider ones, and more where a cell would be wider than the pictures are sharp.
pub const fn columns_in(width_px: u32) -> u32 {
    match width_px {
        0..160 => 1,
        160..340 => 2,
        340..800 => 3,
        _ => width_px / 200,
    }
}

/// The position and the size of a cell, in CSS pixels from the upper left corner of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellGeometry {
    /// Distance from the left edge, whatever the writing direction.
    pub left_px: u32,
    /// Distance from the top.
    pub top_px: u32,
    /// The width.
    pub width_px: u32,
    /// The height.
    pub height_px: u32,
}

/// The layout of a grid of one width and direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masonry {
    width_px: u32,
    cell_width_px: u32,
    is_rtl: bool,
    columns: Vec<Column>,
    cells: Vec<Cell>,
}

/// A column: the indexes of its cells, from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Column {
    cells: Vec<usize>,
    /// The top of the next cell.
    end_px: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    column: usize,
    top_px: u32,
    height_px: u32,
}

impl Cell {
    const fn bottom_px(self) -> u32 {
        self.top_px + self.height_px
    }
}

impl Masonry {
    /// Creates the layout of an empty grid. Another width or direction needs another layout.
    pub fn new(width_px: u32, is_rtl: bool) -> Self {
        let columns = columns_in(width_px);
        let cell_width_px = (width_px.saturating_sub(GUTTER_PX * (columns - 1)) / columns).max(1);
        let columns = (0..columns).map(|_| Column::default()).collect();
        Self { width_px, cell_width_px, is_rtl, columns, cells: Vec::new() }
    }

    /// Adds a cell for a picture of this size, in any unit. A very long or flat picture gets a cell
    /// that shows a part of it.
    pub fn push(&mut self, width: u32, height: u32) {
        let height_px = self.height_of(width, height);
        let mut shortest: Option<(usize, &mut Column)> = None;
        for (at, column) in self.columns.iter_mut().enumerate() {
            if shortest.as_ref().is_none_or(|(_, best)| column.end_px < best.end_px) {
                shortest = Some((at, column));
            }
        }
        let Some((at, column)) = shortest else { return };
        let cell = Cell { column: at, top_px: column.end_px, height_px };
        column.cells.push(self.cells.len());
        column.end_px = cell.bottom_px() + GUTTER_PX;
        self.cells.push(cell);
    }

    fn height_of(&self, width: u32, height: u32) -> u32 {
        let cell = u64::from(self.cell_width_px);
        if width == 0 || height == 0 {
            return self.cell_width_px;
        }
        let height = cell * u64::from(height) / u64::from(width);
        let height = height.clamp(cell.div_ceil(3), cell * 2);
        u32::try_from(height).unwrap_or(u32::MAX)
    }

    /// Returns the number of cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Returns whether there are no cells.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Returns the width of every cell, in CSS pixels.
    pub const fn cell_width_px(&self) -> u32 {
        self.cell_width_px
    }

    /// Returns the number of columns.
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// Returns the height of all cells together, in CSS pixels.
    pub fn height_px(&self) -> u32 {
        let end = self.columns.iter().map(|column| column.end_px).max().unwrap_or(0);
        end.saturating_sub(GUTTER_PX)
    }

    /// Returns the position and the size of a cell.
    pub fn geometry(&self, index: usize) -> Option<CellGeometry> {
        let cell = self.cells.get(index)?;
        let before = u32::try_from(cell.column).ok()? * (self.cell_width_px + GUTTER_PX);
        let left_px = if self.is_rtl {
            self.width_px.saturating_sub(before + self.cell_width_px)
        } else {
            before
        };
        let (top_px, height_px) = (cell.top_px, cell.height_px);
        Some(CellGeometry { left_px, top_px, width_px: self.cell_width_px, height_px })
    }

    /// Returns the cells that reach into the strip between two heights, in the order of the list.
    pub fn cells_between(&self, top_px: u32, bottom_px: u32) -> Vec<usize> {
        if bottom_px <= top_px {
            return Vec::new();
        }
        let mut rest: Vec<&[usize]> = self
            .columns
            .iter()
            .map(|column| {
                let first = column.above(top_px, &self.cells);
                let end = column.cells.partition_point(|&index| {
                    self.cells.get(index).is_some_and(|cell| cell.top_px < bottom_px)
                });
                column.cells.get(first..end).unwrap_or_default()
            })
            .collect();
        let mut found = Vec::new();
        // Each column is sorted, so the next cell of all is the first of a column.
        while let Some(next) = rest.iter().filter_map(|column| column.first()).min().copied() {
            found.push(next);
            for column in &mut rest {
                if let [first, tail @ ..] = *column
                    && *first == next
                {
                    *column = tail;
                }
            }
        }
        found
    }
}

impl Column {
    /// Returns how many of its cells end at this height or above it.
    fn above(&self, px: u32, cells: &[Cell]) -> usize {
        self.cells
            .partition_point(|&index| cells.get(index).is_some_and(|cell| cell.bottom_px() <= px))
    }
}
