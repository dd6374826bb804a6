//! The tab: its state, its views, and what the rest of the picker has it do.

use super::announcements::Announcements;
use super::bar::Bar;
use super::feed_loop::Flight;
use super::foot::Foot;
use super::grid::GridView;
use super::keys;
use super::message::MessageView;
use super::touch::Touch;
use crate::app::{AppContext, AppParts};
use crate::browser::{self, BackOnline, ReducedMotion};
use crate::config::Config;
use crate::delivery::Picks;
use crate::gifs::GifPanel;
use crate::gifs::{self, Event, Feed, Options, Provider, Source};
use crate::gifs::{SavedList, TabState};
use crate::limits::Limits;
use crate::person::PersonStore;
use crate::portal::PortalOptions;
use crate::ui::Messages;
use crate::ui::PickerState;
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use leptos::prelude::{Get as _, GetUntracked as _, Owner, ReadUntracked as _};
use std::cell::{Cell, Ref, RefCell, RefMut};
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{HtmlElement, KeyboardEvent};

/// A handle to the tab.
#[derive(Clone)]
pub struct Gifs(pub(super) Rc<Tab>);

/// The tab: its state, its views, and whom it talks to.
pub(super) struct Tab {
    pub(super) picker: PickerState,
    pub(super) messages: Messages,
    pub(super) picks: Picks,
    pub(super) store: Rc<PersonStore>,
    pub(super) limits: Limits,
    config: Config,
    pub(super) provider: RefCell<Arc<dyn Provider>>,
    state: RefCell<TabState>,
    pub(super) flight: RefCell<Flight>,
    pub(super) views: RefCell<Option<Views>>,
    announcements: RefCell<Announcements>,
    pub(super) touch: Touch,
    /// Whether the portal's settings are known, or it is known that they will not be.
    is_configured: Cell<bool>,
    pub(super) owner: Owner,
    is_asking: Cell<bool>,
    motion: RefCell<Option<ReducedMotion>>,
    network: RefCell<Option<BackOnline>>,
}

/// What is in the panel.
pub(super) struct Views {
    bar: Bar,
    message: MessageView,
    pub(super) grid: GridView,
    foot: Foot,
}

impl GifPanel for Gifs {
    fn follow_language(&self) {
        let gifs = self.clone();
        watch_now(move || {
            gifs.0.picker.texts.get();
            let locale = gifs.0.picker.locale.get();
            gifs.change_options(|options| options.locale = locale);
            let width = gifs.state().width_px();
            gifs.lay_out(width);
            gifs.update_views();
        });
    }

    fn configure(&self, options: &PortalOptions, is_admin: bool) {
        self.state_mut().is_admin = is_admin;
        let provider = gifs::provider(&self.0.config, options);
        self.0.provider.replace(Arc::clone(&provider));
        self.0.is_configured.set(true);
        self.handle(Event::ProviderChanged(provider));
        let rating = options.rating;
        self.change_options(|options| options.rating = rating);
        self.read_saved();
        if self.0.picker.is_in_gifs() {
            self.handle(Event::Shown);
        }
    }

    fn show(&self) {
        if self.0.views.borrow().is_none() {
            self.0.views.replace(self.build());
            self.state_mut().plays_films = browser::plays_films();
            let gifs = self.clone();
            let follow = ReducedMotion::follow(move |is_reduced| gifs.hold_still(is_reduced));
            self.0.motion.replace(Some(follow));
            let gifs = self.clone();
            let back = BackOnline::follow(move || gifs.handle(Event::Online));
            self.0.network.replace(Some(back));
            self.follow_size();
        }
        self.read_saved();
        if self.0.is_configured.get() {
            self.handle(Event::Shown);
        }
        self.update_views();
        if self.state().count() > 0 {
            // What arrived, or stopped, while the tab was hidden.
            self.await_calm(true);
        }
    }

    /// A hidden tab does nothing: no timer, no film, no report to the service. What is on its way
    /// is only kept.
    fn hide(&self) {
        self.handle(Event::Hidden);
        self.0.announcements.borrow_mut().forget();
        self.forget_calm();
        if let Some(views) = self.0.views.borrow_mut().as_mut() {
            views.message.rest();
            views.grid.rest();
        }
    }

    fn type_text(&self, text: &str) {
        self.state_mut().active = None;
        self.handle(Event::Typed(text.to_owned()));
    }

    fn compose_text(&self, text: &str) {
        self.state_mut().active = None;
        // Touch keyboards compose each word while it is typed, and may never say that it ends.
        let has_end = !browser::has_touch_screen();
        self.handle(Event::Composing { text: text.to_owned(), has_end });
    }

    fn on_key(&self, event: &KeyboardEvent) {
        keys::on_key(self, event);
    }
}

