use parking_lot::{Mutex, RwLock};
use serde_json::Value;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::gif::Catalogue;
use crate::log::Log;
use crate::store::Store;
use crate::switches::{ChangeError, Switches};

/// Everything that the three hosts share.
pub(crate) struct World {
    pub(crate) port: u16,
    pub(crate) switches: RwLock<Switches>,
    /// Told after each change of the switches: responses that are held wait for it.
    pub(crate) switched: Notify,
    pub(crate) store: Mutex<Store>,
    pub(crate) log: Mutex<Log>,
    pub(crate) gifs: Catalogue,
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
        Ok(changed)
    }

    /// Back to the state of a portal that was just started.
    pub(crate) fn reset(&self) {
        *self.switches.write() = Switches::default();
        *self.store.lock() = Store::default();
        *self.log.lock() = Log::default();
        self.switched.notify_waiters();
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
