//! A cell: a still first, and over it a picture or a video that moves while the cell is on screen.

use super::media::{MovingMedia, picture};
use crate::browser::{
    append, element, flag, picture_of_base64, set_attribute, set_class, set_px, set_text,
};
use crate::gifs::{CellGeometry, Format, Gif, More, Phase, Screen, TabState, choose};
use std::sync::Arc;
use web_sys::{Element, HtmlElement};

/// The number of placeholder colors in the style sheet.
const PLACEHOLDER_COLOURS: usize = 6;

/// A cell in the page. Dropping it removes it.
pub(super) struct CellView {
    index: usize,
    gif: Arc<Gif>,
    root: HtmlElement,
    star: HtmlElement,
    /// Shown until a picture has loaded.
    blur: Option<HtmlElement>,
    moving: Option<MovingMedia>,
    has_still: bool,
    is_drawn: bool,
    appearance: Option<Appearance>,
}

/// What may change in a cell, apart from its pictures.
#[derive(Clone, Copy, PartialEq)]
struct Appearance {
    is_active: bool,
    is_favourite: bool,
    /// The number of cells, once the end of the list is known.
    set_size: Option<usize>,
}

/// Returns the id of a cell's element. `aria-activedescendant` needs one.
pub(super) fn cell_id(index: usize) -> String {
    ["gif-", &*index.to_string()].concat()
}

impl CellView {
    /// Creates a cell, which is not in the page yet. `searched_for` is asked for the words of a GIF
    /// that the service has not described.
    pub(super) fn new(
        state: &TabState,
        screen: &Screen,
        index: usize,
        searched_for: impl FnOnce() -> String,
    ) -> Option<Self> {
        let gif = Arc::clone(state.gif(index)?);
        let colour = (index % PLACEHOLDER_COLOURS).to_string();
        let root: HtmlElement = element("div", &["gif tone-", &*colour].concat())?;
        root.set_id(&cell_id(index));
        for (name, value) in [
            ("role", "option"),
            ("data-gif-id", gif.id.own()),
            ("data-index", &*index.to_string()),
            ("aria-posinset", &*(index + 1).to_string()),
            ("aria-label", &*alt(&gif, searched_for)),
            ("title", &*credit(&gif)),
        ] {
            set_attribute(&root, name, Some(value));
        }
        let CellGeometry { left_px, top_px, width_px, height_px } =
            state.masonry().geometry(index)?;
        for (property, px) in
            [("left", left_px), ("top", top_px), ("width", width_px), ("height", height_px)]
        {
            set_px(&root, property, px);
        }
        let blur = gif.blur.as_ref().and_then(|blur| picture_of_base64(blur.base64(), "gif-blur"));
        if let Some(blur) = &blur {
            append(&root, &[blur]);
        }
        let still = choose(&gif, screen).still;
        if let Some(still) = still {
            append(&root, &[&*picture(still.url.as_str(), "gif-picture")?]);
        }
        // For the mouse, and for a finger after a long press; the keyboard has Ctrl+D. It is no
        // button: nothing inside an option may take the focus.
        let star: HtmlElement = element("span", "gif-star")?;
        set_attribute(&star, "aria-hidden", Some("true"));
        set_attribute(&star, "data-action", Some("favourite"));
        append(&root, &[&star]);
        let has_still = still.is_some();
        Some(Self {
            index,
            gif,
            root,
            star,
            blur,
            moving: None,
            has_still,
            is_drawn: false,
            appearance: None,
        })
    }

    /// Returns the number of the cell in the list, from 0.
    pub(super) const fn index(&self) -> usize {
        self.index
    }

    pub(super) fn element(&self) -> &Element {
        &self.root
    }

    /// Returns whether a picture of the cell has loaded.
    pub(super) const fn is_drawn(&self) -> bool {
        self.is_drawn
    }

