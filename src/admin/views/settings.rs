//! The card of the settings.

use super::action_button::ActionButton;
use super::card::CardSection;
use super::status_lines::StatusLines;
use crate::admin::actions::Action;
use crate::admin::context::AdminContext;
use crate::admin::state::AdminState;
use crate::admin::{AdminText, Card, Setting};
use leptos::prelude::*;

/// The fields of all settings.
#[component]
pub(super) fn Settings(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    let choices = Setting::ALL
        .into_iter()
        .filter(|setting| !setting.choices().is_empty())
        .map(|setting| view! { <Choice state setting/> })
        .collect::<Vec<_>>();
    view! {
        <CardSection id="admin-settings" heading=state.text(AdminText::Settings)>
            <KeyField admin/>
            {choices}
            <StatusLines lines=state.lines(Card::Settings)/>
            <div class="admin-buttons">
                <ActionButton admin action=Action::Save/>
            </div>
        </CardSection>
    }
}

/// The field of the GIF service's key.
#[component]
fn KeyField(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    let id = field_id(Setting::Key);
    let mut hint = state.text(AdminText::KeyHint).to_owned();
    if !admin.services().app.config.giphy.key.trim().is_empty() {
        hint = [&*hint, " ", state.text(AdminText::KeyBuiltin)].concat();
    }
    view! {
        <div class="admin-field">
            <label class="admin-name" for=id.clone()>{state.text(Setting::Key.name())}</label>
            <div class="admin-key">
                <input
                    class="admin-input"
                    id=id
                    dir="ltr"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="key-hint"
                    prop:value=Setting::Key.value(&state.stored.read_untracked()).to_owned()
                    on:change=move |event| enter(state, Setting::Key, &event_target_value(&event))
                />
                <ActionButton admin action=Action::TryKey/>
            </div>
            <p class="admin-hint" id="key-hint">{hint}</p>
            <StatusLines lines=state.lines(Card::Key)/>
        </div>
    }
}

/// The field of a setting that has values to choose from.
#[component]
fn Choice(state: AdminState, setting: Setting) -> impl IntoView {
    let id = field_id(setting);
    let stored = state.stored.get_untracked();
    let options = setting
        .choices()
        .iter()
        .map(|&(value, name)| {
            // `value` of the select would be set before it has options.
            let is_selected = value == setting.value(&stored);
            view! { <option value=value selected=is_selected>{state.text(name)}</option> }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="admin-field">
            <label class="admin-name" for=id.clone()>{state.text(setting.name())}</label>
            <select
                class="admin-input"
                id=id
                on:change=move |event| enter(state, setting, &event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
}

fn field_id(setting: Setting) -> String {
    ["setting-", setting.option()].concat()
}

/// Takes in the value of a field.
fn enter(state: AdminState, setting: Setting, value: &str) {
    state.entered.update(|entered| *entered = setting.changed(entered, value));
}
