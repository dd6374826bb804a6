//! Delays, and the number of responses that have a fault.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;

use crate::switches::choices::{GifAnswer, GifTime};
use crate::world::World;

/// Returns the fault of this request, and decrements the switch that limits the number of faults.
pub(super) fn take_fault(world: &World) -> GifAnswer {
    let mut switches = world.switches.write();
    let fault = switches.gif_answer;
    if switches.gif_fault_count > 0 && fault != GifAnswer::Right {
        switches.gif_fault_count -= 1;
        if switches.gif_fault_count == 0 {
            switches.gif_answer = GifAnswer::Right;
        }
    }
    fault
}

/// Delays the response as the switches require.
pub(super) async fn wait(world: &World) {
    let (time, slow_ms) = {
        let switches = world.switches.read();
        (switches.gif_time, switches.gif_slow_ms)
    };
    match time {
        GifTime::Right => {}
        GifTime::Slow => tokio::time::sleep(Duration::from_millis(slow_ms.into())).await,
        GifTime::Hold => world.released(|switches| switches.gif_time == GifTime::Hold).await,
    }
}

/// Sends the headers, and then nothing until the simulator ends.
pub(super) fn hang(world: &World, kind: &'static str) -> Response {
    let closing = world.closing.clone();
    let body = Body::from_stream(stream::once(async move {
        closing.cancelled_owned().await;
        Ok::<_, Infallible>("")
    }));
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}
