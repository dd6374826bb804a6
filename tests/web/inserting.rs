//! Insertions into the draft: the portal's padding is removed, and no letter of the user is lost.

use super::support::chat::Chat;
use super::support::portal::Portal;
use super::support::wait::both;
use super::support::{UNANSWERED_MS, limits};
use b24_emoji_picker::delivery::{InsertError, Inserter};
use b24_emoji_picker::limits::Limits;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

fn open(limits: Limits) -> (Portal, Inserter) {
    let (portal, bridge) = Portal::open(limits);
    (portal, Inserter::new(bridge, limits))
}

/// Inserts a text at the end of a draft that the user does not edit in the meantime.
async fn insert_undisturbed(inserter: &Inserter, portal: &mut Portal, chat: &mut Chat, text: &str) {
    let was_empty = chat.draft.is_empty();
    let (result, ()) = both(inserter.insert(text), async {
        chat.read(&portal.call().await);
        chat.write(&portal.call().await);
        chat.read(&portal.call().await);
        // The portal does not pad the text in an empty draft, so there is nothing to remove.
        if !was_empty {
            chat.write(&portal.call().await);
        }
    })
    .await;
    assert_eq!(result, Ok(()));
    portal.expect_no_call().await;
}

#[wasm_bindgen_test]
async fn a_run_of_picks_has_no_blanks() {
    let (mut portal, inserter) = open(limits());
    let mut chat = Chat::with("");
    for emoji in ["😀", "👨‍👩‍👧‍👦", "❤️"] {
        insert_undisturbed(&inserter, &mut portal, &mut chat, emoji).await;
    }
    assert_eq!(chat.draft, "😀👨‍👩‍👧‍👦❤️");
}

#[wasm_bindgen_test]
async fn the_existing_draft_stays() {
    let (mut portal, inserter) = open(limits());
    let mut chat = Chat::with("a: \"b\"\nc ");
    insert_undisturbed(&inserter, &mut portal, &mut chat, "😀").await;
    assert_eq!(chat.draft, "a: \"b\"\nc 😀");
}

#[wasm_bindgen_test]
async fn a_caret_in_the_middle_keeps_the_padding() {
    let (mut portal, inserter) = open(limits());
    let mut chat = Chat::with("Hithere").with_caret_at(2);
    let (result, ()) = both(inserter.insert("😀"), async {
        chat.read(&portal.call().await);
        chat.write(&portal.call().await);
        chat.read(&portal.call().await);
    })
    .await;
    assert_eq!(result, Ok(()));
    portal.expect_no_call().await;
    assert_eq!(chat.draft, "Hi 😀 there");
}

#[wasm_bindgen_test]
async fn what_is_typed_after_the_insertion_survives() {
    let (mut portal, inserter) = open(limits());
    let mut chat = Chat::with("Hi");
    let (result, ()) = both(inserter.insert("😀"), async {
        chat.read(&portal.call().await);
        chat.write(&portal.call().await);
        chat.type_text("x");
        chat.read(&portal.call().await);
    })
    .await;
    assert_eq!(result, Ok(()));
    portal.expect_no_call().await;
    assert_eq!(chat.draft, "Hi 😀 x");
}

#[wasm_bindgen_test]
async fn what_is_typed_before_the_insertion_survives() {
    let (mut portal, inserter) = open(limits());
    let mut chat = Chat::with("Hi");
    let (result, ()) = both(inserter.insert("😀"), async {
        chat.read(&portal.call().await);
        chat.type_text("x");
        chat.write(&portal.call().await);
        chat.read(&portal.call().await);
    })
    .await;
    assert_eq!(result, Ok(()));
    portal.expect_no_call().await;
    assert_eq!(chat.draft, "Hix 😀 ");
}

#[wasm_bindgen_test]
async fn a_slow_read_leaves_the_padding() {
    let (mut portal, inserter) = open(Limits { tidy_read_ms: UNANSWERED_MS, ..limits() });
    let mut chat = Chat::with("Hi");
    let (result, late) = both(inserter.insert("😀"), async {
        chat.read(&portal.call().await);
        chat.write(&portal.call().await);
        portal.call().await
    })
    .await;
    assert_eq!(result, Ok(()), "the pick itself is in the draft");
    chat.read(&late);
    portal.expect_no_call().await;
    assert_eq!(chat.draft, "Hi 😀 ");
}

#[wasm_bindgen_test]
async fn without_a_first_read_the_padding_stays() {
    let (mut portal, inserter) = open(Limits { tidy_read_ms: UNANSWERED_MS, ..limits() });
    let mut chat = Chat::with("Hi");
    let (result, ()) = both(inserter.insert("😀"), async {
        let unanswered = portal.call().await;
        assert_eq!(unanswered.command, "im:getImTextareaContent");
        chat.write(&portal.call().await);
    })
    .await;
    assert_eq!(result, Ok(()));
    portal.expect_no_call().await;
    assert_eq!(chat.draft, "Hi 😀 ");
}

#[wasm_bindgen_test]
async fn padding_that_had_to_stay_goes_with_the_next_pick() {
    let (mut portal, inserter) = open(limits());
    let mut chat = Chat::with("Hi");
    let (result, ()) = both(inserter.insert("😀"), async {
        chat.read(&portal.call().await);
        chat.write(&portal.call().await);
        chat.read(&portal.call().await);
        portal.call().await.reply_to_request(json!({ "message": "busy" }));
    })
    .await;
    assert_eq!(result, Ok(()), "the pick itself is in the draft");
    assert_eq!(chat.draft, "Hi 😀 ");
    insert_undisturbed(&inserter, &mut portal, &mut chat, "😁").await;
    assert_eq!(chat.draft, "Hi😀😁");
}

#[wasm_bindgen_test]
async fn a_timeout_is_no_success() {
    let (mut portal, inserter) = open(Limits { insert_ms: UNANSWERED_MS, ..limits() });
    let mut chat = Chat::with("Hi");
    let (result, ()) = both(inserter.insert("😀"), async {
        chat.read(&portal.call().await);
        // The portal may have inserted the text, but did not confirm it.
        chat.apply(&portal.call().await);
    })
    .await;
    assert_eq!(result, Err(InsertError::Unanswered));
    portal.expect_no_call().await;
}

#[wasm_bindgen_test]
async fn a_refusal_is_no_success() {
    for reply in [json!({ "message": "no" }), json!({ "success": false }), json!({})] {
        let (mut portal, inserter) = open(limits());
        let chat = Chat::with("Hi");
        let (result, ()) = both(inserter.insert("😀"), async {
            chat.read(&portal.call().await);
            portal.call().await.reply_to_request(reply);
        })
        .await;
        assert_eq!(result, Err(InsertError::Refused));
        portal.expect_no_call().await;
    }
}
