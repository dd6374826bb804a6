//! Between the feed, which is pure, and the world: events go in, and what it wants is done.

use super::tab::Gifs;
use crate::browser::{self, Abort};
use crate::gifs::{Effect, Event, Request, fetch};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// What is under way for the feed: at most one request and one alarm.
#[derive(Default)]
pub(super) struct Flight {
    request: Option<Rc<Abort>>,
    alarm: Option<Timeout>,
    /// The end of the unrest in the grid.
    calm: Option<Timeout>,
}

/// So long after the last scrolling, or the first picture, the grid counts as calm. Films started
/// while a person scrolls cost a slow machine more than all the rest.
const CALM_MS: u32 = 150;

impl Gifs {
    /// Lets the feed handle an event, does what it wants done, and shows the outcome.
    pub(super) fn handle(&self, event: Event) {
        let (effects, is_other_list) = self.state_mut().handle(event, browser::now_ms());
        for effect in effects {
            self.run(effect);
        }
        if is_other_list {
            self.scroll_to(0);
        }
        self.update_views();
    }

    /// Films, and the service's wish to know what was seen, wait for calm. `anew`: the wait begins
    /// anew if there is one.
    pub(super) fn await_calm(&self, anew: bool) {
        self.state_mut().is_unsettled = true;
        if !self.0.picker.is_in_gifs() {
            return;
        }
        let mut flight = self.0.flight.borrow_mut();
        if flight.calm.is_some() && !anew {
            return;
        }
        let gifs = self.clone();
        flight.calm = Some(Timeout::new(CALM_MS, move || {
            gifs.0.flight.borrow_mut().calm = None;
            gifs.state_mut().is_unsettled = false;
            gifs.update_grid();
            gifs.tell_seen();
        }));
    }

    /// Ends the wait: the tab is hidden.
    pub(super) fn forget_calm(&self) {
        self.state_mut().is_unsettled = true;
        self.0.flight.borrow_mut().calm = None;
    }

    fn run(&self, effect: Effect) {
        match effect {
            Effect::Abort => {
                if let Some(request) = self.0.flight.borrow_mut().request.take() {
                    request.now();
                }
            }
            Effect::Schedule { at_ms } => {
                let pause = at_ms.saturating_sub(browser::now_ms());
                let pause = u32::try_from(pause).unwrap_or(u32::MAX).saturating_add(1);
                let gifs = self.clone();
                let alarm = Timeout::new(pause, move || gifs.handle(Event::Tick));
                self.0.flight.borrow_mut().alarm = Some(alarm);
            }
            Effect::Fetch { generation, request } => self.send(generation, request),
        }
    }

    fn send(&self, generation: u32, request: Request) {
        let abort = Rc::new(Abort::after(self.0.limits.gif_answer_ms));
        self.0.flight.borrow_mut().request = Some(Rc::clone(&abort));
        let (gifs, provider) = (self.clone(), self.provider());
        spawn_local(async move {
            let result = fetch(request.url(), &abort)
                .await
                .and_then(|(status, body)| provider.read_page(&request, status, &body));
            gifs.handle(Event::Answer { generation, result });
            // GIFs without a still have nothing to wait for.
            gifs.await_calm(false);
        });
    }
}
