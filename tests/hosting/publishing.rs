//! `publish.sh`: a release is added to a site, and taken back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build;

const A: &str = "0123456789abcdef";
const B: &str = "fedcba9876543210";

/// A folder of its own for a test, which goes with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("b24-{name} {}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// A release whose files are told apart by the hash in their names.
    fn release(&self, hash: &str) -> PathBuf {
        let folder = self.0.join(hash);
        fs::create_dir_all(folder.join(format!("data/admin.{hash}"))).unwrap();
        for (name, content) in [
            ("index.html".to_owned(), format!("app.{hash}.js")),
            ("index.html.br".to_owned(), format!("br of {hash}")),
            ("_headers".to_owned(), hash.to_owned()),
            (format!("app.{hash}.js"), hash.to_owned()),
            (format!("data/de.{hash}.txt.br"), hash.to_owned()),
            (format!("data/admin.{hash}/de.txt"), hash.to_owned()),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn publish(release: &Path, site: &Path) -> bool {
    let mut command = Command::new("sh");
    command.arg(build::deploy("publish.sh")).args([release, site]);
    command.status().unwrap().success()
}

/// All but the page and what is replaced with it.
fn publish_files(release: &Path, site: &Path) -> bool {
    let mut command = Command::new("sh");
    command.arg(build::deploy("publish.sh")).args([release, site]).arg("files");
    command.status().unwrap().success()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            all.extend(files(&path).into_iter().map(|(inner, it)| (format!("{name}/{inner}"), it)));
        } else {
            all.insert(name, fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn a_site_is_what_was_built() {
    let folder = Folder::new("whole");
    let site = folder.0.join("site");
    assert!(publish(&build::dist(), &site));
    assert_eq!(files(&site), files(&build::dist()));
}

#[test]
fn the_files_of_the_release_before_stay() {
    let folder = Folder::new("stay");
    let (a, b, site) = (folder.release(A), folder.release(B), folder.0.join("site"));
    assert!(publish(&a, &site) && publish(&b, &site));
    let mut expected = files(&a);
    expected.extend(files(&b));
    assert_eq!(files(&site), expected);
}

#[test]
fn an_older_release_takes_a_newer_one_back() {
    let folder = Folder::new("back");
    let (a, b, site) = (folder.release(A), folder.release(B), folder.0.join("site"));
    // A copy that only the newer one has would be sent in the place of the older page.
    fs::write(b.join("index.html.gz"), "gz").unwrap();
    assert!(publish(&a, &site) && publish(&b, &site) && publish(&a, &site));
    let mut expected = files(&b);
    expected.remove("index.html.gz");
    expected.extend(files(&a));
    assert_eq!(files(&site), expected);
}

#[test]
fn the_files_can_go_ahead_of_the_page() {
    let folder = Folder::new("ahead");
    let (a, b, site) = (folder.release(A), folder.release(B), folder.0.join("site"));
    assert!(publish(&a, &site) && publish_files(&b, &site));
    let mut expected = files(&b);
    expected.extend(files(&a));
    assert_eq!(files(&site), expected);
}

#[test]
fn what_is_no_release_changes_nothing() {
    let folder = Folder::new("none");
    let (a, site) = (folder.release(A), folder.0.join("site"));
    assert!(publish(&a, &site));
    let before = files(&site);
    let broken = folder.release(B);
    fs::remove_file(broken.join("index.html")).unwrap();
    assert!(!publish(&broken, &site));
    assert!(!publish(&folder.0.join("missing"), &site));
    assert_eq!(files(&site), before);
}

/// Whoever opens the page at any moment finds the files that it names.
#[test]
fn the_page_comes_after_its_files() {
    let folder = Folder::new("order");
    let (a, b, site) = (folder.release(A), folder.release(B), folder.0.join("site"));
    assert!(publish(&a, &site));
    // A file in the place of a folder: publishing stops there.
    fs::write(site.join(format!("data/admin.{B}")), "").unwrap();
    assert!(!publish(&b, &site));
    assert_eq!(files(&site)["index.html"], files(&a)["index.html"]);
    assert_eq!(files(&site)["index.html.br"], files(&a)["index.html.br"]);
}
