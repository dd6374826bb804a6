//! Handles one request for the widget, from its arrival to the log: POST, faults, source,
//! rewriting.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::{self, StreamExt as _};

use super::{content_type, context, faults, injection, page};
use crate::log::Entry;
use crate::switches::choices::{PageTime, Post};
use crate::world::World;

/// The maximum size of a POST's body in bytes; a handler's POST is about a kilobyte.
const BODY_LIMIT: usize = 1 << 20;

/// The maximum size of a rewritten page in bytes.
const PAGE_LIMIT: usize = 16 << 20;

/// The response of a source (a folder or `trunk serve`).
pub(super) enum Source {
    /// A page to rewrite, with the headers to send.
    Page(Response),
    /// Any other file, sent unchanged.
    Other(Response),
}

/// The request for the widget's page.
struct PageRequest {
    /// The fields of query and body of a POST.
    posted: Option<Vec<(String, String)>>,
}

/// Responds to a request with the response of `source`, changed as the switches require.
pub(super) async fn answer<F>(
    world: &Arc<World>,
    request: Request,
    source: impl FnOnce(Request) -> F,
) -> Response
where
    F: Future<Output = Source>,
{
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let mut response = respond(world, request, source).await;
    content_type::change(&world.switches.read(), &path, &mut response);
    let status = response.status().as_u16();
    world.log.lock().add(Entry::Request { method: method.to_string(), path, status });
    response
}

async fn respond<F>(
    world: &Arc<World>,
    request: Request,
    source: impl FnOnce(Request) -> F,
) -> Response
where
    F: Future<Output = Source>,
{
    let path = request.uri().path().to_owned();
    let (mut request, asked) = match accept(world, request).await {
        Ok(accepted) => accepted,
        Err(refused) => return refused,
    };
    faults::released(world, &path).await;
    if let Some(fault) = faults::replacement(world, &path).or_else(|| injection::file(&path)) {
        return fault;
    }
    if faults::changes(world, &path) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    match source(request).await {
        Source::Page(page) => rewrite(world, page, &asked).await,
        Source::Other(response) => faults::after(world, &path, response).await,
    }
}

/// Converts a POST of the page to a GET and keeps its fields.
async fn accept(world: &World, request: Request) -> Result<(Request, PageRequest), Response> {
    if request.method() != Method::POST {
        return Ok((request, PageRequest { posted: None }));
    }
    if world.switches.read().post == Post::Refused || !is_page(request.uri().path()) {
        return Err(method_not_allowed());
    }
    let (mut parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.map_err(|error| {
        (StatusCode::BAD_REQUEST, format!("the body cannot be read: {error}\n")).into_response()
    })?;
    let query = context::fields(parts.uri.query().unwrap_or_default().as_bytes());
    let body = context::fields(&body);
    world.log.lock().add(Entry::Post {
        path: parts.uri.path().to_owned(),
        query: names(&query),
        body: names(&body),
    });
    parts.method = Method::GET;
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    let posted = Some(query.into_iter().chain(body).collect());
    Ok((Request::from_parts(parts, Body::empty()), PageRequest { posted }))
}

/// Returns whether the path is that of the page, which is also the handler.
pub(super) fn is_page(path: &str) -> bool {
    matches!(path, "/" | "/index.html")
}

fn names(fields: &[(String, String)]) -> Vec<String> {
    fields.iter().map(|(name, _)| name.clone()).collect()
}

fn method_not_allowed() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "Method Not Allowed\n")
        .into_response()
}

async fn rewrite(world: &Arc<World>, response: Response, asked: &PageRequest) -> Response {
    let (mut parts, body) = response.into_parts();
    let html = match to_bytes(body, PAGE_LIMIT).await {
        Ok(html) => html,
        Err(error) => return bad_gateway(format!("the page cannot be read: {error}")),
    };
    let html = String::from_utf8_lossy(&html);
    match page::rewrite(&html, world, asked.posted.as_deref()) {
        Ok(html) => {
            // The length belongs to the page before the rewriting.
            parts.headers.remove(header::CONTENT_LENGTH);
            faults::drop_cached_files(world, &mut parts.headers);
            Response::from_parts(parts, timed(world, html))
        }
        Err(error) => bad_gateway(format!("the page's config block is not valid JSON: {error}")),
    }
}

/// Returns the page as a body that arrives as the switch requires.
fn timed(world: &Arc<World>, html: String) -> Body {
    let is_held = world.switches.read().page_time == PageTime::BodyHeld;
    let Some((head, body)) = html.split_once("<body>").filter(|_| is_held) else {
        return Body::from(html);
    };
    let (head, body) = (head.to_owned(), ["<body>", body].concat());
    let world = Arc::clone(world);
    let later = async move {
        world.released(|switches| switches.page_time == PageTime::BodyHeld).await;
        Ok(body)
    };
    let head = stream::once(async { Ok::<_, Infallible>(head) });
    Body::from_stream(head.chain(stream::once(later)))
}

fn bad_gateway(reason: String) -> Response {
    (StatusCode::BAD_GATEWAY, reason + "\n").into_response()
}
