//! Tests the archive for the storage of a portal, which does not send our headers.

use std::collections::BTreeMap;
use std::fs;

use crate::folder::{Folder, files};
use crate::{build, node};

fn archive(test: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = Folder::new(test);
    let unpacked = folder.join("unpacked");
    node::start("unzip.mjs", &[&build::deploy("zip/picker.zip"), &unpacked], "");
    files(&unpacked)
}

#[test]
fn the_files_of_the_build_are_in_it_and_nothing_else() {
    let archive = archive("archive");
    let names: Vec<String> = archive.keys().cloned().collect();
    assert_eq!(names, build::names());
    for name in names.iter().filter(|name| *name != "index.html") {
        assert!(archive[name] == fs::read(build::dist().join(name)).unwrap(), "{name}");
    }
}

#[test]
fn its_page_contains_the_policy() {
    let header = &build::headers()["content-security-policy"];
    let (policy, _) = header.split_once("; frame-ancestors").unwrap();
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
    let page = build::page();
    let charset = "<meta charset=\"utf-8\">\n";
    let expected = page.replacen(charset, &[charset, &meta].concat(), 1);
    assert_ne!(expected, page);
    let found = archive("archive-page").remove("index.html").unwrap();
    assert_eq!(String::from_utf8(found).unwrap(), expected);
}

/// The storage unpacks it into a separate folder.
#[test]
fn the_page_refers_to_its_files_by_relative_urls() {
    let page = build::page();
    for attribute in [" href=\"", " src=\"", " data-wasm=\""] {
        for value in page.split(attribute).skip(1) {
            let (address, _) = value.split_once('"').unwrap();
            let is_relative = !address.starts_with('/') && !address.contains(':');
            assert!(is_relative, "{attribute}{address}");
        }
    }
}
