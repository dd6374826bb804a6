//! The flyout that is open, and what becomes of a click in it.

use super::keys;
use super::parts::{action, cell, row, tones};
use super::place::put_next_to;
use super::sheet::{Sheet, with_tone};
use crate::browser::{self, append, closest, element, focus_element, set_attribute};
use crate::emoji::{Choice, Skin, Tone, Tones, toned};
use crate::locale::{Phrase, Text};
use crate::person::{Change, PersonStore};
use crate::picker::grid_focus::hold_focus;
use crate::picker::messages::{Messages, Toast, ToastKind, announce};
use crate::picker::pick::{Pick, Picked, Picks};
use crate::picker::search_field;
use crate::picker::state::PickerState;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::{GetUntracked as _, ReadUntracked as _};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};

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
pub struct Flyout(Rc<Inner>);

struct Inner {
    state: PickerState,
    picks: Picks,
    store: Rc<PersonStore>,
    messages: Messages,
    open: RefCell<Option<Open>>,
    swallows_click: Cell<bool>,
}

struct Open {
    element: HtmlElement,
    about: About,
    /// Of an emoji of two people: the tones so far.
    skin: Skin,
    /// What had the focus before.
    opener: Option<HtmlElement>,
    _listeners: [EventListener; 3],
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

    fn listen(&self, element: &HtmlElement) -> Option<[EventListener; 3]> {
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
        Some([on_click, on_key, outside])
    }

    /// Builds what is in it, anew when something was chosen; `focused` is then the selector of
    /// what is to have the focus.
    fn fill(&self, focused: Option<&str>) -> Option<()> {
        let (element, rows) = {
            let open = self.0.open.borrow();
            let open = open.as_ref()?;
            let rows = match open.about {
                About::AllTones => self.rows_of_all_tones(open)?,
                About::Emoji { choice, is_frequent } => {
                    let mut rows = self.rows_of_emoji(open, choice)?;
                    rows.push(self.actions(choice, is_frequent)?);
                    rows
                }
            };
            (open.element.clone(), rows)
        };
        element.set_text_content(None);
        for row in &rows {
            append(&element, &[row]);
        }
        if let Some(to) = focused.and_then(|it| element.query_selector(it).ok().flatten()) {
            focus_element(&to.dyn_into().ok()?);
        }
        Some(())
    }

    fn rows_of_all_tones(&self, open: &Open) -> Option<Vec<HtmlElement>> {
        let texts = self.0.state.texts.get_untracked();
        set_attribute(&open.element, "aria-label", Some(texts.get(Text::Tone)));
        let chosen = self.0.state.taste.read_untracked().tone;
        let hand = |tone| Some(toned(HAND, Tones::One, Skin::all(tone)));
        Some(vec![tones(&texts, Text::Tone, "all", chosen, hand)?])
    }

    fn rows_of_emoji(&self, open: &Open, choice: Choice) -> Option<Vec<HtmlElement>> {
        let state = self.0.state;
        let drawable = state.drawable.get_untracked()?;
        let catalogue = &drawable.catalogue;
        let name = state.name_of(Choice::plain(choice.id)).unwrap_or_default();
        set_attribute(&open.element, "aria-label", Some(&name));
        let cell_of = |of: Choice| {
            let text = catalogue.text_of(of)?;
            let cell = cell(&text, &state.name_of(of).unwrap_or_default())?;
            if of == choice {
                set_attribute(&cell, "aria-selected", Some("true"));
            }
            Some(cell)
        };
        match Sheet::of(&drawable, choice.id) {
            Sheet::Plain => Some(Vec::new()),
            Sheet::Table(rows) => {
                let table: HtmlElement = element("div", "flyout-table")?;
                set_attribute(&table, "role", Some("grid"));
                set_attribute(&table, "aria-label", Some(&name));
                for cells in rows {
                    let cells = cells.into_iter().map(cell_of).collect::<Option<Vec<_>>>()?;
                    append(&table, &[row("row", None, &cells)?.as_ref()]);
                }
                Some(vec![table])
            }
            Sheet::Pair(forms) => {
                let texts = state.texts.get_untracked();
                let cells = forms.iter().map(|form| cell_of(Choice { id: *form, skin: open.skin }));
                let cells = cells.collect::<Option<Vec<_>>>()?;
                let table: HtmlElement = element("div", "flyout-table pair")?;
                set_attribute(&table, "role", Some("grid"));
                set_attribute(&table, "aria-label", Some(&name));
                append(&table, &[row("row", None, &cells)?.as_ref()]);
                let patch = |_| None;
                let (first, second) = (open.skin.first, open.skin.second);
                Some(vec![
                    table,
                    tones(&texts, Text::FirstPerson, "first", first, patch)?,
                    tones(&texts, Text::SecondPerson, "second", second, patch)?,
                ])
            }
        }
    }

