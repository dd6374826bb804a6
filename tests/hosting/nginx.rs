//! What only the recipe for nginx does: it limits the body of a request, and writes a log.

use std::fs;
use std::time::{Duration, Instant};

use crate::build::file;
use crate::server::{BODY, QUERY, Server};

const LIMIT: Duration = Duration::from_secs(10);

fn ask(method: &str, target: &str, headers: &[&str], body: &[u8]) -> crate::http::Answer {
    Server::nginx().expect("B24_NGINX, the port of an nginx").ask(method, target, headers, body)
}

#[test]
fn a_body_of_some_size_is_taken_and_a_huge_one_refused() {
    let body = [BODY, b"&PLACEMENT_OPTIONS=", &[b'x'; 60_000][..]].concat();
    assert_eq!(ask("POST", "/", &[], &body).body, file("index.html"));
    assert_eq!(ask("POST", "/", &[], &vec![b'x'; 1 << 20]).status, 413);
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
