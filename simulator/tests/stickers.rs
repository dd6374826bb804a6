//! `im.v2.Sticker.Pack.*`, and the pictures of stickers.

mod support;

use serde_json::{Value, json};
use support::{Build, get, post_json, rest, token};

const LOAD: &str = "im.v2.Sticker.Pack.load";
const TAIL: &str = "im.v2.Sticker.Pack.tail";
const GET: &str = "im.v2.Sticker.Pack.get";

fn list<'a>(result: &'a Value, name: &str) -> &'a [Value] {
    result.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[tokio::test]
async fn the_first_packs_come_with_their_stickers() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let result = rest(port, &token, LOAD, "limit=10").await.json()["result"].clone();
    let packs = list(&result, "packs");
    assert_eq!(packs.len(), 10);
    assert_eq!(packs[0]["type"], "vendor");
    assert_eq!(packs[0]["isAdded"], true);
    assert!(packs[0]["id"].is_u64() && packs[0]["authorId"].is_u64(), "{}", packs[0]);
    assert_eq!(result["recentStickers"], json!([]));
    assert_eq!(result["hasNextPage"], true);
    let stickers = list(&result, "stickers");
    for pack in packs {
        let own = stickers.iter().filter(|sticker| sticker["packId"] == pack["id"]).count();
        assert!((8..=20).contains(&own), "{own}");
    }
    let name = packs[0]["name"].as_str().unwrap();
    let first = json!({
        "id": 1,
        "uri": format!("/bitrix/images/im/stickers/{name}/1.png?v1"),
        "type": "image",
        "width": 200,
        "height": 160,
        "packId": 1,
        "packType": "vendor",
        "sort": 1,
    });
    assert_eq!(stickers[0], first);
    assert_eq!(simulator.log()[0]["method"], LOAD);
}

#[tokio::test]
async fn the_tail_begins_after_the_last_pack() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let form = "limit=3&id=10&type=vendor";
    let result = rest(port, &token, TAIL, form).await.json()["result"].clone();
    let ids: Vec<&Value> = list(&result, "packs").iter().map(|pack| &pack["id"]).collect();
    assert_eq!(ids, [&json!(11), &json!(12), &json!(71)]);
    assert_eq!(result["hasNextPage"], true);
    assert_eq!(result.get("recentStickers"), None);
    let result = rest(port, &token, TAIL, "id=71&type=custom").await.json()["result"].clone();
    assert_eq!(list(&result, "packs").len(), 1);
    assert_eq!(list(&result, "stickers").len(), 12);
    assert_eq!(result["hasNextPage"], false);
    for (form, code) in [("type=vendor", "ERROR_ARGUMENT"), ("id=1&type=own", "WRONG_PACK_TYPE")] {
        assert_eq!(rest(port, &token, TAIL, form).await.error(), (400, json!(code)));
    }
}

#[tokio::test]
async fn everybody_can_get_a_custom_pack_by_its_id() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    simulator.set(json!({"user_id": 8})).unwrap();
    let all = rest(port, &token, LOAD, "limit=50").await.json()["result"].clone();
    assert!(list(&all, "packs").iter().all(|pack| pack["type"] == "vendor"), "{all}");
    let result = rest(port, &token, GET, "id=71&type=custom").await.json()["result"].clone();
    let pack = json!({
        "id": 71, "name": "Our team", "type": "custom", "authorId": 1, "isAdded": false,
    });
    assert_eq!(result["pack"], pack);
    assert_eq!(list(&result, "stickers").len(), 5);
    for form in ["id=71&type=vendor", "id=1&type=custom", "id=x&type=custom"] {
        let error = rest(port, &token, GET, form).await.error();
        assert_eq!(error, (400, json!("PACK_NOT_AVAILABLE")), "{form}");
    }
}

#[tokio::test]
async fn the_methods_need_their_case_the_scope_and_a_recent_portal() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let missing = (404, json!("ERROR_METHOD_NOT_FOUND"));
    for method in ["im.v2.sticker.pack.load", "IM.V2.Sticker.Pack.load"] {
        assert_eq!(rest(port, &token, method, "").await.error(), missing);
    }
    for change in [json!({"stickers": "no_method"}), json!({"old_portal": true})] {
        simulator.reset();
        let token = support::token(port).await;
        simulator.set(change).unwrap();
        for method in [LOAD, TAIL, GET] {
            assert_eq!(rest(port, &token, method, "id=1&type=vendor").await.error(), missing);
        }
    }
    simulator.reset();
    let token = support::token(port).await;
    simulator.set(json!({"scopes": ["placement"]})).unwrap();
    let refused = rest(port, &token, LOAD, "").await.error();
    assert_eq!(refused, (403, json!("insufficient_scope")));
}

#[tokio::test]
async fn every_sticker_has_a_picture_on_the_portals_host() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let result = rest(port, &token(port).await, LOAD, "limit=50").await.json()["result"].clone();
    let packs = list(&result, "packs");
    assert_eq!(packs.iter().filter(|pack| pack["type"] == "custom").count(), 2);
    for sticker in list(&result, "stickers") {
        let uri = sticker["uri"].as_str().unwrap();
        let prefix = match sticker["packType"].as_str().unwrap() {
            "vendor" => "/bitrix/images/im/stickers/",
            _ => "/bitrix/services/main/ajax.php?",
        };
        assert!(uri.starts_with(prefix), "{uri}");
        let picture = get(port, "portal", uri).await;
        assert_eq!(picture.status, 200, "{uri}");
        assert_eq!(picture.header("content-type"), Some("image/gif"));
        // The client replaces bytes that are not UTF-8, so the size in the file cannot be read.
        assert!(picture.body.starts_with("GIF89a"), "{uri}");
    }
    for uri in [
        "/bitrix/images/im/stickers/teaBreak/9.png",
        "/bitrix/images/im/stickers/teaBreak/0.png",
        "/bitrix/images/im/stickers/noSuchPack/1.png",
        "/bitrix/services/main/ajax.php?action=im.v2.Sticker.download&fileId=27106",
        "/bitrix/services/main/ajax.php?action=other&fileId=27101",
    ] {
        assert_eq!(get(port, "portal", uri).await.status, 404, "{uri}");
    }
}

#[tokio::test]
async fn batches_json_and_faults_know_the_methods() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let form = format!("cmd[a]={GET}%3Fid%3D72%26type%3Dcustom&cmd[b]={LOAD}%3Flimit%3D1");
    let batch = rest(port, &token, "batch", &form).await.json()["result"].clone();
    assert_eq!(batch["result_error"]["a"]["error"], "PACK_NOT_AVAILABLE");
    assert_eq!(list(&batch["result"]["b"], "packs").len(), 1);
    let body = json!({"auth": token, "id": 74, "type": "custom"}).to_string();
    let got = post_json(port, &format!("/rest/{GET}"), &body).await.json();
    assert_eq!(list(&got["result"], "stickers").len(), 12);
    simulator.set(json!({"rest_fault": "503_query_limit", "rest_fault_methods": [LOAD]})).unwrap();
    let error = rest(port, &token, LOAD, "").await.error();
    assert_eq!(error, (503, json!("QUERY_LIMIT_EXCEEDED")));
    assert_eq!(rest(port, &token, GET, "id=1&type=vendor").await.status, 200);
}
