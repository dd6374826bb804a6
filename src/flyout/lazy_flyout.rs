//! The flyout as the rest of the picker knows it. Its code is loaded when it is first asked for.

use super::controller::FlyoutDialog;
use crate::app::AppContext;
use crate::app::lazy::lazy;
use crate::browser;
use crate::emoji::Choice;
use crate::locale::Text;
use crate::ui::{Notice, NoticeKind};
use leptos::prelude::ReadUntracked as _;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// What a flyout is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// An emoji in the grid.
    Emoji {
        /// As it stands there.
        choice: Choice,
        /// It stands in the row of what is used often.
        is_frequent: bool,
    },
    /// The tone of all emoji.
    AllTones,
}

/// The flyout once its code is here.
pub trait Dialog {
    /// Whether it is open.
    fn is_open(&self) -> bool;
    /// Opens it next to an element, in the place of one that is open.
    fn open(&self, about: About, anchor: &Element);
}

/// A handle to the flyout, be its code here or not. There is one flyout at a time.
#[derive(Clone, Default)]
pub struct Flyout(Rc<Shared>);

#[derive(Default)]
struct Shared {
    dialog: RefCell<Option<Rc<dyn Dialog>>>,
    /// What is to be opened as soon as the code is here.
    wanted: RefCell<Option<(About, Element)>>,
    is_loading: Cell<bool>,
    swallows_click: Rc<Cell<bool>>,
}

impl Flyout {
    /// Whether it is open, or about to.
    pub fn is_open(&self) -> bool {
        self.0.wanted.borrow().is_some()
            || self.0.dialog.borrow().as_ref().is_some_and(|dialog| dialog.is_open())
    }

    /// Whether the click that is coming closed or opened the flyout and means nothing else.
    pub fn swallows_click(&self) -> bool {
        self.0.swallows_click.take()
    }

    /// The next click means nothing else than what has been done for it, or it does.
    pub fn swallow_click(&self, swallow: bool) {
        self.0.swallows_click.set(swallow);
    }

    /// Opens the flyout of a cell.
    pub fn open_for_cell(&self, ctx: AppContext, cell: usize, anchor: &Element) {
        let layout = ctx.picker.layout.read_untracked();
        let Some(choice) = layout.cells().get(cell).copied() else { return };
        let is_frequent = layout.is_frequent(cell);
        drop(layout);
        self.open(ctx, About::Emoji { choice, is_frequent }, anchor);
    }

    /// Opens the flyout next to an element, as soon as its code is here.
    pub fn open(&self, ctx: AppContext, about: About, anchor: &Element) {
        let dialog = self.0.dialog.borrow().clone();
        if let Some(dialog) = dialog {
            return dialog.open(about, anchor);
        }
        self.0.wanted.replace(Some((about, anchor.clone())));
        self.prepare(ctx);
    }

    /// One that is about to open does not. Whether there was one.
    pub fn give_up(&self) -> bool {
        self.0.wanted.take().is_some()
    }

    /// Fetches its code, which takes a moment, when it is likely that it will be asked for.
    pub fn prepare(&self, ctx: AppContext) {
        if self.0.dialog.borrow().is_some() || self.0.is_loading.replace(true) {
            return;
        }
        ctx.messages.close_notice(NoticeKind::Flyout);
        let flyout = self.clone();
        spawn_local(async move {
            let shared = &flyout.0;
            let built = build(ctx, Rc::clone(&shared.swallows_click)).await;
            shared.is_loading.set(false);
            match built {
                Ok(dialog) => {
                    shared.dialog.replace(Some(dialog));
                    flyout.open_wanted(ctx);
                }
                Err(why) => {
                    browser::warn(&why.to_string());
                    flyout.tell_failure(ctx);
                }
            }
        });
    }

    fn open_wanted(&self, ctx: AppContext) {
        if let Some((about, anchor)) = self.0.wanted.take()
            && is_unchanged(ctx, about, &anchor)
        {
            self.open(ctx, about, &anchor);
        }
    }

    /// Tells whoever waits for the flyout. Who does not has missed nothing.
    fn tell_failure(&self, ctx: AppContext) {
        let Some((about, anchor)) = self.0.wanted.take() else { return };
        let flyout = self.clone();
        let retry = move || {
            flyout.0.wanted.replace(Some((about, anchor.clone())));
            flyout.prepare(ctx);
        };
        ctx.messages.notice(Notice {
            kind: NoticeKind::Flyout,
            text: Text::PartFailed.into(),
            retry: Some(Rc::new(retry)),
        });
    }
}

/// Whether the anchor still shows what the flyout is about: meanwhile the grid may have been
/// scrolled, or shows something else.
fn is_unchanged(ctx: AppContext, about: About, anchor: &Element) -> bool {
    let is_same = match about {
        About::Emoji { choice, .. } => {
            anchor.get_attribute("data-emoji") == ctx.picker.text_of(choice)
        }
        About::AllTones => true,
    };
    is_same && anchor.is_connected()
}

lazy! {
    /// Most openings of the picker end without it.
    flyout: fn build(ctx: AppContext, swallows_click: Rc<Cell<bool>>) -> Rc<dyn Dialog> {
        Rc::new(FlyoutDialog::new(ctx, swallows_click))
    }
}
