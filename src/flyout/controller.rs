//! Mounts the flyout that is requested, and closes it.

use super::lazy_flyout::{FlyoutKind, FlyoutRequest};
use super::position::place_next_to;
use super::view::FlyoutDialog;
use crate::app::AppContext;
use crate::browser::{self, closest, focus_element};
use crate::ui::bind::listen_first;
use crate::ui::shell::search_field;
use crate::ui::watch_now;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// A handle to the flyout that is open.
#[derive(Clone, Copy)]
pub struct OpenFlyout {
    pub(super) ctx: AppContext,
    /// The element that had the focus before.
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl OpenFlyout {
    /// Closes the flyout and returns the focus to the element that had it before, or to the search
    /// field if that element is gone.
    pub fn close(self) {
        let opener = self.opener.get_value();
        self.ctx.flyout.close();
        match opener.filter(|opener| opener.is_connected()) {
            Some(opener) if opener.tag_name() != "BODY" => focus_element(&opener),
            _ => search_field::focus(),
        }
    }
}

/// Shows what is requested, now and from now on.
///
/// Each opening is a mount of its own. A view that follows the signal in place would reuse its
/// elements, and would be neither placed nor focused again.
pub fn follow_requests(ctx: AppContext) {
    let request = ctx.flyout.request();
    if request.get_untracked().is_some_and(|request| !is_current(ctx, &request)) {
        request.set(None);
    }
    ctx.owner.with(|| {
        let mut mounted = None;
        watch_now(move || {
            let request = request.get();
            // Before the next one is mounted: both have the same id.
            drop(mounted.take());
            mounted = request.and_then(|request| untrack(|| open(ctx, request)));
        });
    });
}

/// Returns whether the anchor still shows the emoji: while the code was loading, the grid may have
/// been scrolled or may show something else.
fn is_current(ctx: AppContext, request: &FlyoutRequest) -> bool {
    let FlyoutRequest { kind, anchor } = request;
    let shows_same = match kind {
        FlyoutKind::Emoji { choice, .. } => {
            anchor.get_attribute("data-emoji") == ctx.picker.text_of(*choice)
        }
        FlyoutKind::AllTones => true,
    };
    shows_same && anchor.is_connected()
}

/// Mounts a flyout, places it and focuses the chosen button, or the first one. The flyout is
/// removed when the returned handle is dropped.
fn open(ctx: AppContext, request: FlyoutRequest) -> Option<impl Sized> {
    let picker: HtmlElement = browser::by_id("picker")?;
    let opener = browser::focused().and_then(|focused| focused.dyn_into().ok());
    let FlyoutRequest { kind, anchor } = request;
    let mounted = mount_to(picker, move || {
        close_on_press_outside(ctx);
        let flyout = OpenFlyout { ctx, opener: StoredValue::new_local(opener) };
        view! { <FlyoutDialog flyout kind/> }
    });
    if let Some(dialog) = browser::by_id::<HtmlElement>("flyout") {
        place_next_to(&dialog, &anchor);
        let find = |selector| dialog.query_selector(selector).ok().flatten();
        let focused = find("[aria-checked='true'], [aria-selected='true']")
            .or_else(|| find("button"))
            .and_then(|button| button.dyn_into().ok());
        focused.iter().for_each(focus_element);
    }
    Some(mounted)
}

/// Closes the flyout when a pointer is pressed outside, and leaves the focus to the pressed
/// element. The click that follows does nothing else.
fn close_on_press_outside(ctx: AppContext) {
    let Some(document) = browser::document() else { return };
    listen_first(&document, "pointerdown", move |event| {
        if closest(event, "#flyout").is_none() {
            ctx.flyout.close();
            ctx.flyout.swallow_click(true);
        }
    });
}
