//! Between the feed, which is pure, and the world: its effects are done, and what it shows goes
//! into the signals.

use super::grid::scroll_to;
use super::state::{Cells, Gifs, Parts, Phase};
use crate::browser::{self, Abort};
use crate::gif::{Effect as FeedEffect, Event, Masonry, Request, Source, View, fetch};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What is under way for the feed: at most one request and one alarm.
#[derive(Default)]
pub(super) struct Flight {
    request: Option<Rc<Abort>>,
    alarm: Option<Timeout>,
}

impl Gifs {
    /// Lets the feed handle an event, and does what it wants done.
    pub(super) fn handle(self, event: Event) {
        let now = browser::now_ms();
        let effects = self.parts.try_update_value(|parts| parts.feed.handle(event, now));
        for effect in effects.unwrap_or_default() {
            self.run(effect);
        }
        self.refresh(false);
    }

    fn run(self, effect: FeedEffect) {
        match effect {
            FeedEffect::Abort => {
                let request =
                    self.parts.try_update_value(|parts| parts.flight.request.take()).flatten();
                if let Some(request) = request {
                    request.now();
                }
            }
            FeedEffect::Schedule { at_ms } => {
                let pause = at_ms.saturating_sub(browser::now_ms());
                let pause = u32::try_from(pause).unwrap_or(u32::MAX).saturating_add(1);
                let alarm = Timeout::new(pause, move || {
                    if !self.phase.is_disposed() {
                        self.handle(Event::Tick);
                    }
                });
                self.parts.update_value(|parts| parts.flight.alarm = Some(alarm));
            }
            FeedEffect::Fetch { generation, request } => self.send(generation, request),
        }
    }

    fn send(self, generation: u32, request: Request) {
        let Some((provider, abort)) = self.parts.try_update_value(|parts| {
            let abort = Rc::new(Abort::after(parts.limits.gif_answer_ms));
            parts.flight.request = Some(Rc::clone(&abort));
            (Arc::clone(&parts.provider), abort)
        }) else {
            return;
        };
        spawn_local(async move {
            let result = fetch(request.url(), &abort)
                .await
                .and_then(|(status, body)| provider.read_page(&request, status, &body));
            if !self.phase.is_disposed() {
                self.handle(Event::Answer { generation, result });
            }
        });
    }

    /// Brings the signals to where the feed is. `anew`: cells of another width or direction.
    pub(super) fn refresh(self, anew: bool) {
        let grid = (self.width_px.get_untracked(), self.picker.locale.get_untracked().is_rtl());
        let before = self.cells.get_untracked();
        let news = self.parts.try_update_value(|parts| News::take(parts, before, grid, anew));
        let Some(news) = news else { return };
        if news.is_other_list {
            self.leave_grid();
            scroll_to(self, 0);
        }
        if !matches!(news.source, Source::Ids(_)) {
            set_if_new(self.saved_list, None);
        }
        set_if_new(self.has_no_query, news.has_no_query);
        set_if_new(self.is_cut, news.is_cut);
        set_if_new(self.source, news.source);
        set_if_new(self.cells, news.cells);
        set_if_new(self.phase, news.phase);
    }
}

/// What the signals are to be.
struct News {
    phase: Phase,
    cells: Cells,
    is_other_list: bool,
    source: Source,
    has_no_query: bool,
    is_cut: bool,
}

impl News {
    /// Reads the feed and lays out what is new in it. `grid`: its width, and whether it runs from
    /// right to left.
    fn take(parts: &mut Parts, before: Cells, grid: (u32, bool), anew: bool) -> Self {
        let Parts { feed, masonry, gifs, list, seen, .. } = parts;
        let (phase, items) = match feed.view() {
            View::Idle | View::Loading => (Phase::Loading, &[][..]),
            View::Items(items, more) => (Phase::Items(more), items),
            View::Empty => (Phase::Empty, &[][..]),
            View::Failed(failure) => (Phase::Failed(failure), &[][..]),
        };
        let is_other_list = *list != feed.list_number();
        let mut generation = before.generation;
        if is_other_list || anew || items.len() < gifs.len() {
            *masonry = Masonry::new(grid.0, grid.1);
            generation = generation.wrapping_add(1);
        }
        if is_other_list {
            *list = feed.list_number();
            seen.clear();
        }
        for gif in items.iter().skip(masonry.len()) {
            masonry.push(gif.width, gif.height);
        }
        if gifs.len() != items.len() || is_other_list {
            *gifs = items.to_vec();
        }
        let cells = Cells { generation, count: items.len() };
        let query = feed.query();
        Self {
            phase,
            cells,
            is_other_list,
            source: feed.source().clone(),
            has_no_query: query.text().is_empty(),
            is_cut: query.is_cut(),
        }
    }
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if *signal.read_untracked() != value {
        signal.set(value);
    }
}
