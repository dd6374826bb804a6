//! Measures how much load a server handles: nginx with the recipe's settings and the release build,
//! requested by wrk over loopback.

mod report;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::json;

use self::report::Report;
use super::peers;
use crate::dist::{deploy, manifest};
use crate::environment::Environment;
use crate::process;
use crate::web_server::nginx;

/// The duration of each case in seconds, unless the variable sets another.
const SECONDS: &str = "5";
const SECONDS_VARIABLE: &str = "B24_BENCH_SECONDS";
const ROUNDS: usize = 3;
/// Connections that are open at the same time, one for each simulated user.
const CONNECTIONS: &str = "32";
/// A file without markup, as large as the page.
const SAME_SIZE: &str = "same-size.bin";
/// The request of a portal for the page, of the usual shape and length.
const PAGE: &str = "POST /?DOMAIN=portal.bitrix24.com&PROTOCOL=1&LANG=en\
                    &APP_SID=99c80eff6378726287350416ee5fef01";
/// The files that an opening loads after its page, as prefixes of their names.
const OPENING: [&str; 5] = ["picker.", "data/catalogue.", "data/en.", "search.", "icon."];

/// One request, or several that are sent in turn.
struct Case {
    name: String,
    requests: Vec<String>,
}

/// Starts nginx, sends requests, prints a table and writes `target/bench/load.json`.
///
/// # Errors
/// When something cannot be built or started, or a response has no status of success.
pub fn run(root: &Path, build: &Environment, tools: &Environment) -> Result<()> {
    let dist = peers::our_build(root, build)?;
    let bench = root.join("target").join("bench");
    let site = site(&dist, &bench.join("load"))?;
    let recipe = deploy::folder(root).join("nginx");
    let nginx = nginx::start(tools, &recipe, &site, &bench.join("nginx"))?;

    let mut results = Vec::new();
    for case in cases(&dist)? {
        let reports: Result<Vec<Report>> =
            (0..ROUNDS).map(|_| run_wrk(root, tools, nginx.port, &case)).collect();
        let spread = report::spread(&reports?).context("no round has run")?;
        println!("{:<34} {spread}", case.name);
        results.push(json!({"case": case.name, "rounds": ROUNDS, "median": spread.json()}));
    }
    let file = bench.join("load.json");
    fs::write(&file, format!("{:#}\n", json!(results)))
        .with_context(|| format!("cannot write {}", file.display()))
}

/// Copies the build, and adds the file to compare its page with.
fn site(dist: &Path, folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    copy(dist, folder)?;
    let page = fs::metadata(dist.join("index.html.br"))?.len();
    fs::write(folder.join(SAME_SIZE), vec![b'x'; usize::try_from(page)?])?;
    Ok(folder.to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn cases(dist: &Path) -> Result<Vec<Case>> {
    let names: Vec<String> = manifest::entries(dist)?.into_iter().map(|entry| entry.name).collect();
    let get = |name: &str| format!("GET /{name}");
    let one = |name: &str, request: String| Case { name: name.to_owned(), requests: vec![request] };
    let app = names.iter().find(|name| name.starts_with("picker.") && name.ends_with(".wasm"));
    let mut opening = vec![PAGE.to_owned()];
    opening.extend(
        OPENING
            .iter()
            .flat_map(|start| names.iter().filter(move |name| name.starts_with(start)))
            .map(|name| get(name)),
    );
    Ok(vec![
        one("page, POST", PAGE.to_owned()),
        one("page, GET", get("index.html")),
        one("a file of the page's size, GET", get(SAME_SIZE)),
        one("the app's wasm, GET", get(app.context("the build has no app")?)),
        Case { name: format!("a cold opening, {} requests", opening.len()), requests: opening },
    ])
}

fn run_wrk(root: &Path, tools: &Environment, port: u16, case: &Case) -> Result<Report> {
    let seconds = env::var(SECONDS_VARIABLE).unwrap_or_else(|_| SECONDS.to_owned());
    let wrk = tools.get("WRK").context("wrk is missing")?;
    let mut command = process::command(wrk);
    command
        .args(["--threads", "1", "--connections", CONNECTIONS, "--latency", "--duration", &seconds])
        .arg("--script")
        .arg(root.join("bench/load/requests.lua"))
        .arg(format!("http://127.0.0.1:{port}/"))
        .arg("--")
        .args(&case.requests);
    let text = process::output(&mut command)?;
    let Some(report) = Report::parse(&text) else {
        bail!("the output of wrk has an unknown form:\n{text}")
    };
    if report.failed > 0 {
        bail!("{}: {} responses have no status of success:\n{text}", case.name, report.failed);
    }
    Ok(report)
}
