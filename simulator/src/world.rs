use std::sync::atomic::AtomicUsize;

use parking_lot::{Mutex, RwLock};
use serde_json::{Value, json};
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

use crate::gif::Catalogue;
use crate::log::Log;
use crate::store::{Binding, Store, Title};
use crate::switches::{ChangeError, Switches};

/// Everything that the hosts share.
pub(crate) struct World {
    pub(crate) port: u16,
    pub(crate) switches: RwLock<Switches>,
    /// Told after each change of the switches: responses that are held wait for it.
    pub(crate) switched: Notify,
    pub(crate) store: Mutex<Store>,
    pub(crate) log: Mutex<Log>,
    pub(crate) gifs: Catalogue,
    /// Counts the changes that the portal's page is to hear of.
    pub(crate) revision: watch::Sender<u64>,
    /// The revision at the last reset: what a page knew before that is void.
    pub(crate) started: RwLock<u64>,
    /// How many requests have met the fault that was switched on for them.
    pub(crate) faults_met: AtomicUsize,
    /// Cancelled when the simulator ends: responses that hang on purpose and tunnels end with it.
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
            revision: watch::Sender::new(1),
            started: RwLock::new(1),
            faults_met: AtomicUsize::new(0),
            closing: CancellationToken::new(),
        }
    }

    /// Changes the switches named, wholly or not at all, and returns all of them.
    pub(crate) fn change_switches(&self, change: Value) -> Result<Switches, ChangeError> {
        let changed = {
            let mut switches = self.switches.write();
            switches.change(change)?;
            switches.clone()
        };
        self.switched.notify_waiters();
        self.touch();
        Ok(changed)
    }

    /// Returns once the switches hold nothing (any more), or the simulator ends.
    pub(crate) async fn released(&self, is_held: impl Fn(&Switches) -> bool) {
        loop {
            let switched = self.switched.notified();
            tokio::pin!(switched);
            // Before the look at the switches, or a change right after that look would be missed.
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

    /// Back to the state of a portal that was just started.
    pub(crate) fn reset(&self) {
        *self.switches.write() = Switches::default();
        *self.store.lock() = Store::default();
        *self.log.lock() = Log::default();
        self.revision.send_modify(|revision| {
            *revision += 1;
            *self.started.write() = *revision;
        });
        self.switched.notify_waiters();
    }

    /// The number of the change that is being made.
    pub(crate) fn next_revision(&self) -> u64 {
        *self.revision.borrow() + 1
    }

    /// Tells the portal's page that something has changed. Whoever changes the store still holds
    /// it, so that no two changes have one number.
    pub(crate) fn touch(&self) {
        self.revision.send_modify(|revision| *revision += 1);
    }

    /// Has the app been installed to the end?
    pub(crate) fn is_installed(&self) -> bool {
        let (fresh, install) = {
            let switches = self.switches.read();
            (switches.fresh_portal, switches.install)
        };
        if fresh { self.store.lock().installed } else { !install }
    }

    /// The end of an installation.
    pub(crate) fn install(&self) {
        self.switches.write().install = false;
        self.store.lock().installed = true;
        self.touch();
    }

    pub(crate) fn bindings(&self) -> Vec<Binding> {
        let former = self.former_binding();
        self.store.lock().bindings.all(former)
    }

    /// False: the same handler has this place already.
    pub(crate) fn bind(&self, binding: Binding) -> bool {
        let former = self.former_binding();
        let mut store = self.store.lock();
        let same = |other: &Binding| {
            other.placement == binding.placement && other.handler == binding.handler
        };
        if store.bindings.all(former).iter().any(same) {
            return false;
        }
        store.bindings.add(binding);
        self.touch();
        true
    }

    /// Takes a place from a handler, or from all of them; says from how many.
    pub(crate) fn unbind(&self, placement: &str, handler: Option<&str>) -> usize {
        let former = self.former_binding();
        let mut store = self.store.lock();
        let mut bindings = store.bindings.all(former);
        bindings.retain(|binding| {
            binding.placement == placement
                && handler.is_none_or(|handler| binding.handler == handler)
        });
        for binding in &bindings {
            store.bindings.remove(binding.id);
        }
        self.touch();
        bindings.len()
    }

    /// On a portal that is not fresh the widget has been in the chat for long.
    fn former_binding(&self) -> Option<Binding> {
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

    /// Of the GIF service: API, media, pingbacks.
    pub(crate) fn gif_origins(&self) -> [String; 3] {
        ["giphy", "media.giphy", "analytics.giphy"]
            .map(|name| format!("http://{name}.localhost:{}", self.port))
    }

    pub(crate) fn hostile_origin(&self) -> String {
        format!("http://hostile.localhost:{}", self.port)
    }
}
