use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};

use super::error::RestError;
use super::methods;
use super::params::Params;

/// The maximum size of a request in bytes; a message of 20,000 characters is far below it.
const BODY_LIMIT: usize = 4 << 20;

/// The called method, its parameters and the token.
pub(super) struct Call {
    pub(super) method: String,
    pub(super) params: Params,
    pub(super) token: Option<String>,
    /// Whether the URL was `/rest/<user>/<secret>/<method>`, which is not a call of an app.
    pub(super) webhook: bool,
}

impl Call {
    /// Parses a request.
    pub(super) async fn read(request: Request) -> Result<Self, RestError> {
        let path = request.uri().path().trim_start_matches("/rest/").trim_end_matches('/');
        let name = path.rsplit('/').next().unwrap_or_default();
        let method = methods::canonical(name.strip_suffix(".json").unwrap_or(name));
        let webhook = path.contains('/');
        let query = request.uri().query().unwrap_or_default().to_owned();
        let (parts, body) = request.into_parts();
        let Ok(body) = to_bytes(body, BODY_LIMIT).await else { return Err(invalid()) };
        let mut params = Params::from_form(query.as_bytes());
        params.add(read_body(&parts.headers, &body)?);
        // Both parameters are removed, whichever is used.
        let given = [params.take("AUTH"), params.take("ACCESS_TOKEN"), bearer(&parts.headers)];
        let token = given.into_iter().flatten().next();
        Ok(Self { method, params, token, webhook })
    }
}

fn read_body(headers: &HeaderMap, body: &Bytes) -> Result<Params, RestError> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.unwrap_or_default().starts_with("application/json") && !body.is_empty() {
        return Params::from_json(body).ok_or_else(invalid);
    }
    Ok(Params::from_form(body))
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(str::to_owned)
}

fn invalid() -> RestError {
    RestError::new(StatusCode::BAD_REQUEST, "INVALID_REQUEST", "Invalid request.")
}