impl Gifs {
    /// A tab that nobody has opened. Nothing is asked before [`GifPanel::configure`] and the first
    /// look at it.
    pub fn new(ctx: AppContext) -> Self {
        let AppParts { picker, messages, picks, store, limits, config, .. } = &*ctx;
        let provider = gifs::provider(config, &PortalOptions::default());
        let feed = Feed::new(Arc::clone(&provider), Options::default(), *limits);
        let gifs = Self(Rc::new(Tab {
            picker: *picker,
            messages: *messages,
            picks: picks.clone(),
            store: Rc::clone(store),
            limits: *limits,
            config: config.clone(),
            provider: RefCell::new(provider),
            state: RefCell::new(TabState::new(feed)),
            flight: RefCell::default(),
            views: RefCell::default(),
            announcements: RefCell::default(),
            touch: Touch::default(),
            is_configured: Cell::new(false),
            owner: ctx.owner.clone(),
            is_asking: Cell::new(false),
            motion: RefCell::default(),
            network: RefCell::default(),
        }));
        gifs.tell_sent();
        gifs
    }

    /// The views cost time and memory that only who opens the tab pays.
    fn build(&self) -> Option<Views> {
        let panel: HtmlElement = browser::by_id("gif-panel")?;
        let bar = Bar::build(self)?;
        let body: HtmlElement = browser::element("div", "gif-body")?;
        let message = MessageView::build(self)?;
        let grid = GridView::build(self)?;
        let foot = Foot::build(self)?;
        browser::append(&body, &[grid.element()]);
        browser::append(&panel, &[bar.element(), &body, foot.element()]);
        Some(Views { bar, message, grid, foot })
    }

    /// Something else than the field's text is to be listed.
    pub(super) fn choose(&self, source: Source) {
        self.state_mut().active = None;
        self.handle(Event::Chosen(source));
    }

    /// A list of the person's own, as it is now.
    pub(super) fn choose_saved(&self, list: SavedList) {
        let ids = {
            let mut state = self.state_mut();
            state.saved_list = Some(list);
            list.ids(&state.saved).to_vec()
        };
        self.choose(Source::Ids(ids));
    }

    /// Back to what is popular, with an empty field.
    pub(super) fn show_trending(&self) {
        search_field::put(self.0.picker, "");
        self.type_text("");
        search_field::focus();
    }

    pub(super) fn change_options(&self, change: impl FnOnce(&mut Options)) {
        let before = *self.state().options();
        let mut options = before;
        change(&mut options);
        if options != before {
            self.state_mut().active = None;
            self.handle(Event::OptionsChanged(options));
        }
    }

    /// Whether nothing is to move by itself.
    pub(super) fn hold_still(&self, is_still: bool) {
        self.state_mut().is_still = is_still;
        self.update_views();
    }

    /// The grid has another width, in CSS pixels, or perhaps another direction.
    pub(super) fn lay_out(&self, width_px: u32) {
        let is_rtl = self.0.picker.locale.get_untracked().is_rtl();
        self.state_mut().lay_out(width_px, is_rtl);
    }

    /// What the person has saved, as the store has it now.
    pub(super) fn read_saved(&self) {
        self.state_mut().saved = self.0.store.state().gifs().clone();
        self.update_views();
    }

    pub(super) fn state(&self) -> Ref<'_, TabState> {
        self.0.state.borrow()
    }

    pub(super) fn state_mut(&self) -> RefMut<'_, TabState> {
        self.0.state.borrow_mut()
    }

    pub(super) fn provider(&self) -> Arc<dyn Provider> {
        Arc::clone(&self.0.provider.borrow())
    }

    /// Brings everything that is seen to where the state is.
    pub(super) fn update_views(&self) {
        if !self.0.picker.is_in_gifs() {
            return;
        }
        {
            let (mut views, state) = (self.0.views.borrow_mut(), self.state());
            let Some(views) = views.as_mut() else { return };
            let texts = self.0.picker.texts.read_untracked();
            let longest_query = self.0.provider.borrow().longest_query();
            views.bar.update(&state, &texts, longest_query);
            views.message.update(&state, &texts, views.grid.element());
            views.grid.update(&state, &texts);
            views.foot.update(&state, &texts);
            self.0.announcements.borrow_mut().update(&state, &texts);
        }
        self.ask_for_more();
    }

    /// The same for what scrolling and pointing change: it has to fit into a frame.
    pub(super) fn update_grid(&self) {
        if !self.0.picker.is_in_gifs() {
            return;
        }
        {
            let (mut views, state) = (self.0.views.borrow_mut(), self.state());
            let Some(views) = views.as_mut() else { return };
            views.grid.update(&state, &self.0.picker.texts.read_untracked());
        }
        self.ask_for_more();
    }

    /// Asks for the next pages while the end is near. The feed sees to it that each costs one
    /// call at most; those that it remembers are there at once.
    fn ask_for_more(&self) {
        if self.0.is_asking.replace(true) {
            return;
        }
        while self.state().wants_more() {
            let before = self.state().count();
            self.handle(Event::NearEnd);
            if self.state().count() == before {
                break;
            }
        }
        self.0.is_asking.set(false);
    }
}
