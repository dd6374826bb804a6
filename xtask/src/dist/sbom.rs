//! The bill of materials: the components of the wasm files, as CycloneDX 1.5 (cyclonedx.org).
//!
//! It contains neither date nor machine, so that two builds of the same sources have the same bill.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::process;
use crate::tools::rust_wasm;
use crate::workspace;

/// Its name in the build.
pub const FILE: &str = "sbom.cdx.json";

/// The crate that is compiled to the wasm files.
const WIDGET: &str = "b24-emoji-picker";

/// A crate of the build.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Crate {
    name: String,
    version: String,
}

/// Licence, repository and dependencies of a crate.
#[derive(Debug, Default, PartialEq, Eq)]
struct CrateInfo {
    licence: String,
    repository: String,
    needs: BTreeSet<Crate>,
}

/// Returns the bill of materials of a build.
///
/// # Errors
/// When `cargo tree` or `Cargo.lock` has something unexpected.
pub fn text(root: &Path) -> Result<String> {
    // `no-proc-macro` leaves out code that runs only in the compiler.
    let mut command = process::command("cargo");
    command
        .args(["tree", "--locked", "--package", WIDGET, "--features", "split"])
        .args(["--target", rust_wasm::TARGET, "--edges", "normal,no-proc-macro"])
        .args(["--charset", "ascii", "--prefix", "depth", "--format", "|{p}|{l}|{r}"])
        .current_dir(root);
    let crates = read(&process::output(&mut command)?)?;
    let lock = workspace::checksums(root)?;
    Ok(serde_json::to_string_pretty(&build_bom(&crates, &lock)?)? + "\n")
}

/// Parses the output of `cargo tree`: each line begins with its depth, and the dependencies of a
/// crate follow its first occurrence.
fn read(tree: &str) -> Result<BTreeMap<Crate, CrateInfo>> {
    let mut crates: BTreeMap<Crate, CrateInfo> = BTreeMap::new();
    let mut above: Vec<Crate> = Vec::new();
    for line in tree.lines() {
        let fields: Vec<&str> = line.split('|').collect();
        let [depth, package, licence, repository] = fields.as_slice() else {
            bail!("unexpected line of cargo tree: {line:?}");
        };
        let depth: usize =
            depth.parse().with_context(|| format!("unexpected line of cargo tree: {line:?}"))?;
        let mut words = package.split(' ');
        let (Some(name), Some(version)) = (words.next(), words.next()) else {
            bail!("unexpected line of cargo tree: {line:?}");
        };
        let version = version.trim_start_matches('v').to_owned();
        let found = Crate { name: name.to_owned(), version };
        above.truncate(depth);
        if let Some(parent) = above.last() {
            crates.entry(parent.clone()).or_default().needs.insert(found.clone());
        }
        let about = crates.entry(found.clone()).or_default();
        about.licence = licence.trim().to_owned();
        about.repository = repository.trim_end_matches(" (*)").trim().to_owned();
        above.push(found);
    }
    Ok(crates)
}

fn build_bom(
    crates: &BTreeMap<Crate, CrateInfo>,
    lock: &BTreeMap<(String, String), String>,
) -> Result<Value> {
    let (ours, others): (Vec<_>, Vec<_>) = crates.iter().partition(|(it, _)| it.name == WIDGET);
    let [(widget, about)] = ours.as_slice() else {
        bail!("cargo tree does not begin with the widget")
    };
    let widget = json!({
        "type": "application", "bom-ref": widget.address(), "name": widget.name,
        "version": widget.version, "licenses": about.licences(),
    });
    let mut components = Vec::new();
    for (it, about) in others {
        let checksum = lock.get(&(it.name.clone(), it.version.clone()));
        let checksum =
            checksum.with_context(|| format!("Cargo.lock has no hash of {}", it.name))?;
        let mut component = json!({
            "type": "library", "bom-ref": it.address(), "name": it.name, "version": it.version,
            "purl": it.address(), "licenses": about.licences(),
            "hashes": [{"alg": "SHA-256", "content": checksum}],
        });
        if let (Value::Object(component), false) = (&mut component, about.repository.is_empty()) {
            let reference = json!([{"type": "vcs", "url": about.repository}]);
            component.insert("externalReferences".to_owned(), reference);
        }
        components.push(component);
    }
    components.push(emoji_data());
    let dependencies: Vec<Value> = crates
        .iter()
        .map(|(it, about)| {
            let needs: Vec<String> = about.needs.iter().map(Crate::address).collect();
            json!({"ref": it.address(), "dependsOn": needs})
        })
        .collect();
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": widget}, "components": components,
        "dependencies": dependencies,
    }))
}

