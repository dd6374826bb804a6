//! Tests the functions that respond to a portal's POST on hosts that serve files to GET only.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value, json};

use crate::build::{self, assert_headers};
use crate::node;

const HOSTS: [(&str, &str); 3] = [
    ("cloudflare", "cloudflare/functions/index.js"),
    ("netlify", "netlify/edge-functions/page.js"),
    ("cloudfront", "cloudfront/page/index.mjs"),
];
const QUERY: &str = "/?DOMAIN=portal.example.com&PROTOCOL=1&LANG=de&APP_SID=0123sid";
const FORM: &str = "application/x-www-form-urlencoded";
const BLOCK: &str = "<script type=\"application/json\" id=\"placement-context\">";

/// A function's response, and its requests to the host.
struct Answer(Value);

impl Answer {
    fn status(&self) -> u64 {
        self.0["status"].as_u64().expect("a status")
    }

    fn headers(&self) -> BTreeMap<String, String> {
        serde_json::from_value(self.0["headers"].clone()).expect("headers")
    }

    fn body(&self) -> &str {
        self.0["body"].as_str().expect("a body")
    }

    /// Returns the context block's content, as written in the page.
    fn block(&self) -> &str {
        let (_, rest) = self.body().split_once(BLOCK).expect("a block");
        rest.split_once("</script>").expect("the block's end").0
    }

    fn context(&self) -> Value {
        serde_json::from_str(self.block()).expect("JSON")
    }

    /// Checks that only the block differs from the host's page.
    fn assert_page(&self) {
        let filled = [BLOCK, self.block()].concat();
        assert_eq!(self.body().replacen(&filled, &[BLOCK, "{}"].concat(), 1), build::page());
    }
}

fn post(host: usize, target: &str, body: &str) -> Answer {
    drive(host, json!({"method": "POST", "target": target, "type": FORM, "body": body}))
}

fn drive(host: usize, mut request: Value) -> Answer {
    let (name, file) = HOSTS[host];
    request["host"] = json!(name);
    request["file"] = json!(build::deploy(file));
    request["page"] = json!(build::page());
    Answer(node::run("drive.mjs", &request))
}

fn form(fields: &[(&str, &str)]) -> String {
    let encode =
        |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let fields = fields.iter().map(|(name, value)| format!("{name}={}", encode(value)));
    fields.collect::<Vec<_>>().join("&")
}

#[test]
fn a_post_is_answered_with_the_page_and_its_headers() {
    for (host, (name, _)) in HOSTS.iter().enumerate() {
        let answer = post(host, QUERY, "PLACEMENT=IM_TEXTAREA");
        assert_eq!(answer.status(), 200, "{name}");
        answer.assert_page();
        // The byte order mark is preserved.
        assert!(answer.body().starts_with('\u{feff}'), "{name}");
        let headers = answer.headers();
        assert_headers(&headers);
        assert_eq!(headers["content-type"], "text/html; charset=utf-8");
        // It belongs to one user.
        assert_eq!(headers["cache-control"], "no-store");
        // These headers of the host describe its file only.
        assert_eq!((headers.get("etag"), headers.get("content-length")), (None, None));
    }
}

