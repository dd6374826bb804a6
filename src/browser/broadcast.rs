//! Messages between open frames of the app, in the same browser and under the same portal.

use gloo_events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{BroadcastChannel, MessageEvent};

/// A broadcast channel to the other frames, closed on drop.
pub struct Siblings {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Siblings {
    /// Opens the channel of a name and calls `on_message` with each text from another frame. `None`
    /// if the browser blocks storage, which blocks broadcast channels too.
    pub fn open(name: &str, on_message: impl Fn(&str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(text) = data {
                on_message(&text);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Sends a text to the other frames.
    pub fn tell(&self, text: &str) {
        // Only a closed channel fails.
        self.channel.post_message(&text.into()).ok();
    }
}

impl Drop for Siblings {
    fn drop(&mut self) {
        self.channel.close();
    }
}
