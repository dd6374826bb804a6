//! The portal's side of the bridge, in the test page's window.

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

/// A portal that receives the calls of one frame.
pub struct Portal {
    /// Identifier of the frame.
    pub sid: AppSid,
    calls: UnboundedReceiver<Call>,
    _listener: EventListener,
}

/// A call, parsed from its message.
#[derive(Clone, Debug)]
pub struct Call {
    /// The unparsed message: a text or an object.
    pub wire: Value,
    /// The command, for example `getInitData`.
    pub command: String,
    /// The parameters; `null` if there are none.
    pub params: Value,
    /// The callback identifier with which the reply must begin.
    pub callback: String,
    request: Option<String>,
}

impl Portal {
    /// Opens a portal, and the bridge of a frame to it.
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

    /// Waits for the next call.
    pub async fn call(&mut self) -> Call {
        within("a call of the app", self.calls.next()).await.unwrap()
    }

    /// Fails if the app has made another call.
    pub async fn expect_no_call(&mut self) {
        deliver(post, &"after all earlier messages".into()).await;
        if let Ok(call) = self.calls.try_recv() {
            panic!("an unexpected call: {call:?}");
        }
    }
}

/// Opens a channel from the window to itself.
pub fn open_channel() -> FrameChannel {
    FrameChannel::open(&window(), window(), window().location().origin().unwrap())
}

impl Call {
    /// Parses a message by the portal's rules; `None` if it is not a call of this frame.
    fn read(data: &JsValue, sid: &AppSid) -> Option<Self> {
        let json = js_sys::JSON::stringify(data).ok()?;
        match serde_json::from_str(&String::from(json)).ok()? {
            Value::String(text) => Self::read_string_form(&text, sid),
            object => Self::read_object_form(object, sid),
        }
    }

    /// Parses `command:params:callback:sid`, where `params` is JSON or empty.
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

    /// Returns the identifier of the request, which replies to `im:` calls repeat.
    pub fn request(&self) -> &str {
        self.request.as_deref().expect("only calls in object form have a request")
    }

    /// Replies with a result.
    pub fn reply(&self, result: &Value) {
        post(&format!("{}:{result}", self.callback).into());
    }

    /// Replies to an `im:` call with `result` and the identifier of the request.
    pub fn reply_to_request(&self, mut result: Value) {
        result["requestId"] = json!(self.request());
        self.reply(&result);
    }
}
