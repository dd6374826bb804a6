//! Runs every kept input through its target: the seeds, inputs that reach different code, and
//! inputs that once failed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests' helpers fail like the tests do")]

use b24_fuzz::TARGETS;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_kept_input_holds() {
    for (name, target) in TARGETS {
        let corpus = folder("corpus").join(name);
        let files = names(&corpus);
        assert!(!files.is_empty(), "{name} has no inputs");
        for file in files {
            // A failed assertion does not name the input.
            println!("{name}/{file}");
            target(&fs::read(corpus.join(file)).unwrap());
        }
    }
}

#[test]
fn every_target_has_a_program_and_a_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&folder("corpus")), targets);
    let programs: BTreeSet<String> = targets.iter().map(|name| format!("{name}.rs")).collect();
    assert_eq!(names(&folder("fuzz_targets")), programs);
}

#[test]
fn garbage_holds() {
    for (_, target) in TARGETS {
        for input in [&b""[..], b"\x1e\x1e\x1e\x1e\x1e", b"\xff\xfe\x00", b"{}\x1e[]\x1enull"] {
            target(input);
        }
    }
}
