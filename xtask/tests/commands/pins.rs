//! Downloads are compared with their pins, and incomplete installations are not used.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::process::Stdio;

use crate::fake_machine::{Machine, processes, wait};

/// npm with a registry that has another content under the same version. It packs and installs that
/// content.
const NPM: &str = r#"
forge() { printf '#!/bin/sh\necho %s version 132 0.28.2\n' "$2" >"$1"; chmod +x "$1"; }
case "$1" in
    pack)
        for file in binaryen-132.0.0.tgz esbuild-linux-x64-0.28.2.tgz esbuild-linux-arm64-0.28.2.tgz; do
            forge "$file" x
        done ;;
    install)
        while [ "$1" != --prefix ]; do shift; done
        mkdir -p "$2/node_modules/.bin"
        forge "$2/node_modules/.bin/wasm-opt" wasm-opt
        forge "$2/node_modules/.bin/esbuild" esbuild ;;
esac"#;

#[test]
fn another_content_of_a_pinned_package_is_refused() {
    let machine = Machine::with_tools("forged");
    machine.program("npm", NPM);
    let output = machine.xtask(&["tools", "--env"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("is not the pinned binaryen@132.0.0"), "{said}");
    assert_eq!(output.stdout, b"");
    // The next command does not use it either.
    let list = machine.xtask(&["tools"]).output().unwrap();
    let list = String::from_utf8_lossy(&list.stdout);
    let line = list.lines().find(|line| line.starts_with("binaryen")).unwrap();
    assert!(line.contains("missing"), "{line}");
}

/// Checks that cargo builds every tool from a lock file.
#[test]
fn cargo_installs_from_lock_files_only() {
    let machine = Machine::with_tools("locked");
    let cargo = crate::fake_machine::CARGO;
    machine.program("cargo", &format!("echo \"$*\" >>\"$MACHINE/asked\"\n{cargo}"));
    // The user's own copies have other versions; the copies that cargo builds have the pinned ones.
    for (program, version) in [("trunk", "0.21.14"), ("wasm-bindgen", "0.2.130")] {
        let own =
            format!("case \"$0\" in \"$MACHINE\"/bin/*) echo 0.1.0 ;; *) echo {version} ;; esac");
        machine.program(program, &own);
    }
    let output = machine.xtask(&["test"]).output().unwrap();
    let asked = fs::read_to_string(machine.path("asked")).unwrap_or_default();
    let installed: Vec<&str> = asked.lines().filter(|line| line.starts_with("install")).collect();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(installed.len() == 3, "{asked}{said}");
    assert!(installed.iter().all(|line| line.contains("--locked")), "{asked}");
}

/// A killed build leaves nothing that the next command mistakes for a tool.
#[test]
fn an_installation_that_is_killed_is_not_taken_for_a_finished_one() {
    let machine = Machine::with_tools("killed");
    let cargo = crate::fake_machine::CARGO
        .replace("done ;;", "done; touch \"$MACHINE/built\"; sleep 600 ;;");
    machine.program("cargo", &cargo);
    let mut command = machine.xtask(&["test"]);
    let command = command.process_group(0).stdout(Stdio::null()).stderr(Stdio::null());
    let mut command = command.spawn().unwrap();
    wait("a build", || machine.path("built").exists().then_some(()));
    // As in a power failure.
    command.kill().unwrap();
    command.wait().unwrap();
    for (id, _) in processes(&machine) {
        let id = nix::unistd::Pid::from_raw(id);
        nix::sys::signal::kill(id, nix::sys::signal::Signal::SIGKILL).ok();
    }
    let list = machine.xtask(&["tools"]).output().unwrap();
    let list = String::from_utf8_lossy(&list.stdout);
    let line = list.lines().find(|line| line.starts_with("wasm-split")).unwrap();
    assert!(line.contains("missing"), "{list}");
}
