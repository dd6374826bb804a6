//! Stores the user's state: in the portal, in the browser or in memory.

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

/// The name of the portal's user option, and of the entry in `localStorage`.
pub const OPTION_NAME: &str = "emoji_picker";
/// The name of the entry in `sessionStorage`.
const RECENT_CHANGES: &str = "emoji_picker_changes";

enum StorageLocation {
    /// The portal's user options, which the user has on every device.
    Portal(Rc<Bridge>),
    /// `localStorage`.
    Browser(web_sys::Storage),
    /// Memory: until the page is closed.
    Memory,
}

/// The stored text that the portal's server has now; `None` if it cannot be read.
pub type Reading = Pin<Box<dyn Future<Output = Option<String>>>>;
type Reader = Box<dyn Fn() -> Reading>;

/// The user's state, and the location where it is stored.
pub struct PersonStore {
    location: RefCell<StorageLocation>,
    state: RefCell<PersonState>,
    /// When the state was last read from its location, in milliseconds since 1970: the page's own
    /// clock stops while the machine sleeps.
    read_ms: Cell<u64>,
    /// Changes that the portal's server may not have yet.
    recent: RefCell<RecentChanges>,
    /// The owner of the changes in `sessionStorage`; `None` outside a portal.
    owner: RefCell<Option<String>>,
    /// When the state was last written and confirmed, in milliseconds since 1970.
    confirmed_ms: Cell<u64>,
    limits: Limits,
    /// The pause after a write, in which further uses are collected.
    pause: RefCell<Option<Timeout>>,
    /// Whether the state has changed since the last write.
    is_changed: Cell<bool>,
    /// Whether a write is scheduled for the end of this task, or waits for a reading.
    is_write_scheduled: Cell<bool>,
    reader: RefCell<Option<Reader>>,
    /// The channel to the user's other frames.
    broadcast: RefCell<Option<Siblings>>,
    on_write_failure: Box<dyn Fn()>,
}

impl PersonStore {
    /// Creates an empty store in memory. `on_write_failure` is called when a write was not confirmed.
    pub fn new(limits: Limits, on_write_failure: impl Fn() + 'static) -> Rc<Self> {
        Rc::new(Self {
            location: RefCell::new(StorageLocation::Memory),
            state: RefCell::default(),
            read_ms: Cell::new(0),
            recent: RefCell::default(),
            owner: RefCell::default(),
            confirmed_ms: Cell::new(0),
            limits,
            pause: RefCell::new(None),
            is_changed: Cell::new(false),
            is_write_scheduled: Cell::new(false),
            reader: RefCell::default(),
            broadcast: RefCell::new(None),
            on_write_failure: Box::new(on_write_failure),
        })
    }

    /// Returns a copy of the state.
    pub fn state(&self) -> PersonState {
        self.state.borrow().clone()
    }

    /// Stores the state in the portal from now on. `stored` is the portal's user option.
    pub fn use_portal_storage(self: &Rc<Self>, bridge: Rc<Bridge>, stored: Option<&str>) {
        self.set_location(StorageLocation::Portal(bridge), stored);
    }

    /// Stores the state in this browser from now on, unless its storage is blocked.
    pub fn use_browser_storage(self: &Rc<Self>) {
        let Some(storage) = browser::local_storage() else { return };
        let stored = storage.get_item(OPTION_NAME).ok().flatten();
        self.set_location(StorageLocation::Browser(storage), stored.as_deref());
    }

    /// Moves to a location and merges its state into the current one.
    fn set_location(self: &Rc<Self>, location: StorageLocation, stored: Option<&str>) {
        self.location.replace(location);
        self.read_ms.set(browser::unix_ms());
        let mut stored = stored.map(PersonState::from_json).unwrap_or_default();
        self.load_tab_changes().apply_to(&mut stored);
        self.state.borrow_mut().absorb(&stored);
        // Writes what was picked before the location was known.
        if self.is_changed.get() {
            self.schedule_write();
        }
    }

    /// Also saves changes in this browser tab (`sessionStorage`) from now on, until the portal's
    /// server has them. `owner` separates the portals of a cloud, which share the browser's storage.
    /// [`Self::use_portal_storage`] then applies the changes that the previous frame saved, except on
    /// the user's first run: they are of another user then.
    pub fn use_tab_storage(&self, owner: &str, is_first_run: bool) {
        self.owner.replace(Some(owner.to_owned()));
        if is_first_run {
            self.save_tab_changes();
        }
    }

    fn save_tab_changes(&self) {
        let Some(owner) = &*self.owner.borrow() else { return };
        let text = self.recent.borrow().to_text(owner, self.confirmed_ms.get());
        // Without storage, the next frame uses what the portal's server returns.
        browser::session_storage().and_then(|storage| storage.set_item(RECENT_CHANGES, &text).ok());
    }

    /// Returns the changes that the previous frame saved. It may have been closed before it could
    /// write them.
    fn load_tab_changes(&self) -> RecentChanges {
        let owner = self.owner.borrow().clone();
        let text = browser::session_storage().and_then(|it| it.get_item(RECENT_CHANGES).ok()?);
        let saved =
            owner.as_ref().zip(text).map_or_else(RecentChanges::default, |(owner, text)| {
                RecentChanges::parse(&text, owner, browser::unix_ms())
            });
        if !saved.is_empty() {
            self.is_changed.set(true);
            self.recent.borrow_mut().prepend(saved.clone());
        }
        // Removes changes that are old or of another portal.
        self.save_tab_changes();
        saved
    }

    /// Sets the function that reads the state again, before a change is written in a frame that has
    /// been open for long: another device may have written meanwhile.
    pub fn set_reader(&self, read: impl Fn() -> Reading + 'static) {
        self.reader.replace(Some(Box::new(read)));
    }

