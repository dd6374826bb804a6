//! A release build on the widget's host.

mod support;

use serde_json::json;
use support::{Build, get, post_form, send};

const QUERY: &str = "/?DOMAIN=portal.localhost&PROTOCOL=0&LANG=en&APP_SID=0123";
const WASM: &str = "/picker-0123456789abcdef_bg.wasm";

#[tokio::test]
async fn a_post_is_answered_with_the_page() {
    let build = Build::new();
    let simulator = build.serve().await;
    let reply = post_form(simulator.port(), QUERY, "AUTH_ID=secret&PLACEMENT=IM_TEXTAREA").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(reply.header("cache-control"), Some("no-cache, of the build"));
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(reply.block("placement-context"), json!({}));
    let log = simulator.log();
    assert_eq!(log[0]["kind"], "post");
    assert_eq!(log[0]["query"], json!(["DOMAIN", "PROTOCOL", "LANG", "APP_SID"]));
    assert_eq!(log[0]["body"], json!(["AUTH_ID", "PLACEMENT"]));
    assert!(!log.to_string().contains("secret"), "the log holds a token: {log}");
}

#[tokio::test]
async fn a_post_is_refused_where_the_host_is_a_plain_static_one() {
    let build = Build::new();
    let simulator = build.serve().await;
    assert_eq!(post_form(simulator.port(), "/data/emoji.json", "").await.status, 405);
    simulator.set(json!({"post": "405"})).unwrap();
    assert_eq!(post_form(simulator.port(), QUERY, "").await.status, 405);
}

#[tokio::test]
async fn the_config_block_gets_the_simulators_entries() {
    let build = Build::new();
    let simulator = build.serve().await;
    simulator.set(json!({"time_factor": 0.25})).unwrap();
    let origin = format!("http://portal.localhost:{}", simulator.port());
    let port = simulator.port();
    let klipy = json!({
        "key": "",
        "api": format!("http://klipy.localhost:{port}"),
        "media": [format!("http://static.klipy.localhost:{port}")],
    });
    let expected = json!({
        "giphy": {"key": "k"}, "klipy": klipy, "portals": ["*.bitrix24.com", origin], "time_factor": 0.25,
    });
    for path in ["/", "/index.html", QUERY] {
        let reply = get(simulator.port(), "widget", path).await;
        assert_eq!(reply.block("config"), expected);
    }
}

#[tokio::test]
async fn the_context_block_is_filled_and_cannot_be_broken_out_of() {
    let build = Build::new();
    let simulator = build.serve().await;
    simulator.set(json!({"context_block": "filled"})).unwrap();
    let attack = "</script><script>window.pwned=1</script><!--&\u{2028}\u{2029}";
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("AUTH_ID", "secret")
        .append_pair("member_id", "m")
        .append_pair("PLACEMENT_OPTIONS", attack)
        .finish();
    let reply = post_form(simulator.port(), QUERY, &form).await;
    let context = reply.block("placement-context");
    assert_eq!(context["PLACEMENT_OPTIONS"], attack);
    assert_eq!(context["APP_SID"], "0123");
    assert_eq!(context["member_id"], "m");
    assert!(!reply.body.contains("pwned=1</script>"), "{}", reply.body);
    assert!(!reply.body.contains("secret"), "{}", reply.body);
}

