use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::connection::Connection;
use crate::hosts;
use crate::options::Options;
use crate::store::Owner;
use crate::switches::{ChangeError, Switches};
use crate::world::World;

/// The time that [`Simulator::stop`] waits for connections that browsers keep open.
const STOP_LIMIT: Duration = Duration::from_secs(2);

/// A running simulator, stopped on drop.
pub struct Simulator {
    world: Arc<World>,
    server: JoinHandle<()>,
}

/// Starts the simulator on 127.0.0.1. When this returns, connections are accepted.
///
/// # Errors
/// The port is in use or requires other rights, or the folder of the release build has no
/// `index.html`.
pub async fn start(options: Options) -> anyhow::Result<Simulator> {
    options.widget.check()?;
    let listener = listen(options.port).await?;
    let port = listener.local_addr().context("the port that was opened is unknown")?.port();
    let world = Arc::new(World::new(port));
    let app = hosts::router(Arc::clone(&world), &options.widget);
    let closing = world.closing.clone();
    let server = tokio::spawn(async move {
        let app = app.into_make_service_with_connect_info::<Connection>();
        let served = axum::serve(listener, app).with_graceful_shutdown(closing.cancelled_owned());
        if let Err(error) = served.await {
            eprintln!("The simulator stopped serving: {error}");
        }
    });
    Ok(Simulator { world, server })
}

async fn listen(port: u16) -> anyhow::Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!(
                "port {port} on 127.0.0.1 is taken: stop what uses it or choose another with --port"
            )
        }
        Err(error) => {
            Err(error).context(format!("cannot listen on 127.0.0.1:{port} (chosen by --port)"))
        }
    }
}

impl Simulator {
    /// Returns the TCP port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.world.port
    }

    /// Returns the URL of the portal's chat page, `http://portal.localhost:PORT/`.
    pub fn portal_url(&self) -> String {
        self.world.portal_origin() + "/"
    }

    /// Returns the URL of the widget's own page, `http://widget.localhost:PORT/`.
    pub fn widget_url(&self) -> String {
        self.world.widget_origin() + "/"
    }

    /// Returns the URL of the page that frames the widget and sends forged messages,
    /// `http://hostile.localhost:PORT/`.
    pub fn hostile_url(&self) -> String {
        self.world.hostile_origin() + "/"
    }

    /// Returns the current switches.
    pub fn switches(&self) -> Switches {
        self.world.switches.read().clone()
    }

    /// Changes the switches named in a JSON object and leaves the others unchanged.
    ///
    /// # Errors
    /// The change is not an object, or has an unknown switch or an invalid value. Nothing is
    /// changed then.
    pub fn set(&self, change: serde_json::Value) -> Result<(), ChangeError> {
        self.world.change_switches(change).map(drop)
    }

    /// Resets switches, stored options, first run, bindings, messages and log.
    pub fn reset(&self) {
        self.world.reset();
    }

    /// Stores an app option, as an administrator does in the picker.
    pub fn set_app_option(&self, name: &str, value: serde_json::Value) {
        // App options do not depend on the user id.
        self.world.store.lock().set(Owner::App, 0, name.to_owned(), value);
    }

    /// Returns a stored option of the current user; null if there is none.
    pub fn user_option(&self, name: &str) -> serde_json::Value {
        let user_id = self.world.switches.read().user_id;
        let options = self.world.store.lock().options(Owner::User, user_id);
        options.get(name).cloned().unwrap_or_default()
    }

    /// Returns the raw texts of a chat's messages in order, without deleted ones.
    pub fn messages(&self, dialog: &str) -> Vec<String> {
        self.world.store.lock().chats.texts(dialog)
    }

    /// Returns the stickers in a chat in order, without deleted ones, each as `id`, `packId` and
    /// `packType`.
    pub fn stickers(&self, dialog: &str) -> serde_json::Value {
        serde_json::json!(self.world.store.lock().chats.stickers(dialog))
    }

    /// Returns the bindings of the app, each as `id`, `placement`, `handler`, `options`, `title`
    /// (`TITLE`, `DESCRIPTION`, `GROUP_NAME`) and `lang_all`.
    pub fn bindings(&self) -> serde_json::Value {
        serde_json::json!(self.world.bindings())
    }

    /// Returns whether the installation of the app has finished.
    pub fn is_installed(&self) -> bool {
        self.world.is_installed()
    }

    /// Returns the log of all hosts, in the form of `GET /sim/log`.
    pub fn log(&self) -> serde_json::Value {
        self.world.log.lock().to_json()
    }

    /// Returns all tokens of all kinds that the portal has ever issued.
    pub fn secrets(&self) -> Vec<String> {
        self.world.store.lock().tokens.secrets().to_vec()
    }

    /// Returns the data that each request reveals without a body: host, URL with query, referrer
    /// and cookies.
    pub fn addresses(&self) -> Vec<String> {
        self.world.log.lock().addresses().map(str::to_owned).collect()
    }

    /// Returns how many requests have met the fault of the switch `fault`.
    pub fn faults_met(&self) -> usize {
        self.world.faults_met.load(Ordering::Relaxed)
    }

    /// Stops listening and waits (at most two seconds) for open connections to close.
    pub async fn stop(mut self) {
        self.world.closing.cancel();
        if tokio::time::timeout(STOP_LIMIT, &mut self.server).await.is_err() {
            self.server.abort();
        }
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.world.closing.cancel();
    }
}
