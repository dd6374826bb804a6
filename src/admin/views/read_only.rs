//! The settings for users who may not change them: a button at the foot of the picker.

use crate::admin::{AdminText, AdminTexts, Setting};
use crate::browser::flag;
use crate::portal::PortalOptions;
use leptos::prelude::*;

/// A button that shows and hides the list of settings.
#[component]
pub fn ReadOnlySettings(
    /// The words, in the language of the page.
    texts: AdminTexts,
    /// The portal's settings.
    options: PortalOptions,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let pairs = Setting::ALL
        .into_iter()
        .map(|setting| {
            let (name, value) = (setting.name(&texts), setting.shown(&options).words(&texts));
            view! {
                <dt>{name}</dt>
                <dd data-setting=setting.option()>{value.to_owned()}</dd>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="admin-look" lang=texts.locale().tag()>
            <button
                type="button"
                class="button quiet"
                data-action="settings"
                aria-controls="admin-shown"
                aria-expanded=move || Some(flag(is_open.get()))
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {texts.get(AdminText::PortalSettings).to_owned()}
            </button>
            <div class="admin-shown" id="admin-shown" hidden=move || !is_open.get()>
                <p class="admin-hint">{texts.get(AdminText::ReadOnly).to_owned()}</p>
                <dl class="admin-pairs">{pairs}</dl>
            </div>
        </div>
    }
}
