//! The GIF tab's state: signals that views read, and behind them the parts that no view sees.

use super::feed_loop::Flight;
use crate::browser::{self, ReducedMotion};
use crate::config::Giphy as Settings;
use crate::gif::{
    Event, Failure, Feed, Gif, GifId, Giphy, Masonry, More, Options, Provider, Saved, Screen,
    Source,
};
use crate::limits::Limits;
use crate::locale::Locale;
use crate::person::PersonStore;
use crate::picker::messages::Messages;
use crate::picker::pick::Picks;
use crate::picker::state::PickerState;
use crate::portal::PortalOptions;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

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

/// A list of the person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SavedList {
    Favourites,
    Recents,
}

impl SavedList {
    pub(super) fn ids(self, saved: &Saved) -> &[GifId] {
        match self {
            Self::Favourites => saved.favourites(),
            Self::Recents => saved.recents(),
        }
    }
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
    /// The list of the person's own that is on screen.
    pub(super) saved_list: RwSignal<Option<SavedList>>,
    /// The search field is empty.
    pub(super) has_no_query: RwSignal<bool>,
    /// What many people search for, once it was asked for.
    pub(super) popular_words: RwSignal<Vec<String>>,
    pub(super) is_admin: RwSignal<bool>,
    /// The pause button; the system's setting until it is pressed.
    pub(super) is_still: RwSignal<bool>,
    pub(super) active: RwSignal<Option<usize>>,
    pub(super) in_grid: RwSignal<bool>,
    pub(super) scroll_top_px: RwSignal<u32>,
    pub(super) viewport_px: RwSignal<u32>,
    pub(super) width_px: RwSignal<u32>,
    pub(super) parts: StoredValue<Parts, LocalStorage>,
}

/// What the signals are made of.
pub(super) struct Parts {
    pub(super) settings: Settings,
    pub(super) provider: Arc<dyn Provider>,
    pub(super) feed: Feed,
    pub(super) masonry: Masonry,
    pub(super) gifs: Vec<Arc<Gif>>,
    /// The feed's number of the list that `gifs` are of.
    pub(super) list: u32,
    pub(super) limits: Limits,
    pub(super) messages: Messages,
    pub(super) picks: Picks,
    pub(super) store: Rc<PersonStore>,
    pub(super) flight: Flight,
    /// GIFs of this list whose being seen was told.
    pub(super) seen: BTreeSet<GifId>,
    /// Whether the portal's settings are known, or it is known that they will not be.
    is_configured: bool,
    motion: Option<ReducedMotion>,
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
            flight: Flight::default(),
            seen: BTreeSet::new(),
            is_configured: false,
            motion: None,
        };
        let gifs = Self {
            picker,
            phase: RwSignal::new(Phase::Loading),
            cells: RwSignal::new(Cells::default()),
            options: RwSignal::new(options),
            source: RwSignal::new(Source::Field),
            is_cut: RwSignal::new(false),
            saved: RwSignal::new(Saved::default()),
            saved_list: RwSignal::new(None),
            has_no_query: RwSignal::new(true),
            popular_words: RwSignal::new(Vec::new()),
            is_admin: RwSignal::new(false),
            is_still: RwSignal::new(false),
            active: RwSignal::new(None),
            in_grid: RwSignal::new(false),
            scroll_top_px: RwSignal::new(0),
            viewport_px: RwSignal::new(240),
            width_px: RwSignal::new(0),
            parts: StoredValue::new_local(parts),
        };
        gifs.tell_sent();
        gifs
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
        self.read_saved();
        if self.picker.is_in_gifs() {
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
            if parts.motion.is_none() {
                let is_still = self.is_still;
                parts.motion = Some(ReducedMotion::follow(move |is| is_still.set(is)));
            }
        });
        self.read_saved();
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

    /// A list of the person's own, as it is now.
    pub(super) fn choose_saved(self, list: SavedList) {
        self.saved_list.set(Some(list));
        self.choose(Source::Ids(list.ids(&self.saved.read_untracked()).to_vec()));
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

    /// What the person has saved, as the store has it now.
    pub(super) fn read_saved(self) {
        let store = self.parts.with_value(|parts| Rc::clone(&parts.store));
        let saved = store.state().gifs().clone();
        if saved != *self.saved.read_untracked() {
            self.saved.set(saved);
        }
    }

    pub(super) fn gif(self, index: usize) -> Option<Arc<Gif>> {
        self.parts.with_value(|parts| parts.gifs.get(index).cloned())
    }

    pub(super) fn with_masonry<R>(self, read: impl FnOnce(&Masonry) -> R) -> R {
        self.parts.with_value(|parts| read(&parts.masonry))
    }

    pub(super) fn with_provider<R>(self, read: impl FnOnce(&dyn Provider) -> R) -> R {
        self.parts.with_value(|parts| read(&*parts.provider))
    }

    /// What cells are drawn on right now.
    pub(super) fn screen(self) -> Screen {
        Screen {
            cell_width_px: self.with_masonry(Masonry::cell_width_px),
            density: browser::density(),
            saves_data: browser::saves_data(),
            is_still: self.is_still.get(),
        }
    }
}
