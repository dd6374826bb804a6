//! Pinned npm packages: downloaded once into the cache folder, verified against their pinned hash,
//! never installed. None of their scripts runs.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha512};

use crate::cache::{Cache, Lock};
use crate::children;
use crate::process;

/// The folder of all packages in the cache folder.
const FOLDER: &str = "npm";
/// The prefix of npm's hashes.
const ALGORITHM: &str = "sha512-";
/// The number of characters of a hash in a folder name.
const SHORT_HASH: usize = 12;

/// A package with a pinned version and content.
#[derive(Debug)]
pub struct Package {
    /// The name in the registry, with its scope if it has one.
    pub name: &'static str,
    /// The exact version.
    pub version: &'static str,
    /// The registry's `dist.integrity`: `sha512-` and the hash in base64.
    pub integrity: &'static str,
}

/// A downloaded and verified package.
#[derive(Debug)]
pub struct Tarball {
    folder: PathBuf,
    file: String,
}

impl Package {
    /// Returns the package from the cache folder, or downloads it there. It is verified at every
    /// use.
    ///
    /// # Errors
    /// When npm is missing or cannot download it, or the download is not the pinned content.
    pub fn fetch(&self, cache: &Cache) -> Result<Tarball> {
        match self.find(cache)? {
            Some(tarball) => Ok(tarball),
            None => self.fetch_under(cache, &cache.lock()?, |folder| self.download(folder)),
        }
    }

    /// Returns the folder of the unpacked package in the cache folder.
    ///
    /// # Errors
    /// As [`fetch`](Self::fetch), and when the files cannot be written.
    pub fn unpack(&self, cache: &Cache) -> Result<PathBuf> {
        let name = format!("{}.unpacked", self.label());
        let folder = cache.folder(FOLDER, &name);
        if !folder.exists() {
            let lock = cache.lock()?;
            if !folder.exists() {
                let tarball = self.fetch_under(cache, &lock, |folder| self.download(folder))?;
                cache.publish(&lock, FOLDER, &name, |folder| tarball.extract(folder))?;
            }
        }
        Ok(folder)
    }

    /// Downloads the package into a folder that no other command uses.
    ///
    /// # Errors
    /// When npm is missing or cannot download it, or the download is not the pinned content.
    pub fn download(&self, folder: &Path) -> Result<Tarball> {
        eprintln!("npm  downloading {}@{}", self.name, self.version);
        let spec = format!("{}@{}", self.name, self.version);
        output(program("npm").args(["pack", "--silent", &spec]).current_dir(folder))
            .with_context(|| format!("downloading {spec}"))?;
        let tarball = self.tarball(folder);
        self.verify(&tarball)?;
        Ok(tarball)
    }

    /// Returns the version with the start of the hash, for a folder name: each content has its own
    /// folder.
    pub fn version_label(&self) -> String {
        let hash = self.integrity.trim_start_matches(ALGORITHM);
        let hash: String =
            hash.chars().filter(char::is_ascii_alphanumeric).take(SHORT_HASH).collect();
        format!("{}-{hash}", self.version)
    }

    fn fetch_under(
        &self,
        cache: &Cache,
        lock: &Lock,
        download: impl FnOnce(&Path) -> Result<Tarball>,
    ) -> Result<Tarball> {
        // Another command may have downloaded it while this one waited for the lock.
        if let Some(tarball) = self.find(cache)? {
            return Ok(tarball);
        }
        cache.publish(lock, FOLDER, &self.label(), |folder| {
            let tarball = download(folder)?;
            self.verify(&tarball)
        })?;
        Ok(self.tarball(&cache.folder(FOLDER, &self.label())))
    }

    fn find(&self, cache: &Cache) -> Result<Option<Tarball>> {
        let tarball = self.tarball(&cache.folder(FOLDER, &self.label()));
        let is_there = tarball.path().exists() && tarball.integrity()? == self.integrity;
        Ok(is_there.then_some(tarball))
    }

    fn verify(&self, tarball: &Tarball) -> Result<()> {
        let found = tarball.integrity()?;
        ensure!(
            found == self.integrity,
            "{} is not the pinned {}@{}: its integrity is {found}, expected {}",
            tarball.path().display(),
            self.name,
            self.version,
            self.integrity
        );
        Ok(())
    }

    fn tarball(&self, folder: &Path) -> Tarball {
        let file = format!("{}-{}.tgz", self.file_name(), self.version);
        Tarball { folder: folder.to_owned(), file }
    }

    fn label(&self) -> String {
        format!("{}-{}", self.file_name(), self.version_label())
    }

    /// Returns the file name that npm packs it into: `@scope/name` into `scope-name-version.tgz`.
    fn file_name(&self) -> String {
        self.name.trim_start_matches('@').replace('/', "-")
    }
}

