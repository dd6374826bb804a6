//! Sends files with a wrong `Content-Type`, as badly configured hosts do.

use axum::http::{HeaderValue, header};
use axum::response::Response;

use crate::request_faults::fits;
use crate::switches::Switches;

/// The value of the switch for a response without the header.
const NONE: &str = "none";

/// Returns whether a file is sent with another type.
pub(super) fn is_changed(switches: &Switches, path: &str) -> bool {
    let address = ["widget", path].concat();
    !switches.content_type.is_empty()
        && switches.content_type_of.iter().any(|pattern| fits(pattern, &address))
}

/// Sets the type of the switch. The response must not be cached, or the type would outlive its
/// switch.
pub(super) fn change(switches: &Switches, path: &str, response: &mut Response) {
    if !is_changed(switches, path) || !response.status().is_success() {
        return;
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    match HeaderValue::from_str(&switches.content_type) {
        Ok(kind) if switches.content_type != NONE => {
            headers.insert(header::CONTENT_TYPE, kind);
        }
        _ => {
            headers.remove(header::CONTENT_TYPE);
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::response::{Html, IntoResponse as _};

    use super::*;

    fn type_of(switches: &Switches, path: &str) -> Option<String> {
        let mut response = Html("").into_response();
        change(switches, path, &mut response);
        let kind = response.headers().get(header::CONTENT_TYPE)?;
        Some(kind.to_str().unwrap().to_owned())
    }

    #[test]
    fn chosen_files_have_the_type_of_the_switch() {
        let with = |kind: &str| Switches {
            content_type: kind.to_owned(),
            content_type_of: vec!["widget/*.wasm".to_owned()],
            ..Switches::default()
        };
        let usual = type_of(&Switches::default(), "/a.wasm");
        assert_eq!(type_of(&with("A/B; c=d"), "/a.wasm").as_deref(), Some("A/B; c=d"));
        assert_eq!(type_of(&with("A/B"), "/a.css"), usual);
        assert_eq!(type_of(&with(NONE), "/a.wasm"), None);
        assert_eq!(type_of(&with(""), "/a.wasm"), usual);
    }
}
