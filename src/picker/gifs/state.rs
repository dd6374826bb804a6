//! The GIF tab's state: the feed, what is shown of it, and where its cells stand.

use crate::browser::{self, Abort, ReducedMotion};
use crate::config::Giphy as Settings;
use crate::gif::{
    Effect as FeedEffect, Event, Failure, Feed, Gif, GifId, Giphy, Masonry, More, Options,
    Pingback, Provider, Saved, Screen, Source, Toggled, View, fetch, tell,
};
use crate::limits::Limits;
use crate::locale::{Locale, Text};
use crate::person::PersonStore;
use crate::picker::messages::{Messages, Toast, ToastKind};
use crate::picker::pick::{Pick, Picked, Picks};
use crate::picker::state::PickerState;
use crate::portal::PortalOptions;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What is to be seen, apart from the GIFs themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Phase {
    /// Waiting for the first page.
    Loading,
    /// GIFs, and how it goes on below them.
    Items(More),
    /// There are none.
    Empty,
    /// The first page failed.
    Failed(Failure),
}

/// Which cells there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    /// Another number: other cells.
    pub(super) generation: u32,
    /// How many; while the generation stays, more are only added.
    pub(super) count: usize,
}

/// Signals that live as long as the page.
#[derive(Clone, Copy)]
pub struct Gifs {
    pub(super) picker: PickerState,
    pub(super) phase: RwSignal<Phase>,
    pub(super) cells: RwSignal<Cells>,
    pub(super) options: RwSignal<Options>,
    pub(super) source: RwSignal<Source>,
    /// The query is longer than what is sent.
    pub(super) is_cut: RwSignal<bool>,
    pub(super) saved: RwSignal<Saved>,
    /// The favourites (`true`) or the recents are listed.
    pub(super) shows_saved: RwSignal<Option<bool>>,
    /// The search field is empty.
    pub(super) has_no_query: RwSignal<bool>,
    /// What many people search for, once it was asked for.
    pub(super) popular_words: RwSignal<Vec<String>>,
    pub(super) is_admin: RwSignal<bool>,
    /// The pause button.
    pub(super) is_paused: RwSignal<bool>,
    /// The system's setting.
    pub(super) is_reduced: RwSignal<bool>,
    pub(super) active: RwSignal<Option<usize>>,
    pub(super) in_grid: RwSignal<bool>,
    pub(super) scroll_top_px: RwSignal<u32>,
    pub(super) viewport_px: RwSignal<u32>,
    pub(super) width_px: RwSignal<u32>,
    parts: StoredValue<Parts, LocalStorage>,
}

struct Parts {
    settings: Settings,
    provider: Arc<dyn Provider>,
    feed: Feed,
    masonry: Masonry,
    gifs: Vec<Arc<Gif>>,
    list: u32,
    limits: Limits,
    messages: Messages,
    picks: Picks,
    store: Rc<PersonStore>,
    request: Option<Rc<Abort>>,
    timer: Option<Timeout>,
    /// GIFs of this list whose being seen was told.
    seen: BTreeSet<GifId>,
    is_configured: bool,
    _motion: Option<ReducedMotion>,
}

impl Gifs {
    /// A tab that nobody has opened. Nothing is asked before [`Gifs::configure`] and the first
    /// look at it.
    pub fn new(
        picker: PickerState,
        messages: Messages,
        picks: Picks,
        store: Rc<PersonStore>,
        limits: Limits,
        settings: &Settings,
    ) -> Self {
        let provider: Arc<dyn Provider> = Arc::new(Giphy::new(settings, ""));
        let options = Options::default();
        let is_reduced = RwSignal::new(false);
        let parts = Parts {
            settings: settings.clone(),
            provider: Arc::clone(&provider),
            feed: Feed::new(provider, options, limits),
            masonry: Masonry::new(0, false),
            gifs: Vec::new(),
            list: 0,
            limits,
            messages,
            picks,
            store,
            request: None,
            timer: None,
            seen: BTreeSet::new(),
            is_configured: false,
            _motion: None,
        };
        Self {
            picker,
            phase: RwSignal::new(Phase::Loading),
            cells: RwSignal::new(Cells::default()),
            options: RwSignal::new(options),
            source: RwSignal::new(Source::Field),
            is_cut: RwSignal::new(false),
            saved: RwSignal::new(Saved::default()),
            shows_saved: RwSignal::new(None),
            has_no_query: RwSignal::new(true),
            popular_words: RwSignal::new(Vec::new()),
            is_admin: RwSignal::new(false),
            is_paused: RwSignal::new(false),
            is_reduced,
            active: RwSignal::new(None),
            in_grid: RwSignal::new(false),
            scroll_top_px: RwSignal::new(0),
            viewport_px: RwSignal::new(240),
            width_px: RwSignal::new(0),
            parts: StoredValue::new_local(parts),
        }
    }

