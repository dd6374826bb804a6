//! Measures the GIF tab in a browser: the release build, with the simulator as GIF provider.
//!
//! `cargo xtask bench gifs` runs it; see `bench/README.md` for the method. By hand: `B24_DIST` names
//! the folder of the build (default: `dist`), `CHROME` the browser where it is not on the PATH, and
//! `B24_BENCH_JSON` the file for the figures (default: `target/bench/gifs.json`). With
//! `B24_BENCH_ROUNDS` there are fewer rounds, for a quick look. `B24_BENCH_GIFS=klipy` measures with
//! KLIPY instead of GIPHY, `B24_BENCH_VIEWPORT=360x420` in a page of that size.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot continue has failed"
)]

#[allow(dead_code, reason = "shared with another benchmark, which uses the rest")]
#[path = "../common/cdp.rs"]
mod cdp;
#[path = "../common/chromium.rs"]
mod chromium;
#[path = "../../tests/e2e/harness/dist.rs"]
mod dist;
#[path = "../../tests/e2e/harness/flags.rs"]
mod flags;
mod held;
mod kinds;
mod opening;
#[path = "../common/page.rs"]
mod page;
#[path = "../../tests/e2e/harness/process_group.rs"]
mod process_group;
#[path = "../../tests/e2e/harness/profile.rs"]
mod profile;
mod report;
mod round;
mod rows;
mod scrolling;
#[path = "../common/spread.rs"]
mod spread;
mod tasks;
mod trace;
mod widget;

/// The number of rounds, each in a new browser.
const ROUNDS: usize = 7;

/// The factor by which the processor is slowed down.
const THROTTLING: u32 = 4;

#[tokio::test(flavor = "multi_thread")]
async fn gifs() {
    let mut rounds = Vec::new();
    let count = count();
    for number in 1..=count {
        let round = round::run().await;
        eprintln!("round {number} of {count}: {}", round.line());
        rounds.push(round);
    }
    let report = report::Report::new(&rounds);
    println!("{}", report.table());
    report.write();
}

/// Returns the GIF service to measure with.
fn service() -> &'static str {
    match std::env::var("B24_BENCH_GIFS").as_deref() {
        Ok("klipy") => "klipy",
        _ => "giphy",
    }
}

fn count() -> usize {
    let asked = std::env::var("B24_BENCH_ROUNDS").ok();
    asked.map_or(ROUNDS, |count| count.parse().expect("B24_BENCH_ROUNDS is a number"))
}
