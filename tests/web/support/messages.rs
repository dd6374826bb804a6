//! Messages to the test's own window, from itself and from frames in it.

use super::wait::within;
use b24_emoji_picker::browser::random_id;
use futures::channel::oneshot;
use gloo_events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, HtmlIFrameElement, MessageEvent, Window};

/// The window of the tests.
pub fn window() -> Window {
    web_sys::window().unwrap()
}

/// Its document.
pub fn document() -> Document {
    window().document().unwrap()
}

/// Posts as the portal does: from the window itself.
pub fn post(data: &JsValue) {
    window().post_message(data, "*").unwrap();
}

/// Posts and waits until all listeners of the window have had the message. What is posted from
/// one place arrives in order, so a mark that is posted behind it tells.
pub async fn deliver(post: impl Fn(&JsValue), data: &JsValue) {
    let mark = JsValue::from_str(&format!("mark {}", random_id()));
    let arrived = arrival(mark.clone());
    post(data);
    post(&mark);
    within("a message to arrive", arrived).await;
}

/// The arrival of a text at the window.
pub fn arrival(text: JsValue) -> impl Future<Output = ()> {
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

/// A frame in the page, gone when dropped.
pub struct Frame(HtmlIFrameElement);

impl Frame {
    /// An empty frame, of the page's own origin.
    pub fn empty() -> Self {
        let frame: HtmlIFrameElement =
            document().create_element("iframe").unwrap().unchecked_into();
        document().body().unwrap().append_child(&frame).unwrap();
        Self(frame)
    }

    /// A frame of no origin that posts texts to the page as soon as it is loaded.
    pub fn of_no_origin(texts: &[&str]) -> Self {
        let frame: HtmlIFrameElement =
            document().create_element("iframe").unwrap().unchecked_into();
        let posts: String =
            texts.iter().map(|text| format!("parent.postMessage({text:?}, '*');")).collect();
        frame.set_attribute("sandbox", "allow-scripts").unwrap();
        frame.set_attribute("srcdoc", &format!("<script>{posts}</script>")).unwrap();
        document().body().unwrap().append_child(&frame).unwrap();
        Self(frame)
    }

    /// Posts to the page, as a script in the frame would: the page sees the frame as its source.
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