impl Tarball {
    /// Returns the text of one file of the package; `member` starts with `package/`.
    ///
    /// # Errors
    /// When the file is missing or is not UTF-8.
    pub fn read(&self, member: &str) -> Result<String> {
        // Runs inside the folder, because some tars read the colon of `C:\` as the end of a host
        // name.
        let output =
            output(program("tar").args(["-xzOf", &self.file, member]).current_dir(&self.folder))
                .with_context(|| format!("reading {member} of {}", self.file))?;
        String::from_utf8(output.stdout)
            .with_context(|| format!("{member} of {} is not UTF-8", self.file))
    }

    /// Writes the package's files into a folder, without their top folder `package`.
    ///
    /// # Errors
    /// When the files cannot be written.
    pub fn extract(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
        let arguments = ["-xzf", &self.file, "--strip-components", "1", "-C"];
        output(program("tar").args(arguments).arg(folder).current_dir(&self.folder))
            .with_context(|| format!("unpacking {}", self.file))?;
        Ok(())
    }

    /// Removes the archive after it has been unpacked.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove(self) -> Result<()> {
        fs::remove_file(self.path()).with_context(|| format!("removing {}", self.file))
    }

    fn path(&self) -> PathBuf {
        self.folder.join(&self.file)
    }

    fn integrity(&self) -> Result<String> {
        let path = self.path();
        let content = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        Ok([ALGORITHM, &STANDARD.encode(Sha512::digest(content))].concat())
    }
}

/// Returns a command for the full path of a program: on Windows npm is a `.cmd`, which the system
/// does not find by its name.
fn program(name: &str) -> Command {
    Command::new(process::find(name).unwrap_or_else(|| name.into()))
}

/// Runs `command` to its end; its stderr is shown only when it fails.
fn output(command: &mut Command) -> Result<Output> {
    let program = command.get_program().to_owned();
    let output = children::output(command).with_context(|| missing(&program))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", program.display(), output.status, stderr.trim());
    }
    Ok(output)
}

fn missing(program: &OsStr) -> String {
    format!("cannot run {}: install Node.js with npm, and tar", program.display())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;

    use super::*;
    use crate::cache::tests::Scratch;

    /// A package whose only file contains `content`.
    const PACKAGE: Package = Package {
        name: "@scope/name",
        version: "1.2.3",
        integrity: "sha512-stHShbUZnIX5iNA2ScN+RP093gHl1pxQ/vkGUZYvSBEOk0C2DUmkecTAtT9fB9aQaG3YfSSBk3pRLouF7nxhfw==",
    };

    fn download(folder: &Path, content: &str) -> Result<Tarball> {
        let tarball = PACKAGE.tarball(folder);
        fs::write(tarball.path(), content)?;
        Ok(tarball)
    }

    #[test]
    fn a_program_that_is_not_there_is_named_with_what_to_install() {
        let error = output(&mut program("no-such-program-here")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "cannot run no-such-program-here: install Node.js with npm, and tar"
        );
    }

    #[test]
    fn another_content_is_refused_and_leaves_nothing() {
        let Scratch(cache) = &Scratch::new("npm-other");
        let lock = cache.lock().unwrap();
        let fetched = PACKAGE.fetch_under(cache, &lock, |folder| download(folder, "contents"));
        let error = format!("{:#}", fetched.unwrap_err());
        assert!(error.contains("is not the pinned @scope/name@1.2.3"), "{error}");
        assert!(!cache.folder(FOLDER, &PACKAGE.label()).exists());
        assert!(PACKAGE.find(cache).unwrap().is_none());
    }

    #[test]
    fn a_package_that_has_changed_in_the_cache_is_downloaded_again() {
        let Scratch(cache) = &Scratch::new("npm-changed");
        let lock = cache.lock().unwrap();
        let fetch = || PACKAGE.fetch_under(cache, &lock, |folder| download(folder, "content"));
        let path = fetch().unwrap().path();
        assert!(PACKAGE.find(cache).unwrap().is_some());
        fs::write(&path, "cont").unwrap();
        assert!(PACKAGE.find(cache).unwrap().is_none());
        assert_eq!(fetch().unwrap().path(), path);
        assert_eq!(fs::read_to_string(path).unwrap(), "content");
    }

    #[test]
    fn commands_that_want_the_same_package_download_it_once() {
        let Scratch(cache) = &Scratch::new("npm-twice");
        let downloads = AtomicU32::new(0);
        let fetch = || {
            let lock = cache.lock().unwrap();
            PACKAGE.fetch_under(cache, &lock, |folder| {
                downloads.fetch_add(1, Ordering::Relaxed);
                download(folder, "content")
            })
        };
        thread::scope(|scope| {
            let all = [scope.spawn(fetch), scope.spawn(fetch), scope.spawn(fetch)];
            assert!(all.into_iter().all(|thread| thread.join().unwrap().is_ok()));
        });
        assert_eq!(downloads.into_inner(), 1);
    }

    #[test]
    fn folders_are_named_by_version_and_content() {
        assert_eq!(PACKAGE.label(), "scope-name-1.2.3-stHShbUZnIX5");
        let file = PACKAGE.tarball(Path::new("")).file;
        assert_eq!(file, "scope-name-1.2.3.tgz");
    }
}
