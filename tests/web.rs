//! Tests of the browser modules in a real browser. The test page plays the portal for itself: it
//! receives the messages that the app posts to its own window, and answers them.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed; clippy knows `#[test]` functions only"
)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// One module per feature that uses browser APIs.
pub mod web {
    pub mod admin;
    pub mod channel;
    pub mod commands;
    pub mod copying;
    pub mod foreign_messages;
    pub mod glyphs;
    pub mod grid;
    pub mod inserting;
    pub mod keys;
    pub mod languages;
    pub mod numbers;
    pub mod person;
    pub mod searching;
    pub mod support;
}
