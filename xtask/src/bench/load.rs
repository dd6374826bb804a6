//! How much a server carries: nginx with the recipe's settings and the release build, asked by wrk over
//! loopback.

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
use crate::nginx::Nginx;
use crate::process;

/// Seconds that each case is asked for, unless the variable names others.
const SECONDS: &str = "5";
const SECONDS_BY: &str = "B24_BENCH_SECONDS";
const ROUNDS: usize = 3;
/// Connections that are open at the same time, as of so many people.
const CONNECTIONS: &str = "32";
/// A file that is nothing but bytes, as many as the page has.
const SAME_SIZE: &str = "same-size.bin";
/// As a portal asks; of the shape and the length that it has.
const PAGE: &str = "POST /?DOMAIN=portal.bitrix24.com&PROTOCOL=1&LANG=en\
                    &APP_SID=99c80eff6378726287350416ee5fef01";
/// What an opening loads by the beginnings of the names, after its page.
const OPENING: [&str; 7] =
    ["before-paint.", "boot.", "picker.", "data/catalogue.", "data/en.", "search.", "icon."];

/// One thing that is asked for, or several in turn.
struct Case {
    name: String,
    requests: Vec<String>,
}

/// Starts nginx, makes load, prints a table and writes `target/bench/load.json`.
///
/// # Errors
/// When something cannot be built or started, or an answer is none of success.
pub fn run(root: &Path, build: &Environment, tools: &Environment) -> Result<()> {
    let dist = peers::ours(root, build)?;
    let bench = root.join("target").join("bench");
    let site = site(&dist, &bench.join("load"))?;
    let recipe = deploy::folder(root).join("nginx");
    let nginx = Nginx::start(tools, &recipe, &site, &bench.join("nginx"))?;

    let mut results = Vec::new();
    for case in cases(&dist)? {
        let reports: Result<Vec<Report>> =
            (0..ROUNDS).map(|_| ask(root, tools, nginx.port, &case)).collect();
        let spread = report::spread(&reports?).context("no round was run")?;
        println!("{:<34} {spread}", case.name);
        results.push(json!({"case": case.name, "rounds": ROUNDS, "median": spread.json()}));
    }
    let file = bench.join("load.json");
    fs::write(&file, format!("{:#}\n", json!(results)))
        .with_context(|| format!("cannot write {}", file.display()))
}

/// The build, and the file to compare its page with.
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

fn ask(root: &Path, tools: &Environment, port: u16, case: &Case) -> Result<Report> {
    let seconds = env::var(SECONDS_BY).unwrap_or_else(|_| SECONDS.to_owned());
    let wrk = tools.get("WRK").context("there is no wrk")?;
    let mut command = process::command(wrk);
    command
        .args(["--threads", "1", "--connections", CONNECTIONS, "--latency", "--duration", &seconds])
        .arg("--script")
        .arg(root.join("bench/load/requests.lua"))
        .arg(format!("http://127.0.0.1:{port}/"))
        .arg("--")
        .args(&case.requests);
    let text = process::output(&mut command)?;
    let Some(report) = Report::parse(&text) else { bail!("wrk says something else:\n{text}") };
    if report.failed > 0 {
        bail!("{}: {} answers are none of success:\n{text}", case.name, report.failed);
    }
    Ok(report)
}
