//! Packs a build into the files of a release. The same build, commit and documents give the same
//! bytes on every machine.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};

use super::licences;
use crate::dist::files::{self, Files};
use crate::dist::{delivery, deploy, sbom};
use crate::zip_archive::{self, Time};

/// The name of the archives, and of their only folder, before the version.
const NAME: &str = "b24-emoji-picker";
/// The SHA-256 of all other files, as `sha256sum --check` reads them.
const SUMS: &str = "SHA256SUMS";

/// Files of the sources that the archives contain, and their names there.
const OTHERS: [(&str, &str); 4] = [
    (delivery::CONFIGURE, "configure.mjs"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    // The build has this data.
    ("data/LICENSES", "LICENSES-OF-DATA"),
];
/// The folder of the sources whose documents the archives contain.
const DOCUMENTS: &str = "deploy";
/// The folder in it whose texts belong to its document.
const LISTING: &str = "market/";

/// What a release is made of.
#[derive(Clone, Debug)]
pub struct Contents {
    /// The folder of the sources.
    pub root: PathBuf,
    /// The folder of the build.
    pub dist: PathBuf,
    /// The folder of the files for hosts.
    pub deploy: PathBuf,
    /// The version, for example `1.0.0`.
    pub version: String,
    /// The time of all files in the archives, in seconds since 1970. A constant time would be wrong:
    /// a server that is given the unpacked files derives the page's ETag from time and length.
    pub time: u64,
    /// The notes of the version, in Markdown.
    pub notes: String,
    /// The licence texts of the crates.
    pub licences: String,
}

/// Returns the files of the release.
///
/// # Errors
/// When a file cannot be read, or something exceeds the limits of a format.
pub fn pack(contents: &Contents) -> Result<Files> {
    let archived = archived(contents)?;
    let title = format!("{NAME}-{}", contents.version);
    let portal_archive = archived.get(&format!("deploy/{}", deploy::ARCHIVE));
    let bill = archived.get(&format!("dist/{}", sbom::FILE));
    let mut packed = Files::from([
        (
            format!("{title}-portal.zip"),
            portal_archive.context("the archive for a portal's storage is missing")?.clone(),
        ),
        (format!("{title}.cdx.json"), bill.context("the bill of materials is missing")?.clone()),
        (format!("{title}.md"), contents.notes.clone().into_bytes()),
    ]);
    let archived: Files =
        archived.into_iter().map(|(name, content)| (format!("{title}/{name}"), content)).collect();
    packed.insert(format!("{title}.tar.gz"), gzip(&tar(&archived, contents.time)?)?);
    packed.insert(format!("{title}.zip"), zip(&archived, contents.time)?);
    packed.insert(SUMS.to_owned(), sums(&packed).into_bytes());
    Ok(packed)
}

/// Returns the files of the archives.
fn archived(contents: &Contents) -> Result<Files> {
    let mut archived = Files::new();
    for (folder, name) in [(&contents.dist, "dist"), (&contents.deploy, "deploy")] {
        for (file, content) in files::read(folder)? {
            archived.insert(format!("{name}/{file}"), content);
        }
    }
    for (file, content) in files::read(&contents.root.join(DOCUMENTS))? {
        if file.ends_with(".md") || file.starts_with(LISTING) {
            archived.insert(format!("deploy/{file}"), content);
        }
    }
    for (file, name) in OTHERS {
        let path = contents.root.join(file);
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        archived.insert(name.to_owned(), content);
    }
    archived.insert(licences::FILE.to_owned(), contents.licences.clone().into_bytes());
    archived.insert("README.md".to_owned(), read_me(&contents.version).into_bytes());
    Ok(archived)
}

/// Returns what a reader of the unpacked archive needs first.
fn read_me(version: &str) -> String {
    format!(
        "# Emoji & GIF picker for Bitrix24, version {version}\n\n\
         Start with [deploy/README.md](deploy/README.md): it hosts the files in `dist/` and installs them in a\n\
         portal. [deploy/market/README.md](deploy/market/README.md) is for a listing in the Bitrix24 Market.\n"
    )
}

fn tar(files: &Files, time: u64) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, content) in files {
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(time);
        archive
            .append_data(&mut header, name, content.as_slice())
            .with_context(|| format!("cannot archive {name}"))?;
    }
    Ok(archive.into_inner()?)
}

fn zip(files: &Files, time: u64) -> Result<Vec<u8>> {
    let mut compressed = Files::new();
    for (name, content) in files {
        compressed.insert(name.clone(), gzip(content)?);
    }
    let entries = compressed.iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    zip_archive::write(entries, Time::from_unix(time)?)
}

/// Compresses without the name, the time or the system in the header.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = GzBuilder::new().write(Vec::new(), Compression::best());
    compressed.write_all(content)?;
    Ok(compressed.finish()?)
}

fn sums(files: &Files) -> String {
    files.iter().map(|(name, content)| format!("{}  {name}\n", sha256(content))).collect()
}

fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::process::Output;

    use super::*;
    use crate::dist::Additions;
    use crate::dist::delivery::tests::Unpacked;
    use crate::process;
    use crate::workspace;

    /// 29 February 2024, 12:34:56 UTC.
    const TIME: u64 = 1_709_210_096;

    fn contents(build: &Unpacked) -> Contents {
        Contents {
            root: workspace::root(),
            dist: build.path("dist"),
            deploy: build.path("deploy"),
            version: "1.2.3".to_owned(),
            time: TIME,
            notes: "- A.\n".to_owned(),
            licences: "MIT".to_owned(),
        }
    }

    fn gunzip(content: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(content), &mut plain).unwrap();
        plain
    }

    /// Returns the files of a TAR archive, and checks their attributes.
    fn untar(archive: &[u8]) -> Files {
        let mut files = Files::new();
        for entry in tar::Archive::new(archive).entries().unwrap() {
            let mut entry = entry.unwrap();
            let header = entry.header();
            assert_eq!(header.mtime().unwrap(), TIME);
            assert_eq!((header.uid().unwrap(), header.gid().unwrap()), (0, 0));
            assert_eq!(header.mode().unwrap(), 0o644);
            assert_eq!(header.username().unwrap(), Some(""));
            let name = entry.path().unwrap().to_str().unwrap().to_owned();
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
            files.insert(name, content);
        }
        files
    }

    /// Unpacks a ZIP archive with the program of the hosting tests.
    fn unzip(archive: &[u8], folder: &Path) -> Files {
        let file = folder.with_extension("zip");
        fs::write(&file, archive).unwrap();
        let output = node(&workspace::root().join("tests/hosting/unzip.mjs"), &[&file, folder]);
        fs::remove_file(&file).unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let files = files::read(folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
        files
    }

    fn node(script: &Path, arguments: &[&Path]) -> Output {
        process::command("node").arg(script).args(arguments).output().unwrap()
    }

    #[test]
    fn two_runs_in_two_folders_give_the_same_bytes() {
        let [one, other] = ["one", "other"].map(|it| Unpacked::new(it, &Additions::default()));
        assert!(pack(&contents(&one)).unwrap() == pack(&contents(&other)).unwrap());
    }

    #[test]
    fn both_archives_have_the_same_files() {
        let build = Unpacked::new("packed", &Additions::default());
        let packed = pack(&contents(&build)).unwrap();
        let archived = untar(&gunzip(&packed["b24-emoji-picker-1.2.3.tar.gz"]));
        assert!(unzip(&packed["b24-emoji-picker-1.2.3.zip"], &build.path("unzipped")) == archived);
        let has = |name: &str| archived.contains_key(&format!("b24-emoji-picker-1.2.3/{name}"));
        for name in [
            "LICENSE-MIT",
            "README.md",
            "LICENSES-OF-CRATES",
            "LICENSES-OF-DATA",
            "configure.mjs",
            "deploy/README.md",
            "deploy/market/texts/ja.txt",
            "deploy/nginx/README.md",
            "deploy/nginx/site.conf",
            "deploy/publish.sh",
            "dist/index.html.br",
        ] {
            assert!(has(name), "{name}");
        }
        // The template with placeholders.
        assert!(!has("deploy/cloudflare/page.js"));
        let site = &archived["b24-emoji-picker-1.2.3/deploy/nginx/site.conf"];
        assert!(!String::from_utf8_lossy(site).contains('@'));
    }

    #[test]
    fn the_archives_contain_nothing_of_the_machine() {
        let build = Unpacked::new("header", &Additions::default());
        let packed = pack(&contents(&build)).unwrap();
        // No name, no time, best compression, unknown system.
        let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
        assert_eq!(packed["b24-emoji-picker-1.2.3.tar.gz"][..10], head);
    }

    #[test]
    fn the_sums_are_of_all_other_files_and_one_of_them_is_markdown() {
        let build = Unpacked::new("sums", &Additions::default());
        let packed = pack(&contents(&build)).unwrap();
        let sums = String::from_utf8(packed[SUMS].clone()).unwrap();
        let lines: Vec<(&str, &str)> =
            sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
        assert_eq!(lines.len(), packed.len() - 1);
        for (sum, name) in lines {
            assert_eq!(sum, sha256(&packed[name]), "{name}");
        }
        let notes = packed.iter().filter(|(name, _)| name.ends_with(".md"));
        let notes: Vec<&[u8]> = notes.map(|(_, notes)| notes.as_slice()).collect();
        assert_eq!(notes, [b"- A.\n"]);
    }

    #[test]
    fn the_script_runs_where_the_archive_is_unpacked() {
        let build = Unpacked::new("script", &Additions::default());
        let packed = pack(&contents(&build)).unwrap();
        let unpacked = build.path("unpacked");
        files::write(&unpacked, &untar(&gunzip(&packed["b24-emoji-picker-1.2.3.tar.gz"]))).unwrap();
        let folder = unpacked.join("b24-emoji-picker-1.2.3");
        let output = node(&folder.join("configure.mjs"), &["--portal=a.example".as_ref()]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let page = fs::read_to_string(folder.join("dist/index.html")).unwrap();
        assert!(page.contains("\"a.example\""), "{page}");
    }

    /// Returns the targets of a document's links to files, relative to the archive's folder.
    fn linked(document: &str, text: &str) -> BTreeSet<String> {
        let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        let paths = targets.map(|(target, _)| target.split('#').next().unwrap());
        let paths = paths.filter(|path| !path.is_empty() && !path.contains("://"));
        paths
            .map(|path| {
                let mut parts: Vec<&str> =
                    folder.split('/').filter(|part| !part.is_empty()).collect();
                for part in path.split('/') {
                    if part == ".." {
                        parts.truncate(parts.len().saturating_sub(1));
                    } else {
                        parts.push(part);
                    }
                }
                parts.join("/")
            })
            .collect()
    }

    #[test]
    fn the_documents_link_to_files_of_the_archive_only() {
        let build = Unpacked::new("links", &Additions::default());
        let archived = archived(&contents(&build)).unwrap();
        for (name, content) in archived.iter().filter(|(name, _)| name.ends_with(".md")) {
            for target in linked(name, std::str::from_utf8(content).unwrap()) {
                assert!(archived.contains_key(&target), "{name} links to {target}");
            }
        }
    }
}
