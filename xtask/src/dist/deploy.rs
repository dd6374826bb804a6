//! Files that a host needs besides the build: settings, functions, an archive. They are made from
//! the templates in `deploy/` and written to `target/deploy/`, so that the uploaded folder contains
//! nothing for other hosts.

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
use crate::zip_archive::{self, Time};

/// Functions and the files built from them; all but the last are modules. Cloudflare maps a URL to
/// a function by its file name, so each URL of the page has one.
const FUNCTIONS: [(&str, &str); 5] = [
    ("cloudflare/page.js", "cloudflare/functions/index.js"),
    ("cloudflare/page.js", "cloudflare/functions/index.html.js"),
    ("netlify/page.js", "netlify/edge-functions/page.js"),
    ("cloudfront/page.js", "cloudfront/page/index.mjs"),
    ("cloudfront/headers.js", "cloudfront/headers.js"),
];
/// Writes the name and the value of a header as a server reads them.
type WriteHeader = fn(&str, &str) -> String;

/// Settings of servers.
const SETTINGS: [(&str, WriteHeader); 3] = [
    ("caddy/picker.caddy", |name, value| format!("{name} \"{value}\"")),
    ("nginx/http.conf", nginx_header),
    ("nginx/site.conf", nginx_header),
];
/// Templates that are copied unchanged.
const COPIED: [&str; 3] = ["cloudflare/404.html", "netlify/netlify.toml", "publish.sh"];
/// The archive for the storage of a portal.
pub const ARCHIVE: &str = "zip/picker.zip";

/// The placeholder in a recipe for the policy of a deployment. With it, the functions are bundled
/// without knowing the deployment.
pub(super) const POLICY: &str = "@content-security-policy@";

/// Headers of the page when a function serves it: the page is filled for one user and must not be
/// cached.
const PAGE_HEADERS: [(&str, &str); 2] =
    [("Content-Type", "text/html; charset=utf-8"), (CACHING, "no-store")];

/// Returns the folder of these files.
pub fn folder(root: &Path) -> PathBuf {
    root.join("target").join("deploy")
}

/// Returns the settings and functions with [`POLICY`] instead of the policy of a deployment.
///
/// # Errors
/// When a template cannot be read, or esbuild fails.
pub fn recipes(root: &Path, environment: &Environment) -> Result<Files> {
    fill_templates(root, |source, headers| bundle_function(source, headers, environment))
}

