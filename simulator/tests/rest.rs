//! REST in general: envelope, tokens, scopes, limits, faults, log.

mod support;

use b24_simulator::Simulator;
use serde_json::{Value, json};
use support::{Build, half_a_call, post_json, rest, send, token};
use tokio::io::AsyncReadExt as _;

async fn error(simulator: &Simulator, token: &str, method: &str, form: &str) -> (u16, Value) {
    rest(simulator.port(), token, method, form).await.error()
}

#[tokio::test]
async fn a_result_has_an_envelope_with_times() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"user_id": 8, "is_admin": true})).unwrap();
    let reply = rest(port, &token(port).await, "profile", "").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    let body = reply.json();
    assert_eq!(body["result"]["ID"], "8");
    assert_eq!(body["result"]["ADMIN"], true);
    assert!(body["time"]["duration"].is_number(), "{body}");
    assert!(body["time"]["date_start"].as_str().unwrap().ends_with("+00:00"), "{body}");
}

#[tokio::test]
async fn the_preflight_does_not_allow_authorization() {
    let build = Build::new();
    let simulator = build.serve().await;
    let reply = send(simulator.port(), "portal", "OPTIONS /rest/profile", &[], "").await;
    assert_eq!(reply.status, 200);
    let allowed = reply.header("access-control-allow-headers");
    assert_eq!(allowed, Some("origin, content-type, accept"));
}

#[tokio::test]
async fn a_token_may_be_sent_in_four_ways_and_two_forms() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let json_type = "Content-Type: application/json";
    let bearer = format!("Authorization: Bearer {token}");
    let body = format!(r#"{{"auth":"{token}","Option":"x"}}"#);
    for reply in [
        send(port, "portal", "POST /rest/user.option.get", &[json_type], &body).await,
        send(port, "portal", "POST /rest/user.option.get.json", &[&bearer], "").await,
        send(port, "portal", &format!("GET /rest/profile?access_token={token}"), &[], "").await,
        rest(port, &token, "scope", "").await,
    ] {
        assert_eq!(reply.status, 200, "{}", reply.body);
    }
    let refused = send(port, "portal", "POST /rest/profile", &[json_type], "[1]").await;
    assert_eq!((refused.status, &refused.json()["error"]), (400, &json!("INVALID_REQUEST")));
}

#[tokio::test]
async fn tokens_are_known_expire_and_are_replaced() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    assert_eq!(error(&simulator, "", "profile", "").await, (401, json!("NO_AUTH_FOUND")));
    assert_eq!(error(&simulator, "made-up", "profile", "").await, (401, json!("invalid_token")));

    let old = token(port).await;
    assert_eq!(rest(port, &old, "profile", "").await.status, 200);
    let refresh = json!({ "auth_id": old }).to_string();
    let new = post_json(port, "/sim/tokens", &refresh).await.json();
    assert_eq!(error(&simulator, &old, "profile", "").await, (401, json!("expired_token")));
    let new = new["auth_id"].as_str().unwrap();
    assert_eq!(rest(port, new, "profile", "").await.status, 200);

    simulator.set(json!({"token_calls": 2})).unwrap();
    let short = token(port).await;
    for status in [200, 200, 401, 401] {
        assert_eq!(rest(port, &short, "profile", "").await.status, status);
    }
}

#[tokio::test]
async fn a_webhook_is_no_app() {
    let build = Build::new();
    let simulator = build.serve().await;
    let reply =
        send(simulator.port(), "portal", "POST /rest/1/s3cr3t/placement.bind", &[], "").await;
    assert_eq!((reply.status, &reply.json()["error"]), (403, &json!("WRONG_AUTH_TYPE")));
}

