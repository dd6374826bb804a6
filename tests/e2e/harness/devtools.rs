//! Simulates network, content blocker, window and system by Chromium's DevTools protocol.

use super::{Outcome, Stage};
use serde_json::{Value, json};
use thirtyfour::extensions::cdp::ChromeDevTools;

impl Stage {
    /// Takes the browser offline or back online. The picker's frame is notified in
    /// [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn go_offline(&self, offline: bool) -> Outcome {
        // -1: no throttling while online.
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.emulateNetworkConditions", conditions).await
    }

    /// Blocks requests to these addresses, like a content blocker; in
    /// [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn block(&self, patterns: &[&str]) -> Outcome {
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.setBlockedURLs", json!({"urls": patterns})).await
    }

    /// Resizes the viewport, in CSS pixels; `scale` is the device scale factor.
    pub async fn resize(&self, width: u32, height: u32, scale: u32) -> Outcome {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Emulates a media feature of the system, such as `forced-colors: active`.
    pub async fn emulate_media_feature(&self, feature: &str, value: &str) -> Outcome {
        let media = json!({"features": [{"name": feature, "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", media).await
    }

    /// Freezes the browser's tab including its frames, as browsers do with background tabs, or
    /// resumes it.
    pub async fn suspend(&self, suspend: bool) -> Outcome {
        let state = if suspend { "frozen" } else { "active" };
        self.devtools("Page.setWebLifecycleState", json!({"state": state})).await
    }

    /// Runs a script in every page from now on, before the page's own scripts. In the picker's
    /// frame in [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn before_every_page(&self, script: &str) -> Outcome {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await
    }

    /// Presses a key in the focused element, then sends `repetitions` repeated presses without a
    /// release.
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

    /// Emulates a touch screen without a mouse.
    pub async fn touch_screen(&self) -> Outcome {
        let touch = json!({"enabled": true, "maxTouchPoints": 5});
        self.devtools("Emulation.setTouchEmulationEnabled", touch).await
    }

    /// Starts a touch at a point, in CSS pixels of the viewport.
    pub async fn finger_down(&self, x: f64, y: f64) -> Outcome {
        let touch = json!({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]});
        self.devtools("Input.dispatchTouchEvent", touch).await
    }

    /// Ends the touch.
    pub async fn finger_up(&self) -> Outcome {
        let touch = json!({"type": "touchEnd", "touchPoints": []});
        self.devtools("Input.dispatchTouchEvent", touch).await
    }

    /// Composes a text in the focused element, like an input method; in the picker's frame in
    /// [`Settings::one_process`](super::Settings::one_process) only.
    pub async fn compose(&self, text: &str) -> Outcome {
        let end = text.encode_utf16().count();
        let text = json!({"text": text, "selectionStart": end, "selectionEnd": end});
        self.devtools("Input.imeSetComposition", text).await
    }

    /// Ends the composition with this text.
    pub async fn commit(&self, text: &str) -> Outcome {
        self.devtools("Input.insertText", json!({"text": text})).await
    }

    /// Presses a key that enters a text while Alt (or Option) is held, with the events of a real
    /// browser; in the picker's frame in [`Settings::one_process`](super::Settings::one_process)
    /// only.
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

    /// Sends a DevTools command and returns its result.
    pub(super) async fn ask_devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        let tools = ChromeDevTools::new(self.driver().handle.clone());
        tools.execute_cdp_with_params(command, parameters).await
    }
}
