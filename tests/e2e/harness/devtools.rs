//! What a person's network, content blocker, window and system do, by the browser's own tools.

use super::{Outcome, Stage};
use serde_json::{Value, json};
use thirtyfour::extensions::cdp::ChromeDevTools;

impl Stage {
    /// Takes the browser off the network, or back onto it. The picker hears of it in
    /// [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn go_offline(&self, offline: bool) -> Outcome {
        // No limit to the speed of what is not offline.
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.emulateNetworkConditions", conditions).await
    }

    /// Keeps requests to these addresses from being sent, as a content blocker does; in
    /// [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn block(&self, patterns: &[&str]) -> Outcome {
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.setBlockedURLs", json!({"urls": patterns})).await
    }

    /// Gives the page of the browser's tab a size in CSS pixels; `scale` is the zoom.
    pub async fn resize(&self, width: u32, height: u32, scale: u32) -> Outcome {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// What the system asks of the page of the browser's tab, such as `forced-colors`, `active`.
    pub async fn system_asks(&self, feature: &str, value: &str) -> Outcome {
        let media = json!({"features": [{"name": feature, "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", media).await
    }

    /// Suspends the browser's tab, frames and all, as browsers do with tabs that nobody looks at; or
    /// resumes it.
    pub async fn suspend(&self, suspend: bool) -> Outcome {
        let state = if suspend { "frozen" } else { "active" };
        self.devtools("Page.setWebLifecycleState", json!({"state": state})).await
    }

    /// Runs a script in every page from now on, before any of the page's own. In the picker's
    /// frame in [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn before_every_page(&self, script: &str) -> Outcome {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await
    }

    /// Holds a key in what has the focus: one press, then so many repetitions. It is not released.
    pub async fn hold_key(&self, key: &str, modifiers: u32, repetitions: u32) -> Outcome {
        let text = match key {
            "Enter" => "\r",
            "Backspace" => "",
            _ => key,
        };
        let code = match key {
            "Backspace" => 8,
            "Enter" => 13,
            " " => 32,
            _ => key.to_ascii_uppercase().bytes().next().map_or(0, u32::from),
        };
        for repetition in 0..=repetitions {
            let press = json!({
                "type": "keyDown", "key": key, "text": text, "unmodifiedText": text,
                "windowsVirtualKeyCode": code, "modifiers": modifiers,
                "autoRepeat": repetition > 0,
            });
            self.devtools("Input.dispatchKeyEvent", press).await?;
        }
        Ok(())
    }

    /// Makes the screen of the browser's tab a touch screen, without a mouse.
    pub async fn touch_screen(&self) -> Outcome {
        let touch = json!({"enabled": true, "maxTouchPoints": 5});
        self.devtools("Emulation.setTouchEmulationEnabled", touch).await
    }

    /// Puts a finger onto the page of the browser's tab, in CSS pixels.
    pub async fn finger_down(&self, x: f64, y: f64) -> Outcome {
        let touch = json!({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]});
        self.devtools("Input.dispatchTouchEvent", touch).await
    }

    /// Takes the finger off.
    pub async fn finger_up(&self) -> Outcome {
        let touch = json!({"type": "touchEnd", "touchPoints": []});
        self.devtools("Input.dispatchTouchEvent", touch).await
    }

    /// Lets an input method compose a text where the focus is; in the picker's frame in
    /// [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn compose(&self, text: &str) -> Outcome {
        let end = text.encode_utf16().count();
        let text = json!({"text": text, "selectionStart": end, "selectionEnd": end});
        self.devtools("Input.imeSetComposition", text).await
    }

    /// Ends what the input method composes with this text.
    pub async fn commit(&self, text: &str) -> Outcome {
        self.devtools("Input.insertText", json!({"text": text})).await
    }

    /// Presses a key that enters a text, with Alt (or Option) held, as the browser would report it;
    /// in the picker's frame in [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn press_with_alt(&self, text: &str) -> Outcome {
        for kind in ["keyDown", "keyUp"] {
            let mut key = json!({"type": kind, "modifiers": 1, "key": text});
            if kind == "keyDown" {
                key["text"] = json!(text);
            }
            self.devtools("Input.dispatchKeyEvent", key).await?;
        }
        Ok(())
    }

    async fn devtools(&self, command: &str, parameters: Value) -> Outcome {
        self.ask_devtools(command, parameters).await.map(drop)
    }

    /// The browser's answer to a command of its own tools.
    pub(super) async fn ask_devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        let tools = ChromeDevTools::new(self.driver().handle.clone());
        tools.execute_cdp_with_params(command, parameters).await
    }
}
