//! Browser APIs, one a file, each behind a function or a type that undoes itself on drop.

mod abort;
mod glyph_canvas;
mod log;
mod page;
mod random;
mod storage;

pub use abort::Abort;
pub use glyph_canvas::CanvasProbe;
pub use log::{error, warn};
pub use page::{
    by_id, document, focus_element, focus_parent, has_fine_pointer, is_framed, json_block,
    link_address, mark_app, mark_role, parent_window, query_pairs, root, window, window_name,
};
pub use random::random_id;
pub use storage::local_storage;
