//! Loads the emoji data. The page names the files, so that a build can rename them.

use super::App;
use crate::browser::{self, Abort, CanvasProbe};
use crate::emoji::{Catalogue, Names, Support};
use crate::picker::{Drawable, Notice, NoticeKind};
use gloo_net::http::Request;
use leptos::prelude::{GetUntracked as _, Set as _};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::RequestCredentials;

/// Loads the catalogue and then the names; failures are told, with a way to try again.
pub fn begin(app: App) {
    spawn_local(async move {
        match load_catalogue(app.limits.data_ms).await {
            Ok(drawable) => {
                let drawable = Arc::new(drawable);
                app.state.drawable.set(Some(Arc::clone(&drawable)));
                app.show_grid();
                load_names(app, drawable).await;
            }
            Err(why) => {
                // The page has preloaded the names, most likely in vain too: that answer is used
                // up here, or "Try again" would be handed it.
                let limit_ms = app.limits.data_ms;
                spawn_local(async move { drop(fetch_text("names-en", limit_ms).await) });
                tell(&app, NoticeKind::Catalogue, &why, begin);
            }
        }
    });
}

async fn load_catalogue(limit_ms: u32) -> Result<Drawable, String> {
    let text = fetch_text("catalogue", limit_ms).await?;
    let catalogue = Catalogue::parse(&text).map_err(|error| error.to_string())?;
    let support = CanvasProbe::new()
        .map_or_else(|| Support::all(&catalogue), |probe| Support::detect(&catalogue, &probe));
    Ok(Drawable { catalogue, support })
}

async fn load_names(app: App, drawable: Arc<Drawable>) {
    let names = fetch_text("names-en", app.limits.data_ms).await;
    let names = names.and_then(|text| {
        Names::parse(&text, &drawable.catalogue).map_err(|error| error.to_string())
    });
    app.state.names_failed.set(names.is_err());
    match names {
        Ok(names) => app.state.names.set(Some(Arc::new(names))),
        Err(why) => tell(&app, NoticeKind::Names, &why, move |app| {
            let drawable = Arc::clone(&drawable);
            app.state.names_failed.set(false);
            spawn_local(load_names(app, drawable));
        }),
    }
}

fn tell(app: &App, kind: NoticeKind, why: &str, again: impl Fn(App) + 'static) {
    browser::warn(why);
    let texts = app.state.texts.get_untracked();
    let text =
        if kind == NoticeKind::Catalogue { texts.catalogue_failed } else { texts.names_failed };
    let retry = {
        let app = app.clone();
        move || again(app.clone())
    };
    app.messages.notice(Notice { kind, text: text.to_owned(), retry: Some(Rc::new(retry)) });
}

/// Loads the file that a `<link>` of the page names.
async fn fetch_text(link: &str, limit_ms: u32) -> Result<String, String> {
    let address =
        browser::link_address(link).ok_or_else(|| format!("the page does not name {link:?}"))?;
    let abort = Abort::after(limit_ms);
    let request = Request::get(&address)
        .credentials(RequestCredentials::SameOrigin)
        .abort_signal(abort.signal().as_ref());
    let response =
        request.send().await.map_err(|error| format!("{link} could not be loaded: {error}"))?;
    if !response.ok() {
        return Err(format!(
            "{link} could not be loaded: the server answered {}",
            response.status()
        ));
    }
    response.text().await.map_err(|error| format!("{link} could not be read: {error}"))
}
