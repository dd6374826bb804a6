//! Faults of the widget's files.

use std::convert::Infallible;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream;

use crate::switches::Switches;
use crate::switches::choices::{Data, Js, Pack, Wasm};
use crate::world::World;

const WASM: &str = "application/wasm";
const JS: &str = "text/javascript";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain";

/// The maximum size of a language pack in bytes.
const LARGEST_PACK: usize = 16 << 20;

/// A cached fault would outlive its switch.
const NEVER_KEEP: HeaderValue = HeaderValue::from_static("no-store");

/// Makes the browser drop its cached files while any of them must fail: it would not request them
/// again.
pub(super) fn drop_cached_files(world: &World, page: &mut HeaderMap) {
    let switches = world.switches.read();
    let all_well = switches.wasm == Wasm::Normal
        && switches.js == Js::Normal
        && switches.data == Data::Normal
        && switches.pack == Pack::Normal
        && switches.content_type.is_empty();
    if !all_well {
        let name = HeaderName::from_static("clear-site-data");
        page.insert(name, HeaderValue::from_static("\"cache\""));
    }
}

/// Returns the response that replaces a file, if a switch demands it.
pub(super) fn replacement(world: &World, path: &str) -> Option<Response> {
    let mut fault = fault(world, path)?;
    fault.headers_mut().insert(header::CACHE_CONTROL, NEVER_KEEP);
    Some(fault)
}

fn fault(world: &World, path: &str) -> Option<Response> {
    let switches = world.switches.read();
    if path.ends_with(".wasm") {
        match switches.wasm {
            Wasm::Normal | Wasm::Octet | Wasm::Held => None,
            Wasm::NotFound => Some(not_found()),
            Wasm::Hang => Some(hang(world, WASM)),
            Wasm::Html => Some(welcome()),
            Wasm::Corrupt => Some(corrupt()),
        }
    } else if path.contains("/data/") {
        match switches.data {
            Data::Normal | Data::Held => match pack_fault(&switches, path) {
                Pack::NotFound => Some(not_found()),
                Pack::Hang => Some(hang(world, TEXT)),
                Pack::Html => Some(welcome()),
                Pack::Normal | Pack::Held | Pack::Truncated | Pack::OtherCatalogue => None,
            },
            Data::NotFound => Some(not_found()),
            Data::Hang => Some(hang(world, JSON)),
            Data::Garbage => Some(([(header::CONTENT_TYPE, JSON)], "{\"\u{0}[:,").into_response()),
        }
    } else if is_glue(path) {
        match switches.js {
            Js::Normal => None,
            Js::NotFound => Some(not_found()),
            Js::Hang => Some(hang(world, JS)),
        }
    } else {
        None
    }
}

/// Returns when the file is no longer held.
pub(super) async fn released(world: &World, path: &str) {
    world.released(|switches| is_held(switches, path)).await;
}

fn is_held(switches: &Switches, path: &str) -> bool {
    (path.ends_with(".wasm") && switches.wasm == Wasm::Held)
        || (path.contains("/data/") && switches.data == Data::Held)
        || pack_fault(switches, path) == Pack::Held
}

/// Returns the fault of a file if it is a language pack that the fault applies to.
fn pack_fault(switches: &Switches, path: &str) -> Pack {
    let file = path.rsplit_once("/data/").map(|(_, file)| file);
    let is_pack = |name: &&str| !name.contains('/') && name.split('.').next() != Some("catalogue");
    match file.and_then(|file| file.strip_suffix(".txt")).filter(is_pack) {
        Some(locale) if is_chosen(&switches.pack_locales, locale) => switches.pack,
        _ => Pack::Normal,
    }
}

