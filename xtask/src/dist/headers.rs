//! `_headers`: the HTTP headers of the build's files, in the format of Cloudflare Pages and
//! Netlify.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::names;
use super::policy::Policy;

/// Its name in the build.
pub const FILE: &str = "_headers";

/// The name of the header with the cache lifetime.
pub const CACHING: &str = "Cache-Control";
/// Revalidate each time: the page, and every file without a hash in its name.
pub const NO_CACHE: &str = "no-cache";
/// Never revalidate: a new content has a new name.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// Returns the caching of a file of the build, or of a compressed copy.
pub fn caching(name: &str) -> &'static str {
    if names::is_hashed(name) { FOREVER } else { NO_CACHE }
}

/// The maximum number of rules that the hosts read.
const MOST_RULES: usize = 100;

/// Returns the file's text for a build of these files. No two rules set the same header for a path:
/// hosts would join the values. No rule matches files outside the build: a response "not found"
/// must not be cached, because the file may return with an older release.
///
/// # Errors
/// When there are more rules than hosts read.
pub fn text<'a>(policy: &Policy, files: impl IntoIterator<Item = &'a str>) -> Result<String> {
    let rules: BTreeSet<_> = files.into_iter().map(|name| (path_of(name), caching(name))).collect();
    if rules.len() + 2 > MOST_RULES {
        bail!("{} rules are too many for {FILE}: hosts read {MOST_RULES}", rules.len() + 2);
    }
    let mut text = rule("/*", &policy.headers());
    text += &rule("/", &[(CACHING, NO_CACHE.to_owned())]);
    for (path, value) in rules {
        text += &rule(&path, &[(CACHING, value.to_owned())]);
    }
    Ok(text)
}

/// Returns the path of the rule for a file: its own, or a wildcard for all files in a folder with a
/// hash.
fn path_of(name: &str) -> String {
    let mut path = String::new();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        path = format!("{path}/{part}");
        if names::is_hashed(part) && parts.peek().is_some() {
            return path + "/*";
        }
    }
    path
}

/// Returns a header as a line of the file, without the line break.
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
    use super::super::policy::Additions;
    use super::*;

    const FILES: [&str; 6] = [
        PAGE,
        names::DOCUMENTS[0],
        "boot.0123456789abcdef.js",
        "data/admin.0123456789abcdef/de.txt",
        "data/de.0123456789abcdef.txt",
        "version.json",
    ];

    fn policy() -> Policy {
        Policy::new(r#"{"portals":["*.bitrix24.com"]}"#, &Additions::default()).unwrap()
    }

    #[test]
    fn the_page_is_asked_for_each_time_and_hashed_files_never_again() {
        let text = text(&policy(), FILES).unwrap();
        for (path, value) in [
            ("/", NO_CACHE),
            ("/index.html", NO_CACHE),
            ("/privacy.html", NO_CACHE),
            ("/version.json", NO_CACHE),
            ("/boot.0123456789abcdef.js", FOREVER),
            ("/data/admin.0123456789abcdef/*", FOREVER),
            ("/data/de.0123456789abcdef.txt", FOREVER),
        ] {
            assert!(text.contains(&format!("\n{path}\n  Cache-Control: {value}\n")), "{text}");
        }
        assert_eq!(text.matches(CACHING).count(), 7, "{text}");
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
    fn no_rule_caches_missing_files() {
        let text = text(&policy(), FILES).unwrap();
        let paths = text.lines().filter(|line| line.starts_with('/') && line.contains('*'));
        let paths: Vec<&str> = paths.collect();
        assert_eq!(paths, ["/*", "/data/admin.0123456789abcdef/*"]);
    }

    #[test]
    fn more_rules_than_hosts_read_are_an_error() {
        let names: Vec<String> = (0..99).map(|number| format!("{number:016x}.js")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert!(text(&policy(), names[..98].iter().copied()).is_ok());
        assert!(text(&policy(), names).is_err());
    }

    #[test]
    fn compressed_copies_are_kept_like_their_files() {
        assert_eq!(caching("picker.0123456789abcdef.wasm.br"), FOREVER);
        assert_eq!(caching("index.html.gz"), NO_CACHE);
    }
}
