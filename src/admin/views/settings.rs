//! The card of the settings.

use super::action_button::ActionButton;
use super::card::CardSection;
use super::status_lines::StatusLines;
use crate::admin::actions::Action;
use crate::admin::context::AdminContext;
use crate::admin::state::AdminState;
use crate::admin::{AdminText, Card, Setting};
use crate::gifs::{GifService, KeyQuota, chosen_service};
use leptos::prelude::*;

/// The fields of all settings.
#[component]
pub(super) fn Settings(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    let is_key = |setting: &Setting| matches!(setting, Setting::Key(_));
    let choices = Setting::ALL
        .into_iter()
        .filter(|setting| !is_key(setting) && *setting != Setting::GifService)
        .map(|setting| view! { <Choice state setting/> })
        .collect::<Vec<_>>();
    let service_now = move || {
        let service = chosen_service(&admin.services().app.config, &state.entered.read());
        state.texts.filled(AdminText::GifServiceNow, service.spec().title)
    };
    view! {
        <CardSection id="admin-settings" heading=state.text(AdminText::Settings)>
            <Choice state setting=Setting::GifService/>
            <p class="admin-hint" id="gif-service-now">{service_now}</p>
            <Keys admin/>
            {choices}
            <StatusLines lines=state.lines(Card::Settings)/>
            <div class="admin-buttons">
                <ActionButton admin action=Action::Save/>
            </div>
        </CardSection>
    }
}

/// The fields of the keys, and the button that tests them.
#[component]
fn Keys(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    view! {
        {GifService::ALL.map(|service| view! { <KeyField admin service/> })}
        <div class="admin-field">
            <div class="admin-buttons">
                <ActionButton admin action=Action::TryKeys/>
            </div>
            <StatusLines lines=state.lines(Card::Keys)/>
        </div>
    }
}

/// The field of a key, with what it allows and where to get it.
#[component]
fn KeyField(admin: AdminContext, service: GifService) -> impl IntoView {
    let state = admin.state;
    let (setting, spec) = (Setting::Key(service), service.spec());
    let id = field_id(setting);
    let hint_id = [&*id, "-hint"].concat();
    let quota = match spec.quota {
        KeyQuota::FreeAfterForm => AdminText::KeyQuotaFree,
        KeyQuota::Contract => AdminText::KeyQuotaContract,
    };
    let mut hint =
        [state.text(quota), " ", &*state.texts.filled(AdminText::KeyHint, spec.key_page)].concat();
    if !admin.services().app.config.gif_services.get(service).key.trim().is_empty() {
        hint = [&*hint, " ", state.text(AdminText::KeyBuiltin)].concat();
    }
    view! {
        <div class="admin-field">
            <label class="admin-name" for=id.clone()>{setting.name(state.texts)}</label>
            <input
                class="admin-input"
                id=id
                dir="ltr"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=hint_id.clone()
                prop:value=setting.value(&state.stored.read_untracked()).to_owned()
                on:change=move |event| enter(state, setting, &event_target_value(&event))
            />
            <p class="admin-hint" id=hint_id>{hint}</p>
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
        .into_iter()
        .map(|(value, name)| {
            // `value` of the select would be set before it has options.
            let is_selected = value == setting.value(&stored);
            view! { <option value=value selected=is_selected>{name.words(state.texts)}</option> }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="admin-field">
            <label class="admin-name" for=id.clone()>{setting.name(state.texts)}</label>
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
