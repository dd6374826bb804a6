//! The policy allows exactly the code that is in the page.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::build;

/// Returns the texts of the elements that begin with this tag.
fn texts<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let rests = page.split(start).skip(1);
    rests.map(|rest| rest.split_once(end).expect("the element ends").0).collect()
}

#[test]
fn the_policy_names_the_style_sheet_and_the_script_of_the_page_and_no_other_code() {
    let page = build::page();
    let policy = build::headers()["content-security-policy"].clone();
    for (directive, start, end) in
        [("script-src", "<script>", "</script>"), ("style-src", "<style id=\"style\">", "</style>")]
    {
        let directive = policy.split("; ").find(|it| it.split(' ').next() == Some(directive));
        let hashes: Vec<&str> = directive
            .expect("a directive")
            .split(' ')
            .filter(|it| it.contains("sha256-"))
            .collect();
        let texts = texts(&page, start, end);
        assert_eq!(texts.len(), 1, "{start}");
        let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(texts[0])));
        assert_eq!(hashes, [hash], "{start}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("unsafe-hashes"), "{policy}");
    // Blocks of JSON are no code. The module is in a file.
    let scripts = page.matches("<script").count();
    assert_eq!(scripts, page.matches("<script type=\"application/json\"").count() + 1);
    assert_eq!(page.matches("<style").count(), 1);
}
