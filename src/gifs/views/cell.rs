//! A cell: a still first, and over it what moves while the cell is on screen.

use super::grid::cell_id;
use super::words::searched_for;
use crate::browser::{self, append, element, flag, set_attribute, set_class, set_px, set_text};
use crate::gifs::{Format, Gif, More, Place, Screen, choose};
use crate::gifs::{Phase, TabState};
use crate::locale::Texts;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlImageElement, HtmlMediaElement};

/// The attribute that has a cell's number.
pub(super) const INDEX: &str = "data-index";

/// Placeholder colours in the style sheet.
const TONES: usize = 6;

pub(super) struct CellView {
    index: usize,
    gif: Arc<Gif>,
    root: HtmlElement,
    star: HtmlElement,
    moving: Option<Moving>,
    has_still: bool,
    is_drawn: bool,
    look: Option<Look>,
}

/// What of a cell may change while it exists, its pictures apart.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    is_active: bool,
    is_favourite: bool,
    /// How many cells there are, which is known at the end only.
    set_size: Option<usize>,
}

/// What moves.
struct Moving {
    element: HtmlElement,
    url: String,
    plays: bool,
}

impl CellView {
    pub(super) fn build(
        state: &TabState,
        texts: &Texts,
        screen: &Screen,
        index: usize,
    ) -> Option<Self> {
        let gif = Arc::clone(state.gif(index)?);
        let root: HtmlElement =
            element("div", &["gif tone-", &*(index % TONES).to_string()].concat())?;
        root.set_id(&cell_id(index));
        for (name, value) in [
            ("role", "option"),
            ("data-gif-id", gif.id.as_str()),
            (INDEX, &*index.to_string()),
            ("aria-posinset", &*(index + 1).to_string()),
            ("aria-label", &*alt(&gif, state, texts)),
            ("title", &*credit(&gif)),
        ] {
            set_attribute(&root, name, Some(value));
        }
        let Place { left_px, top_px, width_px, height_px } = state.masonry().place(index)?;
        for (property, px) in
            [("left", left_px), ("top", top_px), ("width", width_px), ("height", height_px)]
        {
            set_px(&root, property, px);
        }
        let still = choose(&gif, screen).still;
        if let Some(still) = still {
            let still = picture(still.url.as_str(), "gif-picture")?;
            append(&root, &[&still]);
        }
        // For the mouse, and for a finger after a long press; the keyboard has Ctrl+D. It is no button, because nothing inside an
        // option may take the focus.
        let star: HtmlElement = element("span", "gif-star")?;
        set_attribute(&star, "aria-hidden", Some("true"));
        set_attribute(&star, "data-action", Some("favourite"));
        append(&root, &[&star]);
        let has_still = still.is_some();
        Some(Self { index, gif, root, star, moving: None, has_still, is_drawn: false, look: None })
    }

    /// Its number in the list.
    pub(super) const fn index(&self) -> usize {
        self.index
    }

    pub(super) fn element(&self) -> &Element {
        &self.root
    }

    /// Whether its picture, still or not, is there.
    pub(super) const fn is_drawn(&self) -> bool {
        self.is_drawn
    }

    pub(super) fn update(&mut self, state: &TabState, screen: &Screen) {
        let is_active = state.active == Some(self.index);
        let is_at_end = state.phase() == Phase::Items(More::End);
        let look = Look {
            is_active,
            is_favourite: state.saved.is_favourite(&self.gif.id),
            set_size: is_at_end.then(|| state.count()),
        };
        if self.look.replace(look) != Some(look) {
            self.wear(look);
        }
        let is_pointed_at = is_active || state.hovered == Some(self.index);
        self.move_it(state, screen, is_pointed_at);
    }

    fn wear(&self, look: Look) {
        set_class(&self.root, "active", look.is_active);
        set_attribute(&self.root, "aria-selected", Some(flag(look.is_active)));
        let set_size = look.set_size.map_or("-1".to_owned(), |size| size.to_string());
        set_attribute(&self.root, "aria-setsize", Some(&set_size));
        set_class(&self.star, "on", look.is_favourite);
        set_text(&self.star, if look.is_favourite { "★" } else { "☆" });
    }

