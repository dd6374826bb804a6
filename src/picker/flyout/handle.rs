//! The flyout as the rest of the picker knows it. Its code is loaded when it is first asked for.

use super::dialog::FlyoutDialog;
use crate::app::apart::apart;
use crate::browser;
use crate::emoji::Choice;
use crate::locale::Text;
use crate::person::PersonStore;
use crate::picker::messages::{Messages, Notice, NoticeKind};
use crate::picker::pick::Picks;
use crate::picker::state::PickerState;
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

/// What the flyout works with.
#[derive(Clone)]
pub struct FlyoutParts {
    /// The state of the picker.
    pub picker: PickerState,
    /// Where its picks go.
    pub picks: Picks,
    /// What is remembered for the person.
    pub store: Rc<PersonStore>,
    /// Where it tells what happened.
    pub messages: Messages,
}

/// A handle to the flyout, be its code here or not. There is one flyout at a time.
#[derive(Clone)]
pub struct Flyout(Rc<Shared>);

struct Shared {
    parts: FlyoutParts,
    dialog: RefCell<Option<Rc<dyn Dialog>>>,
    /// What is to be opened as soon as the code is here.
    wanted: RefCell<Option<(About, Element)>>,
    is_loading: Cell<bool>,
    swallows_click: Rc<Cell<bool>>,
}

impl Flyout {
    /// A flyout that is closed.
    pub fn new(parts: FlyoutParts) -> Self {
        Self(Rc::new(Shared {
            parts,
            dialog: RefCell::default(),
            wanted: RefCell::default(),
            is_loading: Cell::new(false),
            swallows_click: Rc::default(),
        }))
    }

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
    pub fn open_for_cell(&self, cell: usize, anchor: &Element) {
        let layout = self.0.parts.picker.layout.read_untracked();
        let Some(choice) = layout.cells().get(cell).copied() else { return };
        let is_frequent = layout.is_frequent(cell);
        drop(layout);
        self.open(About::Emoji { choice, is_frequent }, anchor);
    }

    /// Opens the flyout next to an element, as soon as its code is here.
    pub fn open(&self, about: About, anchor: &Element) {
        let dialog = self.0.dialog.borrow().clone();
        if let Some(dialog) = dialog {
            return dialog.open(about, anchor);
        }
        self.0.wanted.replace(Some((about, anchor.clone())));
        self.prepare();
    }

    /// One that is about to open does not. Whether there was one.
    pub fn give_up(&self) -> bool {
        self.0.wanted.take().is_some()
    }

    /// Fetches its code, which takes a moment, when it is likely that it will be asked for.
    pub fn prepare(&self) {
        if self.0.dialog.borrow().is_some() || self.0.is_loading.replace(true) {
            return;
        }
        self.0.parts.messages.close_notice(NoticeKind::Flyout);
        let flyout = self.clone();
        spawn_local(async move {
            let shared = &flyout.0;
            let built = build(shared.parts.clone(), Rc::clone(&shared.swallows_click)).await;
            shared.is_loading.set(false);
            match built {
                Ok(dialog) => {
                    shared.dialog.replace(Some(dialog));
                    flyout.open_wanted();
                }
                Err(why) => {
                    browser::warn(&why.to_string());
                    flyout.tell_failure();
                }
            }
        });
    }

    fn open_wanted(&self) {
        if let Some((about, anchor)) = self.0.wanted.take()
            && self.stands_there(about, &anchor)
        {
            self.open(about, &anchor);
        }
    }

    /// The grid may have been scrolled meanwhile, or show something else.
    fn stands_there(&self, about: About, anchor: &Element) -> bool {
        let is_same = match about {
            About::Emoji { choice, .. } => {
                anchor.get_attribute("data-emoji") == self.0.parts.picker.text_of(choice)
            }
            About::AllTones => true,
        };
        is_same && anchor.is_connected()
    }

    /// Tells whoever waits for the flyout. Who does not has missed nothing.
    fn tell_failure(&self) {
        let Some((about, anchor)) = self.0.wanted.take() else { return };
        let flyout = self.clone();
        let retry = move || {
            flyout.0.wanted.replace(Some((about, anchor.clone())));
            flyout.prepare();
        };
        self.0.parts.messages.notice(Notice {
            kind: NoticeKind::Flyout,
            text: Text::PartFailed.into(),
            retry: Some(Rc::new(retry)),
        });
    }
}

apart! {
    /// Most openings of the picker end without it.
    flyout: fn build(parts: FlyoutParts, swallows_click: Rc<Cell<bool>>) -> Rc<dyn Dialog> {
        Rc::new(FlyoutDialog::new(parts, swallows_click))
    }
}
