//! Checks the rules of this repository that a search in the text can check: which files write views
//! in which way, what the first file may import, and where a guard must not live.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The parts that load later. Each has Leptos views, and a loader in the first file.
const LAZY: [&str; 5] = ["admin", "flyout", "gifs", "outbox", "stickers"];

/// The files that write markup or attributes by hand, with the reason.
const HAND_MADE: [(&str, &str); 8] = [
    ("browser/", "one browser API a file; the binder is built on them"),
    ("ui/bind.rs", "the binder itself"),
    ("ui/shell/search_field.rs", "aria-activedescendant has one writer for each tab"),
    ("ui/shell/preview.rs", "the tooltip of the cell under the pointer"),
    ("ui/emoji_grid/", "rows of emoji as HTML: 2 ms of script per scroll step"),
    ("gifs/views/", "cells with films: a media element is moved, not created again"),
    ("stickers/views/grid.rs", "rows of the emoji grid's code; the field names the marked cell"),
    ("delivery/copy.rs", "the invisible field that a browser copies from"),
];

/// Returns all files in `src/` without tests and comments, by their path in it.
fn sources() -> BTreeMap<String, String> {
    fn read(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, into);
            } else if path.extension().is_some_and(|it| it == "rs") {
                into.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    read(&root, &mut paths);
    assert!(paths.len() > 100, "the sources are not where they are looked for");
    paths
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let is_code = |line: &&str| !line.trim_start().starts_with("//");
            let code = code.lines().filter(is_code).map(|line| format!("{line}\n")).collect();
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (name, code)
        })
        .collect()
}

fn part_of(file: &str) -> &str {
    file.split_once('/').map_or(file, |(part, _)| part)
}

#[test]
fn only_lazy_parts_have_leptos_views() {
    let mut with_views = Vec::new();
    for (file, code) in sources() {
        if code.contains("view! {") || code.contains("#[component]") {
            assert!(
                LAZY.contains(&part_of(&file)),
                "{file}: the first file is bound, not rendered"
            );
            with_views.push(part_of(&file).to_owned());
        }
    }
    for part in LAZY {
        assert!(with_views.iter().any(|it| it == part), "src/{part}/ has no view");
    }
}

#[test]
fn markup_is_written_by_hand_only_where_there_is_a_reason() {
    const BY_HAND: [&str; 6] = [
        "set_attribute(",
        "create_element(",
        "insert_adjacent_html(",
        "set_inner_html(",
        "unchecked_into(",
        "unchecked_ref(",
    ];
    let mut used = Vec::new();
    for (file, code) in sources() {
        let Some(call) = BY_HAND.into_iter().find(|call| code.contains(call)) else { continue };
        let allowed = HAND_MADE.iter().find(|(place, _)| file.starts_with(place));
        assert!(allowed.is_some(), "{file} calls {call}…): bind or render it");
        used.extend(allowed);
    }
    for place in HAND_MADE {
        assert!(used.contains(&place), "{} needs no exception any more", place.0);
    }
}

/// Returns the names in `use` items and paths that lead from one file into another part.
fn paths_into<'a>(code: &'a str, part: &str) -> Vec<&'a str> {
    let start = format!("crate::{part}::");
    code.match_indices(&start)
        .map(|(at, _)| {
            let rest = &code[at + start.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && !"_:{}, \n".contains(c));
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

#[test]
fn the_first_file_reaches_a_lazy_part_through_its_root_only() {
    for (file, code) in sources() {
        for part in LAZY.into_iter().filter(|part| part_of(&file) != *part) {
            for path in paths_into(&code, part) {
                let name = path.split("::").next().unwrap_or_default();
                let is_module =
                    path.contains("::") && name.chars().all(|c| c.is_lowercase() || c == '_');
                assert!(!is_module, "{file} reaches into src/{part}/: {path}");
            }
        }
    }
}

/// In `if let Some(x) = signal.read().field { … }` the guard lives to the end of the block. A write
/// to the signal in the block finds it locked and panics, which ends the app.
#[test]
fn no_guard_of_a_signal_lives_in_a_condition() {
    const GUARDS: [&str; 4] = [".read()", ".read_untracked()", ".write()", ".write_untracked()"];
    for (file, code) in sources() {
        for start in ["if let ", "while let ", "match "] {
            for (at, _) in code.match_indices(start) {
                let condition = code[at..].split('{').next().unwrap();
                if condition.contains(';') {
                    continue;
                }
                let held = GUARDS.into_iter().find(|guard| condition.contains(guard));
                assert_eq!(held, None, "{file}: take the value out first: {condition}");
            }
        }
    }
}

/// A mistyped selector causes no error: the app just does not find the element.
#[test]
fn the_page_has_every_bound_element() {
    let page = include_str!("../index.html");
    let mut count = 0;
    for (file, code) in sources() {
        for (call, found) in [
            ("bind(\"#", "id=\""),
            ("bind(\".", "class=\""),
            ("instantiate(\"", "<template id=\""),
            ("by_id(\"", "id=\""),
        ] {
            // Lazy parts have elements of their own.
            if LAZY.contains(&part_of(&file)) && !call.starts_with("instantiate") {
                continue;
            }
            for (at, _) in code.match_indices(call) {
                let name = code[at + call.len()..].split('"').next().unwrap();
                assert!(page.contains(&format!("{found}{name}\"")), "{file}: {call}{name}");
                count += 1;
            }
        }
    }
    assert!(count > 15, "only {count} selectors were found in the sources");
}
