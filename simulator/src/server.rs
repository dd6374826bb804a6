use std::io::ErrorKind;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context as _, bail};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::hosts;
use crate::line::Line;
use crate::options::Options;
use crate::store::Owner;
use crate::switches::{ChangeError, Switches};
use crate::world::World;

/// How long [`Simulator::stop`] waits for connections that browsers keep open.
const STOP_LIMIT: Duration = Duration::from_secs(2);

/// A running simulator. It ends when dropped.
pub struct Simulator {
    world: Arc<World>,
    server: JoinHandle<()>,
}

/// Starts listening on 127.0.0.1; once this returns, connections are accepted.
///
/// # Errors
/// The port is taken or may not be opened, or the folder of the release build has no
/// `index.html`.
pub async fn start(options: Options) -> anyhow::Result<Simulator> {
    options.widget.check()?;
    let listener = listen(options.port).await?;
    let port = listener.local_addr().context("the port that was opened is unknown")?.port();
    let world = Arc::new(World::new(port));
    let app = hosts::router(Arc::clone(&world), &options.widget);
    let closing = world.closing.clone();
    let server = tokio::spawn(async move {
        let app = app.into_make_service_with_connect_info::<Line>();
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
    /// The TCP port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.world.port
    }

    /// The chat page of the portal, `http://portal.localhost:PORT/`.
    pub fn portal_url(&self) -> String {
        self.world.portal_origin() + "/"
    }

    /// The widget's page by itself, `http://widget.localhost:PORT/`.
    pub fn widget_url(&self) -> String {
        self.world.widget_origin() + "/"
    }

    /// The page that frames the widget and lies to it, `http://hostile.localhost:PORT/`.
    pub fn hostile_url(&self) -> String {
        self.world.hostile_origin() + "/"
    }

    /// The switches as they stand.
    pub fn switches(&self) -> Switches {
        self.world.switches.read().clone()
    }

    /// Changes the switches named in a JSON object and leaves the others as they are.
    ///
    /// # Errors
    /// Not an object, an unknown switch or a value that does not fit: nothing is changed.
    pub fn set(&self, change: serde_json::Value) -> Result<(), ChangeError> {
        self.world.change_switches(change).map(drop)
    }

    /// Back to defaults: switches, stored options, first run, bindings, messages, log.
    pub fn reset(&self) {
        self.world.reset();
    }

    /// Stores an app option, as an administrator's picker would.
    pub fn set_app_option(&self, name: &str, value: serde_json::Value) {
        // The user id says nothing here.
        self.world.store.lock().set(Owner::App, 0, name.to_owned(), value);
    }

    /// An option of the person who is signed in, as the portal's server keeps it; null without one.
    pub fn user_option(&self, name: &str) -> serde_json::Value {
        let user_id = self.world.switches.read().user_id;
        let options = self.world.store.lock().options(Owner::User, user_id);
        options.get(name).cloned().unwrap_or_default()
    }

    /// The raw texts of a chat's messages in order, without those deleted.
    pub fn messages(&self, dialog: &str) -> Vec<String> {
        self.world.store.lock().chats.texts(dialog)
    }

    /// The bindings of the app, each as `id`, `placement`, `handler`, `options`, `title`
    /// (`TITLE`, `DESCRIPTION`, `GROUP_NAME`) and `lang_all`.
    pub fn bindings(&self) -> serde_json::Value {
        serde_json::json!(self.world.bindings())
    }

    /// Has the app been installed to the end?
    pub fn is_installed(&self) -> bool {
        self.world.is_installed()
    }

    /// What the hosts saw so far, in the form of `GET /sim/log`.
    pub fn log(&self) -> serde_json::Value {
        self.world.log.lock().to_json()
    }

    /// All tokens that the portal has ever handed out, of whatever kind.
    pub fn secrets(&self) -> Vec<String> {
        self.world.store.lock().tokens.secrets().to_vec()
    }

    /// What each request told any host without a body: the host, the address with its query, who
    /// referred to it and the cookies.
    pub fn addresses(&self) -> Vec<String> {
        self.world.log.lock().addresses().map(str::to_owned).collect()
    }

    /// How many requests have met the fault of the switch `fault` so far.
    pub fn faults_met(&self) -> usize {
        self.world.faults_met.load(Ordering::Relaxed)
    }

    /// Stops listening and waits (at most two seconds) for open connections to end.
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
