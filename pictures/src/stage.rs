//! The simulator's portal in a browser, as the person at the keyboard and the camera use it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use b24_simulator::{Simulator, Widget};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::cdp::Cdp;
use crate::chromium::Chromium;
use crate::options::Options;

/// The time limit of each condition.
const LIMIT: Duration = Duration::from_secs(20);

/// The interval at which conditions are checked.
const INTERVAL: Duration = Duration::from_millis(30);

/// All frames are in one process, so that one connection reaches them. There is a mouse, without
/// which the picker does not focus its search field. Animated pictures show their first frame.
const FLAGS: [&str; 6] = [
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process",
    "--blink-settings=imageAnimationPolicy=2,primaryPointerType=4,availablePointerTypes=4,\
     primaryHoverType=2,availableHoverTypes=2",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--lang=en-US",
];

/// Hides the simulator's own parts, and translates the portal.
const DRESS: &str = include_str!("page/dress.js");

/// Returns whether a page is at rest: nothing has changed for a while, and the pictures have loaded.
const AT_REST: &str = include_str!("page/at-rest.js");

/// Hides the blinking caret.
const WITHOUT_CARET: &str = "document.documentElement.style.caretColor = 'transparent'; \
    for (const field of document.querySelectorAll('input, textarea')) \
    field.style.caretColor = 'transparent'";

/// A document in the browser's tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The portal's page.
    Portal,
    /// The picker's page in it.
    Picker,
}

/// The size of a page and of its pictures.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// The width of the page in CSS pixels.
    pub width: u32,
    /// The height of the page in CSS pixels.
    pub height: u32,
    /// Pixels of the picture per CSS pixel.
    pub scale: f64,
}

/// A running simulator, and a browser.
pub struct Stage {
    /// The simulator.
    pub simulator: Simulator,
    cdp: Cdp,
    /// The file for a picture of the moment when a condition was not met in time.
    failure: PathBuf,
    _browser: Chromium,
}

impl Stage {
    /// Starts both.
    ///
    /// # Errors
    /// When the simulator cannot be started.
    pub async fn start(options: &Options) -> Result<Self> {
        let widget = Widget::Dist(options.dist.clone());
        let simulator = b24_simulator::start(b24_simulator::Options { port: 0, widget }).await?;
        let (browser, pipes) = Chromium::start(&FLAGS.map(str::to_owned));
        let cdp = Cdp::connect(pipes).await;
        let failure = options.path("target/pictures/failure.png");
        let mut stage = Self { simulator, cdp, failure, _browser: browser };
        stage.allow_motion(false).await;
        Ok(stage)
    }

    /// Sets whether the user prefers reduced motion, in which case GIFs do not play.
    pub async fn allow_motion(&mut self, is_allowed: bool) {
        let motion = if is_allowed { "no-preference" } else { "reduce" };
        let features = json!({ "features": [
            { "name": "prefers-reduced-motion", "value": motion },
            { "name": "prefers-color-scheme", "value": "light" },
        ] });
        self.cdp.call("Emulation.setEmulatedMedia", features).await;
    }

    /// Opens a new portal with these switches. The browser keeps what the picker has stored in it. `dress` is the argument of `page/dress.js`.
    ///
    /// # Errors
    /// When a switch is unknown or the page does not load.
    pub async fn open_portal(&mut self, size: Size, switches: Value, dress: &Value) -> Result<()> {
        self.simulator.reset();
        self.simulator.set(switches)?;
        let url = self.simulator.portal_url();
        self.open(size, &url).await?;
        self.dress(dress).await
    }

