//! The archive for a portal's own storage, which sends no headers of ours.

use std::collections::BTreeMap;
use std::fs;

use serde_json::json;

use crate::{build, node};

/// Contents in base64, by name.
fn archive() -> BTreeMap<String, String> {
    let contents = node::run("unzip.mjs", &json!({"file": build::deploy("zip/picker.zip")}));
    serde_json::from_value(contents).unwrap()
}

/// As many bytes as the text in base64 stands for.
fn length(base64: &str) -> u64 {
    let filled = base64.trim_end_matches('=').len() as u64;
    filled * 3 / 4
}

#[test]
fn the_files_of_the_build_are_in_it_and_nothing_else() {
    let archive = archive();
    let names: Vec<String> = archive.keys().cloned().collect();
    assert_eq!(names, build::names());
    for name in names.iter().filter(|name| *name != "index.html") {
        let expected = fs::metadata(build::dist().join(name)).unwrap().len();
        assert_eq!(length(&archive[name]), expected, "{name}");
    }
}

#[test]
fn its_page_says_the_policy_itself() {
    let header = &build::headers()["content-security-policy"];
    let (policy, _) = header.split_once("; frame-ancestors").unwrap();
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
    let page = build::page();
    let charset = "<meta charset=\"utf-8\">\n";
    let expected = page.replacen(charset, &[charset, &meta].concat(), 1);
    assert_ne!(expected, page);
    assert_eq!(length(&archive()["index.html"]), expected.len() as u64);
}

/// The storage puts it into a folder of its own.
#[test]
fn the_page_names_its_files_from_where_it_is() {
    let page = build::page();
    for attribute in [" href=\"", " src=\"", " data-wasm=\""] {
        for value in page.split(attribute).skip(1) {
            let (address, _) = value.split_once('"').unwrap();
            let is_relative = !address.starts_with('/') && !address.contains(':');
            assert!(is_relative, "{attribute}{address}");
        }
    }
}
