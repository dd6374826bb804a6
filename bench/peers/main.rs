//! Compares the speed of the picker with others, and with more and more emoji: the release build,
//! and peers from npm.
//!
//! `cargo xtask bench peers` and `cargo xtask bench growth` prepare it and run it; see
//! `bench/README.md` for the method. By hand: `B24_DIST` names the folder of the build (default:
//! `dist`), `B24_OTHERS` that of the others' pages (`target/bench/peers/site` or
//! `target/bench/growth`), `CHROME` the browser and `NGINX` the server where they are not on the
//! PATH, `NGINX_BROTLI_MODULE` the server's module for brotli where that is not built in, and
//! `B24_BENCH_JSON` the folder for the figures (default: `target/bench`). With
//! `B24_BENCH_HTTP=1.1` a server without HTTP/2 and TLS takes the place of nginx. With
//! `B24_BENCH_ROUNDS` there are fewer rounds, and with `B24_BENCH_ONLY` one contestant, for a quick
//! look.

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
mod contestants;
#[path = "../../tests/e2e/harness/dist.rs"]
mod dist;
#[path = "../../tests/e2e/harness/flags.rs"]
mod flags;
mod headers;
mod held;
mod http1;
mod network;
mod nginx;
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
mod searching;
mod server;
mod site;
#[path = "../common/spread.rs"]
mod spread;
mod table;

use contestants::Contestant;
use report::{Comparison, Report};
use round::Round;
use server::Server;

/// The number of rounds, each in new browsers.
const ROUNDS: usize = 7;

/// The factor by which the processor is slowed down.
const THROTTLING: u32 = 4;

#[tokio::test(flavor = "multi_thread")]
async fn peers() {
    measure("peers", &contestants::asked_for(), Comparison::WithPeers).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn growth() {
    let contestants: Vec<&Contestant> = contestants::GROWING.iter().collect();
    measure("growth", &contestants, Comparison::WithFirst).await;
}

async fn measure(name: &str, contestants: &[&'static Contestant], comparison: Comparison) {
    let server = Server::start().await;
    let rounds = rounds(contestants, &server).await;
    let report = Report::new(contestants, comparison, server.description(), &rounds);
    println!("{}", report.table());
    report.write(&server.report_name(name));
}

async fn rounds(contestants: &[&'static Contestant], server: &Server) -> Vec<Round> {
    let count = count();
    let mut rounds = Vec::new();
    for number in 0..count {
        let mut round = Round::start();
        for at in contestants::order(contestants.len(), number) {
            let contestant: &Contestant = contestants[at];
            let result = round.measure(contestant, server).await;
            eprintln!("round {} of {count}: {}: {}", number + 1, contestant.name, result);
        }
        rounds.push(round);
    }
    rounds
}

fn count() -> usize {
    let asked = std::env::var("B24_BENCH_ROUNDS").ok();
    asked.map_or(ROUNDS, |count| count.parse().expect("B24_BENCH_ROUNDS is a number"))
}
