//! The places where the picker can be opened, and the buttons that bring it there.

use super::build::{button, card, child};
use super::page::{Known, Page};
use super::status_line::{self, Part};
use super::{AdminText, AdminTexts, Place, PlaceState, plan, state};
use crate::browser::{set_attribute, set_hidden, set_text};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement};

pub(super) struct PlacesView {
    rows: [Row; 5],
    lines: HtmlElement,
    add: HtmlElement,
    remove: HtmlElement,
}

struct Row {
    place: Place,
    checkbox: HtmlInputElement,
    state: HtmlElement,
}

impl PlacesView {
    pub(super) fn build(root: &HtmlElement, texts: &AdminTexts) -> Self {
        let card = card(root, "admin-places", texts.get(AdminText::Places));
        let list = child(&card, "ul", "admin-places", "");
        let rows = Place::ALL.map(|place| Row::build(&list, place, texts));
        let lines = child(&card, "ul", "admin-lines", "");
        let buttons = child(&card, "div", "admin-buttons", "");
        let add = button(&buttons, "button primary", "add", "");
        let remove = button(&buttons, "button", "remove", texts.get(AdminText::Remove));
        Self { rows, lines, add, remove }
    }

    pub(super) fn update(&self, page: &Page, known: &Known) {
        let wished = page.wished();
        let bindings = known.bindings.as_deref();
        let mut is_stale = false;
        for row in &self.rows {
            let is_wished = wished.contains(&row.place);
            row.checkbox.set_checked(is_wished);
            let now = bindings.map(|bindings| state(row.place, bindings, &page.handler));
            is_stale |= is_wished && now == Some(PlaceState::Stale);
            let (name, text) = match now {
                None => ("unknown", None),
                Some(PlaceState::Missing) => ("missing", Some(AdminText::PlaceMissing)),
                Some(_) if !is_wished => ("leftover", Some(AdminText::PlaceLeftover)),
                Some(PlaceState::Added) => ("added", Some(AdminText::PlaceAdded)),
                Some(PlaceState::Stale) => ("stale", Some(AdminText::PlaceStale)),
            };
            set_attribute(&row.state, "data-state", Some(name));
            set_text(&row.state, text.map_or("", |text| page.text(text)));
        }
        let bound = bindings.unwrap_or_default();
        let is_changed = !plan(bound, &wished, &page.handler).is_empty();
        let name = match (bound.is_empty(), is_stale || !is_changed) {
            (true, _) => AdminText::Add,
            (false, true) => AdminText::Repair,
            (false, false) => AdminText::Apply,
        };
        set_text(&self.add, page.text(name));
        set_hidden(&self.remove, bound.is_empty());
        status_line::show(&self.lines, Part::Places, &known.lines);
    }
}

impl Row {
    fn build(list: &HtmlElement, place: Place, texts: &AdminTexts) -> Self {
        let item = child(list, "li", "admin-place", "");
        let id = ["place-", place.code()].concat();
        let hint_id = [&*id, "-hint"].concat();
        let state_id = [&*id, "-state"].concat();
        let checkbox: HtmlInputElement = child(&item, "input", "", "").unchecked_into();
        checkbox.set_type("checkbox");
        checkbox.set_id(&id);
        set_attribute(&checkbox, "data-place", Some(place.code()));
        set_attribute(&checkbox, "aria-describedby", Some(&[&*state_id, " ", &*hint_id].concat()));
        let label = child(&item, "label", "admin-name", texts.get(place.name()));
        set_attribute(&label, "for", Some(&id));
        let state = child(&item, "span", "admin-state", "");
        state.set_id(&state_id);
        let hint = child(&item, "p", "admin-hint", texts.get(place.hint()));
        hint.set_id(&hint_id);
        Self { place, checkbox, state }
    }
}
