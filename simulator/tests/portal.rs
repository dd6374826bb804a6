//! The portal's host, and the data that it stores.

mod support;

use b24_simulator::{Options, Widget, start};
use serde_json::json;
use support::{Build, get, post_json, send};

#[tokio::test]
async fn hosts_are_distinguished() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    assert!(get(port, "portal", "/").await.body.contains("apps-bar"));
    assert!(get(port, "widget", "/").await.body.contains("placement-context"));
    assert!(get(port, "hostile", "/").await.body.contains("Not a portal"));
    let lost = get(port, "elsewhere", "/").await;
    assert_eq!(lost.status, 421);
    assert!(lost.body.contains(&simulator.portal_url()), "{}", lost.body);
}

#[tokio::test]
async fn switches_are_set_by_http_and_refused_by_name() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let changed = post_json(port, "/sim/switches", r#"{"lang":"de","popup_width":400}"#).await;
    assert_eq!(changed.json()["popup_width"], 400);
    assert_eq!(simulator.switches().lang, "de");
    for (change, named) in [(r#"{"lagn":"de"}"#, "lagn"), (r#"{"lang":7}"#, "lang")] {
        let refused = post_json(port, "/sim/switches", change).await;
        assert_eq!(refused.status, 400);
        assert!(refused.body.contains(named), "{}", refused.body);
    }
    assert_eq!(post_json(port, "/sim/reset", "").await.status, 204);
    assert_eq!(get(port, "portal", "/sim/switches").await.json()["lang"], "en");
}

#[tokio::test]
async fn the_panel_describes_every_switch() {
    let build = Build::new();
    let simulator = build.serve().await;
    let described = get(simulator.port(), "portal", "/sim/switches/description").await.json();
    let names: Vec<_> = described.as_array().unwrap().iter().map(|one| &one["name"]).collect();
    let switches = serde_json::to_value(simulator.switches()).unwrap();
    for name in switches.as_object().unwrap().keys() {
        assert!(names.iter().any(|described| *described == name), "{name}");
    }
}

#[tokio::test]
async fn the_page_gets_the_switches_for_drawing_messages() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let switches = get(port, "portal", "/").await.block("state")["switches"].clone();
    assert_eq!((&switches["viewer"], &switches["img_tag"]), (&json!("web"), &json!(true)));
    let change = r#"{"viewer":"phone","img_tag":false}"#;
    assert_eq!(post_json(port, "/sim/switches", change).await.status, 200);
    let switches = get(port, "portal", "/sim/state").await.json()["switches"].clone();
    assert_eq!((&switches["viewer"], &switches["img_tag"]), (&json!("phone"), &json!(false)));
}

#[tokio::test]
async fn options_persist_and_the_first_run_happens_once() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let first = post_json(port, "/sim/init-data", "{}").await.json();
    assert_eq!(first, json!({"first_run": true, "user_options": {}, "app_options": {}}));
    let option = r#"{"owner":"user","name":"recent","value":"😀"}"#;
    assert_eq!(post_json(port, "/sim/option", option).await.json(), json!({"recent": "😀"}));
    let second = post_json(port, "/sim/init-data", "{}").await.json();
    assert_eq!(second["first_run"], false);
    assert_eq!(second["user_options"], json!({"recent": "😀"}));
}

#[tokio::test]
async fn each_opening_has_its_own_sid_and_tokens() {
    let build = Build::new();
    let simulator = build.serve().await;
    let one = post_json(simulator.port(), "/sim/open", "{}").await.json();
    let two = post_json(simulator.port(), "/sim/open", "{}").await.json();
    assert_eq!(one["sid"].as_str().unwrap().len(), 32);
    for field in ["sid", "auth_id", "refresh_id", "application_token"] {
        assert_ne!(one[field], two[field], "{field}");
    }
}

#[tokio::test]
async fn another_sites_page_cannot_set_switches() {
    let build = Build::new();
    let simulator = build.serve().await;
    // A request that a page may send without a preflight.
    let plain = ["Content-Type: text/plain", "Origin: http://widget.localhost"];
    let body = r#"{"is_admin":true}"#;
    let reply = send(simulator.port(), "portal", "POST /sim/switches", &plain, body).await;
    assert_eq!(reply.status, 415);
    assert!(!simulator.switches().is_admin);
}

#[tokio::test]
async fn a_taken_port_is_explained() {
    let build = Build::new();
    let simulator = build.serve().await;
    let options = Options { port: simulator.port(), widget: Widget::Dist(build.folder.clone()) };
    let error = start(options).await.map(|_| ()).unwrap_err().to_string();
    assert!(error.contains("--port"), "{error}");
}

#[tokio::test]
async fn a_folder_without_a_page_is_refused() {
    let options = Options { port: 0, widget: Widget::Dist(std::env::temp_dir().join("nowhere")) };
    let error = start(options).await.map(|_| ()).unwrap_err().to_string();
    assert!(error.contains("index.html"), "{error}");
}
