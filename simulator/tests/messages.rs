//! `im.message.*`, and the updates that the portal's page gets.

mod support;

use serde_json::{Value, json};
use support::{Build, get, post_json, rest, token};

#[tokio::test]
async fn a_message_arrives_in_its_chat() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let form =
        "DIALOG_ID=chat12&MESSAGE=%5Burl%5Dhttps://media.giphy.com/a.gif%5B/url%5D&URL_PREVIEW=N";
    let id = rest(port, &token, "im.message.add", form).await.json()["result"].clone();
    assert!(id.is_u64(), "{id}");
    let texts = simulator.messages("chat12");
    assert_eq!(texts.len(), 3);
    assert_eq!(texts.last().unwrap(), "[url]https://media.giphy.com/a.gif[/url]");

    let form = format!("MESSAGE_ID={id}");
    assert_eq!(rest(port, &token, "im.message.delete", &form).await.json()["result"], true);
    assert_eq!(simulator.messages("chat12").len(), 2);
    let again = rest(port, &token, "im.message.delete", &form).await;
    assert_eq!((again.status, &again.json()["error"]), (400, &json!("CANT_DELETE_MESSAGE")));
}

#[tokio::test]
async fn refusals_have_their_codes() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let oversize = format!("DIALOG_ID=45&ATTACH[0][MESSAGE]={}", "x".repeat(60_000));
    for (form, code) in [
        ("DIALOG_ID=45&MESSAGE=+", "MESSAGE_EMPTY"),
        ("MESSAGE=Hi", "USER_ID_EMPTY"),
        ("DIALOG_ID=4711&MESSAGE=Hi", "USER_NOT_FOUND"),
        ("DIALOG_ID=chat&MESSAGE=Hi", "CHAT_ID_EMPTY"),
        ("DIALOG_ID=chat4711&MESSAGE=Hi", "CHAT_ID"),
        ("DIALOG_ID[]=45&MESSAGE=Hi", "PARAMS_ERROR"),
        ("DIALOG_ID=45&ATTACH=broken", "ATTACH_ERROR"),
        (&*oversize, "ATTACH_OVERSIZE"),
        ("DIALOG_ID=45&MESSAGE=Hi&KEYBOARD=x", "KEYBOARD_ERROR"),
        ("DIALOG_ID=45&MESSAGE=Hi&MENU=x", "MENU_ERROR"),
        ("DIALOG_ID=45&MESSAGE=Hi&REPLY_ID=4711", "REPLY_ACCESS_ERROR"),
        ("DIALOG_ID=45&MESSAGE=Hi&REPLY_ID=101", "REPLY_FROM_OTHER_CHAT_ERROR"),
    ] {
        let reply = rest(port, &token, "im.message.add", form).await;
        assert_eq!((reply.status, &reply.json()["error"]), (400, &json!(code)), "{code}");
    }
    simulator.set(json!({"can_write": false})).unwrap();
    let reply = rest(port, &token, "im.message.add", "DIALOG_ID=45&MESSAGE=Hi").await;
    assert_eq!((reply.status, &reply.json()["error"]), (403, &json!("ACCESS_ERROR")));
    assert_eq!(simulator.messages("45"), ["Lunch at one?"]);
}

#[tokio::test]
async fn a_message_that_is_too_long_is_cut() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let form = format!("DIALOG_ID=45&MESSAGE={}", "%C3%A4".repeat(20_001));
    rest(port, &token(port).await, "im.message.add", &form).await;
    assert_eq!(simulator.messages("45")[1], "ä".repeat(20_000) + " (...)");
}

#[tokio::test]
async fn the_page_hears_of_messages_at_once() {
    let build = Build::new();
    let simulator = build.serve().await;
    let port = simulator.port();
    let token = token(port).await;
    let state = get(port, "portal", "/sim/state").await.json();
    assert_eq!(state["messages"].as_array().unwrap().len(), 5);
    let waiting = async || {
        get(port, "portal", &format!("/sim/state?after={}", state["revision"])).await.json()
    };
    let writing = rest(port, &token, "im.message.add", "DIALOG_ID=45&MESSAGE=Hi");
    let (heard, _) = tokio::join!(waiting(), writing);
    let texts: Vec<&Value> =
        heard["messages"].as_array().unwrap().iter().map(|message| &message["text"]).collect();
    assert_eq!(texts, [&json!("Hi")]);
    assert_eq!(heard["is_reset"], false);

    let said = json!({"dialog": "chat12", "text": "Hello", "key": "k1"}).to_string();
    post_json(port, "/sim/say", &said).await;
    assert_eq!(simulator.messages("chat12").last().unwrap(), "Hello");
    simulator.reset();
    let after_reset = waiting().await;
    assert_eq!(after_reset["is_reset"], true);
    assert_eq!(after_reset["messages"].as_array().unwrap().len(), 5);
}

#[tokio::test]
async fn no_message_can_leave_its_data_block() {
    let build = Build::new();
    let simulator = build.serve().await;
    let said = json!({"dialog": "45", "text": "</script><b>", "key": "k1"}).to_string();
    post_json(simulator.port(), "/sim/say", &said).await;
    let page = get(simulator.port(), "portal", "/").await;
    assert!(!page.body.contains("</script><b>"), "{}", page.body);
    let state = page.block("state");
    let last = state["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(last["text"], "</script><b>");
}
