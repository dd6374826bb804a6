//! Where the person's state is kept.

use super::{Change, PersonState};
use crate::bridge::Bridge;
use crate::browser::{self, Siblings};
use crate::gif::{GifId, Toggled};
use crate::limits::Limits;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Name of the option, and of the entry in `localStorage`.
pub const OPTION_NAME: &str = "emoji_picker";

enum Place {
    /// The portal's user options, which roam with the person.
    Portal(Rc<Bridge>),
    /// This browser.
    Local(web_sys::Storage),
    /// Nowhere: for as long as the page lives.
    Memory,
}

/// The state and the place that it is kept in.
pub struct PersonStore {
    place: RefCell<Place>,
    state: RefCell<PersonState>,
    limits: Limits,
    /// The pause after a write, during which further changes are collected.
    pause: RefCell<Option<Timeout>>,
    changed: Cell<bool>,
    siblings: RefCell<Option<Siblings>>,
    on_failure: Box<dyn Fn()>,
}

impl PersonStore {
    /// A store that keeps in memory until it is told a place. `on_failure` is called when a write
    /// was not confirmed.
    pub fn new(limits: Limits, on_failure: impl Fn() + 'static) -> Rc<Self> {
        Rc::new(Self {
            place: RefCell::new(Place::Memory),
            state: RefCell::default(),
            limits,
            pause: RefCell::new(None),
            changed: Cell::new(false),
            siblings: RefCell::new(None),
            on_failure: Box::new(on_failure),
        })
    }

    /// What is known.
    pub fn state(&self) -> PersonState {
        self.state.borrow().clone()
    }

    /// Keeps the state in the portal from now on; `stored` is what the portal had.
    pub fn keep_in_portal(self: &Rc<Self>, bridge: Rc<Bridge>, stored: Option<&str>) {
        self.move_to(Place::Portal(bridge), stored);
    }

    /// Keeps the state in this browser from now on, if it lets us.
    pub fn keep_in_browser(self: &Rc<Self>) {
        let Some(storage) = browser::local_storage() else { return };
        let stored = storage.get_item(OPTION_NAME).ok().flatten();
        self.move_to(Place::Local(storage), stored.as_deref());
    }

    fn move_to(self: &Rc<Self>, place: Place, stored: Option<&str>) {
        self.place.replace(place);
        self.state.borrow_mut().absorb(&stored.map(PersonState::from_json).unwrap_or_default());
        // Picks from before the place was known are to be written now.
        if self.changed.get() {
            self.write_soon();
        }
    }

    /// Listens to the person's other frames from now on, and tells them what changes here.
    /// `whose` keeps apart what does not belong together: the portals of a cloud share a browser's
    /// storage.
    pub fn join_siblings(self: &Rc<Self>, whose: &str) {
        let store = Rc::downgrade(self);
        let hear = move |text: &str| {
            if let (Some(store), Some(change)) = (store.upgrade(), Change::parse(text)) {
                store.state.borrow_mut().apply(&change);
            }
        };
        self.siblings.replace(Siblings::open(&[OPTION_NAME, " ", whose].concat(), hear));
    }

    /// Notes the use of an emoji.
    pub fn used(self: &Rc<Self>, emoji: &str) {
        self.change(Change::Emoji(emoji.to_owned()));
    }

    /// Notes the use of a GIF.
    pub fn used_gif(self: &Rc<Self>, id: &GifId) {
        self.change(Change::Gif(id.clone()));
    }

    /// Makes a GIF a favourite, or not any more.
    pub fn toggle_favourite(self: &Rc<Self>, id: &GifId) -> Toggled {
        let toggled = self.state.borrow().clone().toggle_gif(id);
        match toggled {
            Toggled::Added => self.change(Change::Favourite(id.clone())),
            Toggled::Removed => self.change(Change::NoFavourite(id.clone())),
            Toggled::Full => {}
        }
        toggled
    }

    /// Changes the state. The first change is written at once, because the next click outside
    /// destroys the frame; later ones at most once a second.
    pub fn change(self: &Rc<Self>, change: Change) {
        self.state.borrow_mut().apply(&change);
        if let Some(siblings) = &*self.siblings.borrow() {
            siblings.tell(&change.to_text());
        }
        self.changed.set(true);
        self.write_soon();
    }

    fn write_soon(self: &Rc<Self>) {
        if self.pause.borrow().is_some() || matches!(*self.place.borrow(), Place::Memory) {
            return;
        }
        let store = Rc::clone(self);
        let pause = Timeout::new(self.limits.save_pause_ms, move || {
            store.pause.replace(None);
            if store.changed.get() {
                store.write_soon();
            }
        });
        self.pause.replace(Some(pause));
        // At the end of this task: one click may change several things.
        let store = Rc::clone(self);
        spawn_local(async move {
            store.changed.set(false);
            store.write();
        });
    }

    fn write(self: &Rc<Self>) {
        let json = self.state.borrow().to_json();
        match &*self.place.borrow() {
            Place::Memory => {}
            Place::Local(storage) => {
                if storage.set_item(OPTION_NAME, &json).is_err() {
                    (self.on_failure)();
                }
            }
            Place::Portal(bridge) => {
                let (bridge, store) = (Rc::clone(bridge), Rc::clone(self));
                spawn_local(async move {
                    if let Err(error) = bridge.set_user_option(OPTION_NAME, &json).await {
                        browser::warn(&format!("the person's state was not saved: {error}"));
                        (store.on_failure)();
                    }
                });
            }
        }
    }
}
