//! Which films the browser plays.

use super::dom::element;
use web_sys::HtmlMediaElement;

/// What GIPHY's films are: H.264 of the simplest kind, which every browser plays that plays H.264.
/// Firefox leaves it to the system, and some have none.
const H264: &str = "video/mp4; codecs=\"avc1.42E01E\"";

/// Whether the browser says that it may play films of the GIF service.
pub fn plays_films() -> bool {
    element::<HtmlMediaElement>("video", "")
        .is_some_and(|film| !film.can_play_type(H264).is_empty())
}
