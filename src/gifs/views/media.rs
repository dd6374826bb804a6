//! The pictures and videos of a cell.

use crate::browser::{element, set_attribute};
use crate::gifs::Format;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlImageElement, HtmlMediaElement};

/// A picture or a video that moves. Dropping it removes it from the page and ends its loading.
pub(super) struct MovingMedia {
    element: HtmlElement,
    url: String,
    plays: bool,
}

impl MovingMedia {
    /// Creates the element. A video that does not play shows its first picture.
    pub(super) fn new(format: Format, url: &str, plays: bool) -> Option<Self> {
        let element = match format {
            Format::Mp4 => video(url, plays),
            Format::Webp | Format::Gif | Format::Still => picture(url, "gif-picture moving"),
        };
        Some(Self { element: element?, url: url.to_owned(), plays })
    }

    /// Returns whether it shows this address in this way.
    pub(super) fn is(&self, url: &str, plays: bool) -> bool {
        self.url == url && self.plays == plays
    }

    pub(super) fn element(&self) -> &Element {
        &self.element
    }
}

impl Drop for MovingMedia {
    fn drop(&mut self) {
        self.element.remove();
        // A video that is only removed from the page loads on until it is collected.
        if let Some(video) = self.element.dyn_ref::<HtmlMediaElement>() {
            set_attribute(video, "src", None);
            video.load();
        }
    }
}

/// Creates a picture that loads without a referrer.
pub(super) fn picture(url: &str, class: &str) -> Option<HtmlElement> {
    let picture: HtmlImageElement = element("img", class)?;
    picture.set_referrer_policy("no-referrer");
    for (name, value) in [("alt", ""), ("draggable", "false"), ("decoding", "async")] {
        set_attribute(&picture, name, Some(value));
    }
    picture.set_src(url);
    picture.dyn_into().ok()
}

/// Creates a video, muted, so that browsers let it play by itself. Where one does not, the first
/// picture of the video remains.
fn video(url: &str, plays: bool) -> Option<HtmlElement> {
    let video: HtmlMediaElement = element("video", "gif-picture moving")?;
    video.set_muted(true);
    video.set_loop(true);
    video.set_autoplay(plays);
    for (name, value) in [
        ("playsinline", ""),
        ("disablepictureinpicture", ""),
        ("preload", "auto"),
        ("tabindex", "-1"),
        ("aria-hidden", "true"),
    ] {
        set_attribute(&video, name, Some(value));
    }
    video.set_src(url);
    video.dyn_into().ok()
}
