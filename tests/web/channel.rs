//! The frame channel matches replies to calls.

use super::support::UNANSWERED_MS;
use super::support::messages::{deliver, post, window};
use super::support::portal::open_channel;
use super::support::wait::{both, until};
use b24_emoji_picker::bridge::{BridgeError, FrameChannel, MessageId};
use b24_emoji_picker::browser::random_id;
use js_sys::{Function, Object, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::MessageEvent;

const LIMIT_MS: u32 = 3_000;

async fn call(channel: &FrameChannel, id: &MessageId) -> Result<Value, BridgeError> {
    channel.call(&"a call".into(), id.clone(), LIMIT_MS).await
}

async fn reply(id: &MessageId, body: &str) {
    deliver(post, &format!("{id}:{body}").into()).await;
}

#[wasm_bindgen_test]
async fn a_reply_settles_the_call_with_its_callback() {
    let (channel, id) = (open_channel(), random_id());
    let (result, ()) = both(call(&channel, &id), reply(&id, r#"{"LANG":"en"}"#)).await;
    assert_eq!(result, Ok(json!({ "LANG": "en" })));
}

#[wasm_bindgen_test]
async fn a_reply_without_result_is_null() {
    let (channel, id) = (open_channel(), random_id());
    let (result, ()) = both(call(&channel, &id), reply(&id, "")).await;
    assert_eq!(result, Ok(Value::Null));
}

#[wasm_bindgen_test]
async fn replies_in_reverse_order_find_their_calls() {
    let (channel, first, second) = (open_channel(), random_id(), random_id());
    let replies = async {
        reply(&second, "2").await;
        reply(&first, "1").await;
    };
    let ((one, two), ()) =
        both(both(call(&channel, &first), call(&channel, &second)), replies).await;
    assert_eq!((one, two), (Ok(json!(1)), Ok(json!(2))));
}

#[wasm_bindgen_test]
async fn of_two_replies_the_first_counts() {
    let (channel, id, next) = (open_channel(), random_id(), random_id());
    let replies = async {
        reply(&id, "1").await;
        reply(&id, "2").await;
    };
    let (result, ()) = both(call(&channel, &id), replies).await;
    assert_eq!(result, Ok(json!(1)));
    let (result, ()) = both(call(&channel, &next), reply(&next, "3")).await;
    assert_eq!(result, Ok(json!(3)), "the second reply is ignored");
}

#[wasm_bindgen_test]
async fn a_valid_reply_counts_after_a_malformed_one() {
    let (channel, id) = (open_channel(), random_id());
    let replies = async {
        reply(&id, "{").await;
        reply(&id, "1").await;
    };
    let (result, ()) = both(call(&channel, &id), replies).await;
    assert_eq!(result, Ok(json!(1)));
}

#[wasm_bindgen_test]
async fn a_late_reply_does_no_harm() {
    let (channel, id, next) = (open_channel(), random_id(), random_id());
    let late = channel.call(&"a call".into(), id.clone(), 1).await;
    assert_eq!(late, Err(BridgeError::TimedOut));
    reply(&id, "1").await;
    let (result, ()) = both(call(&channel, &next), reply(&next, "2")).await;
    assert_eq!(result, Ok(json!(2)));
}

#[wasm_bindgen_test]
async fn a_timeout_does_not_end_another_call() {
    let (channel, silent, answered) = (open_channel(), random_id(), random_id());
    let unanswered = async { channel.call(&"a call".into(), silent, UNANSWERED_MS).await };
    let calls = both(unanswered, call(&channel, &answered));
    let ((silence, result), ()) = both(calls, reply(&answered, "1")).await;
    assert_eq!((silence, result), (Err(BridgeError::TimedOut), Ok(json!(1))));
}

#[wasm_bindgen_test]
async fn a_message_that_cannot_be_posted_fails_at_once() {
    let channel = FrameChannel::open(&window(), window(), "no origin".into());
    assert_eq!(call(&channel, &random_id()).await, Err(BridgeError::NotPosted));
}

#[wasm_bindgen_test]
async fn a_dropped_channel_listens_no_more() {
    // The order of tests is not defined, and an earlier one may have left a call unanswered.
    until("the channels of other tests are gone", || !is_source_read()).await;
    let channel = open_channel();
    assert!(is_source_read(), "an open channel reads the source of a message");
    drop(channel);
    assert!(!is_source_read());
}

/// Returns whether a listener reads the `source` of a message, as an open channel does.
fn is_source_read() -> bool {
    let event = MessageEvent::new("message").unwrap();
    let asked = Object::new();
    let getter = Function::new_with_args("", "this.asked = true; return null").bind0(&asked);
    let property = Object::new();
    Reflect::set(&property, &"get".into(), &getter).unwrap();
    Object::define_property(&event, &"source".into(), &property);
    window().dispatch_event(&event).unwrap();
    Reflect::get(&asked, &"asked".into()).unwrap() == JsValue::TRUE
}
