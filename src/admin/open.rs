//! Opens the administrators' page or the read-only settings, once their code has loaded.

use super::actions::Action;
use super::context::{AdminContext, PageInputs};
use super::files::Files;
use super::fit_frame::fit_frame;
use super::views::{Page, ReadOnlySettings};
use crate::app::AppContext;
use crate::app::fetch::Freshness;
use crate::browser::{self, flag, set_text};
use crate::portal::{Placement, PortalOptions};
use crate::ui::bind::bind;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::HtmlElement;

/// Loads the texts and the titles, mounts the page into `root` and starts the check-up.
///
/// # Errors
/// A file failed; in words for the console.
pub(super) async fn open_page(
    inputs: Rc<PageInputs>,
    root: HtmlElement,
    freshness: Freshness,
) -> Result<(), String> {
    let ctx = inputs.ctx;
    let files = Files::new(freshness, ctx.limits.data_ms);
    let texts = files.texts(ctx.picker.locale.get_untracked()).await?;
    let titles = files.titles().await?;
    ctx.owner.with(|| {
        let admin = AdminContext::new(&inputs, texts, titles).ok_or("the page has no address")?;
        // Started before the page is mounted, which is therefore busy from the beginning.
        Action::CheckUp.start(admin);
        // An earlier failure may be shown in it, and `mount_to` appends.
        set_text(&root, "");
        adopt_root(admin);
        mount_to(root, move || view! { <Page admin/> }).forget();
        // The window of a chat stays as it is and would cut a higher frame off.
        if inputs.context.placement == Some(Placement::Default) {
            fit_frame(Rc::clone(&inputs.bridge));
        }
        Ok(())
    })
}

/// Binds the element that the page is mounted into, `#admin`. The loader has made it.
fn adopt_root(admin: AdminContext) {
    let state = admin.state;
    bind("#admin")
        .attr("lang", move || Some(state.texts.locale().tag().to_owned()))
        .attr("aria-busy", move || Some(flag(state.is_busy()).to_owned()))
        // The picker listens to the document's keys, and would take letters for a search.
        .on("keydown", |event| event.stop_propagation());
}

/// Loads the texts and mounts the read-only settings at the foot of the picker.
///
/// # Errors
/// A file failed; in words for the console.
pub(super) async fn open_read_only(ctx: AppContext, options: PortalOptions) -> Result<(), String> {
    let files = Files::new(Freshness::Any, ctx.limits.data_ms);
    let texts = files.texts(ctx.picker.locale.get_untracked()).await?;
    let foot: HtmlElement = browser::by_id("foot").ok_or("the page has no foot")?;
    ctx.owner.with(|| mount_to(foot, move || view! { <ReadOnlySettings texts options/> }).forget());
    Ok(())
}
