//! Storage of the user's state: where and when it is written.

use super::support::messages::window;
use super::support::portal::{Call, Portal};
use super::support::used_emoji;
use super::support::wait::until;
use super::support::{UNANSWERED_MS, limits};
use b24_emoji_picker::limits::Limits;
use b24_emoji_picker::person::{OPTION_NAME, PersonState, PersonStore};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Storage;

/// Creates a store, and a counter of its failures.
fn store(limits: Limits) -> (Rc<PersonStore>, Rc<Cell<u32>>) {
    let failures = Rc::new(Cell::new(0));
    let store = PersonStore::new(limits, {
        let failures = Rc::clone(&failures);
        move || failures.set(failures.get() + 1)
    });
    (store, failures)
}

fn stored(emoji: &[&str]) -> String {
    let mut state = PersonState::default();
    emoji.iter().rev().for_each(|emoji| state.record_emoji(emoji));
    state.to_json()
}

/// Returns the emoji that a `setUserOption` stores.
fn stored_by(call: &Call) -> Vec<String> {
    assert_eq!(call.command, "setUserOption");
    assert_eq!(call.params["name"], OPTION_NAME);
    recents(call.params["value"].as_str().unwrap())
}

fn recents(json: &str) -> Vec<String> {
    used_emoji(&PersonState::from_json(json))
}

/// Confirms the write, as portals do.
fn confirm(call: &Call) {
    call.reply(&call.params);
}

#[wasm_bindgen_test]
async fn what_was_picked_before_the_portal_was_known_moves_there() {
    let (mut portal, bridge) = Portal::open(limits());
    let (store, failures) = store(limits());
    store.record_emoji("😀");
    store.use_portal_storage(bridge, Some(&stored(&["🎉", "😁"])));
    let call = portal.call().await;
    assert_eq!(stored_by(&call), ["😀", "🎉", "😁"]);
    assert_eq!(used_emoji(&store.state()), ["😀", "🎉", "😁"]);
    confirm(&call);
    portal.expect_no_call().await;
    assert_eq!(failures.get(), 0);
}

#[wasm_bindgen_test]
async fn what_the_portal_knows_is_not_written_back() {
    let (mut portal, bridge) = Portal::open(limits());
    let (store, _) = store(limits());
    store.use_portal_storage(bridge, Some(&stored(&["🎉"])));
    portal.expect_no_call().await;
    assert_eq!(used_emoji(&store.state()), ["🎉"]);
}

#[wasm_bindgen_test]
async fn the_first_change_is_written_at_once_and_later_ones_together() {
    let limits = Limits { save_pause_ms: UNANSWERED_MS, ..limits() };
    let (mut portal, bridge) = Portal::open(limits);
    let (store, _) = store(limits);
    store.use_portal_storage(bridge, None);

    let begin_ms = now_ms();
    // The store merges changes of one task.
    store.record_emoji("👍");
    store.record_emoji("😀");
    let first = portal.call().await;
    assert_eq!(stored_by(&first), ["😀", "👍"]);
    confirm(&first);
    store.record_emoji("😁");
    store.record_emoji("🎉");
    let second = portal.call().await;
    assert_eq!(stored_by(&second), ["🎉", "😁", "😀", "👍"]);
    assert!(now_ms() - begin_ms >= f64::from(UNANSWERED_MS) - CLOCK_STEP_MS, "too soon");
    confirm(&second);
    portal.expect_no_call().await;
}

/// Tolerance in milliseconds: browsers round clocks and timers differently.
const CLOCK_STEP_MS: f64 = 2.0;

fn now_ms() -> f64 {
    window().performance().unwrap().now()
}

#[wasm_bindgen_test]
async fn a_timeout_of_the_portal_is_reported() {
    let limits = Limits { option_ms: 1, save_pause_ms: 1, ..limits() };
    let (mut portal, bridge) = Portal::open(limits);
    let (store, failures) = store(limits);
    store.use_portal_storage(bridge, None);
    store.record_emoji("😀");
    assert_eq!(stored_by(&portal.call().await), ["😀"]);
    until("the failure to be reported", || failures.get() == 1).await;
    store.record_emoji("😁");
    assert_eq!(stored_by(&portal.call().await), ["😁", "😀"]);
    assert_eq!(used_emoji(&store.state()), ["😁", "😀"]);
    until("the second failure to be reported", || failures.get() == 2).await;
}

#[wasm_bindgen_test]
async fn outside_a_portal_the_browser_keeps_it() {
    let storage = CleanStorage::new();
    storage.0.set_item(OPTION_NAME, &stored(&["🎉"])).unwrap();
    let (store, failures) = store(limits());
    store.record_emoji("😀");
    store.use_browser_storage();
    assert_eq!(used_emoji(&store.state()), ["😀", "🎉"]);
    until("the storage", || storage.holds(&["😀", "🎉"])).await;
    assert_eq!(failures.get(), 0);
}

#[wasm_bindgen_test]
async fn a_full_storage_is_reported() {
    let storage = CleanStorage::new();
    storage.fill();
    let (store, failures) = store(limits());
    store.use_browser_storage();
    store.record_emoji("😀");
    until("the failure to be reported", || failures.get() == 1).await;
    assert_eq!(used_emoji(&store.state()), ["😀"]);
}

#[wasm_bindgen_test]
async fn garbage_in_the_storage_is_ignored() {
    let storage = CleanStorage::new();
    storage.0.set_item(OPTION_NAME, "{\"v\":").unwrap();
    let (store, _) = store(limits());
    store.use_browser_storage();
    store.record_emoji("😀");
    until("the storage", || storage.holds(&["😀"])).await;
}

/// The browser's storage, cleared before and after a test.
struct CleanStorage(Storage);

impl CleanStorage {
    fn holds(&self, emoji: &[&str]) -> bool {
        let stored = self.0.get_item(OPTION_NAME).unwrap();
        stored.is_some_and(|stored| recents(&stored) == emoji)
    }

    fn new() -> Self {
        let storage = window().local_storage().unwrap().unwrap();
        storage.clear().unwrap();
        Self(storage)
    }

    /// Fills the storage to the last character.
    fn fill(&self) {
        let mut size = 1 << 22;
        let mut entry = 0;
        while size > 0 {
            if self.0.set_item(&format!("{entry}"), &"x".repeat(size)).is_ok() {
                entry += 1;
            } else {
                size /= 2;
            }
        }
    }
}

impl Drop for CleanStorage {
    fn drop(&mut self) {
        self.0.clear().unwrap();
    }
}