    /// The portal's settings and the person are known, or it is known that they will not be.
    pub fn configure(self, options: &PortalOptions, is_admin: bool) {
        self.is_admin.set(is_admin);
        let provider = self.parts.with_value(|parts| {
            Arc::new(Giphy::new(&parts.settings, &options.giphy_key)) as Arc<dyn Provider>
        });
        self.parts.update_value(|parts| {
            parts.provider = Arc::clone(&provider);
            parts.is_configured = true;
        });
        self.handle(Event::ProviderChanged(provider));
        let rating = options.rating;
        self.change_options(|options| options.rating = rating);
        self.remember();
        if self.is_open() {
            self.handle(Event::Shown);
        }
    }

    /// The person's language is another one.
    pub fn speak(self, locale: Locale) {
        self.change_options(|options| options.locale = locale);
    }

    /// The tab comes on screen.
    pub fn show(self) {
        self.parts.update_value(|parts| {
            if parts._motion.is_none() {
                let reduced = self.is_reduced;
                parts._motion = Some(ReducedMotion::follow(move |is| reduced.set(is)));
            }
        });
        self.remember();
        if self.parts.with_value(|parts| parts.is_configured) {
            self.handle(Event::Shown);
        }
    }

    /// The tab goes off screen.
    pub fn hide(self) {
        self.handle(Event::Hidden);
    }

    /// The text of the search field, whenever it changes.
    pub fn type_text(self, text: &str) {
        self.leave_grid();
        self.handle(Event::Typed(text.to_owned()));
    }

    /// Something else than the field's text is to be listed.
    pub(super) fn choose(self, source: Source) {
        self.leave_grid();
        self.handle(Event::Chosen(source));
    }

    /// The favourites or recents as they are now.
    pub(super) fn choose_saved(self, ids: impl Fn(&Saved) -> &[GifId]) {
        self.choose(Source::Ids(ids(&self.saved.read_untracked()).to_vec()));
    }

    pub(super) fn change_options(self, change: impl FnOnce(&mut Options)) {
        let mut options = self.options.get_untracked();
        change(&mut options);
        if options != self.options.get_untracked() {
            self.options.set(options);
            self.leave_grid();
            self.handle(Event::OptionsChanged(options));
        }
    }

    /// The width of the grid or the direction of the page is another one.
    pub(super) fn lay_out(self, width_px: u32) {
        if self.width_px.get_untracked() != width_px {
            self.width_px.set(width_px);
        }
        self.refresh(true);
    }

    pub(super) fn leave_grid(self) {
        self.in_grid.set(false);
        self.active.set(None);
    }

    pub(super) fn gif(self, index: usize) -> Option<Arc<Gif>> {
        self.parts.with_value(|parts| parts.gifs.get(index).cloned())
    }

    pub(super) fn with_masonry<R>(self, read: impl FnOnce(&Masonry) -> R) -> R {
        self.parts.with_value(|parts| read(&parts.masonry))
    }

    /// What cells are drawn on right now.
    pub(super) fn screen(self) -> Screen {
        Screen {
            cell_width_px: self.with_masonry(Masonry::cell_width_px),
            density: browser::density(),
            saves_data: browser::saves_data(),
            is_still: self.is_paused.get() || self.is_reduced.get(),
        }
    }

    /// A person picked the GIF of a cell.
    pub(super) fn pick(self, index: usize, stay: bool) {
        let Some(gif) = self.gif(index) else { return };
        let Some(link) = gif.send_url.clone() else {
            return self.tell_toast(Text::GifNoLink);
        };
        self.ping(&gif, Pingback::Clicked);
        let picks = self.parts.with_value(|parts| parts.picks.clone());
        picks.pick(Pick { what: Picked::Gif { gif, link }, stay });
        self.remember();
    }

    /// Makes the GIF of a cell a favourite, or not any more.
    pub(super) fn toggle_favourite(self, index: usize) {
        let Some(gif) = self.gif(index) else { return };
        let store = self.parts.with_value(|parts| Rc::clone(&parts.store));
        if store.change(|state| state.toggle_gif(&gif.id)) == Toggled::Full {
            self.tell_toast(Text::GifFavouritesFull);
        }
        self.remember();
    }

    /// A cell's picture is on screen.
    pub(super) fn seen(self, gif: &Gif) {
        let is_new = self.parts.try_update_value(|parts| parts.seen.insert(gif.id.clone()));
        if is_new == Some(true) {
            self.ping(gif, Pingback::Seen);
        }
    }

    fn ping(self, gif: &Gif, pingback: Pingback) {
        let url = self
            .parts
            .with_value(|parts| parts.provider.pingback(gif, pingback, browser::unix_ms()));
        if let Some(url) = url {
            tell(&url);
        }
    }

