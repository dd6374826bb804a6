//! The picker's user interface: its state, its messages, and the helpers that its parts share.
//! `shell/` makes the static page interactive, `emoji_grid/` is the list of emoji.

mod cursor;
pub mod emoji_grid;
pub mod keymap;
mod printable_query;
mod tab;
mod text_key;

#[cfg(target_arch = "wasm32")]
mod adopt;
#[cfg(target_arch = "wasm32")]
pub mod bind;
#[cfg(target_arch = "wasm32")]
pub mod focus_trap;
#[cfg(target_arch = "wasm32")]
pub mod keyboard;
#[cfg(target_arch = "wasm32")]
mod messages;
#[cfg(target_arch = "wasm32")]
mod readable;
#[cfg(target_arch = "wasm32")]
pub mod roving_focus;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod watch_now;

pub use cursor::Cursor;
pub use printable_query::printable_query;
pub use tab::{Tab, TabSpec};
pub use text_key::{HeldKeys, enters_text};

#[cfg(target_arch = "wasm32")]
pub use adopt::{adopt_controls, show_grid, start_labels};
#[cfg(target_arch = "wasm32")]
pub use messages::{Action, Copyable, Messages, Notice, NoticeKind, Toast, ToastKind, announce};
#[cfg(target_arch = "wasm32")]
pub use readable::Readable;
#[cfg(target_arch = "wasm32")]
pub use state::{Pending, PendingScroll, PickerState, SearchText};
#[cfg(target_arch = "wasm32")]
pub use watch_now::watch_now;
