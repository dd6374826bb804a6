//! Checks the crates: their licences, their sources, and that the widget contains no crate twice.
//! `deny.toml` contains the rules.

use std::process::Command;

use anyhow::Result;

use super::suite::Suite;
use crate::environment::Environment;
use crate::process;
use crate::tools::{self, Paths, rust_wasm};

/// Runs `cargo deny` as far as it needs no network, and checks known vulnerabilities if their list
/// can be downloaded.
///
/// # Errors
/// When it cannot be installed or started.
pub fn run(paths: &Paths, suite: &mut Suite) -> Result<()> {
    let environment = tools::ensure(&tools::for_crates(), paths)?;
    let deny = |arguments: &[&str]| cargo_deny(paths, &environment, arguments);
    let mut everything = deny(&["--workspace", "--all-features", "check", "licenses", "sources"])?;
    suite.check("licences and sources of all crates", &mut everything)?;
    let widget =
        ["--exclude-dev", "--features", "split", "--target", rust_wasm::TARGET, "check", "bans"];
    suite.check("crates of the widget", &mut deny(&widget)?)?;
    // The list of known vulnerabilities is a git repository that is not reachable from everywhere.
    if process::succeeds(&mut deny(&["fetch", "db"])?) {
        let mut known = deny(&["--workspace", "--all-features", "check", "advisories"])?;
        suite.check("known vulnerabilities", &mut known)?;
    } else {
        suite.note("known vulnerabilities: skipped, their list cannot be downloaded");
    }
    Ok(())
}

fn cargo_deny(paths: &Paths, environment: &Environment, arguments: &[&str]) -> Result<Command> {
    let mut command = process::command("cargo");
    command.args(["deny", "--locked"]).args(arguments).current_dir(&paths.root);
    environment.apply(&mut command)?;
    Ok(command)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;
    use crate::workspace;

    fn names(values: &serde_json::Value) -> impl Iterator<Item = &str> {
        values.as_array().into_iter().flatten().filter_map(|it| it["name"].as_str())
    }

    #[test]
    fn every_crate_that_we_name_has_its_reason() {
        let root = workspace::root();
        let mut command = process::command("cargo");
        command.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(&root);
        let metadata = process::output(&mut command).unwrap();
        let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
        let packages = &metadata["packages"];
        let ours: BTreeSet<&str> = names(packages).collect();
        let used: BTreeSet<&str> = packages
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|package| names(&package["dependencies"]))
            .filter(|name| !ours.contains(name))
            .collect();
        let list = fs::read_to_string(root.join("docs").join("DEPENDENCIES.md")).unwrap();
        let rows = list.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
        let reasons: Vec<(&str, &str)> = rows.collect();
        assert!(reasons.iter().all(|(_, reason)| reason.len() > 10));
        let listed: BTreeSet<&str> = reasons.iter().map(|(name, _)| *name).collect();
        assert_eq!(listed, used);
        assert_eq!(reasons.len(), listed.len(), "a crate is listed twice");
    }
}
