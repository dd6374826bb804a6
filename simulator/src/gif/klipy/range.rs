//! Range requests, which browsers send for films.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// Returns the file, or the part that `Range` asks for.
pub(super) fn respond(kind: &'static str, file: Vec<u8>, headers: &HeaderMap) -> Response {
    let file = Bytes::from(file);
    let length = file.len();
    let common = [(header::CONTENT_TYPE, kind), (header::ACCEPT_RANGES, "bytes")];
    let asked = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    match asked.and_then(|range| parse(range, length)) {
        None => (common, file).into_response(),
        Some((start, end)) if start < end => {
            let named = format!("bytes {start}-{}/{length}", end - 1);
            let part = file.slice(start..end);
            (StatusCode::PARTIAL_CONTENT, common, [(header::CONTENT_RANGE, named)], part)
                .into_response()
        }
        Some(_) => {
            let named = format!("bytes */{length}");
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, named)]).into_response()
        }
    }
}

/// Returns the start and the end of a range, which is empty if the file is too short. `None` for
/// several ranges or another unit: the response is then the whole file.
fn parse(range: &str, length: usize) -> Option<(usize, usize)> {
    let (start, end) = range.strip_prefix("bytes=")?.split_once('-')?;
    if start.is_empty() {
        let last: usize = end.parse().ok()?;
        return Some((length.saturating_sub(last), length));
    }
    let start: usize = start.parse().ok()?;
    let end = if end.is_empty() { length } else { end.parse::<usize>().ok()?.saturating_add(1) };
    Some((start, end.min(length)))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn ranges_are_within_the_file() {
        for (range, expected) in [
            ("bytes=0-", Some((0, 10))),
            ("bytes=2-4", Some((2, 5))),
            ("bytes=2-99", Some((2, 10))),
            ("bytes=-3", Some((7, 10))),
            ("bytes=20-", Some((20, 10))),
            ("bytes=0-1,4-5", None),
            ("lines=0-1", None),
        ] {
            assert_eq!(parse(range, 10), expected, "{range}");
        }
    }
}
