//! The picker: what people see and touch.

mod cells;
mod echo;
mod first_screen;
pub mod flyout;
mod headings;
mod joined;
mod layout;
mod navigation;
mod rows;
mod sections;
mod text_key;

#[cfg(target_arch = "wasm32")]
mod announcements;
#[cfg(target_arch = "wasm32")]
mod composer;
#[cfg(target_arch = "wasm32")]
pub mod dragging;
#[cfg(target_arch = "wasm32")]
pub mod empty;
#[cfg(target_arch = "wasm32")]
mod gif_sending;
#[cfg(target_arch = "wasm32")]
mod gif_tab;
pub mod gifs;
#[cfg(target_arch = "wasm32")]
pub mod grid;
#[cfg(target_arch = "wasm32")]
mod grid_focus;
#[cfg(target_arch = "wasm32")]
pub mod groups;
#[cfg(target_arch = "wasm32")]
pub mod keyboard;
#[cfg(target_arch = "wasm32")]
pub mod message_views;
#[cfg(target_arch = "wasm32")]
mod messages;
#[cfg(target_arch = "wasm32")]
mod pick;
#[cfg(target_arch = "wasm32")]
pub mod preview;
#[cfg(target_arch = "wasm32")]
mod row_window;
#[cfg(target_arch = "wasm32")]
pub mod search_field;
#[cfg(target_arch = "wasm32")]
mod send_words;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod stuck_heading;
#[cfg(target_arch = "wasm32")]
pub mod tabs;
#[cfg(target_arch = "wasm32")]
mod text_out;

pub use cells::{Cell, cell_id, cell_index, write_row};
pub use echo::echo;
pub use first_screen::first_screen;
pub use headings::heading;
pub use joined::joined;
pub use layout::{CELL_PX, HEADING_PX, Layout, Row, RowKind, Section, SectionTitle, columns_in};
pub use navigation::{Step, step};
pub use rows::{Described, write_rows};
pub use sections::{Shelf, matching_groups};
pub use text_key::{HeldKeys, enters_text};

#[cfg(target_arch = "wasm32")]
pub use composer::Composer;
#[cfg(target_arch = "wasm32")]
pub use flyout::{Flyout, FlyoutParts};
#[cfg(target_arch = "wasm32")]
pub use gif_tab::{GifParts, GifTab};
#[cfg(target_arch = "wasm32")]
pub use grid::scroll_to;
#[cfg(target_arch = "wasm32")]
pub use groups::show_group;
#[cfg(target_arch = "wasm32")]
pub use messages::{Copyable, Messages, Notice, NoticeKind, Toast, ToastKind, announce};
#[cfg(target_arch = "wasm32")]
pub use pick::{Pick, Picked, Picks, Way};
#[cfg(target_arch = "wasm32")]
pub use state::PickerState;
#[cfg(target_arch = "wasm32")]
pub use text_out::TextOut;
