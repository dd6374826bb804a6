//! `_headers`: the headers of the build's files, in the form that Cloudflare Pages and Netlify read.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::names;
use super::policy::Policy;

/// Its name in the build.
pub const FILE: &str = "_headers";

/// The name of the header that says how long an answer may be kept.
pub const CACHING: &str = "Cache-Control";
/// Ask each time whether there is a newer one: the page, and whatever has no hash in its name.
pub const NO_CACHE: &str = "no-cache";
/// Never ask again: another content has another name.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// How long a file of the build, or a compressed copy of one, may be kept.
pub fn caching(name: &str) -> &'static str {
    if names::is_hashed(name) { FOREVER } else { NO_CACHE }
}

/// The file's text for a build of these files. No two of its rules give one header: hosts would
/// join the values.
///
/// # Errors
/// When a file in a folder has no hash in its name: one rule speaks for the folder.
pub fn text<'a>(policy: &Policy, files: impl IntoIterator<Item = &'a str>) -> Result<String> {
    let mut text = rule("/*", &policy.headers());
    text += &rule("/", &[(CACHING, NO_CACHE.to_owned())]);
    let mut rules = BTreeSet::new();
    for name in files {
        let path = match name.split_once('/') {
            None => format!("/{name}"),
            Some((folder, _)) if names::is_hashed(name) => format!("/{folder}/*"),
            Some(_) => bail!("{name} has no hash in its name"),
        };
        rules.insert((path, caching(name)));
    }
    for (path, value) in rules {
        text += &rule(&path, &[(CACHING, value.to_owned())]);
    }
    Ok(text)
}

/// A header as a line of the file, without its end.
pub fn line(name: &str, value: &str) -> String {
    format!("  {name}: {value}")
}

fn rule(path: &str, headers: &[(&str, String)]) -> String {
    let lines: String = headers.iter().map(|(name, value)| line(name, value) + "\n").collect();
    format!("{path}\n{lines}")
}

#[cfg(test)]
mod tests {
    use super::super::names::PAGE;
    use super::super::policy::Added;
    use super::*;

    const FILES: [&str; 5] = [
        PAGE,
        "boot.0123456789abcdef.js",
        "data/admin.0123456789abcdef/de.txt",
        "data/de.0123456789abcdef.txt",
        "version.json",
    ];

    fn policy() -> Policy {
        Policy::new(r#"{"portals":["*.bitrix24.com"]}"#, &Added::default()).unwrap()
    }

    #[test]
    fn the_page_is_asked_for_each_time_and_hashed_files_never_again() {
        let text = text(&policy(), FILES).unwrap();
        for (path, value) in [
            ("/", NO_CACHE),
            ("/index.html", NO_CACHE),
            ("/version.json", NO_CACHE),
            ("/boot.0123456789abcdef.js", FOREVER),
            ("/data/*", FOREVER),
        ] {
            assert!(text.contains(&format!("\n{path}\n  Cache-Control: {value}\n")), "{text}");
        }
        assert_eq!(text.matches(CACHING).count(), 5, "{text}");
    }

    #[test]
    fn every_answer_has_the_policy() {
        let policy = policy();
        let text = text(&policy, FILES).unwrap();
        let everywhere = format!("/*\n  Content-Security-Policy: {}\n", policy.header());
        assert!(text.starts_with(&everywhere), "{text}");
        assert_eq!(text.matches("X-Content-Type-Options: nosniff").count(), 1, "{text}");
    }

    #[test]
    fn a_file_without_a_hash_among_those_that_are_kept_forever_is_an_error() {
        let error = text(&policy(), ["data/de.txt"]).unwrap_err().to_string();
        assert!(error.contains("data/de.txt"), "{error}");
    }

    #[test]
    fn compressed_copies_are_kept_like_their_files() {
        assert_eq!(caching("picker.0123456789abcdef.wasm.br"), FOREVER);
        assert_eq!(caching("index.html.gz"), NO_CACHE);
    }
}
