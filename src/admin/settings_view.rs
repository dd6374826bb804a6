//! The fields of the settings.

use super::build::{button, card, child};
use super::page::Known;
use super::status_line::{self, Part};
use super::{AdminText, AdminTexts, Setting};
use crate::browser::set_attribute;
use crate::portal::PortalOptions;
use serde_json::{Map, Value};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

pub(super) struct SettingsView {
    key: HtmlInputElement,
    key_lines: HtmlElement,
    choices: Vec<(Setting, HtmlSelectElement)>,
    lines: HtmlElement,
}

impl SettingsView {
    pub(super) fn build(
        root: &HtmlElement,
        texts: &AdminTexts,
        has_builtin_key: bool,
        known: &Known,
    ) -> Self {
        let card = card(root, "admin-settings", texts.get(AdminText::Settings));
        let field = field(&card, Setting::Key, texts);
        let row = child(&field, "div", "admin-key", "");
        let key: HtmlInputElement = child(&row, "input", "admin-input", "").unchecked_into();
        key.set_id(&id(Setting::Key));
        key.set_value(Setting::Key.value(&known.options));
        for (name, value) in [
            ("dir", "ltr"),
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("spellcheck", "false"),
            ("aria-describedby", "key-hint"),
        ] {
            set_attribute(&key, name, Some(value));
        }
        button(&row, "button", "try", texts.get(AdminText::TryKey));
        let mut words = texts.get(AdminText::KeyHint).to_owned();
        if has_builtin_key {
            words.push(' ');
            words.push_str(texts.get(AdminText::KeyBuiltin));
        }
        let hint = child(&field, "p", "admin-hint", &words);
        hint.set_id("key-hint");
        let key_lines = child(&field, "ul", "admin-lines", "");
        let mut choices = Vec::new();
        for setting in Setting::ALL.into_iter().filter(|it| *it != Setting::Key) {
            choices.push((setting, choice(&card, setting, texts, known)));
        }
        let lines = child(&card, "ul", "admin-lines", "");
        let buttons = child(&card, "div", "admin-buttons", "");
        button(&buttons, "button primary", "save", texts.get(AdminText::Save));
        Self { key, key_lines, choices, lines }
    }

    /// What the fields say.
    pub(super) fn read(&self) -> PortalOptions {
        let mut options = Map::new();
        let mut put = |setting: Setting, value: String| {
            options.insert(setting.option().to_owned(), Value::String(value));
        };
        put(Setting::Key, self.key.value());
        for (setting, select) in &self.choices {
            put(*setting, select.value());
        }
        PortalOptions::read(&options)
    }

    pub(super) fn update(&self, known: &Known) {
        status_line::show(&self.key_lines, Part::Key, &known.lines);
        status_line::show(&self.lines, Part::Settings, &known.lines);
    }
}

fn id(setting: Setting) -> String {
    ["setting-", setting.option()].concat()
}

fn field(card: &HtmlElement, setting: Setting, texts: &AdminTexts) -> HtmlElement {
    let field = child(card, "div", "admin-field", "");
    let label = child(&field, "label", "admin-name", texts.get(setting.name()));
    set_attribute(&label, "for", Some(&id(setting)));
    field
}

fn choice(
    card: &HtmlElement,
    setting: Setting,
    texts: &AdminTexts,
    known: &Known,
) -> HtmlSelectElement {
    let field = field(card, setting, texts);
    let select: HtmlSelectElement = child(&field, "select", "admin-input", "").unchecked_into();
    select.set_id(&id(setting));
    for (value, name) in setting.choices() {
        let option = child(&select, "option", "", texts.get(*name));
        set_attribute(&option, "value", Some(value));
    }
    select.set_value(setting.value(&known.options));
    select
}
