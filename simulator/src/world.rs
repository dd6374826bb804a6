use parking_lot::{Mutex, RwLock};
use tokio_util::sync::CancellationToken;

use crate::log::Log;
use crate::store::Store;
use crate::switches::Switches;

/// Everything that the three hosts share.
pub(crate) struct World {
    pub(crate) port: u16,
    pub(crate) switches: RwLock<Switches>,
    pub(crate) store: Mutex<Store>,
    pub(crate) log: Mutex<Log>,
    /// Cancelled when the simulator ends: responses that hang on purpose and tunnels end with it.
    pub(crate) closing: CancellationToken,
}

impl World {
    pub(crate) fn new(port: u16) -> Self {
        Self {
            port,
            switches: RwLock::default(),
            store: Mutex::default(),
            log: Mutex::default(),
            closing: CancellationToken::new(),
        }
    }

    /// Back to the state of a portal that was just started.
    pub(crate) fn reset(&self) {
        *self.switches.write() = Switches::default();
        *self.store.lock() = Store::default();
        *self.log.lock() = Log::default();
    }

    pub(crate) fn portal_origin(&self) -> String {
        format!("http://portal.localhost:{}", self.port)
    }

    pub(crate) fn widget_origin(&self) -> String {
        format!("http://widget.localhost:{}", self.port)
    }

    pub(crate) fn hostile_origin(&self) -> String {
        format!("http://hostile.localhost:{}", self.port)
    }
}
