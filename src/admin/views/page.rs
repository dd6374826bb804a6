//! The page as a whole.

use super::checks::Checks;
use super::documents::Documents;
use super::finish::Finish;
use super::placements::Placements;
use super::settings::Settings;
use super::stickers::Stickers;
use crate::admin::context::AdminContext;
use crate::admin::{AdminText, FrameHeight, version_line};
use crate::browser::{self, SizeObserver, exact_height, frame_height};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The content of the page's `<main>`, which the loader has put in the place of the picker.
#[component]
pub(in crate::admin) fn Page(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    let intro = if state.is_installing { AdminText::IntroInstall } else { AdminText::Intro };
    let content = NodeRef::<Div>::new();
    fit_frame(admin, content);
    view! {
        <div class="admin-content" node_ref=content>
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

/// Asks the portal to make the frame as high as its content, whenever the content has another height.
/// The window of a chat stays as it is and would cut a higher frame off.
fn fit_frame(admin: AdminContext, content: NodeRef<Div>) {
    let services = admin.services();
    if !services.has_own_page {
        return;
    }
    content.on_load(move |content| {
        let mut height = FrameHeight::new(frame_height());
        let element = content.clone();
        StoredValue::new_local(SizeObserver::new(&content, move || {
            let Some(height) = height.request(exact_height(&element)) else { return };
            let bridge = services.bridge.clone();
            spawn_local(async move {
                // Whatever the portal does, the page stays usable: it scrolls in its frame.
                drop(bridge.resize_frame(height).await);
            });
        }));
    });
}
