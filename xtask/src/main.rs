//! The project's commands: `cargo xtask <verb>`.

#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests wait for the programs that they start")
)]

mod bench;
mod cache;
mod children;
mod cli;
mod data;
mod descendants;
mod dist;
mod environment;
mod fuzz;
mod gifs;
mod http;
mod interrupt;
mod npm;
mod pictures;
mod process;
mod process_group;
mod release;
mod search_eval;
mod serve;
mod step;
mod test;
mod tools;
mod tools_verb;
mod version;
mod web_server;
mod witness;
mod workspace;
mod zip_archive;
#[cfg(unix)]
use std::process::ExitCode;

use anyhow::Result;

use crate::cli::Verb;

fn main() -> ExitCode {
    let verb = match cli::parse(std::env::args_os().skip(1)) {
        Ok(verb) => verb,
        Err(error) => {
            eprintln!("error: {error}\n\n{}", cli::USAGE);
            return ExitCode::from(2);
        }
    };
    let _guard = interrupt::StopOnPanic;
    let outcome = interrupt::watch().and_then(|()| run(&verb));
    // A failure caused by the stop of the command is not reported.
    children::wait_if_stopping();
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(verb: &Verb) -> Result<ExitCode> {
    let root = workspace::root();
    match verb {
        Verb::Serve { port } => serve::run(root, *port)?,
        Verb::Test { all } => return test::run(root, *all),
        Verb::ListTools => tools_verb::list(root)?,
        Verb::PrintEnvironment => tools_verb::print_environment(root)?,
        Verb::CleanTools => tools_verb::clean()?,
        Verb::Dist(added) => dist::run(root, added)?,
        Verb::Release => release::run(root)?,
        Verb::Data => data::run(&root)?,
        Verb::Gifs => gifs::run(root)?,
        Verb::Pictures(pictures) => pictures::run(root, *pictures)?,
        Verb::SearchEval { cases, json, failures } => {
            return search_eval::run(&root, cases, *json, failures.as_deref());
        }
        Verb::Bench(benchmark) => bench::run(root, *benchmark)?,
        Verb::Fuzz(fuzzing) => fuzz::run(root, fuzzing)?,
        Verb::Witness => witness::run(root)?,
        Verb::Help => print!("{}", cli::USAGE),
    }
    Ok(ExitCode::SUCCESS)
}
