//! The licence texts of the crates in the wasm files. Most licences ask for their text in every copy.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// Its name in the archives.
pub const FILE: &str = "LICENSES-OF-CRATES";

/// How the names of licence texts begin, in lower case.
const BEGINNINGS: [&str; 6] = ["licen", "copying", "copyright", "notice", "unlicense", "authors"];

/// A crate with its licence texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Licensed {
    /// Name and version.
    title: String,
    /// The licences, as an SPDX expression.
    expression: String,
    /// The names of the authors, without addresses.
    authors: Vec<String>,
    texts: Vec<String>,
}

/// Returns the texts for the crates in a bill of materials.
///
/// # Errors
/// When the bill cannot be read, or a crate's files are missing.
pub fn of_crates(root: &Path, bill: &[u8]) -> Result<String> {
    let bill: Value = serde_json::from_slice(bill).context("cannot read the bill of materials")?;
    let mut command = process::command("cargo");
    command.args(["metadata", "--locked", "--format-version", "1"]).current_dir(root);
    let metadata: Value = serde_json::from_str(&process::output(&mut command)?)
        .context("unexpected output of cargo metadata")?;
    let mut crates = Vec::new();
    for it in items(&bill, "components").iter().filter(|it| text(it, "type") == "library") {
        let is_it =
            |package: &&Value| ["name", "version"].iter().all(|of| package.get(of) == it.get(of));
        let package = items(&metadata, "packages").iter().find(is_it);
        let package =
            package.with_context(|| format!("cargo metadata lacks {}", text(it, "name")))?;
        crates.push(licensed(package)?);
    }
    Ok(write(&crates))
}

/// Returns a list of an object; empty if it is missing.
fn items<'a>(object: &'a Value, name: &str) -> &'a [Value] {
    object.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Returns a text of an object; empty if it is missing.
fn text<'a>(object: &'a Value, name: &str) -> &'a str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Reads the licence of a package of `cargo metadata`.
fn licensed(package: &Value) -> Result<Licensed> {
    let manifest = Path::new(text(package, "manifest_path"));
    let folder = manifest.parent().context("a manifest is in no folder")?;
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && is_licence(&name) {
            names.push(name);
        }
    }
    names.sort();
    let mut texts = Vec::new();
    for name in chosen(&names) {
        let content = fs::read(folder.join(name))?;
        texts.push(String::from_utf8_lossy(&content).replace("\r\n", "\n").trim().to_owned());
    }
    let authors = items(package, "authors").iter().filter_map(Value::as_str);
    Ok(Licensed {
        title: [text(package, "name"), text(package, "version")].join(" "),
        expression: text(package, "license").replace('/', " OR "),
        authors: authors.filter_map(|it| Some(it.split(" <").next()?.to_owned())).collect(),
        texts,
    })
}

fn is_licence(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

/// Returns the files that apply: of a crate with alternative licences, MIT is chosen.
fn chosen(names: &[String]) -> Vec<&String> {
    let is_mit = |name: &&String| name.to_ascii_lowercase().ends_with("-mit");
    let is_other = |name: &String| {
        let name = name.to_ascii_lowercase();
        ["apache", "unlicense", "zlib"].iter().any(|it| name.contains(it))
    };
    let has_mit = names.iter().any(|name| is_mit(&name));
    names.iter().filter(|name| !(has_mit && is_other(name))).collect()
}

fn write(crates: &[Licensed]) -> String {
    let mut titles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut without = String::new();
    for it in crates {
        for text in &it.texts {
            titles.entry(text).or_default().push(&it.title);
        }
        if it.texts.is_empty() {
            let authors = match it.authors.as_slice() {
                [] => "its contributors".to_owned(),
                authors => authors.join(", "),
            };
            without += &format!("{}: {}, copyright of {authors}\n", it.title, it.expression);
        }
    }
    let mut groups: Vec<(Vec<&str>, &str)> =
        titles.into_iter().map(|(text, titles)| (titles, text)).collect();
    groups.sort();
    let mut all = "The licenses of the crates in the wasm files of this release. dist/sbom.cdx.json lists the \
                   crates with their sources. The wasm files also contain parts of the standard library of \
                   Rust: MIT OR Apache-2.0, copyright of The Rust Project contributors.\n\n\
                   Without a text in their package; the text of MIT is below:\n\n"
        .to_owned();
    all += &without;
    for (titles, text) in groups {
        all += &format!("\n{}\n{}\n\n{text}\n", "=".repeat(80), titles.join(", "));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn of_alternatives_mit_is_chosen() {
        let all = names(&["COPYRIGHT", "LICENSE-APACHE", "LICENSE-MIT"]);
        assert_eq!(chosen(&all), ["COPYRIGHT", "LICENSE-MIT"]);
        let all = names(&["LICENSE-APACHE"]);
        assert_eq!(chosen(&all), ["LICENSE-APACHE"], "there is no other");
        assert!(is_licence("license.txt") && is_licence("LICENCE") && is_licence("COPYING"));
        assert!(!is_licence("README.md"));
    }

    #[test]
    fn a_text_is_written_once() {
        let with = |title: &str, text: &str| Licensed {
            title: title.to_owned(),
            texts: vec![text.to_owned()],
            ..Licensed::default()
        };
        let without = Licensed {
            title: "c 3".to_owned(),
            expression: "MIT".to_owned(),
            authors: names(&["Ann", "Bob"]),
            ..Licensed::default()
        };
        let all = write(&[with("a 1", "Text"), with("b 2", "Text"), without]);
        assert_eq!(all.matches("\nText\n").count(), 1);
        assert!(all.contains("\na 1, b 2\n\nText\n"), "{all}");
        assert!(all.contains("\nc 3: MIT, copyright of Ann, Bob\n"), "{all}");
    }

    #[test]
    fn the_crates_of_a_bill_have_texts() {
        let root = crate::workspace::root();
        let lock = crate::workspace::checksums(&root).unwrap();
        let version = &lock.keys().find(|(name, _)| name == "wasm-bindgen").unwrap().1;
        let bill = format!(
            r#"{{"components":[{{"type":"library","name":"wasm-bindgen","version":"{version}"}},
                {{"type":"data","name":"emoji-data"}}]}}"#
        );
        let all = of_crates(&root, bill.as_bytes()).unwrap();
        assert!(all.contains(&format!("wasm-bindgen {version}\n")), "{all}");
        assert!(all.contains("Permission is hereby granted"), "{all}");
        assert!(!all.contains("Apache License"), "{all}");
        let unknown = r#"{"components":[{"type":"library","name":"no-crate","version":"1.0.0"}]}"#;
        assert!(of_crates(&root, unknown.as_bytes()).is_err());
    }
}
