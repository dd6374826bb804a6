//! What stands where cells would stand: shapes while they are on their way, or why there are none.

use super::tab::Gifs;
use super::words::{counted, message_phrase};
use crate::browser::{self, append, button, element, set_attribute, set_present, set_text};
use crate::gifs::{Event, Failure, GifError};
use crate::gifs::{Phase, TabState};
use crate::locale::{Text, Texts};
use crate::ui::shell::search_field;
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use web_sys::{Element, HtmlElement};

pub(super) struct MessageView {
    loading: HtmlElement,
    element: HtmlElement,
    text: HtmlElement,
    actions: HtmlElement,
    trending: HtmlElement,
    retry: Retry,
    _on_trending: EventListener,
}

impl MessageView {
    pub(super) fn build(gifs: &Gifs) -> Option<Self> {
        let message: HtmlElement = element("div", "empty gif-message")?;
        let text: HtmlElement = element("div", "empty-text")?;
        let actions: HtmlElement = element("div", "empty-actions")?;
        let retry = Retry::build(gifs)?;
        let trending = button("button", "data-action", "trending")?;
        append(&message, &[&text, &actions]);
        let on_trending = {
            let gifs = gifs.clone();
            EventListener::new(&trending, "click", move |_| gifs.show_trending())
        };
        let loading = loading()?;
        Some(Self {
            loading,
            element: message,
            text,
            actions,
            trending,
            retry,
            _on_trending: on_trending,
        })
    }

    /// Stops whatever goes on by itself.
    pub(super) fn rest(&mut self) {
        self.retry.rest();
    }

    /// Stands above the grid, in the same parent.
    pub(super) fn update(&mut self, state: &TabState, texts: &Texts, grid: &Element) {
        let Some(body) = grid.parent_element() else { return };
        let phase = state.phase();
        set_present(&self.loading, &body, Some(grid), phase == Phase::Loading);
        let phrase = message_phrase(state, texts);
        if let Some(phrase) = &phrase {
            browser::set_phrase(&self.text, texts, phrase);
        } else if browser::contains_focus(&self.element) {
            // The button that had it is about to go.
            search_field::focus();
        }
        set_present(&self.element, &body, Some(grid), phrase.is_some());
        set_text(&self.trending, texts.get(Text::GifShowTrending));
        set_present(&self.trending, &self.actions, None, phase == Phase::Empty);
        self.retry.update(
            match phase {
                Phase::Failed(failure) if failure.error.can_be_retried() => Some(failure),
                _ => None,
            },
            texts,
            &self.actions,
        );
    }
}

/// Shapes in the place of cells: they say "soon" without a word.
fn loading() -> Option<HtmlElement> {
    let loading: HtmlElement = element("div", "gif-loading")?;
    set_attribute(&loading, "aria-hidden", Some("true"));
    for (tone, height) in ["", " tall", " tall", "", "", ""].into_iter().enumerate() {
        let class = ["bone tone-", &*tone.to_string(), height].concat();
        let bone: HtmlElement = element("div", &class)?;
        append(&loading, &[&bone]);
    }
    Some(loading)
}

/// The button that tries again what failed, and above it how long the service refuses everything.
pub(super) struct Retry {
    wait: HtmlElement,
    pub(super) button: HtmlElement,
    gifs: Gifs,
    /// Counts the seconds down.
    clock: Option<Interval>,
    _on_click: EventListener,
}

impl Retry {
    pub(super) fn build(gifs: &Gifs) -> Option<Self> {
        let wait: HtmlElement = element("div", "gif-wait")?;
        // A screen reader that was told each second would be told nothing else.
        set_attribute(&wait, "aria-hidden", Some("true"));
        let button = button("button", "data-action", "retry")?;
        let on_click = {
            let gifs = gifs.clone();
            EventListener::new(&button, "click", move |_| gifs.handle(Event::Retry))
        };
        Some(Self { wait, button, gifs: gifs.clone(), clock: None, _on_click: on_click })
    }

    /// Stops the clock until the next update.
    pub(super) fn rest(&mut self) {
        self.clock = None;
    }

    /// Shows what can be done about a failure at the end of an element; nothing without one.
    pub(super) fn update(&mut self, failure: Option<Failure>, texts: &Texts, place: &Element) {
        set_present(&self.button, place, None, failure.is_some());
        let is_waiting = failure.is_some_and(|failure| failure.is_waiting);
        let word = if is_waiting { Text::GifWaiting } else { Text::Retry };
        set_text(&self.button, texts.get(word));
        set_attribute(&self.button, "aria-disabled", is_waiting.then_some("true"));
        let seconds = failure
            .filter(|failure| may_be_refused(failure.error))
            .map_or(0, |failure| seconds_until(failure.retry_at_ms));
        set_present(&self.wait, place, Some(&self.button), seconds > 0);
        if seconds == 0 {
            self.clock = None;
            return;
        }
        set_text(&self.wait, &counted(texts, Text::GifWait, seconds));
        if self.clock.is_none() {
            let gifs = self.gifs.clone();
            self.clock = Some(Interval::new(1_000, move || gifs.update_views()));
        }
    }
}

/// Whether the service may want to be left alone for a while.
const fn may_be_refused(error: GifError) -> bool {
    matches!(error, GifError::TooMany | GifError::Network | GifError::Slow)
}

fn seconds_until(at_ms: u64) -> usize {
    let left_ms = at_ms.saturating_sub(browser::now_ms());
    usize::try_from(left_ms.div_ceil(1_000)).unwrap_or(usize::MAX)
}