    /// Opens a page.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn open(&mut self, Size { width, height, scale }: Size, url: &str) -> Result<()> {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
        });
        self.cdp.call("Emulation.setDeviceMetricsOverride", metrics).await;
        // A page without a frame, or the old page could be taken for the new one.
        self.cdp.call("Page.navigate", json!({ "url": "about:blank" })).await;
        self.wait(Frame::Portal, "location.href === 'about:blank'").await?;
        self.cdp.call("Page.navigate", json!({ "url": url })).await;
        self.wait(
            Frame::Portal,
            "location.href !== 'about:blank' && document.readyState === 'complete'",
        )
        .await
    }

    /// Hides the simulator's own parts of the portal, and translates the others.
    ///
    /// # Errors
    /// When the script fails.
    pub async fn dress(&mut self, argument: &Value) -> Result<()> {
        self.eval(Frame::Portal, &format!("({DRESS})({argument})")).await?;
        Ok(())
    }

    /// Evaluates an expression in a document and waits for its promise.
    ///
    /// # Errors
    /// When the document is not there, or the expression throws.
    pub async fn eval(&mut self, frame: Frame, expression: &str) -> Result<Value> {
        let frame = self.frame_id(frame).await?;
        let world = json!({ "frameId": frame, "worldName": "pictures" });
        let world = self.cdp.call("Page.createIsolatedWorld", world).await;
        let parameters = json!({
            "expression": expression,
            "contextId": world.get("executionContextId"),
            "awaitPromise": true,
            "returnByValue": true,
        });
        let mut answer = self.cdp.call("Runtime.evaluate", parameters).await;
        if let Some(exception) = answer.get("exceptionDetails") {
            bail!("a script failed: {exception}");
        }
        let value = answer.pointer_mut("/result/value").map(Value::take);
        Ok(value.unwrap_or_default())
    }

    /// Returns whether a document is there.
    pub async fn has(&mut self, frame: Frame) -> bool {
        self.frame_id(frame).await.is_ok()
    }

    async fn frame_id(&mut self, frame: Frame) -> Result<Value> {
        let tree = self.cdp.call("Page.getFrameTree", json!({})).await;
        let found = match frame {
            Frame::Portal => tree.pointer("/frameTree/frame/id"),
            Frame::Picker => {
                let origin = self.simulator.widget_url();
                let children = tree.pointer("/frameTree/childFrames").and_then(Value::as_array);
                let is_picker = |child: &&Value| {
                    let url = child.pointer("/frame/url").and_then(Value::as_str);
                    url.is_some_and(|url| url.starts_with(&origin))
                };
                children
                    .and_then(|children| children.iter().find(is_picker))
                    .and_then(|child| child.pointer("/frame/id"))
            }
        };
        found.cloned().with_context(|| format!("there is no {frame:?}"))
    }

    /// Waits until an expression is true in a document.
    ///
    /// # Errors
    /// When it is not true within the limit; the message has the last value or error.
    pub async fn wait(&mut self, frame: Frame, condition: &str) -> Result<()> {
        let deadline = Instant::now() + LIMIT;
        loop {
            let last = match self.eval(frame, condition).await {
                Ok(Value::Bool(true)) => return Ok(()),
                Ok(other) => other.to_string(),
                Err(error) => error.to_string(),
            };
            if Instant::now() >= deadline {
                let picture = self.screenshot().await?;
                std::fs::create_dir_all(self.failure.parent().unwrap_or(Path::new("")))?;
                std::fs::write(&self.failure, picture)?;
                let seen = self.failure.display();
                bail!("not in time: {condition} in the {frame:?}: {last}; see {seen}");
            }
            sleep(INTERVAL).await;
        }
    }

    /// Waits until both documents are at rest.
    ///
    /// # Errors
    /// When one of them does not come to rest.
    pub async fn settle(&mut self) -> Result<()> {
        if self.has(Frame::Picker).await {
            self.wait(Frame::Picker, AT_REST).await?;
            self.eval(Frame::Picker, WITHOUT_CARET).await?;
        }
        self.wait(Frame::Portal, AT_REST).await?;
        self.eval(Frame::Portal, WITHOUT_CARET).await?;
        Ok(())
    }

    /// Opens the picker's popup, and waits until the picker can insert.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn open_picker(&mut self) -> Result<()> {
        self.click(Frame::Portal, "#apps-chip").await?;
        self.picker_is_ready("insert").await
    }

    /// Waits until the picker has loaded and has a role.
    ///
    /// # Errors
    /// When it has not within the limit.
    pub async fn picker_is_ready(&mut self, role: &str) -> Result<()> {
        let condition = format!(
            "document.documentElement.dataset.app === 'ready' \
             && document.documentElement.dataset.role === '{role}'"
        );
        self.wait(Frame::Picker, &condition).await?;
        self.settle().await
    }

    /// Waits until the picker has learned from the portal that there are stickers.
    ///
    /// # Errors
    /// When it has not within the limit.
    pub async fn tabs_are_there(&mut self) -> Result<()> {
        let tab = "document.querySelector('#tab-stickers')?.checkVisibility() === true";
        self.wait(Frame::Picker, tab).await?;
        self.settle().await
    }

    /// Returns the middle of the first element with this selector, in the coordinates of the tab.
    ///
    /// # Errors
    /// When there is no such element within the limit.
    pub async fn middle(&mut self, frame: Frame, selector: &str) -> Result<(f64, f64)> {
        let selector = json!(selector);
        self.wait(frame, &format!("document.querySelector({selector}) !== null")).await?;
        let middle = format!(
            "(() => {{ const box = document.querySelector({selector}).getBoundingClientRect(); \
             return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        );
        let (x, y) = point(&self.eval(frame, &middle).await?)?;
        if frame == Frame::Portal {
            return Ok((x, y));
        }
        let corner = "(() => { const box = document.querySelector('.app-frame')\
                      .getBoundingClientRect(); return [box.x, box.y]; })()";
        let (left, top) = point(&self.eval(Frame::Portal, corner).await?)?;
        Ok((left + x, top + y))
    }

    /// Clicks the middle of an element.
    ///
    /// # Errors
    /// When there is no such element within the limit.
    pub async fn click(&mut self, frame: Frame, selector: &str) -> Result<()> {
        let (x, y) = self.middle(frame, selector).await?;
        self.click_at(x, y).await;
        Ok(())
    }

    /// Moves the mouse to a position and clicks there.
    pub async fn click_at(&mut self, x: f64, y: f64) {
        self.move_mouse(x, y).await;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({
                "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1,
            });
            self.cdp.call("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Moves the mouse.
    pub async fn move_mouse(&mut self, x: f64, y: f64) {
        let event = json!({ "type": "mouseMoved", "x": x, "y": y });
        self.cdp.call("Input.dispatchMouseEvent", event).await;
    }

    /// Types text into the focused element, key by key.
    pub async fn type_text(&mut self, text: &str) {
        for key in text.chars().map(String::from) {
            for (kind, text) in [("keyDown", &*key), ("keyUp", "")] {
                let event = json!({ "type": kind, "key": key, "text": text });
                self.cdp.call("Input.dispatchKeyEvent", event).await;
            }
        }
    }

    /// Presses a key that enters no text.
    pub async fn press(&mut self, key: &str, code: u32) {
        for kind in ["rawKeyDown", "keyUp"] {
            let event = json!({
                "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code,
            });
            self.cdp.call("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Returns a picture of the tab as PNG.
    ///
    /// # Errors
    /// When the browser returns none.
    pub async fn screenshot(&mut self) -> Result<Vec<u8>> {
        let png = json!({ "format": "png", "optimizeForSpeed": true });
        let picture = self.cdp.call("Page.captureScreenshot", png).await;
        let data = picture.get("data").and_then(Value::as_str).context("no picture")?;
        STANDARD.decode(data).context("a picture in base64")
    }
}

fn point(value: &Value) -> Result<(f64, f64)> {
    let number = |index: usize| value.get(index).and_then(Value::as_f64);
    number(0).zip(number(1)).context("an element without a position")
}