#[tokio::test]
async fn the_page_has_the_builds_policy_and_our_origins() {
    let build = Build::new();
    let simulator = build.serve().await;
    let policy = async || {
        let page = get(simulator.port(), "widget", "/").await;
        page.header("content-security-policy").map(ToOwned::to_owned)
    };
    let strict = policy().await.unwrap();
    assert!(strict.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
    assert!(strict.contains(&format!(
        "frame-ancestors https://*.bitrix24.com http://portal.localhost:{0} \
         http://hostile.localhost:{0}; report-uri http://reports.localhost:{0}/csp",
        simulator.port()
    )));
    simulator.set(json!({"csp": "no_wasm"})).unwrap();
    assert!(!policy().await.unwrap().contains("wasm"));
    simulator.set(json!({"csp": "off"})).unwrap();
    assert_eq!(policy().await, None);
    simulator.set(json!({"csp": "strict"})).unwrap();
    std::fs::remove_file(build.folder.join("_headers")).unwrap();
    assert_eq!(policy().await, None);
}

#[tokio::test]
async fn a_violation_of_the_policy_is_noted() {
    let build = Build::new();
    let simulator = build.serve().await;
    let report = json!({"csp-report": {
        "document-uri": "http://widget.localhost/", "effective-directive": "img-src",
        "violated-directive": "img-src", "blocked-uri": "https://evil.example/a.png",
        "source-file": "http://widget.localhost/boot.js", "line-number": 7,
    }});
    let kind = ["Content-Type: application/csp-report"];
    let port = simulator.port();
    let reply = send(port, "reports", "POST /csp", &kind, &report.to_string()).await;
    assert_eq!(reply.status, 204);
    assert_eq!(send(port, "reports", "POST /csp", &kind, "x").await.status, 400);
    let expected = json!([{
        "kind": "violation", "directive": "img-src", "blocked": "https://evil.example/a.png",
        "source": "http://widget.localhost/boot.js", "line": 7,
    }]);
    assert_eq!(simulator.log(), expected);
}

#[tokio::test]
async fn invalid_headers_are_reported() {
    let build = Build::new();
    build.write("_headers", "X-A: 1");
    let simulator = build.serve().await;
    let reply = get(simulator.port(), "widget", "/").await;
    assert_eq!(reply.status, 500);
    assert!(reply.body.contains("_headers has a line"), "{}", reply.body);
}

#[tokio::test]
async fn files_have_their_types_and_the_builds_headers() {
    let build = Build::new();
    let simulator = build.serve().await;
    let forever = Some("public, max-age=31536000, immutable");
    for (path, kind, caching) in [
        (WASM, "application/wasm", forever),
        ("/picker-0123456789abcdef.js", "text/javascript", Some("no-cache")),
        ("/data/emoji.json", "application/json", Some("no-cache")),
    ] {
        let reply = get(simulator.port(), "widget", path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert_eq!(reply.header("content-type"), Some(kind), "{path}");
        assert_eq!(reply.header("cache-control"), caching, "{path}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(reply.header("x-of-the-build"), Some("1"), "{path}");
    }
    assert_eq!(get(simulator.port(), "widget", "/_headers").await.status, 404);
}

#[tokio::test]
async fn a_compressed_copy_is_sent_to_clients_that_accept_it() {
    let build = Build::new();
    build.write("data/emoji.json.br", "pretend-brotli");
    let simulator = build.serve().await;
    let request = "GET /data/emoji.json";
    let accepts = ["Accept-Encoding: gzip, br"];
    let reply = send(simulator.port(), "widget", request, &accepts, "").await;
    assert_eq!(reply.header("content-encoding"), Some("br"));
    assert_eq!(reply.header("content-type"), Some("application/json"));
    assert_eq!(reply.body, "pretend-brotli");
    assert_eq!(get(simulator.port(), "widget", "/data/emoji.json").await.body, "[]");
}

#[tokio::test]
async fn nothing_outside_the_build_is_served() {
    let build = Build::new();
    let secret = build.folder.with_extension("txt");
    std::fs::write(&secret, "secret").unwrap();
    let simulator = build.serve().await;
    let name = secret.file_name().unwrap().to_string_lossy().into_owned();
    for path in
        [format!("/../{name}"), format!("/%2e%2e/{name}"), format!("/data/..%2f..%2f{name}")]
    {
        let reply = get(simulator.port(), "widget", &path).await;
        assert_ne!(reply.status, 200, "{path}");
        assert!(!reply.body.contains("secret"), "{path}");
    }
    std::fs::remove_file(secret).unwrap();
}

#[tokio::test]
async fn files_fail_as_switched() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"wasm": "octet", "js": "404", "data": "garbage"})).unwrap();
    let wasm = get(port, "widget", WASM).await;
    assert_eq!(wasm.header("content-type"), Some("application/octet-stream"));
    assert_eq!(wasm.header("cache-control"), Some("no-store"));
    assert_eq!(wasm.body, "\0asm");
    assert_eq!(get(port, "widget", "/picker-0123456789abcdef.js").await.status, 404);
    assert_eq!(get(port, "widget", "/boot-0123456789abcdef.js").await.status, 200);
    let data = get(port, "widget", "/data/emoji.json").await;
    assert!(serde_json::from_str::<serde_json::Value>(&data.body).is_err());
    simulator.set(json!({"wasm": "html"})).unwrap();
    let html = get(port, "widget", WASM).await;
    assert_eq!((html.status, html.header("content-type")), (200, Some("text/html; charset=utf-8")));
    simulator.set(json!({"wasm": "corrupt"})).unwrap();
    assert_eq!(get(port, "widget", WASM).await.header("content-type"), Some("application/wasm"));
}

#[tokio::test]
async fn a_hung_download_ends_with_the_simulator() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"wasm": "hang"})).unwrap();
    let hung = tokio::spawn(async move { get(port, "widget", WASM).await });
    // The log has the request as soon as its headers are being sent.
    let logged = async {
        while simulator.log().as_array().is_none_or(Vec::is_empty) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), logged).await.unwrap();
    assert!(!hung.is_finished());
    simulator.stop().await;
    assert_eq!(hung.await.unwrap().status, 200);
}

#[tokio::test]
async fn a_held_file_arrives_when_its_switch_changes() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"wasm": "held"})).unwrap();
    let held = tokio::spawn(async move { get(port, "widget", WASM).await });
    // The response with another file shows that the held one had time to arrive.
    assert_eq!(get(port, "widget", "/data/emoji.json").await.status, 200);
    assert!(!held.is_finished());
    simulator.set(json!({"lang": "de"})).unwrap();
    assert_eq!(get(port, "widget", "/data/emoji.json").await.status, 200);
    assert!(!held.is_finished());
    simulator.set(json!({"wasm": "normal"})).unwrap();
    assert_eq!(held.await.unwrap().body, "\0asm");
}
