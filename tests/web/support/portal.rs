//! The portal's side of the bridge, in the test's own window.

use super::messages::{deliver, post, window};
use super::wait::within;
use b24_emoji_picker::bridge::{Bridge, FrameChannel};
use b24_emoji_picker::browser::random_id;
use b24_emoji_picker::limits::Limits;
use b24_emoji_picker::portal::AppSid;
use futures::StreamExt as _;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use gloo_events::EventListener;
use serde_json::{Value, json};
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::MessageEvent;

/// A portal that hears one frame's calls.
pub struct Portal {
    /// The frame.
    pub sid: AppSid,
    calls: UnboundedReceiver<Call>,
    _listener: EventListener,
}

/// A call as it came over the wire.
#[derive(Clone, Debug)]
pub struct Call {
    /// The message itself: a text or an object.
    pub wire: Value,
    /// What is to be done.
    pub command: String,
    /// With what; `null` where nothing was sent.
    pub params: Value,
    /// What the reply must begin with.
    pub callback: String,
    request: Option<String>,
}

impl Portal {
    /// A portal, and the bridge of a frame to it.
    pub fn open(limits: Limits) -> (Self, Rc<Bridge>) {
        let sid = AppSid::parse(&random_id().as_str().replace('-', "")).unwrap();
        let channel = open_channel();
        let (sender, calls) = unbounded();
        let listener = EventListener::new(&window(), "message", {
            let sid = sid.clone();
            move |event| {
                let data = event.unchecked_ref::<MessageEvent>().data();
                if let Some(call) = Call::read(&data, &sid) {
                    sender.unbounded_send(call).unwrap();
                }
            }
        });
        let bridge = Rc::new(Bridge::new(channel, sid.clone(), limits));
        (Self { sid, calls, _listener: listener }, bridge)
    }

    /// The next call.
    pub async fn call(&mut self) -> Call {
        within("a call of the widget", self.calls.next()).await.unwrap()
    }

    /// Fails if a call was made that nobody has looked at.
    pub async fn expect_no_call(&mut self) {
        deliver(post, &"what was posted before has arrived".into()).await;
        if let Ok(call) = self.calls.try_recv() {
            panic!("a call that should not be: {call:?}");
        }
    }
}

/// A channel of the window to itself.
pub fn open_channel() -> FrameChannel {
    FrameChannel::open(&window(), window(), window().location().origin().unwrap())
}

impl Call {
    /// Reads a message by the portal's rules; `None` if it is no call of this frame.
    fn read(data: &JsValue, sid: &AppSid) -> Option<Self> {
        let json = js_sys::JSON::stringify(data).ok()?;
        match serde_json::from_str(&String::from(json)).ok()? {
            Value::String(text) => Self::read_string_form(&text, sid),
            object => Self::read_object_form(object, sid),
        }
    }

    /// The command first, callback and SID last, and whatever is between is JSON or nothing.
    fn read_string_form(message: &str, sid: &AppSid) -> Option<Self> {
        let parts: Vec<&str> = message.split(':').collect();
        let [command, params @ .., callback, app_sid] = &parts[..] else { return None };
        if *app_sid != sid.as_str() {
            return None;
        }
        let params = params.join(":");
        Some(Self {
            wire: json!(message),
            command: (*command).to_owned(),
            params: match &*params {
                "" => Value::Null,
                params => serde_json::from_str(params).expect("parameters in JSON"),
            },
            callback: (*callback).to_owned(),
            request: None,
        })
    }

    fn read_object_form(object: Value, sid: &AppSid) -> Option<Self> {
        let text = |name: &str| object[name].as_str().map(str::to_owned);
        if text("appSid")? != sid.as_str() {
            return None;
        }
        Some(Self {
            command: text("method")?,
            params: object["params"].clone(),
            callback: text("callback")?,
            request: text("requestId"),
            wire: object,
        })
    }

    /// The identifier of the request, which `im:` replies repeat.
    pub fn request(&self) -> &str {
        self.request.as_deref().expect("only calls in object form have a request")
    }

    /// Replies with a result.
    pub fn reply(&self, result: &Value) {
        post(&format!("{}:{result}", self.callback).into());
    }

    /// Replies to an `im:` call: `result` and the request's identifier.
    pub fn reply_to_request(&self, mut result: Value) {
        result["requestId"] = json!(self.request());
        self.reply(&result);
    }
}
