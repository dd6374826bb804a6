//! The page as a whole.

use super::checks::Checks;
use super::documents::Documents;
use super::finish::Finish;
use super::placements::Placements;
use super::settings::Settings;
use super::stickers::Stickers;
use crate::admin::context::AdminContext;
use crate::admin::{AdminText, version_line};
use crate::browser;
use leptos::prelude::*;

/// The id of the element around the whole content.
pub(in crate::admin) const CONTENT: &str = "admin-content";

/// The content of the page's `<main>`, which the loader has put in the place of the picker.
#[component]
pub(in crate::admin) fn Page(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    let intro = if state.is_installing { AdminText::IntroInstall } else { AdminText::Intro };
    view! {
        <div class="admin-content" id=CONTENT>
            <h1 class="admin-title">{state.text(AdminText::Title)}</h1>
            <p class="admin-intro">{state.text(intro)}</p>
            <Checks admin/>
            <Placements admin/>
            <Settings admin/>
            <Stickers admin/>
            <Finish admin/>
            <Documents state/>
            <p class="admin-version" dir="ltr">{version_line(&browser::json_block("config"))}</p>
        </div>
    }
}