    fn move_it(&mut self, state: &TabState, screen: &Screen, is_pointed_at: bool) {
        // What is there stays, and what is not there is not worth a frame of scrolling.
        if state.is_unsettled {
            return;
        }
        let media = choose(&self.gif, screen);
        let plays = media.plays || is_pointed_at;
        // Without a still, the film's first picture has to do.
        let is_wanted = state.is_on_screen(self.index)
            && (plays || !self.has_still)
            && (self.is_drawn || !self.has_still);
        let wanted = media
            .moving
            .filter(|one| is_wanted && (plays || one.format == Format::Mp4))
            .map(|one| (one.format, one.url.as_str()));
        let is_there = self.moving.as_ref().map(|it| (it.url.as_str(), it.plays));
        if is_there == wanted.map(|(_, url)| (url, plays)) {
            return;
        }
        self.moving = None;
        set_class(&self.root, "covered", false);
        let Some((format, url)) = wanted else { return };
        let element = match format {
            Format::Mp4 => film(url, plays),
            Format::Webp | Format::Gif | Format::Still => picture(url, "gif-picture moving"),
        };
        let Some(element) = element else { return };
        self.root.insert_before(&element, Some(&self.star)).ok();
        self.moving = Some(Moving { element, url: url.to_owned(), plays });
    }

    /// Takes away what moves.
    pub(super) fn rest(&mut self) {
        self.moving = None;
        set_class(&self.root, "covered", false);
    }

    /// One of its pictures is there. What moves lies over the still from now on: before, it would
    /// have hidden it.
    pub(super) fn show(&mut self, medium: &Element) {
        self.is_drawn = true;
        set_class(medium, "here", true);
        // Firefox before 121 cannot tell from the style sheet what comes after the still.
        if self.is_moving(medium) {
            set_class(&self.root, "covered", true);
        }
    }

    fn is_moving(&self, medium: &Element) -> bool {
        self.moving.as_ref().is_some_and(|moving| **moving.element == **medium)
    }

    /// One of its pictures will not come.
    pub(super) fn give_up(&mut self, medium: &Element) {
        set_class(medium, "failed", true);
        if !self.is_moving(medium) {
            self.has_still = false;
        }
    }
}

impl Drop for CellView {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl Drop for Moving {
    fn drop(&mut self) {
        self.element.remove();
        // A film that is only taken out of the page goes on loading until it is collected.
        if let Some(film) = self.element.dyn_ref::<HtmlMediaElement>() {
            set_attribute(film, "src", None);
            film.load();
        }
    }
}

/// What cells are drawn on right now.
pub(super) fn screen(state: &TabState) -> Screen {
    Screen {
        cell_width_px: state.masonry().cell_width_px(),
        density: browser::density(),
        saves_data: browser::saves_data(),
        is_still: state.is_still,
        plays_films: state.plays_films,
    }
}

/// The service's words for it, else what was searched for.
fn alt(gif: &Gif, state: &TabState, texts: &Texts) -> String {
    if !gif.alt.is_empty() {
        return gif.alt.to_string();
    }
    match searched_for(state.source(), texts) {
        words if words.is_empty() => "GIF".to_owned(),
        words => ["GIF: ", &*words].concat(),
    }
}

/// Title and maker, as far as the service tells them.
fn credit(gif: &Gif) -> String {
    match (&*gif.title, &*gif.username) {
        (title, "") => title.to_owned(),
        ("", maker) => ["@", maker].concat(),
        (title, maker) => [title, " · @", maker].concat(),
    }
}

fn picture(url: &str, class: &str) -> Option<HtmlElement> {
    let picture: HtmlImageElement = element("img", class)?;
    picture.set_referrer_policy("no-referrer");
    for (name, value) in [("alt", ""), ("draggable", "false"), ("decoding", "async")] {
        set_attribute(&picture, name, Some(value));
    }
    picture.set_src(url);
    picture.dyn_into().ok()
}

/// Muted and in the page, so that browsers let it play by itself. Where one does not, its first
/// picture stands.
fn film(url: &str, plays: bool) -> Option<HtmlElement> {
    let film: HtmlMediaElement = element("video", "gif-picture moving")?;
    film.set_muted(true);
    film.set_loop(true);
    film.set_autoplay(plays);
    for (name, value) in [
        ("playsinline", ""),
        ("disablepictureinpicture", ""),
        ("preload", "auto"),
        ("tabindex", "-1"),
        ("aria-hidden", "true"),
    ] {
        set_attribute(&film, name, Some(value));
    }
    film.set_src(url);
    film.dyn_into().ok()
}
