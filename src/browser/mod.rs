//! Browser APIs, one per file, each behind a function or a type that cleans up on drop.

mod abort;
mod after_paint;
mod broadcast;
mod clock;
mod connection;
mod dom;
mod glyph_canvas;
mod http;
mod intl;
mod keys;
mod log;
mod long_press;
mod page;
mod random;
mod size;
mod storage;
mod tiny_picture;
mod user_preferences;
mod video_support;

pub use abort::Abort;
pub use after_paint::painted;
pub use broadcast::Siblings;
pub use clock::{now_ms, precise_ms, unix_ms};
pub use connection::{BackOnline, is_online};
pub use dom::{
    append, closest, element, elements, flag, mark_fonts, set_class, set_phrase, set_px, set_text,
};
pub use glyph_canvas::{CanvasProbe, font_lists_fingerprint};
pub use http::{anonymous_request, keep_alive, post_json, send};
pub use intl::{number, plural_category};
pub use keys::{held_keys, is_composing};
pub use log::{error, warn};
pub use long_press::LongPress;
pub use page::{
    add_style, by_id, contains_focus, document, focus_element, focus_in_place, focus_parent,
    focused, framing_origin, has_fine_pointer, has_focus, has_touch_screen, is_framed,
    is_pointed_at_or_focused, is_rtl, json_block, languages, link_address, mark_app,
    mark_direction, mark_language, mark_old_window, mark_role, mark_theme, own_address,
    parent_window, query_pairs, query_value, root, set_attribute, window, window_name,
};
pub use random::random_id;
pub use size::{SizeObserver, exact_height, exact_width, frame_height};
pub use storage::{local_storage, session_storage};
pub use tiny_picture::picture_of_base64;
pub use user_preferences::{ReducedMotion, density, saves_data};
pub use video_support::plays_films;
