use serde_json::json;

use crate::Service;
use crate::support::{Reply, send};

async fn share(service: &Service, key: &str, slug: &str, body: &str) -> Reply {
    let request = format!("POST /api/v1/{key}/gifs/share/{slug}");
    let kind = ["Content-Type: application/json"];
    send(service.port(), "klipy", &request, &kind, body).await
}

#[tokio::test]
async fn a_share_is_logged_with_the_id_of_its_slug() {
    let service = Service::start().await;
    let item = service.items("gifs/search?q=cat").await.remove(0);
    let slug = item["slug"].as_str().unwrap();
    let reply = share(&service, "simulator", slug, r#"{"q": "cat", "customer_id": "c"}"#).await;
    assert_eq!((reply.status, &reply.json()["result"]), (200, &json!(true)));
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    let expected = json!({
        "kind": "share", "service": "klipy", "event": "SHARE", "id": item["id"].to_string(),
        "slug": slug, "q": "cat", "names": ["customer_id", "q"], "status": 200,
    });
    assert_eq!(service.simulator.log()[1], expected);
}

#[tokio::test]
async fn a_share_that_is_wrong_is_refused_and_logged_without_its_key() {
    let service = Service::start().await;
    let item = service.items("gifs/trending").await.remove(0);
    let slug = item["slug"].as_str().unwrap();
    assert_eq!(share(&service, "a-secret-key", slug, "{}").await.status, 404);
    assert_eq!(share(&service, "simulator", "gone-1", "{}").await.status, 404);
    assert_eq!(share(&service, "simulator", slug, "no JSON").await.status, 422);
    service.switch(json!({"gif_pingback": "500"}));
    assert_eq!(share(&service, "simulator", slug, "{}").await.status, 500);
    let log = service.simulator.log();
    assert!(!log.to_string().contains("a-secret-key"), "{log}");
    let statuses: Vec<_> = (1..5).map(|at| log[at]["status"].clone()).collect();
    assert_eq!(statuses, [404, 404, 422, 500]);
    assert_eq!(log[2]["id"], "");
}

#[tokio::test]
async fn a_browser_may_post_json() {
    let service = Service::start().await;
    for path in ["/api/v1/simulator/gifs/share/a-1--kAAAAAAAA", "/api/v1/simulator/gifs/trending"] {
        let headers = ["Origin: http://widget.localhost", "Access-Control-Request-Method: POST"];
        let reply = send(service.port(), "klipy", &format!("OPTIONS {path}"), &headers, "").await;
        assert_eq!(reply.status, 204, "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
        assert_eq!(reply.header("access-control-allow-headers"), Some("content-type"));
        assert!(reply.header("access-control-allow-methods").unwrap().contains("POST"));
    }
    assert_eq!(service.simulator.log(), json!([]));
}
