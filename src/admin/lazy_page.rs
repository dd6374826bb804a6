//! Loads the administrators' page, or the read-only settings, if the role calls for it. Everything
//! else in this folder is in a file of its own, which other users of the picker do not load.

use super::context::PageInputs;
use super::open::{open_page, open_read_only};
use crate::app::AppContext;
use crate::app::fetch::Freshness;
use crate::app::lazy::lazy;
use crate::bridge::Bridge;
use crate::browser::{self, append, element};
use crate::locale::Text;
use crate::portal::{PlacementContext, PortalOptions, WindowName};
use crate::role::{Channel, Role, WhyCopy};
use crate::ui::announce;
use crate::ui::bind::{instantiate, replace_children};
use leptos::prelude::ReadUntracked as _;
use serde_json::Value;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

/// Opens the page for an administrator, and the read-only settings for another user who opens the
/// app by itself. Does nothing for any other role.
pub(crate) fn load_for_role(
    ctx: AppContext,
    portal: &WindowName,
    bridge: &Rc<Bridge>,
    context: &PlacementContext,
    role: &Role,
) {
    match role {
        Role::Admin { installing } => {
            let inputs = PageInputs {
                ctx,
                portal: portal.clone(),
                bridge: Rc::clone(bridge),
                context: context.clone(),
                is_installing: *installing,
            };
            if let Some(root) = replace_picker() {
                load_page(Rc::new(inputs), root, Freshness::Any);
            }
        }
        Role::Picker(Channel::Copy(WhyCopy::NotInChat)) => {
            load_read_only(ctx, PortalOptions::read(&context.app_options));
        }
        _ => {}
    }
}

/// The outcome of a lazily loaded part, with the reason of a failure for the console.
type Opening = Pin<Box<dyn Future<Output = Result<(), String>>>>;

lazy! {
    /// Loads the texts and mounts the page into its element.
    admin: fn start_page(inputs: Rc<PageInputs>, root: HtmlElement, freshness: Freshness) -> Opening {
        Box::pin(open_page(inputs, root, freshness))
    }
}

lazy! {
    /// Loads the texts and mounts the read-only settings at the foot of the picker.
    admin: fn start_read_only(ctx: AppContext, options: PortalOptions) -> Opening {
        Box::pin(open_read_only(ctx, options))
    }
}

fn load_page(inputs: Rc<PageInputs>, root: HtmlElement, freshness: Freshness) {
    add_style();
    spawn_local(async move {
        let opening = start_page(Rc::clone(&inputs), root.clone(), freshness).await;
        if let Err(why) = finish(opening).await {
            browser::warn(&why);
            show_failure(&inputs, &root);
        }
    });
}

/// Without the code or the texts the button that opens the settings is missing; the picker works.
fn load_read_only(ctx: AppContext, options: PortalOptions) {
    add_style();
    spawn_local(async move {
        if let Err(why) = finish(start_read_only(ctx, options).await).await {
            browser::warn(&why);
        }
    });
}

/// Waits until a part is open. Fails if its code or its texts do not come.
async fn finish(opening: Result<Opening, impl ToString>) -> Result<(), String> {
    match opening {
        Ok(opening) => opening.await,
        Err(why) => Err(why.to_string()),
    }
}

/// Hides the picker and returns the element of the page. The live region moves behind it: in the
/// hidden picker it would be silent.
fn replace_picker() -> Option<HtmlElement> {
    let body = browser::document()?.body()?;
    browser::by_id::<HtmlElement>("picker")?.set_hidden(true);
    let root: HtmlElement = element("main", "admin")?;
    root.set_id("admin");
    let status: Element = browser::by_id("status")?;
    append(&body, &[&root, &status]);
    Some(root)
}

/// Adds the style sheet of both parts, which the page's block `admin-files` names.
fn add_style() {
    let files: Value =
        serde_json::from_str(&browser::json_block("admin-files")).unwrap_or_default();
    browser::add_style(files.get("style").and_then(Value::as_str).unwrap_or_default());
}

/// Says that the page did not load, with a button to try again. The words are part of the app,
/// because the page's own may be what is missing.
fn show_failure(inputs: &Rc<PageInputs>, root: &HtmlElement) {
    let texts = inputs.ctx.picker.texts;
    let mut retry = Some((Rc::clone(inputs), root.clone()));
    inputs.ctx.owner.with(|| {
        let failure = instantiate("admin-failure");
        failure.find("h1").word(texts, Text::Admin);
        failure.find("p").word(texts, Text::AdminFailed);
        failure.find("button").word(texts, Text::Retry).on("click", move |_| {
            // Once: the button stays until the page has loaded or failed again.
            if let Some((inputs, root)) = retry.take() {
                load_page(inputs, root, Freshness::New);
            }
        });
        replace_children(root, &[failure]);
    });
    announce(texts.read_untracked().get(Text::AdminFailed));
}
