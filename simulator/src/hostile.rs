//! The third party: a page that frames the widget under a forged name, and frames with which the
//! portal's page sends messages from another origin.

use axum::Router;

use crate::assets::{self, Asset};

const ASSETS: &[Asset] = &[
    Asset { path: "/", text: include_str!("../hostile/index.html") },
    Asset { path: "/hostile.js", text: include_str!("../hostile/hostile.js") },
    Asset { path: "/flood", text: include_str!("../hostile/flood.html") },
    Asset { path: "/flood.js", text: include_str!("../hostile/flood.js") },
    Asset { path: "/relay", text: include_str!("../hostile/relay.html") },
    Asset { path: "/relay.js", text: include_str!("../hostile/relay.js") },
];

pub(crate) fn router() -> Router {
    assets::router(ASSETS)
}
