//! Opens and closes the flyout.

use super::keys;
use super::place::put_next_to;
use crate::browser::{self, append, element, focus_element, set_attribute};
use crate::emoji::{Choice, Skin};
use crate::person::PersonStore;
use crate::picker::messages::Messages;
use crate::picker::pick::Picks;
use crate::picker::search_field;
use crate::picker::state::PickerState;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::ReadUntracked as _;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

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

/// Opens and closes the flyout; there is one at a time.
#[derive(Clone)]
pub struct Flyout(pub(super) Rc<Inner>);

pub(super) struct Inner {
    pub(super) state: PickerState,
    pub(super) picks: Picks,
    pub(super) store: Rc<PersonStore>,
    pub(super) messages: Messages,
    pub(super) open: RefCell<Option<Open>>,
    swallows_click: Cell<bool>,
}

pub(super) struct Open {
    pub(super) element: HtmlElement,
    pub(super) about: About,
    /// Of an emoji of two people: the tones so far.
    pub(super) skin: Skin,
    /// What had the focus before.
    opener: Option<HtmlElement>,
    _listeners: [EventListener; 4],
}

/// What shows the tones of all emoji.
pub const HAND: &str = "✋";

impl Flyout {
    /// A flyout that is closed.
    pub fn new(
        state: PickerState,
        picks: Picks,
        store: Rc<PersonStore>,
        messages: Messages,
    ) -> Self {
        let (open, swallows_click) = (RefCell::default(), Cell::new(false));
        Self(Rc::new(Inner { state, picks, store, messages, open, swallows_click }))
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.0.open.borrow().is_some()
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
        let state = self.0.state;
        let choice = state.layout.read_untracked().cells().get(cell).copied();
        let Some(choice) = choice else { return };
        let is_frequent = state.layout.read_untracked().is_frequent(cell);
        self.open(About::Emoji { choice, is_frequent }, anchor);
    }

    /// Opens the flyout next to an element, in the place of one that is open.
    pub fn open(&self, about: About, anchor: &Element) {
        self.close_quietly();
        if self.show(about, anchor).is_none() {
            self.close_quietly();
            browser::warn("the flyout could not be built");
        }
    }

    fn show(&self, about: About, anchor: &Element) -> Option<()> {
        let picker: HtmlElement = browser::by_id("picker")?;
        let opener = browser::document()?.active_element().and_then(|it| it.dyn_into().ok());
        let element: HtmlElement = element("div", "flyout")?;
        element.set_id("flyout");
        set_attribute(&element, "role", Some("dialog"));
        let skin = match about {
            About::Emoji { choice, .. } => choice.skin,
            About::AllTones => Skin::NONE,
        };
        let listeners = self.listen(&element)?;
        let open = Open { element: element.clone(), about, skin, opener, _listeners: listeners };
        self.0.open.replace(Some(open));
        self.fill(None)?;
        append(&picker, &[&element]);
        put_next_to(&element, anchor);
        let chosen = element.query_selector("[aria-checked='true'], [aria-selected='true']");
        let first =
            chosen.ok().flatten().or_else(|| element.query_selector("button").ok().flatten());
        focus_element(&first?.dyn_into().ok()?);
        Some(())
    }

    /// Closes it and gives the focus back.
    pub fn close(&self) {
        let Some(open) = self.0.open.take() else { return };
        open.element.remove();
        match open.opener.filter(|opener| opener.is_connected()) {
            Some(opener) if opener.tag_name() != "BODY" => focus_element(&opener),
            _ => search_field::focus(),
        }
    }

    /// Closes it and leaves the focus to whoever takes it now.
    fn close_quietly(&self) {
        if let Some(open) = self.0.open.take() {
            open.element.remove();
        }
    }

    fn listen(&self, element: &HtmlElement) -> Option<[EventListener; 4]> {
        let options = EventListenerOptions::enable_prevent_default();
        let flyout = self.clone();
        let on_click = EventListener::new(element, "click", move |event| flyout.on_click(event));
        let (flyout, own) = (self.clone(), element.clone());
        let on_key = EventListener::new_with_options(element, "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                keys::on_key(&flyout, &own, event);
            }
        });
        let (flyout, own) = (self.clone(), element.clone());
        let capture = EventListenerOptions::run_in_capture_phase();
        let document = browser::document()?;
        let outside =
            EventListener::new_with_options(&document, "pointerdown", capture, move |event| {
                let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
                if !own.contains(target.as_ref().map(AsRef::as_ref)) {
                    flyout.close_quietly();
                    flyout.swallow_click(true);
                }
            });
        // The key that opened it may ask for the browser's own menu when it comes up.
        let on_menu = EventListener::new_with_options(element, "contextmenu", options, |event| {
            event.prevent_default();
        });
        Some([on_click, on_key, on_menu, outside])
    }
}
