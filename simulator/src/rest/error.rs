use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An error as portals write it. Some have status 200.
#[derive(Clone, Debug)]
pub(super) struct RestError {
    pub(super) status: StatusCode,
    code: &'static str,
    description: String,
    argument: Option<&'static str>,
}

impl RestError {
    pub(super) fn new(status: StatusCode, code: &'static str, description: &str) -> Self {
        Self { status, code, description: description.to_owned(), argument: None }
    }

    /// Returns an error with status 400, as most have.
    pub(super) fn bad(code: &'static str, description: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, description)
    }

    pub(super) fn forbidden(code: &'static str, description: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, code, description)
    }

    /// Returns the error of a missing required parameter.
    pub(super) fn argument(name: &'static str) -> Self {
        let description = format!("Argument '{name}' is null or empty");
        Self { argument: Some(name), ..Self::bad("ERROR_ARGUMENT", &description) }
    }

    pub(super) fn to_json(&self) -> Value {
        let mut body = json!({ "error": self.code, "error_description": self.description });
        if let (Some(argument), Some(fields)) = (self.argument, body.as_object_mut()) {
            fields.insert("argument".to_owned(), json!(argument));
        }
        body
    }
}

impl IntoResponse for RestError {
    fn into_response(self) -> Response {
        (self.status, Json(self.to_json())).into_response()
    }
}
