//! Runs the effects of the feed: requests and the alarm.

use super::store::GifStore;
use crate::browser::{self, Abort};
use crate::gifs::{Effect, Event, Request, fetch};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// What is under way for the feed: one request and one alarm at most.
#[derive(Default)]
pub(super) struct InFlight {
    request: Option<Rc<Abort>>,
    alarm: Option<Timeout>,
}

/// Does what the feed asks for.
pub(super) fn run(store: GifStore, in_flight: StoredValue<InFlight, LocalStorage>, effect: Effect) {
    match effect {
        Effect::Abort => {
            // Taken out first: listeners run inside the abort.
            let request = in_flight.try_update_value(|one| one.request.take());
            if let Some(request) = request.flatten() {
                request.now();
            }
        }
        Effect::Schedule { at_ms } => {
            let pause = at_ms.saturating_sub(browser::now_ms());
            let pause = u32::try_from(pause).unwrap_or(u32::MAX).saturating_add(1);
            let alarm = Timeout::new(pause, move || store.handle(Event::Tick));
            in_flight.update_value(|one| one.alarm = Some(alarm));
        }
        Effect::Fetch { generation, request } => {
            let abort = Rc::new(Abort::after(store.ctx().limits.gif_answer_ms));
            in_flight.update_value(|one| one.request = Some(Rc::clone(&abort)));
            spawn_local(send(store, generation, request, abort));
        }
    }
}

async fn send(store: GifStore, generation: u32, request: Request, abort: Rc<Abort>) {
    let provider = store.provider();
    let result = fetch(request.url(), &abort)
        .await
        .and_then(|(status, body)| provider.read_page(&request, status, &body));
    store.handle(Event::Answer { generation, result });
    // GIFs without a still have no picture to wait for.
    store.wait_until_settled(false);
}
