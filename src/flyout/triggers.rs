//! Opens the flyout on the context menu of a cell, a long press, and the button for the tone of
//! all emoji. Alt+click and keys are in `ui/keyboard.rs`.

use super::lazy_flyout::FlyoutKind;
use crate::app::AppContext;
use crate::browser::{self, LongPress, closest};
use crate::ui::bind::{bind, listen_first};
use crate::ui::emoji_grid::cell_index;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlElement, PointerEvent};

/// Adds the listeners, which live as long as the current owner.
pub fn listen(ctx: AppContext) {
    // A new press resets the mark of the previous one: after a long press with a finger the browser
    // may have sent no click that took it.
    if let Some(document) = browser::document() {
        listen_first(&document, "pointerdown", move |_| {
            ctx.flyout.swallow_click(false);
            ctx.flyout.cancel_pending();
        });
    }
    let press = Rc::new(LongPress::default());
    let (started, moved) = (Rc::clone(&press), Rc::clone(&press));
    let mut panel = bind("#panel")
        .on("contextmenu", move |event| {
            if let Some((index, cell)) = cell_of(event) {
                event.prevent_default();
                // A long press has opened it already.
                if !ctx.flyout.is_open() {
                    ctx.flyout.open_for_cell(ctx, index, &cell);
                }
            }
        })
        .on("pointerdown", move |event| start_press(&started, ctx, event))
        .on("pointermove", move |event| moved.move_to(event));
    for end in ["pointerup", "pointercancel", "pointerleave", "dragstart"] {
        let ended = Rc::clone(&press);
        panel = panel.on(end, move |_| ended.end());
    }
    let button = bind("#tone");
    if let Some(anchor) = button.element() {
        button.on("click", move |_| {
            if !ctx.flyout.swallows_click() {
                ctx.flyout.open(ctx, FlyoutKind::AllTones, &anchor);
            }
        });
    }
}

fn start_press(press: &LongPress, ctx: AppContext, event: &Event) {
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
        // The click comes when the finger is lifted.
        ctx.flyout.swallow_click(true);
    });
}

/// Returns whether a press may open the flyout: with the second button, with Alt, or with a finger
/// that may stay.
fn is_likely_to_open(pointer: &PointerEvent) -> bool {
    pointer.button() != 0 || pointer.alt_key() || pointer.pointer_type() != "mouse"
}

fn cell_of(event: &Event) -> Option<(usize, HtmlElement)> {
    let cell = closest(event, "[data-emoji]")?;
    Some((cell_index(&cell.id())?, cell))
}
