//! A copy of the site that a test changes while the picker is open; removed on drop.

use super::dist;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// Hexadecimal digits of the hash in file names.
const DIGITS: usize = 16;
static COUNT: AtomicU32 = AtomicU32::new(0);

/// The served folder, and releases to publish in it.
pub struct Site(PathBuf);

impl Site {
    /// Creates an empty site.
    ///
    /// # Panics
    /// If the folder cannot be created.
    pub fn new() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("b24-e2e-site-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a folder for a site");
        Self(folder)
    }

    /// Returns the served folder.
    pub fn folder(&self) -> PathBuf {
        self.0.join("site")
    }

    /// Returns the folder of the build under test.
    pub fn build() -> PathBuf {
        dist::folder()
    }

    /// Publishes a release like `deploy/publish.sh`.
    ///
    /// # Panics
    /// If the script fails.
    pub fn publish(&self, release: &Path) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/publish.sh");
        let mut command = Command::new("sh");
        let status = command.arg(script).arg(release).arg(self.folder()).status();
        assert!(status.expect("a shell").success());
    }

    /// Changes the served page.
    ///
    /// # Panics
    /// If the page cannot be read or written.
    pub fn change_page(&self, change: impl FnOnce(&str) -> String) {
        let path = self.folder().join("index.html");
        let page = fs::read_to_string(&path).expect("a page");
        fs::write(&path, change(&page)).expect("it can be written");
        for copy in ["index.html.br", "index.html.gz"] {
            fs::remove_file(self.folder().join(copy)).expect("a copy of the page");
        }
    }

    /// Serves nothing but the unpacked archive for a portal's own storage.
    ///
    /// # Panics
    /// If the archive is missing or cannot be unpacked.
    pub fn unpack_archive(&self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let made = || root.join("target/deploy");
        let archive = std::env::var_os("B24_DEPLOY").map_or_else(made, PathBuf::from);
        let archive = archive.join("zip/picker.zip");
        assert!(archive.is_file(), "{} is missing: run cargo xtask dist", archive.display());
        let mut command = Command::new("node");
        command.arg(root.join("tests/hosting/unzip.mjs")).arg(archive).arg(self.folder());
        assert!(command.status().expect("Node.js").success());
    }

    /// Returns a copy of the build under test with other file names, as another release.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn other_release(&self) -> PathBuf {
        let release = self.0.join("other");
        let build = dist::folder();
        let files = files(&build, "");
        for name in files.iter().filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")) {
            let mut content = fs::read(build.join(name)).expect("a file of the build");
            if !name.ends_with(".wasm") {
                let mut text = String::from_utf8(content).expect("a text");
                for hash in files.iter().filter_map(|name| hash(name)) {
                    text = text.replace(hash, &other(hash));
                }
                content = without_integrity(&text).into_bytes();
            }
            let path =
                release.join(hash(name).map_or(name.clone(), |it| name.replace(it, &other(it))));
            fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
            fs::write(path, content).expect("it can be written");
        }
        release
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // Files that cannot be removed are left to the system.
        fs::remove_dir_all(&self.0).ok();
    }
}

/// Returns the names of all files, with `/` as the separator.
fn files(folder: &Path, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name in UTF-8");
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            names.extend(files(&path, &format!("{name}/")));
        } else {
            names.push(name);
        }
    }
    names
}

fn hash(name: &str) -> Option<&str> {
    name.split(['/', '.'])
        .find(|part| part.len() == DIGITS && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn other(hash: &str) -> String {
    hash.chars().rev().collect()
}

/// Removes integrity attributes: the renamed files have other contents.
fn without_integrity(page: &str) -> String {
    let mut pieces = page.split(" integrity=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('"').map_or("", |(_, rest)| rest))
}
