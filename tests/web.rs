//! What touches the browser, tested in a real one. The page of the tests is its own portal: it
//! frames itself, listens to what the widget posts, and answers.
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

/// One module for each thing that meets the browser.
pub mod web {
    pub mod channel;
    pub mod commands;
    pub mod copying;
    pub mod glyphs;
    pub mod grid;
    pub mod inserting;
    pub mod keys;
    pub mod languages;
    pub mod person;
    pub mod searching;
    pub mod strangers;
    pub mod support;
}
