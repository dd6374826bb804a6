//! A page with the official client, which the simulator opens instead of the widget.

use crate::Outcome;
use crate::browser::{Browser, Settings};
use crate::wait::until;
use b24_simulator::{Options, Simulator, Widget};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs};
use thirtyfour::{By, WebDriver};
use tokio::sync::{Mutex, MutexGuard};

/// The client's build for a plain `<script>`, in its package.
const CLIENT: &str = "dist/umd/index.min.js";

/// Runs one test at a time, because their output is meant to be read.
static TURN: Mutex<()> = Mutex::const_new(());

/// A browser that shows a chat of the simulator.
pub struct Stage {
    browser: Browser,
    simulator: Simulator,
    _turn: MutexGuard<'static, ()>,
}

impl Stage {
    /// Opens the chat and, in its popup, the page with the client.
    pub async fn open() -> Outcome<Self> {
        let turn = TURN.lock().await;
        let options = Options { port: 0, widget: Widget::Dist(folder_with_client()) };
        let simulator = b24_simulator::start(options).await.expect("the simulator starts");
        let browser = Browser::start(Settings::default()).await?;
        let stage = Self { browser, simulator, _turn: turn };
        stage.driver().goto(stage.simulator.portal_url()).await?;
        stage.click_chip().await?;
        stage.client_is_loaded().await;
        Ok(stage)
    }

    /// Closes the popup and opens it again, which creates a new frame.
    pub async fn reopen(&self) -> Outcome {
        self.click_chip().await?;
        self.click_chip().await?;
        self.client_is_loaded().await;
        Ok(())
    }

    /// Runs the body of an async function with the client, `b24`, in the frame, after the
    /// handshake. Its result is printed as `witness: <what>: <result>`.
    pub async fn see(&self, what: &str, body: &str) -> Outcome<Value> {
        let script = format!(
            "return (async () => {{ const b24 = await B24Js.initializeB24Frame(); {body} }})()"
        );
        self.enter_frame().await?;
        let seen = self.driver().execute(script, vec![]).await?.json().clone();
        println!("witness: {what}: {seen}");
        Ok(seen)
    }

    /// Returns the draft in the portal's page.
    pub async fn draft(&self) -> Outcome<Value> {
        self.in_portal("return document.getElementById('draft').value", vec![]).await
    }

    /// Sets the draft as if the user had typed it, with the caret at its end.
    pub async fn type_draft(&self, text: &str) -> Outcome {
        let script = "const draft = document.getElementById('draft'); \
            draft.value = arguments[0]; \
            draft.setSelectionRange(draft.value.length, draft.value.length)";
        self.in_portal(script, vec![json!(text)]).await.map(drop)
    }

    /// Returns the origin of the simulator's portal.
    pub fn portal_origin(&self) -> String {
        self.simulator.portal_url().trim_end_matches('/').to_owned()
    }

    /// Runs the body of a function in the portal's page.
    pub async fn in_portal(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        self.driver().enter_default_frame().await?;
        Ok(self.driver().execute(script, arguments).await?.json().clone())
    }

    async fn click_chip(&self) -> Outcome {
        self.driver().enter_default_frame().await?;
        self.driver().find(By::Id("apps-chip")).await?.click().await
    }

    async fn client_is_loaded(&self) {
        until("the client is loaded", json!("object"), async || {
            self.enter_frame().await?;
            Ok(self.driver().execute("return typeof B24Js", vec![]).await?.json().clone())
        })
        .await;
    }

    async fn enter_frame(&self) -> Outcome {
        self.driver().enter_default_frame().await?;
        self.driver().find(By::Css("#popup iframe")).await?.enter_frame().await
    }

    fn driver(&self) -> &WebDriver {
        self.browser.driver()
    }
}

/// Creates a folder to serve: the page, and the client beside it.
fn folder_with_client() -> PathBuf {
    let package = env::var_os("B24_SDK")
        .expect("B24_SDK must name the unpacked client: run cargo xtask witness");
    let client = Path::new(&package).join(CLIENT);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("witness");
    fs::create_dir_all(&folder).expect("a folder can be made in the target folder");
    fs::write(folder.join("index.html"), include_str!("page.html")).expect("it can be written to");
    fs::copy(&client, folder.join("b24jssdk.js"))
        .unwrap_or_else(|error| panic!("{}: {error}", client.display()));
    folder
}