#[test]
fn the_page_gets_the_allowed_fields_and_no_token() {
    let body = form(&[
        ("AUTH_ID", "secret-1"),
        ("AUTH_EXPIRES", "3600"),
        ("REFRESH_ID", "secret-2"),
        ("SERVER_ENDPOINT", "https://oauth.example.com/rest/"),
        ("APPLICATION_TOKEN", "secret-3"),
        ("APPLICATION_SCOPE", "im,placement"),
        ("member_id", "da45"),
        ("status", "L"),
        ("PLACEMENT", "IM_TEXTAREA"),
        ("PLACEMENT_OPTIONS", r#"{"dialogId":"chat1","name":"Möhre 🥕"}"#),
        ("__proto__", "x"),
    ]);
    for (host, (name, _)) in HOSTS.iter().enumerate() {
        let answer = post(host, QUERY, &body);
        let expected = json!({
            "DOMAIN": "portal.example.com", "PROTOCOL": "1", "LANG": "de", "APP_SID": "0123sid",
            "member_id": "da45", "status": "L", "PLACEMENT": "IM_TEXTAREA",
            "PLACEMENT_OPTIONS": r#"{"dialogId":"chat1","name":"Möhre 🥕"}"#,
            "APPLICATION_SCOPE": "im,placement",
        });
        assert_eq!(answer.context(), expected, "{name}");
        assert!(!answer.0.to_string().contains("secret"), "{name}");
        // The function requests only the page from the host.
        let asked = answer.0["asked"].as_array().unwrap();
        let page = ["GET https://emoji.example.com/", "GET https://d111.cloudfront.net/index.html"];
        assert!(asked.len() == 1 && page.contains(&asked[0].as_str().unwrap()), "{asked:?}");
    }
}

#[test]
fn older_portals_send_all_fields_in_the_body() {
    let body = form(&[("DOMAIN", "old.example.com"), ("LANG", "ru"), ("PLACEMENT", "DEFAULT")]);
    for host in 0..HOSTS.len() {
        let expected = json!({"DOMAIN": "old.example.com", "LANG": "ru", "PLACEMENT": "DEFAULT"});
        assert_eq!(post(host, "/", &body).context(), expected);
    }
}

#[test]
fn nothing_breaks_out_of_the_block() {
    let evil = "</script><script>alert(1)</script><!--<script> & \u{2028}\u{2029} \" \\ \0 \r\n \
                $& $` $' $1 ${x} \u{feff}\u{fffe}";
    let body = form(&[("PLACEMENT", evil), ("PLACEMENT_OPTIONS", evil), (evil, evil)]);
    let query = format!("/?{}", form(&[("LANG", evil)]));
    for host in 0..HOSTS.len() {
        let answer = post(host, &query, &body);
        answer.assert_page();
        let block = answer.block();
        assert!(!block.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{block}");
        let expected: Map<String, Value> = ["LANG", "PLACEMENT", "PLACEMENT_OPTIONS"]
            .map(|name| (name.to_owned(), json!(evil)))
            .into_iter()
            .collect();
        assert_eq!(answer.context(), Value::Object(expected));
    }
}

/// The page asks the portal itself; the data of the block then arrives later.
#[test]
fn an_unreadable_body_is_ignored() {
    let long = format!("PLACEMENT=A&x={}", "x".repeat(70_000));
    let huge = format!("PLACEMENT=A&x={}", "x".repeat(2 << 20));
    let from_query = json!({
        "DOMAIN": "portal.example.com", "PROTOCOL": "1", "LANG": "de", "APP_SID": "0123sid",
    });
    for host in 0..HOSTS.len() {
        for (kind, body) in [
            (Some(FORM), Some(long.as_str())),
            (Some(FORM), Some(huge.as_str())),
            (Some("multipart/form-data; boundary=x"), Some("PLACEMENT=A")),
            (None, Some("PLACEMENT=A")),
            (Some(FORM), None),
        ] {
            let request = json!({"method": "POST", "target": QUERY, "type": kind, "body": body});
            let answer = drive(host, request);
            assert_eq!((answer.status(), answer.context()), (200, from_query.clone()));
        }
        let odd = post(host, "/?LANG=%ff%zz", "PLACEMENT=%&=&&%00=1");
        assert_eq!(odd.context(), json!({"LANG": "\u{fffd}%zz", "PLACEMENT": "%"}));
    }
}

#[test]
fn a_host_without_the_page_says_so() {
    for host in 0..HOSTS.len() {
        let answer = drive(
            host,
            json!({"method": "POST", "target": "/", "type": FORM, "body": "", "missing": true}),
        );
        assert_eq!(answer.status(), 502);
        assert_headers(&answer.headers());
        assert!(answer.headers()["content-type"].starts_with("text/plain"));
    }
}

#[test]
fn each_host_routes_only_a_post_of_the_page_to_the_function() {
    // Cloudflare matches URLs by the names of files.
    let [root, page] = ["index.js", "index.html.js"]
        .map(|name| fs::read(build::deploy(&format!("cloudflare/functions/{name}"))).unwrap());
    assert!(root == page);
    // It exports no handler for other methods, so files answer a GET and a HEAD.
    assert_eq!(post(0, QUERY, "").0["exports"], json!(["onRequestPost"]));
    let netlify = post(1, QUERY, "");
    assert_eq!(netlify.0["config"], json!({"path": ["/", "/index.html"], "method": "POST"}));
    let ask = |method: &str, target: &str| {
        drive(2, json!({"method": method, "target": target, "type": null, "body": null}))
    };
    for method in ["GET", "HEAD"] {
        for path in ["/", "/index.html", "/privacy.html", "/data/en.txt"] {
            assert_eq!(ask(method, &format!("{path}?x=1")).0["passed"], path, "{method}");
        }
    }
    for (method, target) in [("PUT", "/"), ("DELETE", "/index.html"), ("POST", "/boot.js")] {
        assert_eq!(ask(method, target).status(), 405, "{method} {target}");
    }
}

/// CloudFront's own type of function is no module and has no imports.
#[test]
fn cloudfront_sends_the_headers_with_every_file() {
    let file = build::deploy("cloudfront/headers.js");
    assert!(fs::metadata(&file).unwrap().len() < 10_000, "CloudFront takes 10 KB");
    let request = json!({"host": "headers", "file": file});
    let response = node::run("drive.mjs", &request);
    let headers = response["headers"].as_object().unwrap().iter();
    let headers: BTreeMap<String, String> = headers
        .map(|(name, value)| (name.clone(), value["value"].as_str().unwrap().to_owned()))
        .collect();
    assert_headers(&headers);
    assert_eq!(headers["etag"], "x");
    assert_eq!(response["statusCode"], 200);
}

#[test]
fn no_function_writes_to_a_log() {
    for (_, file) in HOSTS {
        let source = fs::read_to_string(build::deploy(file)).unwrap();
        assert!(!source.contains("console"), "{file}");
    }
}
