//! `release` checks what can be checked before it builds.

use std::fs;

use b24_emoji_picker::VERSION;

use crate::fake_machine::Machine;

/// Returns a machine whose repository has this output of `git status` and this changelog.
fn machine(name: &str, status: &str, changelog: &str) -> Machine {
    let machine = Machine::with_tools(name);
    machine.write("status", status);
    machine.program(
        "git",
        "case \"$*\" in
    *--show-prefix) ;;
    *HEAD) echo 0123456789abcdef0123456789abcdef01234567 ;;
    *--porcelain) cat \"$MACHINE/status\" ;;
    *%ct) echo 1709210096 ;;
    *) exit 1 ;;
esac",
    );
    machine.program("trunk", "touch \"$MACHINE/built\"; echo trunk 0.21.14; test $# = 1");
    machine.write("repository/CHANGELOG.md", changelog);
    machine.write(
        "repository/index.html",
        "<script type=\"application/json\" id=\"config\">{\"portals\":[\"*.bitrix24.com\"]}</script>",
    );
    machine
}

/// Returns the error output of `release`, which fails.
fn refused(machine: &Machine) -> String {
    let output = machine.xtask(&["release"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(!machine.path("repository/target/release-files").exists(), "{said}");
    said
}

fn notes() -> String {
    format!("# Changelog\n\n## Unreleased\n\n## {VERSION} - 2026-01-31\n\n- A.\n")
}

#[test]
fn uncommitted_changes_are_listed_and_nothing_is_built() {
    let machine = machine("release-dirty", " M src/lib.rs\n?? new.txt\n", &notes());
    let said = refused(&machine);
    assert!(said.contains("a release is made from a commit"), "{said}");
    assert!(said.contains("M src/lib.rs\n?? new.txt\n"), "{said}");
    assert!(!machine.path("built").exists());
}

#[test]
fn sources_without_a_repository_are_refused() {
    let machine = machine("release-archive", "", &notes());
    machine.program("git", "echo 'not a git repository' >&2; exit 128");
    let said = refused(&machine);
    assert!(said.contains("a release is made from a commit: "), "{said}");
    assert!(said.contains("not a git repository"), "{said}");
}

#[test]
fn a_version_without_notes_is_refused_and_nothing_is_built() {
    let machine = machine("release-notes", "", "# Changelog\n\n## Unreleased\n\n- A.\n");
    let said = refused(&machine);
    let missing = format!("CHANGELOG.md has no section \"## {VERSION}\"");
    assert!(said.contains(&missing), "{said}");
    assert!(!machine.path("built").exists());
}

#[test]
fn files_of_an_earlier_release_stay_if_the_build_fails() {
    let machine = machine("release-failed", "", &notes());
    let said = refused(&machine);
    assert!(said.contains("trunk"), "{said}");
    assert!(machine.path("built").exists(), "the checks before the build have passed");
    let earlier = "repository/target/release-files/SHA256SUMS";
    machine.write(earlier, "earlier");
    assert!(!machine.xtask(&["release"]).output().unwrap().status.success());
    assert_eq!(fs::read_to_string(machine.path(earlier)).unwrap(), "earlier");
}
