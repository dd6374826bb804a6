//! Posts messages to the portal's window and passes each reply to the call that waits for it.

use super::codec::Reply;
use super::{MessageId, RefusedReply};
use futures_channel::oneshot;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use serde_json::Value;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{MessageEvent, Window};

/// Why a call of the bridge has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BridgeError {
    /// The message could not be posted at all.
    NotPosted,
    /// No reply came in time. The portal may or may not have executed the command.
    TimedOut,
    /// The reply does not confirm success.
    Refused(RefusedReply),
}

impl fmt::Display for BridgeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPosted => f.write_str("the message to the portal could not be posted"),
            Self::TimedOut => f.write_str("the portal did not answer in time"),
            Self::Refused(reply) => reply.fmt(f),
        }
    }
}

impl From<RefusedReply> for BridgeError {
    fn from(reply: RefusedReply) -> Self {
        Self::Refused(reply)
    }
}

/// The channel to one portal: the window that contains the frame, at the origin that `window.name`
/// gives.
pub struct FrameChannel {
    shared: Rc<Shared>,
    _listener: EventListener,
}

struct Shared {
    portal: Window,
    origin: JsValue,
    origin_text: String,
    waiting: RefCell<Vec<(MessageId, oneshot::Sender<Value>)>>,
}

impl FrameChannel {
    /// Opens a channel: listens on the window `own` to messages that the window `portal` posts from
    /// `origin`.
    pub fn open(own: &Window, portal: Window, origin: String) -> Self {
        let shared = Rc::new(Shared {
            portal,
            origin: JsValue::from_str(&origin),
            origin_text: origin,
            waiting: RefCell::default(),
        });
        let listener = EventListener::new(own, "message", {
            let shared = Rc::clone(&shared);
            move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    shared.receive(event);
                }
            }
        });
        Self { shared, _listener: listener }
    }

    /// Posts a message and waits for the reply that carries `callback`.
    ///
    /// The message is posted before the first suspension. Callers that must write in the task in which
    /// they read rely on this.
    ///
    /// # Errors
    /// [`BridgeError::NotPosted`] or [`BridgeError::TimedOut`].
    pub async fn call(
        &self,
        message: &JsValue,
        callback: MessageId,
        limit_ms: u32,
    ) -> Result<Value, BridgeError> {
        let (sender, receiver) = oneshot::channel();
        let waiting = Waiting::begin(Rc::clone(&self.shared), callback, sender);
        if self.shared.portal.post_message(message, &self.shared.origin_text).is_err() {
            return Err(BridgeError::NotPosted);
        }
        // The timeout drops the sender, which ends the wait below. A later reply is ignored.
        let _timeout = Timeout::new(limit_ms, move || drop(waiting));
        receiver.await.or(Err(BridgeError::TimedOut))
    }
}

/// The entry of a call in the list of waiting calls. It is removed when the call ends for any reason.
struct Waiting {
    shared: Rc<Shared>,
    callback: MessageId,
}

impl Waiting {
    fn begin(shared: Rc<Shared>, callback: MessageId, sender: oneshot::Sender<Value>) -> Self {
        shared.waiting.borrow_mut().push((callback.clone(), sender));
        Self { shared, callback }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.shared.take(self.callback.as_str());
    }
}

impl Shared {
    /// Passes a reply on, and ignores other messages. The cheapest checks come first: any window may
    /// post messages, as fast as it can.
    fn receive(&self, event: &MessageEvent) {
        let from_portal =
            event.source().is_some_and(|source| js_sys::Object::is(&source, &self.portal));
        if !from_portal || !self.is_portals_origin(event) {
            return;
        }
        let Some(text) = event.data().as_string() else { return };
        let Ok(reply) = Reply::split(&text) else { return };
        if !self.is_awaited(reply.callback) {
            return;
        }
        // A reply that cannot be parsed is ignored: a valid one may follow.
        if let (Ok(result), callback) = (reply.result(), reply.callback)
            && let Some(sender) = self.take(callback)
        {
            // Fails only if the caller no longer waits.
            sender.send(result).ok();
        }
    }

    /// Compares JavaScript strings: the text of a foreign message's origin is not copied.
    fn is_portals_origin(&self, event: &MessageEvent) -> bool {
        js_sys::Reflect::get(event, &"origin".into()).is_ok_and(|origin| origin == self.origin)
    }

    fn is_awaited(&self, callback: &str) -> bool {
        self.waiting.borrow().iter().any(|(id, _)| id.as_str() == callback)
    }

    fn take(&self, callback: &str) -> Option<oneshot::Sender<Value>> {
        let mut waiting = self.waiting.borrow_mut();
        let position = waiting.iter().position(|(id, _)| id.as_str() == callback)?;
        Some(waiting.swap_remove(position).1)
    }
}