    /// Exchanges changes with the user's other frames from now on. `owner` is as for
    /// [`Self::use_tab_storage`], and empty outside a portal.
    pub fn open_broadcast(self: &Rc<Self>, owner: &str) {
        let store = Rc::downgrade(self);
        let on_message = move |text: &str| {
            if let (Some(store), Some(change)) = (store.upgrade(), Change::parse(text)) {
                store.state.borrow_mut().apply(&change);
                store.record_recent(change, false);
            }
        };
        let name = [OPTION_NAME, " ", owner].concat();
        self.broadcast.replace(Siblings::open(&name, on_message));
    }

    /// Records the use of an emoji.
    pub fn record_emoji(self: &Rc<Self>, emoji: &str) {
        self.change(Change::Emoji(emoji.to_owned()));
    }

    /// Records the use of a GIF.
    pub fn record_gif(self: &Rc<Self>, id: &GifId) {
        self.change(Change::Gif(id.clone()));
    }

    /// Adds a GIF to the favourites, or removes it. Changes nothing if they are full.
    pub fn toggle_favourite(self: &Rc<Self>, id: &GifId) -> Toggled {
        let toggled = self.state.borrow().clone().toggle_favourite(id);
        match toggled {
            Toggled::Added => self.change(Change::Favourite(id.clone())),
            Toggled::Removed => self.change(Change::NoFavourite(id.clone())),
            Toggled::Full => {}
        }
        toggled
    }

    /// Applies a change. Deliberate changes are written at once, because the next click outside
    /// destroys the frame; uses are written at most once a second.
    pub fn change(self: &Rc<Self>, change: Change) {
        self.state.borrow_mut().apply(&change);
        if let Some(broadcast) = &*self.broadcast.borrow() {
            broadcast.tell(&change.to_text());
        }
        self.is_changed.set(true);
        if change.is_deliberate() {
            self.pause.replace(None);
        }
        self.record_recent(change, true);
        self.schedule_write();
    }

    /// Keeps a change until the portal's server has it.
    fn record_recent(&self, change: Change, is_own: bool) {
        let now_ms = browser::unix_ms();
        let mut recent = self.recent.borrow_mut();
        recent.drop_settled(self.confirmed_ms.get(), now_ms);
        recent.push(change, is_own, now_ms);
        drop(recent);
        self.save_tab_changes();
    }

    /// Writes at the end of this task, or after the pause if one is running.
    fn schedule_write(self: &Rc<Self>) {
        if self.pause.borrow().is_some()
            || matches!(*self.location.borrow(), StorageLocation::Memory)
        {
            return;
        }
        let store = Rc::clone(self);
        let pause = Timeout::new(self.limits.save_pause_ms, move || {
            store.pause.replace(None);
            if store.is_changed.get() {
                store.schedule_write();
            }
        });
        self.pause.replace(Some(pause));
        if self.is_write_scheduled.replace(true) {
            return;
        }
        // One click may make several changes.
        let store = Rc::clone(self);
        spawn_local(async move {
            store.refresh_if_old().await;
            store.is_write_scheduled.set(false);
            store.is_changed.set(false);
            store.write();
        });
    }

    /// Reads the state again if it was read long ago, and merges what another device has written
    /// since. Waits for a limited time: a later answer is merged by a write of its own.
    async fn refresh_if_old(self: &Rc<Self>) {
        let age_ms = browser::unix_ms().abs_diff(self.read_ms.get());
        if age_ms < u64::from(self.limits.state_fresh_ms) {
            return;
        }
        let Some(reading) = self.reader.borrow().as_ref().map(|read| read()) else { return };
        // Also if the reading fails: the next try is as far away as after an opening.
        self.read_ms.set(browser::unix_ms());
        let (sender, receiver) = oneshot::channel();
        let sender = Rc::new(Cell::new(Some(sender)));
        let store = Rc::clone(self);
        let _timeout = {
            let sender = Rc::clone(&sender);
            Timeout::new(self.limits.state_read_ms, move || drop(sender.take()))
        };
        spawn_local(async move {
            let is_merged = reading.await.is_some_and(|stored| store.merge_from_server(&stored));
            match sender.take() {
                // The waiting write may have been dropped meanwhile.
                Some(sender) => drop(sender.send(())),
                None if is_merged => store.write_now(),
                None => {}
            }
        });
        // An error means that the time limit has dropped the sender.
        receiver.await.ok();
    }

    /// Replaces the state by the server's, and applies the changes that the server may not have yet.
    /// Returns `false` for an invalid or empty state, which is ignored.
    fn merge_from_server(&self, stored: &str) -> bool {
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

    /// Writes without waiting for the pause.
    fn write_now(self: &Rc<Self>) {
        self.is_changed.set(true);
        self.pause.replace(None);
        self.schedule_write();
    }

    fn write(self: &Rc<Self>) {
        let json = self.state.borrow().to_json();
        match &*self.location.borrow() {
            StorageLocation::Memory => {}
            StorageLocation::Browser(storage) => {
                self.confirmed_ms.set(browser::unix_ms());
                if storage.set_item(OPTION_NAME, &json).is_err() {
                    (self.on_write_failure)();
                }
            }
            StorageLocation::Portal(bridge) => {
                let (bridge, store) = (Rc::clone(bridge), Rc::clone(self));
                spawn_local(async move {
                    let asked_ms = browser::unix_ms();
                    match bridge.set_user_option(OPTION_NAME, &json).await {
                        Ok(()) => {
                            store.confirmed_ms.set(asked_ms);
                            store.save_tab_changes();
                        }
                        Err(error) => {
                            browser::warn(&format!("the user's state was not saved: {error}"));
                            (store.on_write_failure)();
                        }
                    }
                });
            }
        }
    }
}