/// Fills the templates with [`POLICY`]; `bundle` makes one file of a function and its headers.
pub(super) fn fill_templates(
    root: &Path,
    bundle: impl Fn(&Path, &Value) -> Result<String>,
) -> Result<Files> {
    let templates = root.join("deploy");
    let read = |name: &str| {
        let path = templates.join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let mut recipes = Files::new();
    for name in COPIED {
        recipes.insert(name.to_owned(), read(name)?.into_bytes());
    }
    for (name, header) in SETTINGS {
        recipes.insert(name.to_owned(), fill_settings(&read(name)?, header).into_bytes());
    }
    for (from, to) in FUNCTIONS {
        let source = templates.join(from);
        let script = bundle(&source, &function_headers(&source))
            .with_context(|| format!("cannot make {to}"))?;
        recipes.insert(to.to_owned(), script.into_bytes());
    }
    Ok(recipes)
}

/// Returns the files for the hosts of a deployment.
///
/// # Errors
/// When the policy cannot be written into the settings, or the archive cannot be made.
pub fn make(recipes: Files, dist: &Path, scratch: &Path, policy: &Policy) -> Result<Files> {
    let header = policy.header();
    if header.contains(['"', '\\', '$']) {
        bail!("a host does not read a character of {} literally: {header}", policy::NAME);
    }
    let mut made = Files::new();
    for (name, content) in recipes {
        let text = String::from_utf8(content).with_context(|| format!("in {name}"))?;
        made.insert(name, text.replace(POLICY, &header).into_bytes());
    }
    made.insert(ARCHIVE.to_owned(), build_archive(dist, scratch, policy)?);
    Ok(made)
}

fn nginx_header(name: &str, value: &str) -> String {
    format!("add_header {name} \"{value}\" always;")
}

/// Fills a template of settings.
fn fill_settings(template: &str, header: WriteHeader) -> String {
    let mut text = String::new();
    for line in template.lines() {
        match line.split_once("@headers@") {
            Some((indent, _)) => {
                for (name, value) in policy::headers(POLICY.to_owned()) {
                    text += &format!("{indent}{}\n", header(name, &value));
                }
            }
            None => text += &format!("{line}\n"),
        }
    }
    text.replace("@no-cache@", NO_CACHE).replace("@forever@", FOREVER)
}

/// Returns whether a function answers with the page.
fn is_for_the_page(source: &Path) -> bool {
    source.ends_with("page.js")
}

/// Returns the headers that a function sends, as an object.
fn function_headers(source: &Path) -> Value {
    let ours = if is_for_the_page(source) { &PAGE_HEADERS[..] } else { &[] };
    let ours = ours.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let headers: Map<String, Value> = policy::headers(POLICY.to_owned())
        .into_iter()
        .chain(ours)
        .map(|(name, value)| (name.to_owned(), Value::from(value)))
        .collect();
    Value::Object(headers)
}

/// Bundles a function into one file, with the headers that it sends.
fn bundle_function(source: &Path, headers: &Value, environment: &Environment) -> Result<String> {
    let mut command = environment.command("esbuild")?;
    command.arg(source).args(["--log-level=warning", "--target=es2020"]);
    if is_for_the_page(source) {
        command.args(["--bundle", "--format=esm"]);
    }
    command.arg(format!("--define:HEADERS={headers}"));
    Ok(process::output(&mut command)? + "\n")
}

/// Returns the ZIP archive of the build for a host that does not send our headers: the page itself
/// contains the policy.
fn build_archive(dist: &Path, scratch: &Path, policy: &Policy) -> Result<Vec<u8>> {
    let built = files::read(dist)?;
    let html = built.get(PAGE).context("the build has no page")?;
    let html = page::with_policy(std::str::from_utf8(html)?, policy::NAME, &policy.meta())?;
    files::write(scratch, &Files::from([(PAGE.to_owned(), html.into_bytes())]))?;
    compress::all(scratch)?;
    let mut compressed = files::read(scratch)?;
    for (name, content) in built {
        // Every file of the widget has a copy; a file without one is metadata for the host.
        if name.ends_with(".gz") {
            compressed.entry(name).or_insert(content);
        }
    }
    let entries = compressed
        .iter()
        .filter_map(|(name, content)| Some((name.strip_suffix(".gz")?, content.as_slice())));
    zip_archive::write(entries, Time::EARLIEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    #[test]
    fn nginx_gets_all_headers_and_the_cache_lifetime() {
        let site = fill_settings(include_str!("../../../deploy/nginx/site.conf"), nginx_header);
        for (name, value) in policy::headers(POLICY.to_owned()) {
            assert!(site.contains(&format!("\nadd_header {name} \"{value}\" always;\n")), "{site}");
        }
        let http = fill_settings(include_str!("../../../deploy/nginx/http.conf"), nginx_header);
        for value in [NO_CACHE, FOREVER] {
            assert!(http.contains(&format!(" \"{value}\";\n")), "{http}");
        }
        assert!(!site.replace(POLICY, "").contains('@') && !http.contains('@'));
    }

    #[test]
    fn caddy_gets_all_headers_also_for_errors() {
        let (name, header) = SETTINGS[0];
        let template = fs::read_to_string(workspace::root().join("deploy").join(name)).unwrap();
        let settings = fill_settings(&template, header);
        for (name, value) in policy::headers(POLICY.to_owned()) {
            for indent in ["\n\t", "\n\t\t"] {
                let line = format!("{indent}{name} \"{value}\"\n");
                assert_eq!(settings.matches(&line).count(), 1, "{settings}");
            }
        }
        assert!(settings.contains(&format!("header @forever Cache-Control \"{FOREVER}\"\n")));
    }
}
