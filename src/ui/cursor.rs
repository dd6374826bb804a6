//! The keyboard's position: which emoji Enter picks, and which keys edit the text.

/// The position of the keyboard among the emoji.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor {
    /// In the text of the search field; no cell is marked.
    #[default]
    Text,
    /// In the text of the search field; the best result is marked, and Enter picks it.
    BestResult,
    /// On the cell with this number, in the order of the layout. Arrow keys move among cells.
    Cell(usize),
}

impl Cursor {
    /// Returns the number of the marked cell.
    pub const fn marked(self) -> Option<usize> {
        match self {
            Self::Text => None,
            Self::BestResult => Some(0),
            Self::Cell(cell) => Some(cell),
        }
    }

    /// Returns the number of the cell that the user has moved to.
    pub const fn moved_to(self) -> Option<usize> {
        match self {
            Self::Text | Self::BestResult => None,
            Self::Cell(cell) => Some(cell),
        }
    }

    /// Whether arrow keys, Home and End move among cells instead of editing the text.
    pub const fn is_in_grid(self) -> bool {
        self.moved_to().is_some()
    }
}
