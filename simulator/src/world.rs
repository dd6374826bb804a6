use std::sync::atomic::{AtomicU64, AtomicUsize};

use parking_lot::{Mutex, RwLock};
use serde_json::{Value, json};
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

use crate::gif::Catalogue;
use crate::log::Log;
use crate::store::{Binding, Store, Title};
use crate::switches::{ChangeError, Switches};

/// The state that all hosts share.
pub(crate) struct World {
    pub(crate) port: u16,
    pub(crate) switches: RwLock<Switches>,
    /// Notified after each change of the switches: held responses wait for it.
    pub(crate) switched: Notify,
    pub(crate) store: Mutex<Store>,
    pub(crate) log: Mutex<Log>,
    pub(crate) gifs: Catalogue,
    /// The number of KLIPY's answers, by which the slugs of one item differ.
    pub(crate) klipy_answers: AtomicU64,
    /// Counts the changes that the portal's page must receive.
    pub(crate) revision: watch::Sender<u64>,
    /// The revision at the last reset: earlier state of a page is invalid.
    pub(crate) reset_revision: RwLock<u64>,
    /// The number of requests that have met the switched fault.
    pub(crate) faults_met: AtomicUsize,
    /// Cancelled when the simulator ends; ends responses that hang on purpose, and tunnels.
    pub(crate) closing: CancellationToken,
}

impl World {
    pub(crate) fn new(port: u16) -> Self {
        Self {
            port,
            switches: RwLock::default(),
            switched: Notify::new(),
            store: Mutex::default(),
            log: Mutex::default(),
            gifs: Catalogue::read(),
            klipy_answers: AtomicU64::new(0),
            revision: watch::Sender::new(1),
            reset_revision: RwLock::new(1),
            faults_met: AtomicUsize::new(0),
            closing: CancellationToken::new(),
        }
    }

    /// Changes the named switches, completely or not at all, and returns all of them.
    pub(crate) fn change_switches(&self, change: Value) -> Result<Switches, ChangeError> {
        let changed = {
            let mut switches = self.switches.write();
            switches.change(change)?;
            switches.clone()
        };
        self.switched.notify_waiters();
        self.notify_page();
        Ok(changed)
    }

    /// Returns when the switches hold nothing any more, or when the simulator ends.
    pub(crate) async fn released(&self, is_held: impl Fn(&Switches) -> bool) {
        loop {
            let switched = self.switched.notified();
            tokio::pin!(switched);
            // Enabled before the switches are read, or a change right after the read would be
            // missed.
            switched.as_mut().enable();
            if !is_held(&self.switches.read()) {
                return;
            }
            tokio::select! {
                () = switched => {}
                () = self.closing.cancelled() => return,
            }
        }
    }

    /// Resets the state to that of a portal that has just started.
    pub(crate) fn reset(&self) {
        *self.switches.write() = Switches::default();
        *self.store.lock() = Store::default();
        *self.log.lock() = Log::default();
        self.revision.send_modify(|revision| {
            *revision += 1;
            *self.reset_revision.write() = *revision;
        });
        self.switched.notify_waiters();
    }

    /// Returns the revision of the change in progress.
    pub(crate) fn next_revision(&self) -> u64 {
        *self.revision.borrow() + 1
    }

    /// Notifies the portal's page of a change. The caller still holds the store's lock, so that no
    /// two changes get the same revision.
    pub(crate) fn notify_page(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    /// Returns whether the installation of the app has finished.
    pub(crate) fn is_installed(&self) -> bool {
        let (fresh, install) = {
            let switches = self.switches.read();
            (switches.fresh_portal, switches.install)
        };
        if fresh { self.store.lock().installed } else { !install }
    }

    /// Finishes an installation.
    pub(crate) fn install(&self) {
        self.switches.write().install = false;
        self.store.lock().installed = true;
        self.notify_page();
    }

    pub(crate) fn bindings(&self) -> Vec<Binding> {
        let preexisting = self.preexisting_binding();
        self.store.lock().bindings.all(preexisting)
    }

    /// Adds a binding; returns false if the handler already has the placement.
    pub(crate) fn bind(&self, binding: Binding) -> bool {
        let preexisting = self.preexisting_binding();
        let mut store = self.store.lock();
        let same = |other: &Binding| {
            other.placement == binding.placement && other.handler == binding.handler
        };
        if store.bindings.all(preexisting).iter().any(same) {
            return false;
        }
        store.bindings.add(binding);
        self.notify_page();
        true
    }

    /// Removes the bindings of a placement, of one handler or of all; returns their number.
    pub(crate) fn unbind(&self, placement: &str, handler: Option<&str>) -> usize {
        let preexisting = self.preexisting_binding();
        let mut store = self.store.lock();
        let mut bindings = store.bindings.all(preexisting);
        bindings.retain(|binding| {
            binding.placement == placement
                && handler.is_none_or(|handler| binding.handler == handler)
        });
        for binding in &bindings {
            store.bindings.remove(binding.id);
        }
        self.notify_page();
        bindings.len()
    }

    /// Returns the preexisting binding: on a portal that is not fresh, the widget has been
    /// installed before.
    fn preexisting_binding(&self) -> Option<Binding> {
        let switches = self.switches.read();
        if switches.fresh_portal {
            return None;
        }
        let options = [
            ("iconName", json!("fa-smile-o")),
            ("context", json!("ALL")),
            ("role", json!("USER")),
            ("extranet", json!("N")),
            ("width", json!(switches.popup_width)),
            ("height", json!(switches.popup_height)),
        ];
        Some(Binding {
            id: 0,
            placement: "IM_TEXTAREA".to_owned(),
            handler: self.widget_origin() + "/",
            options: options.map(|(name, value)| (name.to_owned(), value)).into_iter().collect(),
            title: Title { title: "Emoji".to_owned(), ..Title::default() },
            lang_all: Default::default(),
        })
    }

    pub(crate) fn portal_origin(&self) -> String {
        format!("http://portal.localhost:{}", self.port)
    }

    pub(crate) fn widget_origin(&self) -> String {
        format!("http://widget.localhost:{}", self.port)
    }

    /// Returns the origins of KLIPY: API, media.
    pub(crate) fn klipy_origins(&self) -> [String; 2] {
        ["klipy", "static.klipy"].map(|name| format!("http://{name}.localhost:{}", self.port))
    }

    /// Returns the origins of GIPHY: API, media, pingbacks.
    pub(crate) fn giphy_origins(&self) -> [String; 3] {
        ["giphy", "media.giphy", "analytics.giphy"]
            .map(|name| format!("http://{name}.localhost:{}", self.port))
    }

    pub(crate) fn hostile_origin(&self) -> String {
        format!("http://hostile.localhost:{}", self.port)
    }
}
