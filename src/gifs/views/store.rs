//! The state of the tab as signals. Events go into the pure state, and the effects that come out are
//! run.

use super::effects::{InFlight, run};
use crate::app::AppContext;
use crate::browser;
use crate::gifs::{self, Event, Feed, Gif, Options, Pingback, Provider, Summary, TabState, tell};
use crate::locale::{Phrase, Text};
use crate::portal::PortalOptions;
use crate::ui::{PickerState, SearchText, Tab, Toast, ToastKind};
use gloo_timers::callback::Timeout;
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// Time without scrolling and without new pictures after which the grid counts as settled, in
/// milliseconds. Starting videos while the user scrolls costs a slow machine more than all the rest.
const SETTLE_MS: u32 = 150;

/// A handle to the state of the tab.
#[derive(Clone, Copy)]
pub(super) struct GifStore {
    ctx: StoredValue<AppContext, LocalStorage>,
    pub(super) picker: PickerState,
    pub(super) state: RwSignal<TabState>,
    /// What the parts around the grid show. It does not change while the tab is hidden.
    pub(super) summary: Memo<Summary>,
    /// The element that scrolls.
    pub(super) grid: NodeRef<Div>,
    /// The content of the search field that the feed has last got from it. `None` after the user has
    /// chosen another list: then the same text is a new search.
    pub(super) handed_over: StoredValue<Option<SearchText>>,
    in_flight: StoredValue<InFlight, LocalStorage>,
    settle_timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl GifStore {
    /// Creates the state under the current owner. Nothing is requested yet.
    pub(super) fn new(ctx: AppContext) -> Self {
        let provider = gifs::provider(&ctx.config, &PortalOptions::default());
        let feed = Feed::new(provider, Options::default(), ctx.limits);
        let (picker, state) = (ctx.picker, RwSignal::new(TabState::new(feed)));
        let summary = Memo::new(move |before: Option<&Summary>| {
            let is_on_screen = picker.tab.get() == Tab::Gifs;
            let frozen = before.copied().filter(|_| !is_on_screen);
            frozen.unwrap_or_else(|| state.with(TabState::summary))
        });
        Self {
            ctx: StoredValue::new_local(ctx),
            picker,
            state,
            summary,
            grid: NodeRef::new(),
            handed_over: StoredValue::new(None),
            in_flight: StoredValue::default(),
            settle_timer: StoredValue::default(),
        }
    }

    /// Returns the services of the page. They are stored, because a closure in a view must be `Send`.
    pub(super) fn ctx(self) -> AppContext {
        self.ctx.get_value()
    }

    /// Returns a text of the interface, for a view.
    pub(super) fn text(self, text: Text) -> impl Fn() -> String + Copy + Send + Sync + 'static {
        let texts = self.picker.texts;
        move || texts.read().get(text).to_owned()
    }

    /// Shows a short message.
    pub(super) fn toast(self, text: Phrase) {
        self.ctx().messages.toast(Toast { text, kind: ToastKind::Done });
    }

    /// Returns the service that is asked.
    pub(super) fn provider(self) -> Arc<dyn Provider> {
        self.state.with_untracked(|state| Arc::clone(state.provider()))
    }

    /// Returns the GIF of a cell.
    pub(super) fn gif(self, index: usize) -> Option<Arc<Gif>> {
        self.state.with_untracked(|state| state.gif(index).cloned())
    }

    /// Changes the state and returns what the change returns. `change` must not call anything that
    /// may read or change the state itself, such as an event listener.
    pub(super) fn change<T: Default>(self, change: impl FnOnce(&mut TabState) -> T) -> T {
        self.state.try_update(change).unwrap_or_default()
    }

    /// Lets the feed handle an event, and does what it asks for.
    pub(super) fn handle(self, event: Event) {
        self.dispatch(event);
        self.ask_for_more();
    }

    fn dispatch(self, event: Event) {
        let now_ms = browser::now_ms();
        let (effects, is_other_list) = self.change(|state| state.handle(event, now_ms));
        for effect in effects {
            run(self, self.in_flight, effect);
        }
        if is_other_list {
            self.scroll_to(0);
        }
    }

    /// Requests the next pages while the end of the list is near. The feed requests each page once
    /// at most, and has those that it remembers at once.
    pub(super) fn ask_for_more(self) {
        while self.picker.is_in(Tab::Gifs) && self.state.with_untracked(TabState::wants_more) {
            let count = || self.state.with_untracked(TabState::count);
            let before = count();
            self.dispatch(Event::NearEnd);
            if count() == before {
                break;
            }
        }
    }

    /// Changes the kind, the rating or the language.
    pub(super) fn change_options(self, change: impl FnOnce(&mut Options)) {
        let before = self.state.with_untracked(|state| *state.options());
        let mut options = before;
        change(&mut options);
        if options != before {
            self.change(|state| state.active = None);
            self.handle(Event::OptionsChanged(options));
        }
    }

    /// Reads the user's favorites and recents from where they are kept.
    pub(super) fn read_saved(self) {
        let saved = self.ctx().store.state().gifs().clone();
        self.change(|state| state.saved = saved);
    }

    /// Scrolls the grid.
    pub(super) fn scroll_to(self, top_px: u32) {
        if let Some(grid) = self.grid.get_untracked() {
            grid.set_scroll_top(i32::try_from(top_px).unwrap_or(i32::MAX));
            self.scrolled();
        }
    }

    /// Reads the scroll position of the grid.
    pub(super) fn scrolled(self) {
        let Some(grid) = self.grid.get_untracked() else { return };
        let top_px = u32::try_from(grid.scroll_top()).unwrap_or(0);
        if self.state.with_untracked(|state| state.scroll_top_px) != top_px {
            self.change(|state| state.scroll_top_px = top_px);
            self.wait_until_settled(true);
        }
    }

    /// Defers videos and pingbacks until the grid is settled. `restart` begins the time again if it
    /// is running.
    pub(super) fn wait_until_settled(self, restart: bool) {
        self.state.update_untracked(|state| state.is_scrolling_or_loading = true);
        let is_waiting = self.settle_timer.with_value(Option::is_some);
        if !self.picker.is_in(Tab::Gifs) || is_waiting && !restart {
            return;
        }
        let timer = Timeout::new(SETTLE_MS, move || {
            self.settle_timer.set_value(None);
            self.change(|state| state.is_scrolling_or_loading = false);
        });
        self.settle_timer.set_value(Some(timer));
    }

    /// Stops waiting until the grid is settled: the tab is hidden.
    pub(super) fn cancel_settling(self) {
        self.state.update_untracked(|state| state.is_scrolling_or_loading = true);
        self.settle_timer.set_value(None);
    }

    /// Reports each GIF whose picture is on screen to the service, once.
    pub(super) fn report_seen(self, drawn: &[usize]) {
        // Nothing on screen depends on what was reported.
        let newly_seen = |state: &mut TabState| {
            let mut seen = Vec::new();
            for &index in drawn {
                if state.is_on_screen(index) && state.mark_seen(index) {
                    seen.extend(state.gif(index).cloned());
                }
            }
            seen
        };
        for gif in self.state.try_update_untracked(newly_seen).unwrap_or_default() {
            self.ping(&gif, Pingback::Seen);
        }
    }

    /// Tells the service what became of a GIF.
    pub(super) fn ping(self, gif: &Gif, pingback: Pingback) {
        // A GIF that was sent may be of the service before.
        let provider = self.provider();
        if gif.id.service() == provider.service()
            && let Some(report) = provider.usage_report(gif, pingback, browser::unix_ms())
        {
            tell(&report);
        }
    }
}
