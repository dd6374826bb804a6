//! What opens a flyout: the context menu of a cell, a long press, and the button of the tones.
//! Alt+click and the keyboard's keys are with the other clicks and keys.

use super::lazy_flyout::About;
use crate::app::AppContext;
use crate::browser::{self, LongPress, closest};
use crate::ui::emoji_grid::cell_index;
use gloo_events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, PointerEvent};

/// Listens for as long as what is returned lives. `panel` contains the cells.
pub fn listen(ctx: AppContext, panel: &HtmlElement) -> Vec<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let mut listeners = Vec::with_capacity(9);
    listeners.push(EventListener::new_with_options(panel, "contextmenu", options, move |event| {
        if let Some((index, cell)) = cell_of(event) {
            event.prevent_default();
            // A long press has opened it already.
            if !ctx.flyout.is_open() {
                ctx.flyout.open_for_cell(ctx, index, &cell);
            }
        }
    }));
    // A press begins anew, whatever became of the click of the one before: where a finger has
    // opened a flyout, none may come.
    let capture = EventListenerOptions::run_in_capture_phase();
    if let Some(document) = browser::document() {
        let begin = move |_: &Event| {
            ctx.flyout.swallow_click(false);
            ctx.flyout.give_up();
        };
        listeners.push(EventListener::new_with_options(&document, "pointerdown", capture, begin));
    }
    let press = Rc::new(LongPress::default());
    let pressed = Rc::clone(&press);
    listeners.push(EventListener::new(panel, "pointerdown", move |event| {
        begin(&pressed, ctx, event);
    }));
    let moved = Rc::clone(&press);
    listeners.push(EventListener::new(panel, "pointermove", move |event| moved.move_to(event)));
    for end in ["pointerup", "pointercancel", "pointerleave", "dragstart"] {
        let ended = Rc::clone(&press);
        listeners.push(EventListener::new(panel, end, move |_| ended.end()));
    }
    if let Some(button) = browser::by_id::<HtmlElement>("tone") {
        let anchor = button.clone();
        listeners.push(EventListener::new(&button, "click", move |_| {
            if !ctx.flyout.swallows_click() {
                ctx.flyout.open(ctx, About::AllTones, &anchor);
            }
        }));
    }
    listeners
}

fn begin(press: &LongPress, ctx: AppContext, event: &Event) {
    let (Some((index, cell)), Some(pointer)) = (cell_of(event), event.dyn_ref::<PointerEvent>())
    else {
        return;
    };
    if is_likely_to_open(pointer) {
        ctx.flyout.prepare(ctx);
    }
    if !pointer.is_primary() || pointer.button() != 0 {
        return;
    }
    press.begin(pointer, move || {
        ctx.flyout.open_for_cell(ctx, index, &cell);
        // The finger comes off later.
        ctx.flyout.swallow_click(true);
    });
}

/// A press of the second button, of Alt and the first one, or of a finger that may stay for long.
fn is_likely_to_open(pointer: &PointerEvent) -> bool {
    pointer.button() != 0 || pointer.alt_key() || pointer.pointer_type() != "mouse"
}

fn cell_of(event: &Event) -> Option<(usize, HtmlElement)> {
    let cell = closest(event, "[data-emoji]")?;
    Some((cell_index(&cell.id())?, cell))
}
