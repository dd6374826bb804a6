//! The other frames of the same page that are open in this browser and under the same portal.

use gloo_events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{BroadcastChannel, MessageEvent};

/// A line to them. Closed when dropped.
pub struct Siblings {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Siblings {
    /// Opens the line of a name; `hear` gets what the others say. `None` where storage is
    /// blocked, which takes this with it.
    pub fn open(name: &str, hear: impl Fn(&str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(text) = data {
                hear(&text);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Says something to the others.
    pub fn tell(&self, text: &str) {
        // A closed channel has nobody to tell.
        self.channel.post_message(&text.into()).ok();
    }
}

impl Drop for Siblings {
    fn drop(&mut self) {
        self.channel.close();
    }
}
