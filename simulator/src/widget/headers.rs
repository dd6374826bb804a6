//! Parses the build's `_headers`, as Cloudflare Pages and Netlify do: a line with a path, in which
//! `*` matches any text, and below it, indented, the headers of the responses at that path.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context as _, bail};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The file's name; hosts do not serve the file itself.
pub(super) const FILE: &str = "_headers";

/// The rules of a build, in order.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    path: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Headers {
    /// Reads the rules of a build; a build without the file has none, as on the hosts.
    pub(super) async fn read(folder: &Path) -> anyhow::Result<Self> {
        match tokio::fs::read_to_string(folder.join(FILE)).await {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).context("cannot read _headers"),
        }
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if line.starts_with('/') {
                rules.push(Rule { path: content.to_owned(), headers: Vec::new() });
                continue;
            }
            let (Some(rule), Some((name, value))) = (rules.last_mut(), content.split_once(':'))
            else {
                bail!("_headers has a line that is no path and no header of one: {line}");
            };
            let name = name.trim().parse::<HeaderName>().context("in _headers")?;
            rule.headers.push((name, HeaderValue::from_str(value.trim()).context("in _headers")?));
        }
        Ok(Self(rules))
    }

    /// Returns the headers of the response at a path. Values of several rules are joined, as on the
    /// hosts.
    pub(super) fn of(&self, path: &str) -> HeaderMap {
        let mut all = HeaderMap::new();
        for (name, value) in self.0.iter().filter(|rule| rule.fits(path)).flat_map(|r| &r.headers) {
            let joined = all.get(name).map(|former| [former, value].map(HeaderValue::as_bytes));
            let joined =
                joined.and_then(|both| HeaderValue::from_bytes(&both.join(&b", "[..])).ok());
            all.insert(name, joined.unwrap_or_else(|| value.clone()));
        }
        all
    }
}

impl Rule {
    fn fits(&self, path: &str) -> bool {
        match self.path.split_once('*') {
            Some((start, end)) => path
                .strip_prefix(start)
                .is_some_and(|rest| rest.len() >= end.len() && rest.ends_with(end)),
            None => path == self.path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
        headers.get(name).and_then(|value| value.to_str().ok())
    }

    #[test]
    fn rules_apply_to_matching_paths() {
        let text = "# a remark\n/*\n  X-A: 1\n\n/data/*\n  Cache-Control: public, immutable\n/\n  X-A: 2\n";
        let headers = Headers::parse(text).unwrap();
        assert_eq!(value(&headers.of("/data/de.txt"), "x-a"), Some("1"));
        let caching = Some("public, immutable");
        assert_eq!(value(&headers.of("/data/de.txt"), "cache-control"), caching);
        assert_eq!(value(&headers.of("/data.txt"), "cache-control"), None);
        assert_eq!(value(&headers.of("/"), "x-a"), Some("1, 2"));
        assert!(Headers::default().of("/").is_empty());
    }

    #[test]
    fn a_file_that_cannot_be_read_is_an_error() {
        for text in ["  X-A: 1", "/*\n  X-A", "/*\n  X A: 1", "data/*\n"] {
            assert!(Headers::parse(text).is_err(), "{text}");
        }
    }
}
