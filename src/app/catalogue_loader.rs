//! Loads the catalogue. The page names the file, so that a build can rename it.

use super::App;
use super::fetch::{self, Freshness};
use super::glyph_support;
use super::pointer_guard;
use crate::browser;
use crate::emoji::{Catalogue, Drawable};
use crate::locale::Text;
use crate::ui::{Notice, NoticeKind};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::ReadUntracked as _;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Loads the catalogue and shows the grid. After a failure, shows a notice with a retry button.
pub fn start(app: App) {
    let for_retry = app.clone();
    app.languages.renew_catalogue_by(move || load_and_show(for_retry.clone(), Freshness::New));
    load_and_show(app, Freshness::Any);
}

fn load_and_show(app: App, freshness: Freshness) {
    spawn_local(async move {
        match load_catalogue(freshness, app.ctx.limits.data_ms).await {
            Ok(drawable) => {
                let drawable = Arc::new(drawable);
                pointer_guard::no_cell_pressed().await;
                let is_first = app.ctx.picker.drawable.read_untracked().is_none();
                app.ctx.picker.set_drawable(Arc::clone(&drawable));
                if is_first {
                    app.show_grid();
                    // Its effects run first, so that the task stays short.
                    TimeoutFuture::new(0).await;
                }
                app.languages.catalogue_is_here(drawable);
            }
            Err(why) => report_failure(&app, &why),
        }
    });
}

async fn load_catalogue(freshness: Freshness, limit_ms: u32) -> Result<Drawable, String> {
    let address =
        browser::link_address("catalogue").ok_or("the page does not name the emoji catalogue")?;
    let text = fetch::text(&address, freshness, limit_ms).await?;
    let catalogue = Catalogue::parse(&text).map_err(|error| error.to_string())?;
    // Each long part runs in a task of its own, so that the browser can handle a click in between.
    TimeoutFuture::new(0).await;
    let support = glyph_support::support(&catalogue).await;
    TimeoutFuture::new(0).await;
    Ok(Drawable::new(catalogue, support))
}

fn report_failure(app: &App, why: &str) {
    browser::warn(why);
    let retry = {
        let app = app.clone();
        move || load_and_show(app.clone(), Freshness::New)
    };
    app.ctx.messages.notice(Notice {
        kind: NoticeKind::Catalogue,
        text: Text::CatalogueFailed.into(),
        retry: Some(Rc::new(retry)),
    });
}
