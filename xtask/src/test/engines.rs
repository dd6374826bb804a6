//! Some flows of the end-to-end tests in Firefox.

use std::path::Path;

use anyhow::Result;

use super::suite::Suite;
use crate::dist;
use crate::environment::Environment;
use crate::process;
use crate::tools::{self, Site};

/// The tests that are run, by the beginnings of their names: those that have been seen to pass there.
const FLOWS: [&str; 9] = [
    "delivery::a_click_puts_exactly_the_emoji",
    "gifs::opening::a_tab_that_is_opened_before",
    "gifs::opening::another_chat_opens_on_emoji",
    "gifs::opening::at_a_silent_portal",
    "gifs::opening::coming_back_to_the_tab",
    "gifs::opening::the_query_goes_along",
    "gifs::opening::the_service_is_named",
    "gifs::opening::whoever_finds_no_emoji",
    "opening::the_picker_opens",
];

/// Installs Firefox and its driver where they are missing, and runs them.
///
/// # Errors
/// When Firefox cannot be installed, or the tests cannot be started.
pub fn firefox(site: &Site, suite: &mut Suite) -> Result<()> {
    let firefox = tools::ensure(&tools::for_firefox(), site)?;
    run(&site.root, "firefox", &firefox, suite)
}

fn run(root: &Path, engine: &str, browser: &Environment, suite: &mut Suite) -> Result<()> {
    let mut command = process::command("cargo");
    command
        .args(["test", "--test", "e2e", "--", "--test-threads", "1"])
        .args(FLOWS)
        .env("B24_ENGINE", engine)
        .env("B24_DIST", dist::folder(root))
        .current_dir(root);
    browser.apply(&mut command)?;
    suite.pass_through(&mut command)
}
