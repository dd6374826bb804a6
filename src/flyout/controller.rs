//! Opens and closes the flyout.

use super::keys;
use super::lazy_flyout::{About, Dialog};
use super::position::put_next_to;
use crate::app::AppContext;
use crate::browser::{self, append, element, focus_element, set_attribute};
use crate::emoji::Skin;
use crate::ui::shell::search_field;
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Opens and closes the flyout.
#[derive(Clone)]
pub struct FlyoutDialog(pub(super) Rc<Inner>);

pub(super) struct Inner {
    pub(super) ctx: AppContext,
    pub(super) open: RefCell<Option<Open>>,
    swallows_click: Rc<Cell<bool>>,
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

impl Dialog for FlyoutDialog {
    fn is_open(&self) -> bool {
        self.0.open.borrow().is_some()
    }

    fn open(&self, about: About, anchor: &Element) {
        self.close_quietly();
        if self.show(about, anchor).is_none() {
            self.close_quietly();
            browser::warn("the flyout could not be built");
        }
    }
}

impl FlyoutDialog {
    /// A flyout that is closed. `swallows_click` is set when the click that is coming has closed it.
    pub fn new(ctx: AppContext, swallows_click: Rc<Cell<bool>>) -> Self {
        Self(Rc::new(Inner { ctx, open: RefCell::default(), swallows_click }))
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
                    flyout.0.swallows_click.set(true);
                }
            });
        // The key that opened it may ask for the browser's own menu when it comes up.
        let on_menu = EventListener::new_with_options(element, "contextmenu", options, |event| {
            event.prevent_default();
        });
        Some([on_click, on_key, on_menu, outside])
    }
}