/// Describes the files of `data/`, which are no crate. `data/LICENSES` lists the source of each
/// part.
fn emoji_data() -> Value {
    json!({
        "type": "data", "bom-ref": "emoji-data", "name": "emoji-data",
        "description": "Names, keywords, readings and shortcodes of emoji, keyboard layouts",
        "licenses": [{"expression": "Unicode-3.0 AND MIT AND HPND AND Apache-2.0"}],
    })
}

impl Crate {
    /// Returns its package URL.
    fn address(&self) -> String {
        // Some readers of URLs decode a plus as a space.
        format!("pkg:cargo/{}@{}", self.name, self.version.replace('+', "%2B"))
    }
}

impl CrateInfo {
    fn licences(&self) -> Value {
        // Before SPDX had expressions, a slash separated alternative licences.
        json!([{"expression": self.licence.replace('/', " OR ")}])
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const TREE: &str = "0|b24-emoji-picker v0.1.0 (/here)|MIT OR Apache-2.0|
1|leptos v0.8.23|MIT|https://example.com/leptos
2|cfg-if v1.0.5|MIT/Apache-2.0|https://example.com/cfg-if
1|toml v1.2.1+spec-1.1.0|MIT|
2|leptos v0.8.23|MIT|https://example.com/leptos (*)
1|cfg-if v1.0.5|MIT/Apache-2.0|https://example.com/cfg-if";

    fn lock() -> BTreeMap<(String, String), String> {
        [("leptos", "0.8.23"), ("cfg-if", "1.0.5"), ("toml", "1.2.1+spec-1.1.0")]
            .map(|(name, version)| ((name.to_owned(), version.to_owned()), "00ff".to_owned()))
            .into()
    }

    #[test]
    fn each_crate_is_listed_once_with_its_dependencies() {
        let bill = build_bom(&read(TREE).unwrap(), &lock()).unwrap();
        assert_eq!(bill["metadata"]["component"]["name"], WIDGET);
        let named = |name: &str| {
            let all = bill["components"].as_array().unwrap().iter();
            let found: Vec<&Value> = all.filter(|it| it["name"] == name).collect();
            assert_eq!(found.len(), 1, "{name}");
            found[0].clone()
        };
        assert_eq!(named("cfg-if")["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(named("cfg-if")["hashes"][0]["content"], "00ff");
        assert_eq!(named("leptos")["externalReferences"][0]["url"], "https://example.com/leptos");
        assert_eq!(named("toml")["purl"], "pkg:cargo/toml@1.2.1%2Bspec-1.1.0");
        assert_eq!(named("toml").get("externalReferences"), None);
        let needs = |name: &str| {
            let all = bill["dependencies"].as_array().unwrap().iter();
            let found = all.filter(|it| it["ref"].as_str().unwrap().contains(&format!("/{name}@")));
            found.map(|it| it["dependsOn"].as_array().unwrap().len()).sum::<usize>()
        };
        assert_eq!((needs(WIDGET), needs("leptos"), needs("toml"), needs("cfg-if")), (3, 1, 1, 0));
    }

    #[test]
    fn unexpected_output_is_an_error() {
        assert!(read("0|x").is_err());
        assert!(read("x|b24-emoji-picker v1|MIT|").is_err());
        assert!(build_bom(&read("0|x v1|MIT|").unwrap(), &lock()).is_err(), "it is not about us");
        let unknown = format!("{TREE}\n1|new v1.0.0|MIT|");
        let error = build_bom(&read(&unknown).unwrap(), &lock()).unwrap_err();
        assert!(error.to_string().contains("new"), "{error}");
    }

    #[test]
    fn the_datas_licences_are_those_of_its_file() {
        let file = fs::read_to_string(workspace::root().join("data/LICENSES")).unwrap();
        let data = emoji_data();
        for licence in data["licenses"][0]["expression"].as_str().unwrap().split(" AND ") {
            assert!(file.contains(&format!("\n{licence}")), "{licence}");
        }
    }
}
