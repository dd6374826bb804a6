//! The switches `stickers` and `sticker_pictures`.

mod support;

use std::time::Duration;

use b24_simulator::Simulator;
use serde_json::{Value, json};
use support::{Build, get, rest, token};

const LOAD: &str = "im.v2.Sticker.Pack.load";
const TAIL: &str = "im.v2.Sticker.Pack.tail";
const GET: &str = "im.v2.Sticker.Pack.get";
const SEND: &str = "im.v2.Chat.Message.send";
const SECOND: &str = "dialogId=45&fields[stickerParams][id]=1&fields[stickerParams][packId]=2\
                      &fields[stickerParams][packType]=vendor";
const CUSTOM_PICTURE: &str =
    "/bitrix/services/main/ajax.php?action=im.v2.Sticker.download&fileId=27101";
const VENDOR_PICTURE: &str = "/bitrix/images/im/stickers/teaBreak/1.png?v1";

/// Returns the result of a call, or null.
async fn result(simulator: &Simulator, token: &str, method: &str, form: &str) -> Value {
    let reply = rest(simulator.port(), token, method, form).await.json();
    reply.get("result").cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_pack_is_gone_or_sending_fails() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    simulator.set(json!({"stickers": "pack_gone"})).unwrap();
    assert_eq!(result(&simulator, &token, LOAD, "").await["packs"][1]["id"], 2);
    let gone = (400, json!("PACK_NOT_FOUND"));
    assert_eq!(rest(port, &token, GET, "id=2&type=vendor").await.error(), gone);
    assert_eq!(rest(port, &token, SEND, SECOND).await.error(), gone);
    assert_eq!(rest(port, &token, GET, "id=1&type=vendor").await.status, 200);
    simulator.set(json!({"stickers": "error"})).unwrap();
    assert_eq!(rest(port, &token, LOAD, "").await.status, 200);
    assert_eq!(rest(port, &token, SEND, SECOND).await.error(), (400, json!("SENDING_FAILED")));
    simulator.set(json!({"stickers": "right"})).unwrap();
    assert_eq!(rest(port, &token, SEND, SECOND).await.status, 200);
}

#[tokio::test]
async fn fields_are_missing() {
    let build = Build::new();
    let simulator = build.serve().await;
    let token = token(simulator.port()).await;
    simulator.set(json!({"stickers": "no_packs"})).unwrap();
    let all = result(&simulator, &token, LOAD, "").await;
    assert_eq!(all.get("packs"), None);
    assert!(!all["stickers"].as_array().unwrap().is_empty());
    simulator.set(json!({"stickers": "no_uris"})).unwrap();
    for (method, form) in [(LOAD, ""), (TAIL, "id=3&type=vendor"), (GET, "id=71&type=custom")] {
        let all = result(&simulator, &token, method, form).await;
        let stickers = all["stickers"].as_array().unwrap();
        assert!(stickers.len() > 4);
        assert!(stickers.iter().all(|sticker| sticker.get("uri").is_none()), "{method}");
    }
}

#[tokio::test]
async fn uris_are_foreign() {
    let build = Build::new();
    let simulator = build.serve().await;
    let token = token(simulator.port()).await;
    simulator.set(json!({"stickers": "foreign_uris"})).unwrap();
    let all = result(&simulator, &token, LOAD, "").await;
    let stickers = all["stickers"].as_array().unwrap();
    let starts = ["https://evil.example/", "javascript:", "//evil.example/", "data:"];
    for (sticker, start) in stickers.iter().zip(starts.iter().cycle()) {
        assert!(sticker["uri"].as_str().unwrap().starts_with(start), "{sticker}");
    }
    // What is sent is the portal's own sticker.
    assert_eq!(rest(simulator.port(), &token, SEND, SECOND).await.status, 200);
    let state = get(simulator.port(), "portal", "/sim/state").await.json();
    let sent = state["messages"].as_array().unwrap().last().unwrap();
    assert!(sent["sticker"]["uri"].as_str().unwrap().starts_with("/bitrix/"), "{sent}");
}

#[tokio::test]
async fn there_are_fifty_packs_of_fifty() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    simulator.set(json!({"stickers": "many"})).unwrap();
    let mut page = result(&simulator, &token, LOAD, "limit=10").await;
    let (mut packs, mut stickers) = (Vec::new(), Vec::new());
    loop {
        packs.extend_from_slice(page["packs"].as_array().unwrap());
        stickers.extend_from_slice(page["stickers"].as_array().unwrap());
        if page["hasNextPage"] == false {
            break;
        }
        let last = packs.last().unwrap();
        let kind = last["type"].as_str().unwrap();
        let form = format!("limit=10&id={}&type={kind}", last["id"]);
        page = result(&simulator, &token, TAIL, &form).await;
    }
    assert_eq!((packs.len(), stickers.len()), (50, 2500));
    for sticker in [&stickers[49], &stickers[2499]] {
        assert_eq!(get(port, "portal", sticker["uri"].as_str().unwrap()).await.status, 200);
    }
}

#[tokio::test]
async fn there_is_garbage_or_nothing() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    simulator.set(json!({"stickers": "garbage"})).unwrap();
    let all = result(&simulator, &token, LOAD, "").await;
    assert_eq!(all["packs"][0], Value::Null);
    assert_eq!(all["stickers"][0], false);
    assert!(all["recentStickers"].is_object() && all["hasNextPage"].is_string(), "{all}");
    assert!(result(&simulator, &token, GET, "id=1&type=vendor").await["pack"].is_array());
    simulator.set(json!({"stickers": "empty"})).unwrap();
    let nothing = json!({"packs": [], "stickers": [], "recentStickers": [], "hasNextPage": false});
    assert_eq!(result(&simulator, &token, LOAD, "").await, nothing);
    let refused = (400, json!("PACK_NOT_AVAILABLE"));
    assert_eq!(rest(port, &token, GET, "id=1&type=vendor").await.error(), refused);
    assert_eq!(rest(port, &token, SEND, SECOND).await.error(), refused);
    assert_eq!(get(port, "portal", VENDOR_PICTURE).await.status, 200);
}

#[tokio::test]
async fn pictures_are_missing_or_a_login_page() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let right = get(port, "portal", CUSTOM_PICTURE).await;
    assert_eq!(right.header("content-type"), Some("image/gif"));
    assert_eq!(right.header("cache-control"), Some("max-age=86400"));
    simulator.set(json!({"sticker_pictures": "login_page"})).unwrap();
    let page = get(port, "portal", CUSTOM_PICTURE).await;
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").unwrap().starts_with("text/html"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let vendor = get(port, "portal", VENDOR_PICTURE).await;
    assert_eq!(vendor.header("content-type"), Some("image/gif"));
    simulator.set(json!({"sticker_pictures": "not_found"})).unwrap();
    for uri in [CUSTOM_PICTURE, VENDOR_PICTURE] {
        assert_eq!(get(port, "portal", uri).await.status, 404, "{uri}");
    }
}

#[tokio::test]
async fn pictures_are_held_until_the_switch_changes() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    simulator.set(json!({"sticker_pictures": "held"})).unwrap();
    let picture = get(port, "portal", VENDOR_PICTURE);
    tokio::pin!(picture);
    let early = tokio::time::timeout(Duration::from_millis(200), &mut picture).await;
    assert!(early.is_err());
    simulator.set(json!({"sticker_pictures": "right"})).unwrap();
    assert_eq!(picture.await.status, 200);
}