    pub(super) fn update(&mut self, state: &TabState, screen: &Screen) {
        let is_active = state.active == Some(self.index);
        let is_at_end = state.phase() == Phase::Items(More::End);
        let appearance = Appearance {
            is_active,
            is_favourite: state.saved.is_favourite(&self.gif.id),
            set_size: is_at_end.then(|| state.count()),
        };
        if self.appearance.replace(appearance) != Some(appearance) {
            self.apply(appearance);
        }
        let is_pointed_at = is_active || state.hovered == Some(self.index);
        self.update_media(state, screen, is_pointed_at);
    }

    fn apply(&self, appearance: Appearance) {
        set_class(&self.root, "active", appearance.is_active);
        set_attribute(&self.root, "aria-selected", Some(flag(appearance.is_active)));
        let set_size = appearance.set_size.map_or("-1".to_owned(), |size| size.to_string());
        set_attribute(&self.root, "aria-setsize", Some(&set_size));
        set_class(&self.star, "on", appearance.is_favourite);
        set_text(&self.star, if appearance.is_favourite { "★" } else { "☆" });
    }

    fn update_media(&mut self, state: &TabState, screen: &Screen, is_pointed_at: bool) {
        // What moves stays meanwhile, and what does not is not worth a frame of scrolling.
        if state.is_scrolling_or_loading {
            return;
        }
        let media = choose(&self.gif, screen);
        let plays = media.plays || is_pointed_at;
        // Without a still, the first picture of a video replaces it.
        let is_wanted = state.is_on_screen(self.index)
            && (plays || !self.has_still)
            && (self.is_drawn || !self.has_still);
        let wanted = media
            .moving
            .filter(|one| is_wanted && (plays || one.format == Format::Mp4))
            .map(|one| (one.format, one.url.as_str()));
        let is_up_to_date = match (&self.moving, wanted) {
            (None, None) => true,
            (Some(moving), Some((_, url))) => moving.is(url, plays),
            _ => false,
        };
        if is_up_to_date {
            return;
        }
        self.moving = wanted.and_then(|(format, url)| MovingMedia::new(format, url, plays));
        set_class(&self.root, "covered", false);
        if let Some(moving) = &self.moving {
            self.root.insert_before(moving.element(), Some(&self.star)).ok();
        }
    }

    /// Removes what moves.
    pub(super) fn stop_media(&mut self) {
        self.moving = None;
        set_class(&self.root, "covered", false);
    }

    /// Shows a picture or a video, which has loaded. Before, what moves would hide the still.
    pub(super) fn media_loaded(&mut self, medium: &Element) {
        self.is_drawn = true;
        if let Some(blur) = self.blur.take() {
            blur.remove();
        }
        set_class(medium, "here", true);
        // A class on the cell, because Firefox before 121 has no `:has()`.
        if self.is_moving(medium) {
            set_class(&self.root, "covered", true);
        }
    }

    /// Hides a picture or a video, which has failed to load.
    pub(super) fn media_failed(&mut self, medium: &Element) {
        set_class(medium, "failed", true);
        if !self.is_moving(medium) {
            self.has_still = false;
        }
    }

    fn is_moving(&self, medium: &Element) -> bool {
        self.moving.as_ref().is_some_and(|moving| moving.element() == medium)
    }
}

impl Drop for CellView {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Returns the service's description of a GIF, or else what was searched for.
fn alt(gif: &Gif, searched_for: impl FnOnce() -> String) -> String {
    if !gif.alt.is_empty() {
        return gif.alt.to_string();
    }
    match searched_for() {
        words if words.is_empty() => "GIF".to_owned(),
        words => ["GIF: ", &*words].concat(),
    }
}

/// Returns the title and the author, as far as the service names them.
fn credit(gif: &Gif) -> String {
    match (&*gif.title, &*gif.username) {
        (title, "") => title.to_owned(),
        ("", maker) => ["@", maker].concat(),
        (title, maker) => [title, " · @", maker].concat(),
    }
}
