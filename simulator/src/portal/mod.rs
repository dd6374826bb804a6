//! The portal: its chat page, and the server functions that the page needs.

mod api;
mod state;

use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;

use crate::assets::{self, Asset};
use crate::world::World;
use crate::{rest, stickers};

const ASSETS: &[Asset] = &[
    Asset { path: "/app-bar.js", text: include_str!("../../portal/app-bar.js") },
    Asset { path: "/app-layout.js", text: include_str!("../../portal/app-layout.js") },
    Asset { path: "/apps.js", text: include_str!("../../portal/apps.js") },
    Asset { path: "/area.js", text: include_str!("../../portal/area.js") },
    Asset { path: "/chats.js", text: include_str!("../../portal/chats.js") },
    Asset { path: "/commands.js", text: include_str!("../../portal/commands.js") },
    Asset { path: "/fields.js", text: include_str!("../../portal/fields.js") },
    Asset { path: "/frame.js", text: include_str!("../../portal/frame.js") },
    Asset { path: "/garbage.js", text: include_str!("../../portal/garbage.js") },
    Asset { path: "/hostile-frames.js", text: include_str!("../../portal/hostile-frames.js") },
    Asset { path: "/im-channel.js", text: include_str!("../../portal/im-channel.js") },
    Asset { path: "/insert-text.js", text: include_str!("../../portal/insert-text.js") },
    Asset { path: "/links.js", text: include_str!("../../portal/links.js") },
    Asset { path: "/main.js", text: include_str!("../../portal/main.js") },
    Asset { path: "/message-menu.js", text: include_str!("../../portal/message-menu.js") },
    Asset { path: "/messages.js", text: include_str!("../../portal/messages.js") },
    Asset { path: "/only-emoji.js", text: include_str!("../../portal/only-emoji.js") },
    Asset { path: "/panel.css", text: include_str!("../../portal/panel.css") },
    Asset { path: "/panel.js", text: include_str!("../../portal/panel.js") },
    Asset { path: "/user-options.js", text: include_str!("../../portal/user-options.js") },
    Asset { path: "/places.js", text: include_str!("../../portal/places.js") },
    Asset { path: "/popup.js", text: include_str!("../../portal/popup.js") },
    Asset { path: "/portal-alert.js", text: include_str!("../../portal/portal-alert.js") },
    Asset { path: "/portal.css", text: include_str!("../../portal/portal.css") },
    Asset { path: "/render-message.js", text: include_str!("../../portal/render-message.js") },
    Asset { path: "/reply.js", text: include_str!("../../portal/reply.js") },
    Asset { path: "/server.js", text: include_str!("../../portal/server.js") },
    Asset { path: "/slider.js", text: include_str!("../../portal/slider.js") },
    Asset { path: "/smiles.js", text: include_str!("../../portal/smiles.js") },
    Asset { path: "/state.js", text: include_str!("../../portal/state.js") },
    Asset { path: "/sticker.js", text: include_str!("../../portal/sticker.js") },
    Asset { path: "/wire-log.js", text: include_str!("../../portal/wire-log.js") },
];

pub(crate) fn router(world: Arc<World>) -> Router {
    let page_world = Arc::clone(&world);
    assets::router(ASSETS)
        .route("/", get(move || async move { page(&page_world) }))
        .merge(rest::router(Arc::clone(&world)))
        .merge(stickers::pictures(Arc::clone(&world)))
        .merge(api::router(world))
}

fn page(world: &World) -> Response {
    let kept = [(header::CACHE_CONTROL, "no-store")];
    (kept, Html(state::page(world))).into_response()
}
