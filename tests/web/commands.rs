//! Commands in their wire format, and parsed replies.

use super::support::portal::Portal;
use super::support::wait::both;
use super::support::{UNANSWERED_MS, limits};
use b24_emoji_picker::bridge::{BridgeError, RefusedReply};
use b24_emoji_picker::limits::Limits;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn get_init_data() {
    let (mut portal, bridge) = Portal::open(limits());
    let data = json!({ "LANG": "en", "DOMAIN": "acme.bitrix24.com", "PLACEMENT_OPTIONS": [] });
    let (result, ()) = both(bridge.get_init_data(), async {
        let call = portal.call().await;
        let sid = portal.sid.as_str();
        assert_eq!(call.wire, format!("getInitData::{}:{sid}", call.callback));
        call.reply(&data);
    })
    .await;
    assert_eq!(result, Ok(data));
}

#[wasm_bindgen_test]
async fn refresh_auth() {
    let (mut portal, bridge) = Portal::open(limits());
    let (result, ()) = both(bridge.refresh_auth(), async {
        let call = portal.call().await;
        let sid = portal.sid.as_str();
        assert_eq!(call.wire, format!("refreshAuth::{}:{sid}", call.callback));
        call.reply(&json!({ "AUTH_ID": "new", "AUTH_EXPIRES": "3600", "REFRESH_ID": "r" }));
    })
    .await;
    let tokens = result.unwrap();
    assert_eq!((tokens.access_token.reveal(), tokens.expires_s), ("new", 3600));
}

#[wasm_bindgen_test]
async fn refresh_auth_of_a_portal_that_cannot() {
    let (mut portal, bridge) = Portal::open(Limits { refresh_ms: UNANSWERED_MS, ..limits() });
    let (result, call) = both(bridge.refresh_auth(), portal.call()).await;
    assert_eq!(result, Err(BridgeError::TimedOut));
    assert_eq!(call.command, "refreshAuth");
}

#[wasm_bindgen_test]
async fn set_user_option() {
    let (mut portal, bridge) = Portal::open(limits());
    let value = "a:b \"c\" \\ {😀} \u{2028}";
    let (result, ()) = both(bridge.set_user_option("recent", value), async {
        let call = portal.call().await;
        let params = json!({ "name": "recent", "value": value });
        let wire = format!("setUserOption:{params}:{}:{}", call.callback, portal.sid.as_str());
        assert_eq!(call.wire, wire);
        call.reply(&params);
    })
    .await;
    assert_eq!(result, Ok(()));
}

#[wasm_bindgen_test]
async fn set_app_option() {
    let (mut portal, bridge) = Portal::open(limits());
    let all = json!({ "rating": "pg", "another": "1" });
    let (result, ()) = both(bridge.set_app_option("rating", "pg"), async {
        let call = portal.call().await;
        let params = json!({ "name": "rating", "value": "pg" });
        let wire = format!("setAppOption:{params}:{}:{}", call.callback, portal.sid.as_str());
        assert_eq!(call.wire, wire);
        call.reply(&all);
    })
    .await;
    assert_eq!(result, Ok(all));
}

#[wasm_bindgen_test]
async fn resize_window() {
    let (mut portal, bridge) = Portal::open(limits());
    let (result, ()) = both(bridge.resize_frame(1201), async {
        let call = portal.call().await;
        let params = json!({ "width": "100%", "height": 1201 });
        let wire = format!("resizeWindow:{params}:{}:{}", call.callback, portal.sid.as_str());
        assert_eq!(call.wire, wire);
        call.reply(&json!({ "width": 900, "height": 1201 }));
    })
    .await;
    assert_eq!(result, Ok(()));
}

#[wasm_bindgen_test]
async fn the_end_of_an_installation_has_no_answer() {
    let (mut portal, bridge) = Portal::open(Limits { option_ms: UNANSWERED_MS, ..limits() });
    let (result, call) = both(bridge.finish_installation(), portal.call()).await;
    let sid = portal.sid.as_str();
    assert_eq!(call.wire, format!("setInstallFinish:{{}}:{}:{sid}", call.callback));
    assert_eq!(result, Err(BridgeError::TimedOut));
}

#[wasm_bindgen_test]
async fn the_draft() {
    let (mut portal, bridge) = Portal::open(limits());
    let (result, ()) = both(bridge.draft(3_000), async {
        let call = portal.call().await;
        assert_eq!(call.wire, object_form(&call.wire, "im:getImTextareaContent", json!("")));
        call.reply_to_request(json!({ "text": "a: \"b\"\nc" }));
    })
    .await;
    assert_eq!(result.as_deref(), Ok("a: \"b\"\nc"));
}

#[wasm_bindgen_test]
async fn insert_and_replace() {
    let (mut portal, bridge) = Portal::open(limits());
    for replace in [false, true] {
        let work = async {
            if replace { bridge.replace_draft("😀").await } else { bridge.insert("😀").await }
        };
        let (result, ()) = both(work, async {
            let call = portal.call().await;
            let params = json!({ "text": "😀", "withNewLine": false, "replace": replace });
            assert_eq!(call.wire, object_form(&call.wire, "im:setImTextareaContent", params));
            call.reply_to_request(json!({ "success": true }));
        })
        .await;
        assert_eq!(result, Ok(()));
    }
}

/// Returns the object that a call in object form must equal: these five fields and no other. The
/// identifiers are taken from the call itself.
fn object_form(wire: &Value, method: &str, params: Value) -> Value {
    for id in ["callback", "requestId", "appSid"] {
        assert!(wire[id].as_str().is_some_and(|id| !id.is_empty() && !id.contains(':')), "{id}");
    }
    assert_ne!(wire["callback"], wire["requestId"]);
    json!({
        "method": method,
        "params": params,
        "callback": wire["callback"],
        "appSid": wire["appSid"],
        "requestId": wire["requestId"],
    })
}

#[wasm_bindgen_test]
async fn a_reply_to_another_request_is_no_success() {
    let (mut portal, bridge) = Portal::open(limits());
    let (result, ()) = both(bridge.insert("😀"), async {
        portal.call().await.reply(&json!({ "requestId": "another", "success": true }));
    })
    .await;
    assert_eq!(result, Err(RefusedReply::AnotherRequest.into()));
}

#[wasm_bindgen_test]
async fn the_portals_own_words_of_failure() {
    let (mut portal, bridge) = Portal::open(limits());
    let (result, ()) = both(bridge.insert("😀"), async {
        portal.call().await.reply_to_request(json!({ "message": "no dialog is open" }));
    })
    .await;
    assert_eq!(result, Err(RefusedReply::Explained("no dialog is open".into()).into()));
}

#[wasm_bindgen_test]
async fn each_call_has_identifiers_of_its_own() {
    let (mut portal, bridge) = Portal::open(limits());
    let (_, (first, second)) = both(both(bridge.draft(3_000), bridge.draft(3_000)), async {
        let (first, second) = (portal.call().await, portal.call().await);
        for call in [&second, &first] {
            call.reply_to_request(json!({ "text": "" }));
        }
        (first, second)
    })
    .await;
    assert_ne!(first.callback, second.callback);
    assert_ne!(first.request(), second.request());
}
