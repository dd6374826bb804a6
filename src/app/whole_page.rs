//! Roles that are no picker: a page of words in its place.

use super::App;
use crate::browser;
use crate::locale::fill;
use crate::portal::Host;
use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Framed by somebody who is not on the deployment's list.
pub fn not_your_portal(app: &App, host: &Host) {
    let texts = app.state.texts.get_untracked();
    show("🔒", texts.not_your_portal, fill(texts.not_your_portal_details, &host.to_string()));
}

/// The page for administrators.
pub fn admin(app: &App) {
    let texts = app.state.texts.get_untracked();
    show("🛠️", texts.admin, texts.admin_not_yet.to_owned());
}

fn show(icon: &'static str, title: &'static str, text: String) {
    let Some(picker) = browser::by_id::<HtmlElement>("picker") else { return };
    let Some(body) = browser::document().and_then(|document| document.body()) else { return };
    picker.set_hidden(true);
    mount_to(body, move || {
        view! {
            <section class="whole-page" role="alert">
                <div class="failure-icon" aria-hidden="true">{icon}</div>
                <h1 class="failure-title">{title}</h1>
                <p class="failure-text">{text}</p>
            </section>
        }
    })
    .forget();
}
