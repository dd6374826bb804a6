//! The components of the page.

mod action_button;
mod card;
mod checks;
mod documents;
mod finish;
mod page;
mod placements;
mod read_only;
mod settings;
mod status_lines;
mod stickers;

pub(super) use page::{CONTENT, Page};
pub use read_only::ReadOnlySettings;
pub use status_lines::StatusLines;