/// Returns whether the file belongs to one of the languages. A build may have added a hash to the
/// tag.
fn is_chosen(locales: &[String], file: &str) -> bool {
    let of = |locale: &String| {
        let rest = file.strip_prefix(locale.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    locales.is_empty() || locales.iter().any(of)
}

/// Returns whether the response is changed, so that it must not be compressed.
pub(super) fn changes(world: &World, path: &str) -> bool {
    matches!(pack_fault(&world.switches.read(), path), Pack::Truncated | Pack::OtherCatalogue)
}

/// Applies the faults that change the file's own response.
pub(super) async fn after(world: &World, path: &str, mut response: Response) -> Response {
    let (wasm, pack) = {
        let switches = world.switches.read();
        (switches.wasm, pack_fault(&switches, path))
    };
    if path.ends_with(".wasm") && wasm == Wasm::Octet {
        let octets = HeaderValue::from_static("application/octet-stream");
        response.headers_mut().insert(header::CONTENT_TYPE, octets);
        response.headers_mut().insert(header::CACHE_CONTROL, NEVER_KEEP);
    }
    match pack {
        Pack::Truncated => {
            damage(response, |mut pack| {
                pack.truncate(pack.len() / 2);
                pack
            })
            .await
        }
        Pack::OtherCatalogue => damage(response, other_catalogue).await,
        _ => response,
    }
}

/// Returns the response with another body.
async fn damage(response: Response, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Response {
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, LARGEST_PACK).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CACHE_CONTROL, NEVER_KEEP);
    Response::from_parts(parts, Body::from(change(body.into())))
}

/// Changes the fingerprint in the header, which is `# pack 3 <fingerprint of the catalogue> …`.
fn other_catalogue(mut pack: Vec<u8>) -> Vec<u8> {
    const FINGERPRINT_AT: usize = "# pack 3 ".len();
    if let Some(digit) = pack.get_mut(FINGERPRINT_AT) {
        *digit = if *digit == b'0' { b'1' } else { b'0' };
    }
    pack
}

/// Returns whether it is wasm-bindgen's JavaScript: any script except those of the page, which must
/// report the failure.
fn is_glue(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.ends_with(".js") && !name.starts_with("boot") && !name.starts_with("before-paint")
}

fn welcome() -> Response {
    Html("<!doctype html><title>Welcome</title>").into_response()
}

fn not_found() -> Response {
    (StatusCode::NOT_FOUND, "Not Found\n").into_response()
}

/// Sends the headers, and then nothing until the simulator ends.
fn hang(world: &World, kind: &'static str) -> Response {
    let closing = world.closing.clone();
    let body = Body::from_stream(stream::once(async move {
        closing.cancelled_owned().await;
        Ok::<_, Infallible>("")
    }));
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

fn corrupt() -> Response {
    let mut bytes = b"\0asm\x01\0\0\0".to_vec();
    bytes.resize(4096, 0xff);
    ([(header::CONTENT_TYPE, WASM)], bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::{Pack, Switches, is_glue, other_catalogue, pack_fault};

    #[test]
    fn the_packs_of_chosen_languages() {
        let fault = |locales: &[&str], path: &str| {
            let pack_locales = locales.iter().map(|locale| (*locale).to_owned()).collect();
            let switches = Switches { pack: Pack::Hang, pack_locales, ..Switches::default() };
            pack_fault(&switches, path)
        };
        assert_eq!(fault(&[], "/data/ru.txt"), Pack::Hang);
        assert_eq!(fault(&["ru"], "/data/ru.txt"), Pack::Hang);
        assert_eq!(fault(&["ru"], "/data/en.txt"), Pack::Normal);
        assert_eq!(fault(&["ru"], "/data/ru.0123456789abcdef.txt"), Pack::Hang);
        for other in ["catalogue.txt", "catalogue.0123456789abcdef.txt", "admin/ru.txt"] {
            let path = format!("/data/{other}");
            assert_eq!(fault(&[], &path), Pack::Normal);
        }
        assert_eq!(fault(&[], "/picker.css"), Pack::Normal);
    }

    #[test]
    fn a_pack_of_another_catalogue() {
        for (pack, changed) in
            [("# pack 3 aa ru", "# pack 3 0a ru"), ("# pack 3 0a", "# pack 3 1a")]
        {
            assert_eq!(other_catalogue(pack.into()), changed.as_bytes());
        }
    }

    #[test]
    fn the_scripts_of_the_page_are_spared() {
        assert!(is_glue("/b24-emoji-picker-0123456789abcdef.js"));
        assert!(!is_glue("/boot-0123456789abcdef.js"));
        assert!(!is_glue("/boot.js"));
        assert!(!is_glue("/before-paint-0123456789abcdef.js"));
        assert!(!is_glue("/style.css"));
    }
}
