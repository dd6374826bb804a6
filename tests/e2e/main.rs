//! End-to-end tests: a build of the app in a real Chromium, in a chat of the portal simulator.
//!
//! `cargo xtask test` prepares and runs them. By hand: `B24_DIST` names the folder of the build
//! (default: `dist`), `CHROMEDRIVER` and `CHROME` name the programs if they are not on the PATH.
//! `B24_ENGINE` selects another engine: `firefox` (`GECKODRIVER`, `FIREFOX`), in which most tests
//! pass as well, or `webkit` (`WEBKITDRIVER`) on a display, for `smoke`.
//!
//! Each test has a simulator, a WebDriver session and a browser context of its own, so that they run
//! in parallel. Chromium's processes are reused, because a start takes longer than many tests: see
//! `harness/browser.rs`.
//! No test sleeps: each polls for a condition, within a limit. To show that something does not
//! happen, a test waits for an event that happens later.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may panic"
)]

mod harness;

mod accessibility;
mod admin;
mod boot_failures;
mod composing_next;
mod context;
mod data_failures;
mod delivery;
mod drafts;
mod dragging;
mod early_input;
mod faults;
mod first_tab;
mod flyout;
mod focus_rings;
mod gifs;
mod glyphs;
mod grid;
mod half_sent;
mod hostile;
mod insert_faults;
mod keyboard;
mod keys_alone;
mod keys_for_text;
mod klipy;
mod languages;
mod late_outbox;
mod layout_shift;
mod leaks;
mod long_life;
mod messages_stay;
mod noise;
mod old_portal;
mod one_wish;
mod opening;
mod other_places;
mod pack_failures;
mod pins;
mod placements;
mod popup;
mod portal_storage;
mod recents;
mod releases;
mod roaming;
mod search;
mod security_policy;
mod sending;
mod sending_troubles;
mod shared_storage;
mod silence;
mod sizes;
mod smoke;
mod standalone;
mod stickers;
mod storage;
mod suspended;
mod system_colours;
mod text_groups;
mod theme;
mod tones;
mod trust;
mod two_frames;
mod typing;
mod unknown_chat;
mod whereabouts;
mod whole_story;
