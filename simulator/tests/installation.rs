//! `placement.*` and the installation of an app in a portal.

mod support;

use serde_json::json;
use support::{Build, post_json, rest, token};

const HANDLER: &str = "https://widget.example/picker/";

fn bind_form(more: &str) -> String {
    format!("PLACEMENT=IM_TEXTAREA&HANDLER={HANDLER}&OPTIONS[iconName]=fa-smile-o&{more}")
}

#[tokio::test]
async fn a_fresh_portal_is_installed_by_an_administrator() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"fresh_portal": true})).unwrap();
    let token = token(port).await;
    assert_eq!(simulator.bindings(), json!([]));
    assert_eq!(rest(port, &token, "app.info", "").await.json()["result"]["INSTALLED"], false);
    for method in ["placement.bind", "placement.unbind", "placement.get"] {
        let refused = rest(port, &token, method, &bind_form("")).await;
        assert_eq!((refused.status, &refused.json()["error"]), (403, &json!("ACCESS_DENIED")));
    }

    simulator.set(json!({"is_admin": true})).unwrap();
    let form = bind_form(
        "options[x]=1&OPTIONS[width]=360&LANG_ALL[en][TITLE]=Emoji&LANG_ALL[de][TITLE]=Bilder",
    );
    assert_eq!(rest(port, &token, "placement.bind", &form).await.json()["result"], true);
    let bound = rest(port, &token, "placement.get", "").await.json()["result"][0].clone();
    assert_eq!(bound["placement"], "IM_TEXTAREA");
    assert_eq!(bound["handler"], HANDLER);
    assert_eq!(bound["title"], "Emoji");
    assert_eq!(bound["langAll"]["de"]["TITLE"], "Bilder");
    let again = rest(port, &token, "placement.bind", &form).await;
    assert_eq!((again.status, &again.json()["error"]), (400, &json!("ERROR_CORE")));

    assert!(!simulator.is_installed());
    assert_eq!(post_json(port, "/sim/installed", "{}").await.status, 204);
    assert!(simulator.is_installed());
    assert_eq!(rest(port, &token, "app.info", "").await.json()["result"]["INSTALLED"], true);
}

#[tokio::test]
async fn options_get_their_defaults_and_their_types() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"fresh_portal": true, "is_admin": true})).unwrap();
    let token = token(port).await;
    rest(port, &token, "placement.bind", &bind_form("OPTIONS[height]=420px&OPTIONS[odd]=1")).await;
    let expected = json!({
        "iconName": "fa-smile-o", "context": "ALL", "role": "USER", "extranet": "N",
        "width": 100, "height": 420,
    });
    assert_eq!(simulator.bindings()[0]["options"], expected);
    let form = format!("PLACEMENT=IM_SMILES_SELECTOR&HANDLER={HANDLER}&TITLE=Emoji");
    rest(port, &token, "placement.bind", &form).await;
    let expected = json!({"context": "ALL", "role": "USER", "extranet": "N"});
    assert_eq!(simulator.bindings()[1]["options"], expected);
    assert_eq!(simulator.bindings()[1]["title"]["TITLE"], "Emoji");
}

#[tokio::test]
async fn errors_have_their_codes_and_those_of_the_validator_have_status_200() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"fresh_portal": true, "is_admin": true})).unwrap();
    let token = token(port).await;
    let icon = format!("OPTIONS[iconName]={}", "f".repeat(51));
    for (form, status, code) in [
        ("HANDLER=https://a.example/", 400, "ERROR_ARGUMENT"),
        ("PLACEMENT=IM_TEXTAREA", 400, "ERROR_ARGUMENT"),
        ("PLACEMENT=IM_TEXTAREA&HANDLER=https://a.example/", 400, "ERROR_ARGUMENT"),
        ("PLACEMENT=IM_TEXTAREA&HANDLER=http://localhost:8080/", 400, "ERROR_WRONG_HANDLER_URL"),
        ("PLACEMENT=IM_TEXTAREA&HANDLER=ftp://a.example/", 400, "ERROR_UNSUPPORTED_PROTOCOL"),
        ("PLACEMENT=IM_MOON&HANDLER=https://a.example/", 400, "ERROR_PLACEMENT_NOT_FOUND"),
        (&*bind_form("USER_ID=5"), 400, "ERROR_PLACEMENT_USER_MODE"),
        (&*bind_form("OPTIONS[iconName]="), 200, "EMPTY_ERROR_ICON_NAME"),
        (&*bind_form(&icon), 200, "INVALID_ERROR_ICON_NAME"),
        (&*bind_form("OPTIONS[context]=USER; CHAT"), 200, "INVALID_ERROR_CONTEXT"),
        (&*bind_form("OPTIONS[role]=GUEST"), 200, "INVALID_ERROR_ROLE"),
        (&*bind_form("OPTIONS[extranet]=1"), 200, "INVALID_ERROR_EXTRANET"),
        (&*bind_form("OPTIONS[color]=BLACK"), 200, "INVALID_ERROR_COLOR"),
        (&*bind_form("OPTIONS[width]=-1"), 200, "INVALID_ERROR_WIDTH"),
        (&*bind_form("OPTIONS[height]=-1"), 200, "INVALID_ERROR_HEIGHT"),
    ] {
        let reply = rest(port, &token, "placement.bind", form).await;
        let body = reply.json();
        assert_eq!((reply.status, &body["error"]), (status, &json!(code)), "{form}");
        assert!(body.get("time").is_none(), "{body}");
        assert_eq!(body.get("argument").is_some(), code == "ERROR_ARGUMENT", "{body}");
    }
    assert_eq!(simulator.bindings(), json!([]));
}

#[tokio::test]
async fn unbinding_counts_each_twice() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"is_admin": true})).unwrap();
    let token = token(port).await;
    // There is a preexisting one: the portal is not fresh.
    assert_eq!(simulator.bindings()[0]["handler"], simulator.widget_url());
    rest(port, &token, "placement.bind", &bind_form("")).await;
    let form = format!("PLACEMENT=IM_TEXTAREA&HANDLER={HANDLER}");
    for (form, count) in [(&*form, 2), (&*form, 0), ("PLACEMENT=IM_TEXTAREA", 2)] {
        let reply = rest(port, &token, "placement.unbind", form).await.json();
        assert_eq!(reply["result"], json!({ "count": count }));
    }
    assert_eq!(simulator.bindings(), json!([]));
    let listed = rest(port, &token, "placement.list", "").await.json();
    assert!(listed["result"].as_array().unwrap().contains(&json!("IM_TEXTAREA")), "{listed}");
}
