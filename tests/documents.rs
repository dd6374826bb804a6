//! Documents that name tests.

#![allow(clippy::expect_used, reason = "helpers of tests fail as tests do")]

use std::fs;

#[test]
fn each_test_that_a_document_names_exists() {
    let document = include_str!("../docs/UPGRADING.md");
    let mut count = 0;
    for named in document.split('`').filter(|text| text.contains(".rs::")) {
        let (file, test) = named.split_once("::").expect("a file and a test");
        let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
        let source = fs::read_to_string(&path).expect(&path);
        assert!(source.contains(&format!("fn {test}(")), "{named} does not exist");
        count += 1;
    }
    assert!(count > 30, "{count}");
}
