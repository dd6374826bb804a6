//! The line below the cells: whose GIFs these are, who learns of searches, and the button that
//! stops everything (WCAG 2.2.2).

use super::tab::Gifs;
use crate::browser::{append, button, element, set_attribute, set_text};
use crate::gifs::TabState;
use crate::locale::{Text, Texts};
use gloo_events::EventListener;
use web_sys::{Element, HtmlElement};

pub(super) struct Foot {
    element: HtmlElement,
    privacy: HtmlElement,
    pause: HtmlElement,
    icon: HtmlElement,
    word: HtmlElement,
    _on_click: EventListener,
}

impl Foot {
    pub(super) fn build(gifs: &Gifs) -> Option<Self> {
        let foot: HtmlElement = element("div", "gif-foot")?;
        let mark: HtmlElement = element("span", "gif-mark")?;
        // The service's own words, in its language.
        set_attribute(&mark, "lang", Some("en"));
        set_attribute(&mark, "dir", Some("ltr"));
        set_text(&mark, gifs.provider().attribution().mark);
        let privacy: HtmlElement = element("span", "gif-privacy")?;
        let pause = button("gif-pause", "data-action", "pause")?;
        let (icon, word): (HtmlElement, HtmlElement) =
            (element("span", "gif-pause-icon")?, element("span", "gif-pause-word")?);
        set_attribute(&icon, "aria-hidden", Some("true"));
        append(&pause, &[&icon, &word]);
        append(&foot, &[&mark, &privacy, &pause]);
        let gifs = gifs.clone();
        let on_click = EventListener::new(&pause, "click", move |_| {
            let is_still = gifs.state().is_still;
            gifs.hold_still(!is_still);
        });
        Some(Self { element: foot, privacy, pause, icon, word, _on_click: on_click })
    }

    pub(super) fn element(&self) -> &Element {
        &self.element
    }

    pub(super) fn update(&self, state: &TabState, texts: &Texts) {
        let (icon, word) =
            if state.is_still { ("▶", Text::GifPlay) } else { ("❚❚", Text::GifPause) };
        set_text(&self.privacy, texts.get(Text::GifPrivacy));
        set_text(&self.icon, icon);
        set_text(&self.word, texts.get(word));
        set_attribute(&self.pause, "title", Some(texts.get(word)));
    }
}
