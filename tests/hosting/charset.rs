//! A host may send any charset with the delivered files, as Apache does with `AddDefaultCharset`.

use std::fs;

use crate::build;

/// Overrides a charset in a header, by the HTML standard.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf<!doctype html>";

#[test]
fn the_page_begins_with_a_byte_order_mark() {
    let page = fs::read(build::dist().join("index.html")).unwrap();
    assert!(page.starts_with(BYTE_ORDER_MARK), "{:?}", page.get(..20));
}

/// Covers files that are not always decoded as UTF-8: scripts, style sheets, pictures. The style sheet
/// and the script in the page are decoded with it.
#[test]
fn scripts_and_style_sheets_are_the_same_in_any_charset() {
    let names = build::names();
    let kinds = [".js", ".css", ".svg"];
    let mut files = names.iter().filter(|name| kinds.iter().any(|kind| name.ends_with(kind)));
    assert!(files.clone().count() > 2);
    assert!(files.all(|name| fs::read(build::dist().join(name)).unwrap().is_ascii()));
}
