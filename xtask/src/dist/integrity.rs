//! Integrity attributes, computed from the delivered bytes.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

use super::files::Files;
use super::names::PAGE;

/// Attributes that name a file whose integrity the browser checks.
const SOURCES: [&str; 2] = [" href=\"./", " src=\"./"];

/// Updates the attribute in each tag of the page that has it, and adds it to the tag that loads the
/// glue. The wasm file has none: the browser would have to hold it back until its last byte has
/// arrived, and could not compile it during the download.
///
/// # Errors
/// When such a tag names no file of the build.
pub fn update(files: &mut Files) -> Result<()> {
    let page = files.get(PAGE).context("the build has no page")?;
    let page = std::str::from_utf8(page)?;
    let mut renewed = String::with_capacity(page.len());
    for piece in page.split_inclusive('>') {
        match piece.rsplit_once('<') {
            Some((before, tag)) => {
                renewed += before;
                renewed += "<";
                renewed += &update_tag(tag, files)?;
            }
            None => renewed += piece,
        }
    }
    files.insert(PAGE.to_owned(), renewed.into_bytes());
    Ok(())
}

fn update_tag(tag: &str, files: &Files) -> Result<String> {
    let tag = without_integrity(tag).replace("/>", ">");
    let is_link = tag.starts_with("link ")
        && ["\"stylesheet\"", "\"modulepreload\""].iter().any(|kind| tag.contains(kind));
    let is_checked = is_link || tag.starts_with("script ");
    let source = SOURCES.iter().find_map(|start| tag.split_once(start)?.1.split_once('"'));
    let (true, Some((name, _))) = (is_checked, source) else { return Ok(tag) };
    let content =
        files.get(name).with_context(|| format!("the page names {name}, which is missing"))?;
    let hash = STANDARD.encode(Sha384::digest(content));
    Ok(tag.replacen('>', &format!(" integrity=\"sha384-{hash}\">"), 1))
}

fn without_integrity(tag: &str) -> String {
    let Some((before, rest)) = tag.split_once(" integrity=\"") else { return tag.to_owned() };
    let after = rest.split_once('"').map_or("", |(_, after)| after);
    [before, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_paints_is_checked_on_its_last_bytes() {
        let page = r#"<link rel="stylesheet" href="./a.css" integrity="sha384-old"/><link rel="preload" href="data/c.txt">
<script type="module" src="./b.js" integrity="sha384-old"></script><link id="app" rel="modulepreload" href="./b.js" data-wasm="./c.wasm"><p>text"#;
        let mut files = Files::from([
            (PAGE.to_owned(), page.as_bytes().to_vec()),
            ("a.css".to_owned(), b"a {}".to_vec()),
            ("b.js".to_owned(), Vec::new()),
        ]);
        update(&mut files).unwrap();
        let page = String::from_utf8(files[PAGE].clone()).unwrap();
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(page.matches(empty).count(), 2, "{page}");
        assert_eq!(page.matches("integrity=").count(), 3, "{page}");
        assert!(!page.contains("old") && page.ends_with("<p>text"), "{page}");
    }

    #[test]
    fn a_script_that_is_missing_is_an_error() {
        let page = br#"<script src="./b.js"></script>"#.to_vec();
        let mut files = Files::from([(PAGE.to_owned(), page)]);
        assert!(update(&mut files).unwrap_err().to_string().contains("b.js"));
    }
}