    fn actions(&self, choice: Choice, is_frequent: bool) -> Option<HtmlElement> {
        let texts = self.0.state.texts.get_untracked();
        let is_pinned = self
            .0
            .state
            .text_of(choice)
            .is_some_and(|it| self.0.store.state().usage().is_pinned(&it));
        let (name, words) = if is_pinned { ("unpin", Text::Unpin) } else { ("pin", Text::Pin) };
        let mut actions = vec![action(name, texts.get(words))?];
        if is_frequent && self.0.store.state().usage().used().next().is_some() {
            actions.push(action("clear-frequent", texts.get(Text::ClearFrequent))?);
        }
        let actions = row("group", None, &actions)?;
        browser::set_class(&actions, "flyout-actions", true);
        Some(actions)
    }

    fn on_click(&self, event: &Event) {
        let stay = event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::shift_key);
        if let Some(cell) = closest(event, "[data-emoji]") {
            let emoji = cell.get_attribute("data-emoji").unwrap_or_default();
            self.remember(&emoji);
            self.close();
            self.0.picks.pick(Pick { what: Picked::Emoji(emoji), stay });
        } else if let Some(radio) = closest(event, "[data-tone]") {
            let number = radio.get_attribute("data-tone").and_then(|it| it.parse().ok());
            let person = radio.get_attribute("data-person").unwrap_or_default();
            self.choose_tone(&person, Tone::from_number(number.unwrap_or_default()));
        } else if let Some(button) = closest(event, "[data-action]") {
            let about = self.0.open.borrow().as_ref().map(|open| open.about);
            if let Some(About::Emoji { choice, .. }) = about {
                self.act(&button.get_attribute("data-action").unwrap_or_default(), choice);
            }
        }
    }

    fn choose_tone(&self, person: &str, tone: Option<Tone>) {
        if person == "all" {
            self.change(Change::Tone(tone));
            self.close();
            return;
        }
        if let Some(open) = &mut *self.0.open.borrow_mut() {
            open.skin = with_tone(open.skin, person == "second", tone);
        }
        // What was chosen keeps the focus, though it is made anew.
        let number = super::parts::number(tone);
        self.fill(Some(&format!("[data-person='{person}'][data-tone='{number}']")));
    }

    /// A form and tone that were picked here are those that the person wants.
    fn remember(&self, emoji: &str) {
        let Some(drawable) = self.0.state.drawable.get_untracked() else { return };
        let catalogue = &drawable.catalogue;
        let Some(choice) = catalogue.choice(emoji) else { return };
        let Some(known) = catalogue.get(choice.id) else { return };
        let taste = self.0.state.taste.get_untracked();
        match known.tones {
            Tones::One if taste.tone != choice.skin.first => {
                self.change(Change::Tone(choice.skin.first));
            }
            Tones::Two => self.change(Change::Pair(emoji.to_owned())),
            Tones::One | Tones::None => {}
        }
        let neutral = catalogue.neutral_of(choice.id).unwrap_or(choice.id);
        let has_forms = crate::emoji::Gender::ALL
            .into_iter()
            .any(|gender| catalogue.gendered(neutral, gender).is_some());
        let gender = known.gender.filter(|_| neutral != choice.id);
        if has_forms && taste.gender != gender {
            self.change(Change::Gender(gender));
        }
    }

    fn act(&self, action: &str, choice: Choice) {
        let Some(emoji) = self.0.state.text_of(choice) else { return };
        let said = match action {
            "pin" if self.0.store.state().usage().has_room() => {
                self.change(Change::Pin(emoji.clone()));
                Phrase::filled(Text::Pinned, emoji)
            }
            "pin" => {
                self.close();
                let toast = Toast { text: Text::PinsFull.into(), kind: ToastKind::Done };
                self.0.messages.toast(toast);
                return;
            }
            "unpin" => {
                self.change(Change::Unpin(emoji.clone()));
                Phrase::filled(Text::Unpinned, emoji)
            }
            "clear-frequent" => {
                self.change(Change::Clear);
                Text::Cleared.into()
            }
            _ => return,
        };
        self.close();
        announce(&said.words(&self.0.state.texts.read_untracked()));
    }

    /// Changes what the person prefers, here and in the grid.
    fn change(&self, change: Change) {
        self.0.store.change(change);
        self.0.state.know_person(&self.0.store.state());
        hold_focus(self.0.state);
    }
}
