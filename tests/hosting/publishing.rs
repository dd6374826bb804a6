//! Tests `publish.sh`: a release is added to a site, and rolled back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build;
use crate::folder::{Folder, files};

const A: &str = "0123456789abcdef";
const B: &str = "fedcba9876543210";

impl Folder {
    /// Creates a release, whose files have the hash in their names.
    fn release(&self, hash: &str) -> PathBuf {
        let folder = self.join(hash);
        fs::create_dir_all(folder.join(format!("data/admin.{hash}"))).expect("a folder");
        for (name, content) in [
            ("index.html".to_owned(), format!("app.{hash}.js")),
            ("index.html.br".to_owned(), format!("br of {hash}")),
            ("_headers".to_owned(), hash.to_owned()),
            (format!("app.{hash}.js"), hash.to_owned()),
            (format!("data/de.{hash}.txt.br"), hash.to_owned()),
            (format!("data/admin.{hash}/de.txt"), hash.to_owned()),
        ] {
            fs::write(folder.join(name), content).expect("a file");
        }
        folder
    }
}

fn publish(release: &Path, site: &Path) -> bool {
    run(release, site, &[])
}

/// Publishes everything except the page and the files that are replaced with it.
fn publish_files(release: &Path, site: &Path) -> bool {
    run(release, site, &["files"])
}

fn run(release: &Path, site: &Path, options: &[&str]) -> bool {
    let mut command = Command::new("sh");
    command.arg(build::deploy("publish.sh")).args([release, site]).args(options);
    command.status().expect("a shell").success()
}

#[test]
fn a_site_equals_the_build() {
    let folder = Folder::new("whole");
    let site = folder.join("site");
    assert!(publish(&build::dist(), &site));
    assert_eq!(files(&site), files(&build::dist()));
}

#[test]
fn the_files_of_the_release_before_stay() {
    let folder = Folder::new("stay");
    let (a, b, site) = (folder.release(A), folder.release(B), folder.join("site"));
    assert!(publish(&a, &site) && publish(&b, &site));
    let mut expected = files(&a);
    expected.extend(files(&b));
    assert_eq!(files(&site), expected);
}

#[test]
fn an_older_release_rolls_a_newer_one_back() {
    let folder = Folder::new("back");
    let (a, b, site) = (folder.release(A), folder.release(B), folder.join("site"));
    // A copy that only the newer release has would be sent instead of the older page.
    fs::write(b.join("index.html.gz"), "gz").unwrap();
    assert!(publish(&a, &site) && publish(&b, &site) && publish(&a, &site));
    let mut expected = files(&b);
    expected.remove("index.html.gz");
    expected.extend(files(&a));
    assert_eq!(files(&site), expected);
}

#[test]
fn the_files_can_be_published_before_the_page() {
    let folder = Folder::new("ahead");
    let (a, b, site) = (folder.release(A), folder.release(B), folder.join("site"));
    assert!(publish(&a, &site) && publish_files(&b, &site));
    let mut expected = files(&b);
    expected.extend(files(&a));
    assert_eq!(files(&site), expected);
}

#[test]
fn a_folder_without_a_release_changes_nothing() {
    let folder = Folder::new("none");
    let (a, site) = (folder.release(A), folder.join("site"));
    assert!(publish(&a, &site));
    let before = files(&site);
    let broken = folder.release(B);
    fs::remove_file(broken.join("index.html")).unwrap();
    assert!(!publish(&broken, &site));
    assert!(!publish(&folder.join("missing"), &site));
    assert_eq!(files(&site), before);
}

/// At any moment, the page refers to existing files.
#[test]
fn the_page_comes_after_its_files() {
    let folder = Folder::new("order");
    let (a, b, site) = (folder.release(A), folder.release(B), folder.join("site"));
    assert!(publish(&a, &site));
    // A file instead of a folder makes publishing stop there.
    fs::write(site.join(format!("data/admin.{B}")), "").unwrap();
    assert!(!publish(&b, &site));
    assert_eq!(files(&site)["index.html"], files(&a)["index.html"]);
    assert_eq!(files(&site)["index.html.br"], files(&a)["index.html.br"]);
}
