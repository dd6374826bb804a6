//! The picker's user interface: its state, its messages, and the helpers that the parts share.
//! `shell/` is the static page made live, `emoji_grid/` the list of emoji.

pub mod emoji_grid;
mod printable_query;
mod tab;
mod text_key;

#[cfg(target_arch = "wasm32")]
pub mod keyboard;
#[cfg(target_arch = "wasm32")]
mod messages;
#[cfg(target_arch = "wasm32")]
mod roving_focus;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod watch_now;

pub use printable_query::printable_query;
pub use tab::Tab;
pub use text_key::{HeldKeys, enters_text};

#[cfg(target_arch = "wasm32")]
pub use messages::{Action, Copyable, Messages, Notice, NoticeKind, Toast, ToastKind, announce};
#[cfg(target_arch = "wasm32")]
pub use roving_focus::RovingFocus;
#[cfg(target_arch = "wasm32")]
pub use state::{PickerState, SearchText};
#[cfg(target_arch = "wasm32")]
pub use watch_now::watch_now;