#[tokio::test]
async fn methods_need_to_exist_and_to_be_in_scope() {
    let build = Build::new();
    let simulator = build.serve().await;
    let token = token(simulator.port()).await;
    let unknown = error(&simulator, &token, "im.message.shout", "").await;
    assert_eq!(unknown, (404, json!("ERROR_METHOD_NOT_FOUND")));
    simulator.set(json!({"scopes": ["placement"]})).unwrap();
    let refused = error(&simulator, &token, "im.message.add", "DIALOG_ID=45&MESSAGE=Hi").await;
    assert_eq!(refused, (403, json!("insufficient_scope")));
    let scopes = rest(simulator.port(), &token, "scope", "").await.json();
    assert_eq!(scopes["result"], json!(["placement"]));
}

#[tokio::test]
async fn options_belong_to_a_person_or_to_all() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let get = async |method: &str| rest(port, &token, method, "").await.json()["result"].clone();
    assert_eq!(get("user.option.get").await, json!([]));
    let set = rest(port, &token, "user.option.set", "options[tone]=3&options[tab]=gifs").await;
    assert_eq!(set.json()["result"], true);
    assert_eq!(get("user.option.get").await, json!({"tone": "3", "tab": "gifs"}));
    let one = rest(port, &token, "user.option.get", "option=tab").await.json();
    assert_eq!(one["result"], "gifs");
    simulator.set(json!({"user_id": 2})).unwrap();
    assert_eq!(get("user.option.get").await, json!([]));

    let refused = error(&simulator, &token, "app.option.set", "options[rating]=pg").await;
    assert_eq!(refused, (403, json!("ACCESS_DENIED")));
    simulator.set(json!({"is_admin": true})).unwrap();
    let set = rest(port, &token, "app.option.set", "options[rating]=pg").await;
    assert_eq!(set.json()["result"], true);
    assert_eq!(get("app.option.get").await, json!({"rating": "pg"}));
}

#[tokio::test]
async fn a_batch_separates_results_from_errors() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let commands =
        "cmd[me]=profile&cmd[no]=nothing&cmd[say]=im.message.add%3FDIALOG_ID%3D45%26MESSAGE%3DHi";
    let body = rest(port, &token, "batch", commands).await.json();
    let result = &body["result"];
    assert_eq!(result["result"]["me"]["ID"], "1");
    assert_eq!(result["result_error"]["no"]["error"], "ERROR_METHOD_NOT_FOUND");
    assert!(result["result"]["say"].is_number(), "{body}");
    assert_eq!(simulator.messages("45").last().unwrap(), "Hi");

    let halted = rest(port, &token, "batch", "halt=1&cmd[]=nothing&cmd[]=profile").await.json();
    assert_eq!(halted["result"]["result"], json!([]));
    let nested = rest(port, &token, "batch", "cmd[a]=batch").await.json();
    let nested = &nested["result"]["result_error"]["a"]["error"];
    assert_eq!(nested, "ERROR_BATCH_METHOD_NOT_ALLOWED");
    let long = "cmd[]=profile&".repeat(51);
    let refused = error(&simulator, &token, "batch", &long).await;
    assert_eq!(refused, (400, json!("ERROR_BATCH_LENGTH_EXCEEDED")));
}

#[tokio::test]
async fn the_bucket_runs_over() {
    let build = Build::new();
    let simulator = build.serve().await;
    let token = token(simulator.port()).await;
    simulator.set(json!({"leaky_bucket": true})).unwrap();
    let mut calls = 0;
    loop {
        let reply = rest(simulator.port(), &token, "profile", "").await;
        if reply.status == 503 {
            assert_eq!(reply.json()["error"], "QUERY_LIMIT_EXCEEDED");
            break;
        }
        calls += 1;
    }
    assert!(calls >= 50, "{calls}");
}

