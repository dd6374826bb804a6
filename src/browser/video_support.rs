//! Video formats that the browser plays.

use super::dom::element;
use web_sys::HtmlMediaElement;

/// The format of GIPHY's videos: H.264, Baseline profile. Firefox uses the system's decoder, and
/// some systems have none.
const H264: &str = "video/mp4; codecs=\"avc1.42E01E\"";

/// Returns whether the browser reports that it may play videos of the GIF service.
pub fn plays_films() -> bool {
    element::<HtmlMediaElement>("video", "")
        .is_some_and(|video| !video.can_play_type(H264).is_empty())
}
