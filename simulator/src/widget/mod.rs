//! The widget's host: a release build on a well-configured host, or `trunk serve` behind a proxy.
//! The switches add faults to both.

mod answer;
mod content_type;
mod context;
mod csp;
mod dist;
mod faults;
mod headers;
mod injection;
mod meta;
mod page;
mod trunk;
mod tunnel;

use std::sync::Arc;

use answer::answer;
use anyhow::bail;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;

use crate::options::Widget;
use crate::world::World;

impl Widget {
    /// Fails if a release build has no page, before a browser opens it.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        match self {
            Self::Dist(folder) if !folder.join("index.html").is_file() => {
                bail!("{} has no index.html: is it a release build?", folder.display())
            }
            _ => Ok(()),
        }
    }
}

pub(crate) fn router(world: Arc<World>, widget: &Widget) -> Router {
    match widget {
        Widget::Dist(folder) => {
            let dist = Arc::new(dist::Dist::new(folder, Arc::clone(&world)));
            Router::new().fallback(move |request: Request| {
                let (world, dist) = (Arc::clone(&world), Arc::clone(&dist));
                async move { answer(&world, request, |request| dist.get(request)).await }
            })
        }
        &Widget::Trunk(address) => {
            let trunk = Arc::new(trunk::Trunk::new(address));
            Router::new().fallback(move |request: Request| {
                let (world, trunk) = (Arc::clone(&world), Arc::clone(&trunk));
                async move {
                    let closing = world.closing.clone();
                    answer(&world, request, |request| trunk.get(request, closing)).await
                }
            })
        }
    }
    .layer(from_fn(never_sniff))
}

async fn never_sniff(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let nosniff = HeaderValue::from_static("nosniff");
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, nosniff);
    response
}