    fn tell_toast(self, text: Text) {
        let messages = self.parts.with_value(|parts| parts.messages);
        messages.toast(Toast { text: text.into(), kind: ToastKind::Done });
    }

    fn remember(self) {
        let store = self.parts.with_value(|parts| Rc::clone(&parts.store));
        let saved = store.state().gifs().clone();
        if saved != *self.saved.read_untracked() {
            self.saved.set(saved);
        }
    }

    fn is_open(self) -> bool {
        self.picker.is_in_gifs()
    }

    /// Asks what many people search for: a call that only a click pays for.
    pub(super) fn load_popular_words(self) {
        let (provider, limit) = self
            .parts
            .with_value(|parts| (Arc::clone(&parts.provider), parts.limits.gif_answer_ms));
        let Ok(request) = provider.trending_searches() else { return };
        spawn_local(async move {
            let abort = Abort::after(limit);
            let words = fetch(request.url(), &abort)
                .await
                .and_then(|(status, body)| provider.read_words(status, &body));
            if self.popular_words.is_disposed() {
                return;
            }
            match words {
                Ok(words) if !words.is_empty() => self.popular_words.set(words),
                Ok(_) => self.tell_toast(Text::GifNothing),
                Err(_) => self.tell_toast(Text::GifTrouble),
            }
        });
    }

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
                let request = self.parts.try_update_value(|parts| parts.request.take()).flatten();
                if let Some(request) = request {
                    request.now();
                }
            }
            FeedEffect::Schedule { at_ms } => {
                let pause = at_ms.saturating_sub(browser::now_ms());
                let pause = u32::try_from(pause).unwrap_or(u32::MAX).saturating_add(1);
                let timer = Timeout::new(pause, move || {
                    if !self.phase.is_disposed() {
                        self.handle(Event::Tick);
                    }
                });
                self.parts.update_value(|parts| parts.timer = Some(timer));
            }
            FeedEffect::Fetch { generation, request } => {
                let Some((provider, abort)) = self.parts.try_update_value(|parts| {
                    let abort = Rc::new(Abort::after(parts.limits.gif_answer_ms));
                    parts.request = Some(Rc::clone(&abort));
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
        }
    }

    /// Brings the signals to where the feed is. `anew`: cells of another width or direction.
    fn refresh(self, anew: bool) {
        let (width, is_rtl) =
            (self.width_px.get_untracked(), self.picker.locale.get_untracked().is_rtl());
        let before = self.cells.get_untracked();
        let Some((phase, cells, is_other)) = self.parts.try_update_value(|parts| {
            let Parts { feed, masonry, gifs, list, seen, .. } = parts;
            let (phase, items) = match feed.view() {
                View::Idle | View::Loading => (Phase::Loading, &[][..]),
                View::Items(items, more) => (Phase::Items(more), items),
                View::Empty => (Phase::Empty, &[][..]),
                View::Failed(failure) => (Phase::Failed(failure), &[][..]),
            };
            let is_other = *list != feed.list_number();
            let mut generation = before.generation;
            if is_other || anew || items.len() < gifs.len() {
                *masonry = Masonry::new(width, is_rtl);
                generation = generation.wrapping_add(1);
            }
            if is_other {
                *list = feed.list_number();
                seen.clear();
            }
            for gif in items.iter().skip(masonry.len()) {
                masonry.push(gif.width, gif.height);
            }
            if gifs.len() != items.len() || is_other {
                *gifs = items.to_vec();
            }
            (phase, Cells { generation, count: items.len() }, is_other)
        }) else {
            return;
        };
        if is_other {
            self.leave_grid();
            super::grid::scroll_to(self, 0);
        }
        if cells != before {
            self.cells.set(cells);
        }
        if self.phase.get_untracked() != phase {
            self.phase.set(phase);
        }
        let (source, is_cut) = self
            .parts
            .with_value(|parts| (parts.feed.source().clone(), parts.feed.query().is_cut()));
        let no_query = self.parts.with_value(|parts| parts.feed.query().text().is_empty());
        if self.has_no_query.get_untracked() != no_query {
            self.has_no_query.set(no_query);
        }
        if !matches!(source, Source::Ids(_)) && self.shows_saved.get_untracked().is_some() {
            self.shows_saved.set(None);
        }
        if *self.source.read_untracked() != source {
            self.source.set(source);
        }
        if self.is_cut.get_untracked() != is_cut {
            self.is_cut.set(is_cut);
        }
    }

    /// A retry of what failed.
    pub(super) fn retry(self) {
        self.handle(Event::Retry);
    }

    /// Whose GIFs these are, in the words that the service asks for.
    pub(super) fn mark(self) -> &'static str {
        self.parts.with_value(|parts| parts.provider.attribution().mark)
    }
}
