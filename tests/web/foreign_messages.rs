//! The app ignores messages that are not replies of the portal, and its call stays pending.

use super::support::UNANSWERED_MS;
use super::support::messages::{Frame, deliver, post, wait_for_message, window};
use super::support::portal::open_channel;
use super::support::wait::{both, within};
use b24_emoji_picker::bridge::{BridgeError, FrameChannel, MessageId};
use b24_emoji_picker::browser::random_id;
use js_sys::{Array, Object};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Makes a call, sends foreign messages, and expects the call to time out afterwards.
async fn expect_ignored(channel: FrameChannel, send_foreign: impl AsyncFnOnce(&MessageId)) {
    let id = random_id();
    let order = RefCell::new(Vec::new());
    let waiting = async {
        let result = channel.call(&"a call".into(), id.clone(), UNANSWERED_MS).await;
        order.borrow_mut().push("the call ended");
        result
    };
    let sending = async {
        send_foreign(&id).await;
        order.borrow_mut().push("the messages arrived");
    };
    let (result, ()) = both(waiting, sending).await;
    assert_eq!(result, Err(BridgeError::TimedOut));
    assert_eq!(*order.borrow(), ["the messages arrived", "the call ended"]);
}

#[wasm_bindgen_test]
async fn texts_that_are_no_reply_to_the_call() {
    expect_ignored(open_channel(), async |id| {
        let other = random_id();
        for text in [
            format!("{other}:{{}}"),
            format!("{id}"),
            format!("{id}:{{"),
            format!("{id}:undefined"),
            format!("{id}x:{{}}"),
            format!(" {id}:{{}}"),
            format!(":{id}:{{}}"),
            format!("{other}:{id}:{{}}"),
            String::new(),
            ":".into(),
            "x".repeat(1 << 20),
        ] {
            deliver(post, &text.into()).await;
        }
    })
    .await;
}

#[wasm_bindgen_test]
async fn data_that_is_no_text() {
    expect_ignored(open_channel(), async |id| {
        let reply = JsValue::from_str(&format!("{id}:1"));
        let object = Object::new();
        js_sys::Reflect::set(&object, &"data".into(), &reply).unwrap();
        for data in [
            JsValue::NULL,
            JsValue::UNDEFINED,
            JsValue::TRUE,
            JsValue::from_f64(f64::NAN),
            Array::of1(&reply).into(),
            object.into(),
            // A `String` object: `toString` returns a text, but the type is not a text.
            js_sys::Reflect::construct(
                &js_sys::Function::new_with_args("text", "return new String(text)"),
                &Array::of1(&reply),
            )
            .unwrap(),
        ] {
            deliver(post, &data).await;
        }
    })
    .await;
}

#[wasm_bindgen_test]
async fn another_origin() {
    let portal = "https://acme.bitrix24.com".to_owned();
    let channel = FrameChannel::open(&window(), window(), portal);
    expect_ignored(channel, async |id| {
        deliver(post, &format!("{id}:1").into()).await;
    })
    .await;
}

#[wasm_bindgen_test]
async fn another_frame_of_the_portals_own_origin() {
    let frame = Frame::empty();
    expect_ignored(open_channel(), async |id| {
        deliver(|data| frame.post_to_page(data), &format!("{id}:1").into()).await;
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_frame_with_opaque_origin() {
    expect_ignored(open_channel(), async |id| {
        let mark = random_id();
        let heard = wait_for_message(mark.as_str().into());
        let _frame = Frame::with_opaque_origin(&[&format!("{id}:1"), mark.as_str()]);
        within("the frame's messages", heard).await;
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_reply_of_the_portal_counts_among_foreign_messages() {
    let (channel, id, frame) = (open_channel(), random_id(), Frame::empty());
    let reply = JsValue::from_str(&format!("{id}:1"));
    let sending = async {
        for _ in 0..1_000 {
            frame.post_to_page(&reply);
            post(&"junk".into());
        }
        deliver(post, &format!("{id}:2").into()).await;
    };
    let (result, ()) = both(channel.call(&"a call".into(), id.clone(), 3_000), sending).await;
    assert_eq!(result, Ok(serde_json::json!(2)));
}
