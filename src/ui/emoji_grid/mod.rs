//! The list of emoji: its content and layout (pure), and its rows in the page.

mod cells;
mod first_screen;
mod layout;
mod navigation;
mod rows;
mod section_title;
mod shelf;

#[cfg(target_arch = "wasm32")]
pub mod announcements;
#[cfg(target_arch = "wasm32")]
pub mod dragging;
#[cfg(target_arch = "wasm32")]
pub mod grid;
#[cfg(target_arch = "wasm32")]
pub mod grid_focus;
#[cfg(target_arch = "wasm32")]
mod row_window;
#[cfg(target_arch = "wasm32")]
mod stuck_heading;

pub use cells::{Cell, cell_id, cell_index, escape, write_row};
pub use first_screen::first_screen;
pub use layout::{CELL_PX, HEADING_PX, Layout, Row, RowKind, Section, SectionTitle, columns_in};
pub use navigation::{Step, step};
pub use rows::{WriteCell, write_rows};
pub use section_title::heading;
pub use shelf::{Shelf, matching_groups};

#[cfg(target_arch = "wasm32")]
pub use grid::scroll_to;
#[cfg(target_arch = "wasm32")]
pub use row_window::RowWindow;
