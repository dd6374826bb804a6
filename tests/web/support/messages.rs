//! Messages to the test page's window, from the window itself and from its frames.

use super::wait::within;
use b24_emoji_picker::browser::random_id;
use futures::channel::oneshot;
use gloo_events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, HtmlIFrameElement, MessageEvent, Window};

/// Returns the window of the test page.
pub fn window() -> Window {
    web_sys::window().unwrap()
}

/// Returns the document of the test page.
pub fn document() -> Document {
    window().document().unwrap()
}

/// Posts a message from the window to itself, as the portal does in these tests.
pub fn post(data: &JsValue) {
    window().post_message(data, "*").unwrap();
}

/// Posts a message and waits until all listeners of the window have handled it. Messages of one
/// source arrive in order, so the function waits for a mark that it posts after the message.
pub async fn deliver(post: impl Fn(&JsValue), data: &JsValue) {
    let mark = JsValue::from_str(&format!("mark {}", random_id()));
    let arrived = wait_for_message(mark.clone());
    post(data);
    post(&mark);
    within("a message to arrive", arrived).await;
}

/// Returns a future that resolves when a text arrives at the window.
pub fn wait_for_message(text: JsValue) -> impl Future<Output = ()> {
    let (sender, receiver) = oneshot::channel();
    let mut sender = Some(sender);
    let listener = EventListener::new(&window(), "message", move |event| {
        if event.unchecked_ref::<MessageEvent>().data() == text
            && let Some(sender) = sender.take()
        {
            sender.send(()).unwrap();
        }
    });
    async move {
        receiver.await.unwrap();
        drop(listener);
    }
}

/// A frame in the test page, removed on drop.
pub struct Frame(HtmlIFrameElement);

impl Frame {
    /// Adds an empty frame of the page's own origin.
    pub fn empty() -> Self {
        let frame: HtmlIFrameElement =
            document().create_element("iframe").unwrap().unchecked_into();
        document().body().unwrap().append_child(&frame).unwrap();
        Self(frame)
    }

    /// Adds a sandboxed frame, which has an opaque origin, that posts texts to the page when it
    /// loads.
    pub fn with_opaque_origin(texts: &[&str]) -> Self {
        let frame: HtmlIFrameElement =
            document().create_element("iframe").unwrap().unchecked_into();
        let posts: String =
            texts.iter().map(|text| format!("parent.postMessage({text:?}, '*');")).collect();
        frame.set_attribute("sandbox", "allow-scripts").unwrap();
        frame.set_attribute("srcdoc", &format!("<script>{posts}</script>")).unwrap();
        document().body().unwrap().append_child(&frame).unwrap();
        Self(frame)
    }

    /// Posts to the page like a script in the frame, so that the message's `source` is the frame.
    pub fn post_to_page(&self, data: &JsValue) {
        let function = Reflect::get(&self.0.content_window().unwrap(), &"Function".into()).unwrap();
        let source = "parent.postMessage(data, '*')";
        let post = function
            .unchecked_ref::<Function>()
            .call2(&JsValue::UNDEFINED, &"data".into(), &source.into())
            .unwrap();
        post.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, data).unwrap();
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.0.remove();
    }
}
