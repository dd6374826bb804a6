//! Makes the pictures of the documents and of the listing in the Bitrix24 Market:
//! `b24-pictures --root DIR --dist DIR [--only SET]`.
//!
//! A real Chromium shows the release build in the simulator's portal. `CHROME` names the browser if
//! it is not on `PATH`. Languages, texts, sizes and pauses are fixed and nothing moves by itself, so
//! the same build and the same fonts give the same pictures.

mod admin;
#[allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "shared with the benchmarks, which use the rest and end at the first failure"
)]
#[path = "../../bench/common/cdp.rs"]
mod cdp;
#[allow(clippy::expect_used, reason = "shared with the benchmarks")]
#[path = "../../bench/common/chromium.rs"]
mod chromium;
mod film;
#[path = "../../tests/e2e/harness/flags.rs"]
mod flags;
mod icon;
mod image;
mod market;
mod options;
#[path = "../../tests/e2e/harness/process_group.rs"]
mod process_group;
#[path = "../../tests/e2e/harness/profile.rs"]
mod profile;
mod stage;

use std::process::ExitCode;

use anyhow::Result;

use crate::options::{Options, Set};

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Options::parse(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    match run(&options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> Result<()> {
    for set in options.sets() {
        match set {
            Set::Readme => film::make(options).await?,
            Set::Admin => admin::make(options).await?,
            Set::Market => market::make(options).await?,
            Set::Icon => icon::make(options).await?,
        }
    }
    Ok(())
}
