//! `im.v2.Chat.Message.send`: stickers in chats.

mod support;

use serde_json::json;
use support::{Build, get, rest, token};

const SEND: &str = "im.v2.Chat.Message.send";
const LOAD: &str = "im.v2.Sticker.Pack.load";

fn sticker(id: u32, pack: u32, kind: &str) -> String {
    format!(
        "fields[stickerParams][id]={id}&fields[stickerParams][packId]={pack}\
         &fields[stickerParams][packType]={kind}"
    )
}

#[tokio::test]
async fn a_sticker_arrives_in_its_chat_and_can_be_taken_back() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let form = format!("dialogId=chat12&{}&fields[replyId]=101", sticker(3, 2, "vendor"));
    let reply = rest(port, &token, SEND, &form).await.json()["result"].clone();
    assert!(reply["id"].is_u64(), "{reply}");
    assert_eq!(reply["uuidMap"], json!([]));
    let key = json!({"id": 3, "packId": 2, "packType": "vendor"});
    assert_eq!(simulator.stickers("chat12"), json!([key]));
    assert_eq!(simulator.messages("chat12").last().unwrap(), "");
    let state = get(port, "portal", "/sim/state").await.json();
    let shown = state["messages"].as_array().unwrap().last().unwrap();
    let sticker = json!({
        "id": 3,
        "packId": 2,
        "packType": "vendor",
        "uri": "/bitrix/images/im/stickers/cloudlings/3.png?v1",
        "width": 200,
        "height": 160,
    });
    assert_eq!(shown["sticker"], sticker);
    let call = simulator.log().as_array().unwrap().last().unwrap().clone();
    assert_eq!((&call["kind"], &call["method"]), (&json!("rest"), &json!(SEND)));
    assert_eq!(call["parameters"]["FIELDS"]["stickerParams"]["id"], "3");

    let form = format!("MESSAGE_ID={}", reply["id"]);
    assert_eq!(rest(port, &token, "im.message.delete", &form).await.json()["result"], true);
    assert_eq!(simulator.stickers("chat12"), json!([]));
    assert_eq!(simulator.messages("chat12").len(), 2);
}

#[tokio::test]
async fn the_portal_keeps_the_last_twelve_of_each_user() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let custom = sticker(7101, 71, "custom");
    let vendor: Vec<String> = (1..=13).map(|id| sticker(id, 1, "vendor")).collect();
    for sticker in vendor.iter().chain([&vendor[4], &custom]) {
        let form = format!("dialogId=45&{sticker}");
        assert_eq!(rest(port, &token, SEND, &form).await.status, 200, "{form}");
    }
    let recent = rest(port, &token, LOAD, "").await.json()["result"]["recentStickers"].clone();
    let ids: Vec<u64> =
        recent.as_array().unwrap().iter().map(|one| one["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, [7101, 5, 13, 12, 11, 10, 9, 8, 7, 6, 4, 3]);
    assert_eq!(recent[0], json!({"id": 7101, "packId": 71, "packType": "custom"}));
    simulator.set(json!({"user_id": 8})).unwrap();
    let other = rest(port, &token, LOAD, "").await.json();
    assert_eq!(other["result"]["recentStickers"], json!([]));
}

#[tokio::test]
async fn refusals_have_their_codes_and_no_text() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let right = sticker(1, 1, "vendor");
    for (form, code) in [
        (format!("dialogId=chat4711&{right}"), "CHAT_NOT_FOUND"),
        (right.clone(), "CHAT_NOT_FOUND"),
        ("dialogId=45&fields[message]=Hi".to_owned(), "SENDING_FAILED"),
        ("dialogId=45&fields[stickerParams]=1".to_owned(), "STICKER_SENDING_ERROR"),
        ("dialogId=45&fields[stickerParams][id]=1".to_owned(), "STICKER_SENDING_ERROR"),
        (format!("dialogId=45&{}", sticker(99, 1, "vendor")), "STICKER_SENDING_ERROR"),
        (format!("dialogId=45&{}", sticker(1, 1, "own")), "WRONG_PACK_TYPE"),
        (format!("dialogId=45&{}", sticker(1, 13, "vendor")), "PACK_NOT_AVAILABLE"),
        (format!("dialogId=45&{}", sticker(1, 1, "custom")), "PACK_NOT_FOUND"),
        (format!("dialogId=45&{right}&fields[replyId]=4711"), "REPLY_ACCESS_ERROR"),
    ] {
        let reply = rest(port, &token, SEND, &form).await;
        assert_eq!(reply.error(), (400, json!(code)), "{form}");
        let has_text = code.starts_with("REPLY");
        assert_eq!(reply.json()["error_description"] != "", has_text, "{form}");
    }
    let form = format!("dialogId=45&{right}");
    simulator.set(json!({"can_write": false})).unwrap();
    assert_eq!(rest(port, &token, SEND, &form).await.error(), (400, json!("ACCESS_DENIED")));
    simulator.set(json!({"can_write": true, "scopes": ["placement"]})).unwrap();
    assert_eq!(rest(port, &token, SEND, &form).await.error(), (403, json!("insufficient_scope")));
    simulator.set(json!({"scopes": ["im"], "old_portal": true})).unwrap();
    let missing = (404, json!("ERROR_METHOD_NOT_FOUND"));
    assert_eq!(rest(port, &token, SEND, &form).await.error(), missing);
    assert_eq!(simulator.stickers("45"), json!([]));
    assert_eq!(simulator.messages("45").len(), 1);
}

#[tokio::test]
async fn the_page_has_the_script_that_shows_stickers() {
    let build = Build::new();
    let simulator = build.serve().await;
    let script = get(simulator.port(), "portal", "/sticker.js").await;
    assert!(script.body.contains("stickerBody"), "{}", script.body);
}
