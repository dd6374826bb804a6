use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tower::ServiceExt as _;

use crate::options::Widget;
use crate::world::World;
use crate::{gif, hostile, portal, reports, request_faults, widget};

/// Returns one service for the only port: the `Host` header selects the host.
pub(crate) fn router(world: Arc<World>, widget: &Widget) -> Router {
    let port = world.port;
    let portal = portal::router(Arc::clone(&world));
    let hostile = hostile::router();
    let giphy_api = gif::giphy::api(Arc::clone(&world));
    let giphy_media = gif::giphy::media(Arc::clone(&world));
    let giphy_analytics = gif::giphy::analytics(Arc::clone(&world));
    let klipy_api = gif::klipy::api(Arc::clone(&world));
    let klipy_media = gif::klipy::media(Arc::clone(&world));
    let reports = reports::router(Arc::clone(&world));
    let widget = widget::router(Arc::clone(&world), widget);
    Router::new().fallback(move |request: Request| {
        world.log.lock().address(&request);
        let world = Arc::clone(&world);
        let name =
            name(&request).and_then(|name| name.strip_suffix(".localhost")).map(str::to_owned);
        let host = match name.as_deref() {
            Some("portal") => Some(portal.clone()),
            Some("widget") => Some(widget.clone()),
            Some("hostile") => Some(hostile.clone()),
            Some("giphy") => Some(giphy_api.clone()),
            Some("media.giphy") => Some(giphy_media.clone()),
            Some("analytics.giphy") => Some(giphy_analytics.clone()),
            Some("klipy") => Some(klipy_api.clone()),
            Some("static.klipy") => Some(klipy_media.clone()),
            Some("reports") => Some(reports.clone()),
            _ => None,
        };
        async move {
            match host {
                Some(host) => {
                    let name = name.unwrap_or_default();
                    let right = async |request| match host.oneshot(request).await {
                        // A router's error type is `Infallible`: the match has one arm.
                        Ok(response) => response,
                    };
                    request_faults::serve(&world, &name, request, right).await
                }
                None => misdirected(port),
            }
        }
    })
}

/// Returns the host name without the port.
fn name(request: &Request) -> Option<&str> {
    let host = request.headers().get(header::HOST)?.to_str().ok()?;
    Some(host.rsplit_once(':').map_or(host, |(name, _port)| name))
}

fn misdirected(port: u16) -> Response {
    let text = format!(
        "No such host here. The portal is http://portal.localhost:{port}/, the widget \
         http://widget.localhost:{port}/, the hostile page http://hostile.localhost:{port}/.\n"
    );
    (StatusCode::MISDIRECTED_REQUEST, text).into_response()
}
