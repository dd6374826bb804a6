//! Tests nginx with the recipe's settings.

use std::fs;
use std::time::{Duration, Instant};

use crate::build::{self, FOREVER, assert_headers};
use crate::http::{self, Answer};

/// A portal's query, by its shape.
const QUERY: &str = "?DOMAIN=portal.example.com&PROTOCOL=1&LANG=de&APP_SID=0123sid";
const BODY: &[u8] = b"AUTH_ID=a-token&REFRESH_ID=another&PLACEMENT=IM_TEXTAREA";
const LIMIT: Duration = Duration::from_secs(10);

fn ask(method: &str, target: &str, headers: &[&str], body: &[u8]) -> Answer {
    let port = std::env::var("B24_NGINX").expect("B24_NGINX, the port of an nginx");
    http::ask(port.parse().expect("a port"), method, target, headers, body)
}

fn get(name: &str, encoding: &str) -> Answer {
    ask("GET", &format!("/{name}"), &[&format!("Accept-Encoding: {encoding}")], b"")
}

fn file(name: &str) -> Vec<u8> {
    fs::read(build::dist().join(name)).expect("a file of the build")
}

#[test]
fn a_post_is_answered_with_the_page() {
    for path in ["/", "/index.html"] {
        let answer = ask("POST", &format!("{path}{QUERY}"), &[], BODY);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.header("content-type").starts_with("text/html"), "{answer:?}");
        assert_eq!(answer.body, file("index.html"));
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_headers(&answer.headers);
    }
}

#[test]
fn a_post_is_answered_with_the_copy_that_the_browser_reads() {
    let post = |encoding| {
        ask("POST", &format!("/{QUERY}"), &[&format!("Accept-Encoding: {encoding}")], BODY)
    };
    let brotli = post("gzip, deflate, br");
    assert_eq!((brotli.status, brotli.header("content-encoding")), (200, "br"));
    assert_eq!(brotli.body, file("index.html.br"));
    let gzip = post("gzip");
    assert_eq!((gzip.status, gzip.header("content-encoding")), (200, "gzip"));
    assert_eq!(gzip.body, file("index.html.gz"));
    assert!(gzip.header("vary").contains("Accept-Encoding"), "{gzip:?}");
}

#[test]
fn a_body_of_some_size_is_taken_and_a_huge_one_refused() {
    let body = [BODY, b"&PLACEMENT_OPTIONS=", &[b'x'; 60_000][..]].concat();
    assert_eq!(ask("POST", "/", &[], &body).body, file("index.html"));
    assert_eq!(ask("POST", "/", &[], &vec![b'x'; 1 << 20]).status, 413);
}

#[test]
fn other_methods_and_posts_of_files_are_refused() {
    for method in ["PUT", "DELETE", "PATCH"] {
        for path in ["/", "/index.html"] {
            let status = ask(method, path, &[], b"").status;
            assert!(matches!(status, 403 | 405), "{method} {path}: {status}");
        }
    }
    let style = format!("/{}", build::one("admin.", ".css"));
    assert_eq!(ask("POST", &style, &[], BODY).status, 405);
}

#[test]
fn each_file_has_its_type_its_copy_and_is_kept_forever() {
    for name in build::names().iter().filter(|name| !build::PAGES.contains(&name.as_str())) {
        let (_, kind) = name.rsplit_once('.').unwrap();
        let expected = match kind {
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "json" => "application/json; charset=utf-8",
            "svg" => "image/svg+xml",
            "wasm" => "application/wasm",
            other => panic!("no type is known for .{other}"),
        };
        for (encoding, copy) in [("identity", ""), ("gzip, br", ".br"), ("gzip", ".gz")] {
            let answer = get(name, encoding);
            assert_eq!(answer.status, 200, "{name}");
            assert_eq!(answer.body, file(&format!("{name}{copy}")), "{name} in {encoding}");
            assert_eq!(answer.header("content-type"), expected, "{name} in {encoding}");
            assert_eq!(answer.header("cache-control"), FOREVER, "{name}");
            assert_headers(&answer.headers);
        }
    }
}

#[test]
fn files_without_a_hash_are_revalidated_each_time() {
    for name in ["", "manifest.json", "version.json"].into_iter().chain(build::PAGES) {
        let answer = get(name, "identity");
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-cache"), "{name}");
    }
    let answer = get("index.html", "br");
    let tag = format!("If-None-Match: {}", answer.header("etag"));
    let again = ask("GET", "/index.html", &["Accept-Encoding: br", &tag], b"");
    assert_eq!((again.status, again.body.len()), (304, 0));
}

/// The vendor's market asks for an address by HEAD before it accepts it.
#[test]
fn a_head_is_answered_like_a_get_without_a_body() {
    for name in ["", "privacy.html", "terms.html"] {
        let path = format!("/{name}");
        let answer = ask("HEAD", &format!("{path}{QUERY}"), &[], b"");
        assert_eq!((answer.status, answer.body.len()), (200, 0), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert_headers(&answer.headers);
    }
}

/// The file may be added by the next deployment, or by a rollback.
#[test]
fn a_missing_file_is_not_cached() {
    let answer = get("data/en.0123456789abcdef.txt", "br");
    assert_eq!((answer.status, answer.header("cache-control")), (404, "no-cache"));
    assert_headers(&answer.headers);
}

#[test]
fn files_for_other_hosts_are_not_served() {
    assert_eq!(get("_headers", "identity").status, 404);
}

#[test]
fn no_log_has_a_query_or_a_body() {
    // Specific to this run: the log may contain those of others.
    let agent = format!("User-Agent: log-{}", std::process::id());
    let path = format!("/index.html{QUERY}&mark=no-log");
    ask("POST", &path, &[&agent], BODY);
    ask("POST", &path, &[&agent], &vec![b'x'; 1 << 20]);
    ask("PUT", &path, &[&agent], BODY);
    ask("GET", &format!("/missing{QUERY}"), &[&agent], b"");
    let log = std::env::var("B24_NGINX_LOG").expect("B24_NGINX_LOG, its log");
    let deadline = Instant::now() + LIMIT;
    // The log is written after the response.
    let text = loop {
        let text = fs::read_to_string(&log).expect("the log");
        if text.matches(&agent["User-Agent: ".len()..]).count() == 4 {
            break text;
        }
        assert!(Instant::now() < deadline, "{text}");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(text.contains("\"POST /index.html\" 200 "), "{text}");
    let errors = std::path::Path::new(&log).with_file_name("picker-error.log");
    let all = text + &fs::read_to_string(errors).expect("the log of errors");
    for secret in ["APP_SID", "0123sid", "no-log", "a-token", "DOMAIN"] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
}
