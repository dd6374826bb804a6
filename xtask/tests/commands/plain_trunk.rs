//! The builds of plain `trunk` in `cargo xtask test` do not go to `dist/`, which may contain a
//! release build.

use std::fs;

use crate::fake_machine::Machine;

/// Logs its arguments, and writes a file into the folder of the build.
const TRUNK: &str = r#"
case "$1" in serve | build) ;; *) echo trunk 0.21.14; exit ;; esac
echo "$*" >>"$MACHINE/asked"
dist=dist
while [ $# -gt 0 ]; do
    [ "$1" = --dist ] && dist="$2"
    shift
done
mkdir -p "$dist" && touch "$dist/by-trunk"
exit 1"#;

#[test]
fn plain_trunk_does_not_write_into_the_release_build() {
    let machine = Machine::with_tools("plain-trunk");
    machine.program("trunk", TRUNK);
    machine.write("repository/dist/index.html", "a release");
    let output = machine.xtask(&["test"]).output().unwrap();
    let asked = fs::read_to_string(machine.path("asked")).unwrap();
    let builds = |verb: &str| asked.lines().filter(|line| line.starts_with(verb)).count();
    assert!(builds("serve") == 1 && builds("build") >= 1, "{asked}");
    let files: Vec<_> = fs::read_dir(machine.path("repository/dist")).unwrap().flatten().collect();
    assert_eq!(files.len(), 1, "{files:?}");
    // The suites fail nevertheless.
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("plain trunk serve: FAILED"), "{said}");
    assert!(said.contains("plain trunk build --release: FAILED"), "{said}");
}
