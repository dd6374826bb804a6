//! The flyout in the first file: what it is to show, and the loader of the code that shows it.

use super::controller;
use crate::app::AppContext;
use crate::app::lazy::lazy;
use crate::browser;
use crate::emoji::Choice;
use crate::locale::Text;
use crate::ui::{Notice, NoticeKind};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// The two kinds of flyouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlyoutKind {
    /// The variants and actions of an emoji in the grid.
    Emoji {
        /// The emoji with the tones that its cell shows.
        choice: Choice,
        /// Whether the cell is in the row of frequently used emoji.
        is_frequent: bool,
    },
    /// The tone of all emoji.
    AllTones,
}

/// A flyout that is open, or opens as soon as its code has loaded.
#[derive(Clone)]
pub struct FlyoutRequest {
    /// What it shows.
    pub kind: FlyoutKind,
    /// The element that it is placed next to.
    pub anchor: Element,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    Missing,
    Loading,
    Ready,
}

/// The state of the flyout. One flyout is open at a time.
pub struct Flyout {
    request: RwSignal<Option<FlyoutRequest>, LocalStorage>,
    code: Cell<Code>,
    swallows_click: Cell<bool>,
}

impl Flyout {
    /// Creates the state under the current owner, which must live as long as the page.
    #[expect(clippy::new_without_default, reason = "a default would hide the owner")]
    pub fn new() -> Self {
        Self {
            request: RwSignal::new_local(None),
            code: Cell::new(Code::Missing),
            swallows_click: Cell::new(false),
        }
    }

    /// The flyout that is open or waits for its code. The lazy part follows this signal.
    pub(super) const fn request(&self) -> RwSignal<Option<FlyoutRequest>, LocalStorage> {
        self.request
    }

    /// Returns whether a flyout is open or waits for its code.
    pub fn is_open(&self) -> bool {
        self.request.with_untracked(Option::is_some)
    }

    /// Returns whether the current click has already opened or closed the flyout and must do
    /// nothing else. Resets the mark.
    pub fn swallows_click(&self) -> bool {
        self.swallows_click.take()
    }

    /// Marks whether the next click must do nothing else.
    pub fn swallow_click(&self, swallow: bool) {
        self.swallows_click.set(swallow);
    }

    /// Opens the flyout of a cell.
    pub fn open_for_cell(&self, ctx: AppContext, cell: usize, anchor: &Element) {
        let layout = ctx.picker.layout.get_untracked();
        let Some(choice) = layout.cells().get(cell).copied() else { return };
        // A text has no tones, and no pin: it is not in the first row.
        if ctx.picker.is_text(choice) {
            return;
        }
        let kind = FlyoutKind::Emoji { choice, is_frequent: layout.is_frequent(cell) };
        self.open(ctx, kind, anchor);
    }

    /// Opens a flyout next to an element, as soon as the code has loaded. Replaces one that is
    /// open.
    pub fn open(&self, ctx: AppContext, kind: FlyoutKind, anchor: &Element) {
        self.request.set(Some(FlyoutRequest { kind, anchor: anchor.clone() }));
        self.prepare(ctx);
    }

    /// Closes the flyout.
    pub(super) fn close(&self) {
        self.request.set(None);
    }

    /// Cancels a flyout that waits for its code. Returns whether there was one.
    pub fn cancel_pending(&self) -> bool {
        self.code.get() != Code::Ready && self.take_request().is_some()
    }

    fn take_request(&self) -> Option<FlyoutRequest> {
        self.request.try_update(Option::take).flatten()
    }

    /// Loads the code, unless it has loaded or is loading. Called early, when a flyout is likely
    /// to be opened.
    pub fn prepare(&self, ctx: AppContext) {
        if self.code.get() != Code::Missing {
            return;
        }
        self.code.set(Code::Loading);
        ctx.messages.close_notice(NoticeKind::Flyout);
        spawn_local(async move {
            match show_requests(ctx).await {
                Ok(()) => ctx.flyout.code.set(Code::Ready),
                Err(why) => {
                    ctx.flyout.code.set(Code::Missing);
                    browser::warn(&why.to_string());
                    ctx.flyout.offer_retry(ctx);
                }
            }
        });
    }

    /// Shows the failure if a flyout waits for the code.
    fn offer_retry(&self, ctx: AppContext) {
        let Some(request) = self.take_request() else { return };
        let retry = move || ctx.flyout.open(ctx, request.kind, &request.anchor);
        ctx.messages.notice(Notice {
            kind: NoticeKind::Flyout,
            text: Text::PartFailed.into(),
            retry: Some(Rc::new(retry)),
        });
    }
}

lazy! {
    /// Shows the flyouts that are requested from now on. Most sessions end without one.
    flyout: fn show_requests(ctx: AppContext) -> () {
        controller::follow_requests(ctx);
    }
}
