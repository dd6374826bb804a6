//! The moment after the next picture.

use super::page::window;
use futures_channel::oneshot;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;

/// A page that is not shown gets no frames; it goes on after this.
const LONGEST_FRAME_MS: u32 = 100;

/// Lets the browser paint what has changed, and goes on in a task of its own: work that takes long
/// then delays neither the picture nor a click that is waiting.
pub async fn painted() {
    let (sender, frame) = oneshot::channel::<()>();
    let sender = std::rc::Rc::new(std::cell::Cell::new(Some(sender)));
    let tell = move || {
        if let Some(sender) = sender.take() {
            // The receiver lives until it is told.
            sender.send(()).ok();
        }
    };
    let late = gloo_timers::callback::Timeout::new(LONGEST_FRAME_MS, tell.clone());
    let on_frame = Closure::once_into_js(tell);
    if let Some(window) = window() {
        // Without frames the timer does it.
        window.request_animation_frame(on_frame.unchecked_ref()).ok();
    }
    frame.await.ok();
    drop(late);
    // A frame's callbacks run before it is painted, a timer's after.
    TimeoutFuture::new(0).await;
}
