//! Waits until the browser has painted.

use super::page::window;
use futures_channel::oneshot;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;

/// Longest wait for a frame. A hidden page gets no frames and continues after this time.
const MAX_FRAME_WAIT_MS: u32 = 100;

/// Waits until the browser has painted, and continues in a task of its own: long work after it
/// delays neither the paint nor a pending click.
pub async fn painted() {
    let (sender, frame) = oneshot::channel::<()>();
    let sender = std::rc::Rc::new(std::cell::Cell::new(Some(sender)));
    let notify = move || {
        if let Some(sender) = sender.take() {
            // Cannot fail: the receiver lives until it is notified.
            sender.send(()).ok();
        }
    };
    let fallback = gloo_timers::callback::Timeout::new(MAX_FRAME_WAIT_MS, notify.clone());
    let on_frame = Closure::once_into_js(notify);
    if let Some(window) = window() {
        // On failure the timer is the fallback.
        window.request_animation_frame(on_frame.unchecked_ref()).ok();
    }
    frame.await.ok();
    drop(fallback);
    // Callbacks of a frame run before it is painted; a timer that they start runs after.
    TimeoutFuture::new(0).await;
}
