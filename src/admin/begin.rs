//! Brings the page up when the role says so.

use super::build::{button, child};
use super::files::Files;
use super::page::Page;
use super::read_only;
use super::text::AdminTexts;
use super::titles::Titles;
use crate::app::App;
use crate::app::fetch::Freshness;
use crate::app::lazy::lazy;
use crate::bridge::Bridge;
use crate::browser::{self, set_attribute, set_text};
use crate::locale::Text;
use crate::portal::{PlacementContext, PortalOptions};
use crate::role::{Channel, Role, WhyCopy};
use gloo_events::EventListener;
use leptos::prelude::{GetUntracked as _, ReadUntracked as _};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Shows the page to an administrator, and its settings to whoever else opens the app by itself.
/// Does nothing for any other role.
pub(crate) fn begin(app: &App, bridge: &Rc<Bridge>, context: &PlacementContext, role: &Role) {
    match role {
        Role::Admin { installing } => {
            let opening = Opening {
                app: app.clone(),
                bridge: Rc::clone(bridge),
                context: context.clone(),
                is_installing: *installing,
            };
            if let Some(root) = put_in_the_pickers_place() {
                load(Rc::new(opening), root, Freshness::Any);
            }
        }
        Role::Picker(Channel::Copy(WhyCopy::NotInChat)) => {
            read_only::begin(app, PortalOptions::read(&context.app_options));
        }
        _ => {}
    }
}

/// What the page is opened with.
pub(super) struct Opening {
    pub(super) app: App,
    pub(super) bridge: Rc<Bridge>,
    pub(super) context: PlacementContext,
    pub(super) is_installing: bool,
}

/// The element of the page. The live region, which would be silent in a hidden picker, moves to it.
fn put_in_the_pickers_place() -> Option<HtmlElement> {
    let body: HtmlElement = browser::document()?.body()?;
    browser::by_id::<HtmlElement>("picker")?.set_hidden(true);
    let root = child(&body, "main", "admin", "");
    set_attribute(&root, "id", Some("admin"));
    let status: HtmlElement = browser::by_id("status")?;
    browser::append(&body, &[&status]);
    Some(root)
}

fn load(opening: Rc<Opening>, root: HtmlElement, freshness: Freshness) {
    spawn_local(async move {
        let files = Files::named_by_page();
        files.add_style();
        let (locale, limit) =
            (opening.app.ctx.picker.locale.get_untracked(), opening.app.ctx.limits.data_ms);
        let texts = files.texts(locale, freshness, limit).await;
        let loaded = match texts {
            Ok(texts) => files.titles(freshness, limit).await.map(|titles| (texts, titles)),
            Err(why) => Err(why),
        };
        set_text(&root, "");
        let opened = match loaded {
            Ok((texts, titles)) => open_page(Rc::clone(&opening), root.clone(), texts, titles)
                .await
                .map_err(|why| why.to_string()),
            Err(why) => Err(why),
        };
        if let Err(why) = opened {
            browser::warn(&why);
            offer_another_try(&opening, &root);
        }
    });
}

lazy! {
    /// Most people never see the page.
    admin: fn open_page(
        opening: Rc<Opening>,
        root: HtmlElement,
        texts: AdminTexts,
        titles: Titles,
    ) -> () {
        Page::open(&opening, &root, texts, titles);
    }
}

/// The words for this come with the app, because the page's own did not.
fn offer_another_try(opening: &Rc<Opening>, root: &HtmlElement) {
    let texts = opening.app.ctx.picker.texts.read_untracked();
    child(root, "h1", "admin-title", texts.get(Text::Admin));
    child(root, "p", "", texts.get(Text::AdminFailed));
    crate::ui::announce(texts.get(Text::AdminFailed));
    let retry = button(root, "button primary", "retry", texts.get(Text::Retry));
    let (opening, root) = (Rc::clone(opening), root.clone());
    EventListener::once(&retry, "click", move |_| load(opening, root, Freshness::New)).forget();
}