#[tokio::test]
async fn faults_obey_their_count_and_methods() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let fault = json!({
        "rest_fault": "503_query_limit",
        "rest_fault_count": 1,
        "rest_fault_methods": ["im.message.add"],
    });
    simulator.set(fault).unwrap();
    assert_eq!(rest(port, &token, "profile", "").await.status, 200);
    let form = "DIALOG_ID=45&MESSAGE=Hi";
    let refused = error(&simulator, &token, "im.message.add", form).await;
    assert_eq!(refused, (503, json!("QUERY_LIMIT_EXCEEDED")));
    assert_eq!(rest(port, &token, "im.message.add", form).await.status, 200);
    assert_eq!(simulator.messages("45").len(), 2);

    for (fault, status, code) in [
        ("401_expired", 401, "expired_token"),
        ("401_no_auth", 401, "NO_AUTH_FOUND"),
        ("insufficient_scope", 403, "insufficient_scope"),
        ("access_denied", 403, "ACCESS_DENIED"),
        ("access_error", 403, "ACCESS_ERROR"),
        ("429_operation_time", 429, "OPERATION_TIME_LIMIT"),
        ("503_overload", 503, "OVERLOAD_LIMIT"),
        ("404_method", 404, "ERROR_METHOD_NOT_FOUND"),
        ("200_validator", 200, "INVALID_ERROR_ICON_NAME"),
        ("500", 500, "INTERNAL_SERVER_ERROR"),
    ] {
        simulator.set(json!({"rest_fault": fault})).unwrap();
        let refused = error(&simulator, &token, "im.message.add", form).await;
        assert_eq!(refused, (status, json!(code)), "{fault}");
    }
    assert_eq!(simulator.messages("45").len(), 2);
}

#[tokio::test]
async fn a_response_may_be_lost_after_the_effect() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let form = "DIALOG_ID=45&MESSAGE=Hi";
    for (count, fault) in (2..).zip(["empty", "truncated", "cut"]) {
        simulator.set(json!({"rest_fault_methods": [], "rest_fault": fault})).unwrap();
        let reply = rest(port, &token, "im.message.add", form).await;
        assert_eq!(reply.status, 200);
        assert!(serde_json::from_str::<Value>(&reply.body).is_err(), "{}", reply.body);
        let announced = reply.header("content-length").map(|length| length.parse().unwrap());
        assert_eq!(announced == Some(reply.body.len()), fault != "cut", "{fault}");
        assert_eq!(simulator.messages("45").len(), count);
    }
    simulator.set(json!({"rest_fault": "502_html"})).unwrap();
    let page = rest(port, &token, "im.message.add", form).await;
    assert_eq!(page.status, 502);
    assert!(page.body.starts_with("<html>"), "{}", page.body);
    assert_eq!(simulator.messages("45").len(), 4);
}

#[tokio::test]
async fn a_connection_may_be_closed_without_an_answer() {
    let build = Build::new();
    let simulator = build.serve().await;
    let token = token(simulator.port()).await;
    simulator.set(json!({"rest_fault": "drop"})).unwrap();
    let mut bytes = Vec::new();
    half_a_call(simulator.port(), &token).await.read_to_end(&mut bytes).await.ok();
    assert_eq!(bytes, b"");
    assert_eq!(simulator.log().as_array().unwrap().last().unwrap()["status"], 0);
}

#[tokio::test]
async fn a_call_that_hangs_ends_with_the_simulator() {
    let build = Build::new();
    let simulator = build.serve().await;
    let token = token(simulator.port()).await;
    simulator.set(json!({"rest_fault": "hang"})).unwrap();
    let mut stream = half_a_call(simulator.port(), &token).await;
    let is_logged = || simulator.log().to_string().contains(r#""kind":"rest""#);
    while !is_logged() {
        tokio::task::yield_now().await;
    }
    simulator.stop().await;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.ok();
}

#[tokio::test]
async fn calls_are_logged_without_their_tokens() {
    let build = Build::new();
    let simulator = build.serve().await;
    let token = token(simulator.port()).await;
    rest(simulator.port(), &token, "im.message.add", "dialog_id=45&MESSAGE=Hi&URL_PREVIEW=N").await;
    let log = simulator.log();
    let expected = json!([{
        "kind": "rest",
        "method": "im.message.add",
        "parameters": {"DIALOG_ID": "45", "MESSAGE": "Hi", "URL_PREVIEW": "N"},
        "status": 200,
    }]);
    assert_eq!(log, expected);
}
