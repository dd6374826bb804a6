//! Documents that name tests and files of a release.

#![allow(clippy::expect_used, reason = "helpers of tests fail as tests do")]

use std::fs;

/// Returns a file of the sources.
fn read(file: &str) -> String {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).expect(&path)
}

#[test]
fn each_test_that_a_document_names_exists() {
    let document = read("docs/UPGRADING.md");
    let mut count = 0;
    for named in document.split('`').filter(|text| text.contains(".rs::")) {
        let (file, test) = named.split_once("::").expect("a file and a test");
        assert!(read(file).contains(&format!("fn {test}(")), "{named} does not exist");
        count += 1;
    }
    assert!(count > 30, "{count}");
}

/// A reader copies the name of the archive.
#[test]
fn the_documents_name_the_files_of_this_version() {
    const NAME: &str = "b24-emoji-picker-";
    let version = env!("CARGO_PKG_VERSION");
    let mut count = 0;
    for file in ["README.md", "deploy/README.md", "deploy/zip/README.md"] {
        for after in read(file).split(NAME).skip(1) {
            if after.starts_with(|first: char| first.is_ascii_digit()) {
                assert!(after.starts_with(version), "{file}: {NAME}{after:.12}");
                count += 1;
            }
        }
    }
    assert!(count >= 6, "{count}");
}
