//! Roles that are no picker: a page of words in its place.

use super::App;
use crate::browser;
use crate::locale::{Phrase, Text};
use crate::picker::phrase_view;
use crate::portal::Host;
use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Framed by somebody who is not on the deployment's list.
pub fn not_your_portal(app: &App, host: &Host) {
    let details = Phrase::filled(Text::NotYourPortalDetails, host.to_string());
    show(app, "🔒", Text::NotYourPortal, details);
}

fn show(app: &App, icon: &'static str, title: Text, details: Phrase) {
    let texts = app.state.texts;
    let Some(picker) = browser::by_id::<HtmlElement>("picker") else { return };
    let Some(body) = browser::document().and_then(|document| document.body()) else { return };
    picker.set_hidden(true);
    mount_to(body, move || {
        view! {
            <main class="whole-page">
                <div class="failure-words" role="alert">
                    <div class="failure-icon" aria-hidden="true">{icon}</div>
                    <h1 class="failure-title">{move || texts.read().get(title).to_owned()}</h1>
                    <p class="failure-text">{move || phrase_view(&texts.read(), &details).into_any()}</p>
                </div>
            </main>
        }
    })
    .forget();
}
