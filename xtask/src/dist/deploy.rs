//! What a host needs beside the files of a build: settings, functions, an archive. It is made of the
//! templates in `deploy/` and lies in `target/deploy/`, so that the uploaded folder has nothing in it
//! that is for other hosts.

mod archive;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::files::{self, Files};
use super::headers::{CACHING, FOREVER, NO_CACHE};
use super::names::PAGE;
use super::policy::{self, Policy};
use super::{compress, page};
use crate::environment::Environment;
use crate::process;

/// Functions and the files that they become; all but the last are modules. Cloudflare finds a function
/// by its file's name: one for each address of the page.
const FUNCTIONS: [(&str, &str); 5] = [
    ("cloudflare/page.js", "cloudflare/functions/index.js"),
    ("cloudflare/page.js", "cloudflare/functions/index.html.js"),
    ("netlify/page.js", "netlify/edge-functions/page.js"),
    ("cloudfront/page.js", "cloudfront/page/index.mjs"),
    ("cloudfront/headers.js", "cloudfront/headers.js"),
];
/// Templates that are handed on as they are.
const COPIED: [&str; 3] = ["cloudflare/404.html", "netlify/netlify.toml", "publish.sh"];
/// The archive for a portal's own storage.
const ARCHIVE: &str = "zip/picker.zip";

/// What a function sends with the page: it is filled for one person and not to be kept.
const PAGE_HEADERS: [(&str, &str); 2] =
    [("Content-Type", "text/html; charset=utf-8"), (CACHING, "no-store")];

/// Where it is.
pub fn folder(root: &Path) -> PathBuf {
    root.join("target").join("deploy")
}

/// Makes it for the build in `dist`.
///
/// # Errors
/// When a template cannot be read or filled, or esbuild or Node.js fails.
pub fn make(root: &Path, dist: &Path, policy: &Policy, environment: &Environment) -> Result<()> {
    let templates = root.join("deploy");
    let read = |name: &str| {
        let path = templates.join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let mut made = Files::new();
    for name in COPIED {
        made.insert(name.to_owned(), read(name)?.into_bytes());
    }
    for name in ["nginx/http.conf", "nginx/site.conf"] {
        let text = nginx(&read(name)?, policy).with_context(|| format!("in {name}"))?;
        made.insert(name.to_owned(), text.into_bytes());
    }
    for (from, to) in FUNCTIONS {
        let script = function(&templates.join(from), policy, environment)
            .with_context(|| format!("cannot make {to}"))?;
        made.insert(to.to_owned(), script.into_bytes());
    }
    let scratch = root.join("target").join("dist").join("archive");
    made.insert(ARCHIVE.to_owned(), archived(dist, &scratch, policy)?);
    files::write(&folder(root), &made)
}

/// Settings of nginx.
fn nginx(template: &str, policy: &Policy) -> Result<String> {
    let mut lines = Vec::new();
    for (name, value) in policy.headers() {
        if value.contains(['"', '\\', '$']) {
            bail!("{name} has a character that nginx would not take as it is: {value}");
        }
        lines.push(format!("add_header {name} \"{value}\" always;"));
    }
    let mut text = template.to_owned();
    for (place, value) in
        [("@headers@", lines.join("\n").as_str()), ("@no-cache@", NO_CACHE), ("@forever@", FOREVER)]
    {
        text = text.replace(place, value);
    }
    Ok(text)
}

/// A function as one file, with the headers that it sends.
fn function(source: &Path, policy: &Policy, environment: &Environment) -> Result<String> {
    let is_for_the_page = source.ends_with("page.js");
    let ours = if is_for_the_page { &PAGE_HEADERS[..] } else { &[] };
    let ours = ours.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let headers: Map<String, Value> = policy
        .headers()
        .into_iter()
        .chain(ours)
        .map(|(name, value)| (name.to_owned(), Value::from(value)))
        .collect();
    let mut command = environment.command("esbuild")?;
    command.arg(source).args(["--log-level=warning", "--target=es2020"]);
    if is_for_the_page {
        command.args(["--bundle", "--format=esm"]);
    }
    command.arg(format!("--define:HEADERS={}", Value::Object(headers)));
    Ok(process::output(&mut command)? + "\n")
}

/// The build for a host that sends no headers of ours: the page says what it can say itself.
fn archived(dist: &Path, scratch: &Path, policy: &Policy) -> Result<Vec<u8>> {
    let built = files::read(dist)?;
    let html = built.get(PAGE).context("the build has no page")?;
    let html = page::with_policy(std::str::from_utf8(html)?, policy::NAME, &policy.meta())?;
    files::write(scratch, &Files::from([(PAGE.to_owned(), html.into_bytes())]))?;
    compress::all(scratch)?;
    let mut compressed = files::read(scratch)?;
    for (name, content) in built {
        // A file without a copy is none of the widget's own.
        if name.ends_with(".gz") {
            compressed.entry(name).or_insert(content);
        }
    }
    let entries = compressed
        .iter()
        .filter_map(|(name, content)| Some((name.strip_suffix(".gz")?, content.as_slice())));
    archive::write(entries)
}

#[cfg(test)]
mod tests {
    use super::super::policy::Added;
    use super::*;

    fn policy() -> Policy {
        Policy::new(r#"{"portals":["*.bitrix24.com"]}"#, &Added::default()).unwrap()
    }

    #[test]
    fn nginx_is_told_all_headers_and_how_long_to_keep() {
        let policy = policy();
        let site = nginx(include_str!("../../../deploy/nginx/site.conf"), &policy).unwrap();
        for (name, value) in policy.headers() {
            assert!(site.contains(&format!("\nadd_header {name} \"{value}\" always;\n")), "{site}");
        }
        let http = nginx(include_str!("../../../deploy/nginx/http.conf"), &policy).unwrap();
        for value in [NO_CACHE, FOREVER] {
            assert!(http.contains(&format!(" \"{value}\";\n")), "{http}");
        }
        assert!(!site.contains('@') && !http.contains('@'));
    }
}
