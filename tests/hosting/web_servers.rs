//! What each web server does with the settings of its recipe.

use crate::build::{self, FOREVER, assert_headers, file};
use crate::server::{BODY, QUERY, Server};

#[test]
fn a_post_is_answered_with_the_page() {
    for server in Server::all() {
        for path in ["/", "/index.html"] {
            let answer = server.ask("POST", &format!("{path}{QUERY}"), &[], BODY);
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.header("content-type").starts_with("text/html"), "{answer:?}");
            assert!(answer.body == file("index.html"), "{path} is not answered with the page");
            assert_eq!(answer.header("cache-control"), "no-cache");
            assert_headers(&answer.headers);
        }
    }
}

#[test]
fn a_post_is_answered_with_the_copy_that_the_browser_reads() {
    for server in Server::all() {
        let post = |encoding| {
            server.ask(
                "POST",
                &format!("/{QUERY}"),
                &[&format!("Accept-Encoding: {encoding}")],
                BODY,
            )
        };
        let brotli = post("gzip, deflate, br");
        assert_eq!((brotli.status, brotli.header("content-encoding")), (200, "br"));
        assert!(brotli.body == file("index.html.br"), "not the brotli copy of the page");
        let gzip = post("gzip");
        assert_eq!((gzip.status, gzip.header("content-encoding")), (200, "gzip"));
        assert!(gzip.body == file("index.html.gz"), "not the gzip copy of the page");
        assert!(gzip.header("vary").contains("Accept-Encoding"), "{gzip:?}");
    }
}

#[test]
fn other_methods_and_posts_of_files_are_refused() {
    for server in Server::all() {
        for method in ["PUT", "DELETE", "PATCH"] {
            for path in ["/", "/index.html"] {
                let status = server.ask(method, path, &[], b"").status;
                assert!(matches!(status, 403 | 405), "{method} {path}: {status}");
            }
        }
        let style = format!("/{}", build::one("admin.", ".css"));
        assert_eq!(server.ask("POST", &style, &[], BODY).status, 405);
    }
}

#[test]
fn each_file_has_its_type_its_copy_and_is_kept_forever() {
    for server in Server::all() {
        for name in build::names().iter().filter(|name| !build::PAGES.contains(&name.as_str())) {
            let (_, kind) = name.rsplit_once('.').unwrap();
            let expected = match kind {
                "js" => "text/javascript; charset=utf-8",
                "css" => "text/css; charset=utf-8",
                "txt" => "text/plain; charset=utf-8",
                // Its charset has no meaning: JSON is UTF-8.
                "json" => "application/json",
                "svg" => "image/svg+xml",
                "wasm" => "application/wasm",
                other => panic!("no type is known for .{other}"),
            };
            for (encoding, copy) in [("identity", ""), ("gzip, br", ".br"), ("gzip", ".gz")] {
                let answer = server.get(name, encoding);
                assert_eq!(answer.status, 200, "{name}");
                let is_copy = answer.body == file(&format!("{name}{copy}"));
                assert!(is_copy, "{name} in {encoding} is not the file of the build");
                let found = answer.header("content-type");
                let found = if kind == "json" { found.split(';').next() } else { Some(found) };
                assert_eq!(found, Some(expected), "{name} in {encoding}");
                assert_eq!(answer.header("cache-control"), FOREVER, "{name}");
                assert_headers(&answer.headers);
            }
        }
    }
}

#[test]
fn files_without_a_hash_are_revalidated_each_time() {
    for server in Server::all() {
        for name in ["", "manifest.json", "version.json"].into_iter().chain(build::PAGES) {
            let answer = server.get(name, "identity");
            assert_eq!(
                (answer.status, answer.header("cache-control")),
                (200, "no-cache"),
                "{name}"
            );
        }
        let answer = server.get("index.html", "br");
        let tag = format!("If-None-Match: {}", answer.header("etag"));
        let again = server.ask("GET", "/index.html", &["Accept-Encoding: br", &tag], b"");
        assert_eq!((again.status, again.body.len()), (304, 0));
    }
}

/// The Bitrix24 Market asks for an address by HEAD before it accepts it.
#[test]
fn a_head_is_answered_like_a_get_without_a_body() {
    for server in Server::all() {
        for name in ["", "privacy.html", "terms.html"] {
            let path = format!("/{name}");
            let answer = server.ask("HEAD", &format!("{path}{QUERY}"), &[], b"");
            assert_eq!((answer.status, answer.body.len()), (200, 0), "{path}");
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
            assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
            assert_headers(&answer.headers);
        }
    }
}

/// The file may be added by the next deployment, or by a rollback.
#[test]
fn a_missing_file_is_not_cached() {
    for server in Server::all() {
        let answer = server.get("data/en.0123456789abcdef.txt", "br");
        assert_eq!((answer.status, answer.header("cache-control")), (404, "no-cache"));
        assert_headers(&answer.headers);
    }
}

#[test]
fn files_for_other_hosts_are_not_served() {
    for server in Server::all() {
        assert_eq!(server.get("_headers", "identity").status, 404);
    }
}
