//! Where the person's state is kept.

use super::{Change, PersonState, RecentChanges};
use crate::bridge::Bridge;
use crate::browser::{self, Siblings};
use crate::gifs::{GifId, Toggled};
use crate::limits::Limits;
use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Name of the option, and of the entry in `localStorage`.
pub const OPTION_NAME: &str = "emoji_picker";
/// Name of the entry in `sessionStorage`.
const RECENT: &str = "emoji_picker_changes";

enum Place {
    /// The portal's user options, which roam with the person.
    Portal(Rc<Bridge>),
    /// This browser.
    Local(web_sys::Storage),
    /// Nowhere: for as long as the page lives.
    Memory,
}

/// The stored text as the portal's server has it now; `None` if it cannot be read.
pub type Reading = Pin<Box<dyn Future<Output = Option<String>>>>;
type Reader = Box<dyn Fn() -> Reading>;

/// The state and the place that it is kept in.
pub struct PersonStore {
    place: RefCell<Place>,
    state: RefCell<PersonState>,
    /// When it was last read from its place, in milliseconds since 1970: the page's own clock stops
    /// while the machine sleeps.
    read_ms: Cell<u64>,
    /// Changes that the place may not know yet, and whose they are; the latter only in a portal.
    recent: RefCell<RecentChanges>,
    whose: RefCell<Option<String>>,
    /// When the state was last written and confirmed, in milliseconds since 1970.
    confirmed_ms: Cell<u64>,
    limits: Limits,
    /// The pause after a write, during which further uses are collected.
    pause: RefCell<Option<Timeout>>,
    changed: Cell<bool>,
    /// A write is due at the end of this task, or waits for a reading.
    is_due: Cell<bool>,
    reader: RefCell<Option<Reader>>,
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
            read_ms: Cell::new(0),
            recent: RefCell::default(),
            whose: RefCell::default(),
            confirmed_ms: Cell::new(0),
            limits,
            pause: RefCell::new(None),
            changed: Cell::new(false),
            is_due: Cell::new(false),
            reader: RefCell::default(),
            siblings: RefCell::new(None),
            on_failure: Box::new(on_failure),
        })
    }

    /// What is known.
    pub fn state(&self) -> PersonState {
        self.state.borrow().clone()
    }

    /// Keeps the state in the portal from now on; `stored` is what the portal has told.
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
        self.read_ms.set(browser::unix_ms());
        let mut stored = stored.map(PersonState::from_json).unwrap_or_default();
        self.left_in_tab().apply_to(&mut stored);
        self.state.borrow_mut().absorb(&stored);
        // Picks from before the place was known are to be written now.
        if self.changed.get() {
            self.write_soon();
        }
    }

    /// Leaves changes in this browser tab as well from now on, until the portal's server knows them.
    /// `whose` keeps apart what does not belong together: the portals of a cloud share a browser's
    /// storage. [`Self::keep_in_portal`] then takes over what the frame before has left there, but not
    /// on a person's first run: then it is another person's.
    pub fn leave_changes_in_tab(&self, whose: &str, is_first_run: bool) {
        self.whose.replace(Some(whose.to_owned()));
        if is_first_run {
            self.leave_in_tab();
        }
    }

    fn leave_in_tab(&self) {
        let Some(whose) = &*self.whose.borrow() else { return };
        let text = self.recent.borrow().to_text(whose, self.confirmed_ms.get());
        // Without storage, the next frame uses what the portal's server returns.
        browser::session_storage().and_then(|storage| storage.set_item(RECENT, &text).ok());
    }

    /// Returns the changes that the previous frame left; it may have closed before it could write them.
    fn left_in_tab(&self) -> RecentChanges {
        let whose = self.whose.borrow().clone();
        let text = browser::session_storage().and_then(|it| it.get_item(RECENT).ok()?);
        let left = whose.as_ref().zip(text).map_or_else(RecentChanges::default, |(whose, text)| {
            RecentChanges::parse(&text, whose, browser::unix_ms())
        });
        if !left.is_empty() {
            self.changed.set(true);
            self.recent.borrow_mut().prepend(left.clone());
        }
        // Removes entries that are old or of another portal.
        self.leave_in_tab();
        left
    }

    /// Reads the state again with `read` before a change is written in a frame that has been open for
    /// long: another device may have written meanwhile.
    pub fn read_again_with(&self, read: impl Fn() -> Reading + 'static) {
        self.reader.replace(Some(Box::new(read)));
    }

    /// Listens to the person's other frames from now on, and tells them what changes here.
    /// `whose` is as for [`Self::leave_changes_in_tab`].
    pub fn join_siblings(self: &Rc<Self>, whose: &str) {
        let store = Rc::downgrade(self);
        let hear = move |text: &str| {
            if let (Some(store), Some(change)) = (store.upgrade(), Change::parse(text)) {
                store.state.borrow_mut().apply(&change);
                store.note(change, false);
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

    /// Changes the state. What was done on purpose is written at once, because the next click outside
    /// destroys the frame; uses at most once a second.
    pub fn change(self: &Rc<Self>, change: Change) {
        self.state.borrow_mut().apply(&change);
        if let Some(siblings) = &*self.siblings.borrow() {
            siblings.tell(&change.to_text());
        }
        self.changed.set(true);
        if change.is_deliberate() {
            self.pause.replace(None);
        }
        self.note(change, true);
        self.write_soon();
    }

    /// Keeps a change until the server knows it.
    fn note(&self, change: Change, is_own: bool) {
        let now_ms = browser::unix_ms();
        let mut recent = self.recent.borrow_mut();
        recent.drop_settled(self.confirmed_ms.get(), now_ms);
        recent.push(change, is_own, now_ms);
        drop(recent);
        self.leave_in_tab();
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
        if self.is_due.replace(true) {
            return;
        }
        // At the end of this task: one click may change several things.
        let store = Rc::clone(self);
        spawn_local(async move {
            store.read_again().await;
            store.is_due.set(false);
            store.changed.set(false);
            store.write();
        });
    }

    /// Takes over what another device has written since the state was read, if that is long ago. The
    /// user's change is not held up for long: an answer that comes later is taken over by a write of
    /// its own.
    async fn read_again(self: &Rc<Self>) {
        let age_ms = browser::unix_ms().abs_diff(self.read_ms.get());
        if age_ms < u64::from(self.limits.state_fresh_ms) {
            return;
        }
        let Some(reading) = self.reader.borrow().as_ref().map(|read| read()) else { return };
        // Whatever comes of it: the next try is as far away as after an opening.
        self.read_ms.set(browser::unix_ms());
        let (sender, receiver) = oneshot::channel();
        let sender = Rc::new(Cell::new(Some(sender)));
        let store = Rc::clone(self);
        let _timeout = {
            let sender = Rc::clone(&sender);
            Timeout::new(self.limits.state_read_ms, move || drop(sender.take()))
        };
        spawn_local(async move {
            let is_news = reading.await.is_some_and(|stored| store.take_over(&stored));
            match sender.take() {
                // The write that waits may have been given up meanwhile.
                Some(sender) => drop(sender.send(())),
                None if is_news => store.write_again(),
                None => {}
            }
        });
        // An error means that the time limit has dropped the sender.
        receiver.await.ok();
    }

    /// Replaces the state by the server's, with the changes applied that the server may not know yet.
    /// Returns `false` for garbage or an empty state, which are ignored.
    fn take_over(&self, stored: &str) -> bool {
        let mut theirs = PersonState::from_json(stored);
        let is_state = theirs != PersonState::default();
        if is_state {
            let mut recent = self.recent.borrow_mut();
            recent.drop_settled(self.confirmed_ms.get(), browser::unix_ms());
            recent.apply_to(&mut theirs);
            self.state.replace(theirs);
        }
        is_state
    }

    fn write_again(self: &Rc<Self>) {
        self.changed.set(true);
        self.pause.replace(None);
        self.write_soon();
    }

    fn write(self: &Rc<Self>) {
        let json = self.state.borrow().to_json();
        match &*self.place.borrow() {
            Place::Memory => {}
            Place::Local(storage) => {
                self.confirmed_ms.set(browser::unix_ms());
                if storage.set_item(OPTION_NAME, &json).is_err() {
                    (self.on_failure)();
                }
            }
            Place::Portal(bridge) => {
                let (bridge, store) = (Rc::clone(bridge), Rc::clone(self));
                spawn_local(async move {
                    let asked_ms = browser::unix_ms();
                    match bridge.set_user_option(OPTION_NAME, &json).await {
                        Ok(()) => {
                            store.confirmed_ms.set(asked_ms);
                            store.leave_in_tab();
                        }
                        Err(error) => {
                            browser::warn(&format!("the person's state was not saved: {error}"));
                            (store.on_failure)();
                        }
                    }
                });
            }
        }
    }
}
