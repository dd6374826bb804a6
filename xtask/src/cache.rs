//! The folder for the pinned tools in the user's cache: `b24-emoji-picker/<tool>/<version>/`,
//! shared by all clones.

use std::env;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The name of our folder; nothing outside it is written or removed.
const FOLDER: &str = "b24-emoji-picker";

/// The name of the lock file. It remains when everything else is removed: otherwise a command that
/// waits for the lock and a later one would lock different files.
const LOCK: &str = "lock";

/// Proves that no other command writes into the cache folder, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    /// Closing the file releases the lock.
    _file: File,
}

/// Our cache folder.
#[derive(Debug, Clone)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// Finds the system's cache folder of this user. Creates nothing.
    ///
    /// # Errors
    /// When the environment names no such place.
    pub fn locate() -> Result<Self> {
        let from_variable =
            |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let base = if let Some(path) = from_variable("XDG_CACHE_HOME") {
            Some(path)
        } else if cfg!(windows) {
            from_variable("LOCALAPPDATA")
        } else {
            let below = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
            env::home_dir().map(|home| home.join(below))
        };
        match base {
            Some(base) => Ok(Self { root: base.join(FOLDER) }),
            None => bail!("no folder for caches: set XDG_CACHE_HOME to an absolute path"),
        }
    }

    /// Returns the folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the folder of a version of a tool, which need not exist.
    pub fn folder(&self, tool: &str, version: &str) -> PathBuf {
        self.root.join(tool).join(version)
    }

    /// Returns the log file for the output of an installation.
    pub fn log(&self, name: &str) -> PathBuf {
        self.root.join("log").join(format!("{name}.log"))
    }

    /// Returns the folder of intermediate files that several installations share; it is removed at
    /// the end.
    pub fn scratch(&self) -> PathBuf {
        self.root.join("build")
    }

    /// Keeps other clones from installing until the result is dropped.
    ///
    /// # Errors
    /// When the folder or the lock file cannot be written.
    pub fn lock(&self) -> Result<Lock> {
        fs::create_dir_all(&self.root)
            .with_context(|| format!("cannot create {}", self.root.display()))?;
        let path = self.root.join(LOCK);
        let context = || format!("cannot lock {}", path.display());
        let file = File::create(&path).with_context(context)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                eprintln!("tools  waiting for another installation to finish …");
                file.lock().with_context(context)?;
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(context),
        }
        Ok(Lock { _file: file })
    }

    /// Fills a temporary folder and moves it to its place at the end, so that an interrupted
    /// installation is never taken for a finished one.
    ///
    /// # Errors
    /// What `fill` returns, or that a folder cannot be written.
    pub fn publish(
        &self,
        _: &Lock,
        tool: &str,
        version: &str,
        fill: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<()> {
        let folder = self.folder(tool, version);
        let partial = self.root.join(tool).join(format!(".{version}.partial"));
        remove(&partial)?;
        fs::create_dir_all(&partial)
            .with_context(|| format!("cannot create {}", partial.display()))?;
        fill(&partial)?;
        remove(&folder)?;
        fs::rename(&partial, &folder)
            .with_context(|| format!("cannot move {} to its place", partial.display()))
    }

    /// Removes the intermediate files.
    ///
    /// # Errors
    /// When they cannot be removed.
    pub fn remove_scratch(&self, _: &Lock) -> Result<()> {
        remove(&self.scratch())
    }

    /// Removes everything but the lock and returns the number of removed bytes.
    ///
    /// # Errors
    /// When something cannot be read or removed.
    pub fn remove_all(&self, _: &Lock) -> Result<u64> {
        let context = || format!("cannot read {}", self.root.display());
        let bytes = size(&self.root).with_context(context)?;
        for entry in fs::read_dir(&self.root).with_context(context)? {
            let entry = entry.with_context(context)?;
            if entry.file_type().with_context(context)?.is_dir() {
                remove(&entry.path())?;
            } else if entry.file_name() != LOCK {
                let path = entry.path();
                fs::remove_file(&path)
                    .with_context(|| format!("cannot remove {}", path.display()))?;
            }
        }
        Ok(bytes)
    }
}

/// Removes a folder; one that does not exist is fine.
fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Returns the size of all files below a folder in bytes; links count as themselves and are not
/// followed.
fn size(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let metadata = entry.metadata()?;
        bytes += if metadata.is_dir() { size(&entry.path())? } else { metadata.len() };
    }
    Ok(bytes)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::thread;
    use std::time::{Duration, Instant};

    /// A cache in a temporary folder, removed on drop.
    pub struct Scratch(pub Cache);

    impl Scratch {
        pub fn new(name: &str) -> Self {
            let base = env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            Self(Cache { root: base.join(FOLDER) })
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            if let Some(base) = self.0.root.parent() {
                remove(base).unwrap();
            }
        }
    }

    #[test]
    fn a_finished_installation_is_in_place() {
        let Scratch(cache) = &Scratch::new("finished");
        let fill = |folder: &Path| Ok(fs::write(folder.join("tool"), "12345")?);
        let lock = cache.lock().unwrap();
        cache.publish(&lock, "tool", "1.0", fill).unwrap();
        cache.publish(&lock, "tool", "1.0", fill).unwrap();
        assert!(cache.folder("tool", "1.0").join("tool").is_file());
        assert_eq!(cache.remove_all(&lock).unwrap(), 5);
        assert_eq!(cache.remove_all(&lock).unwrap(), 0);
    }

    #[test]
    fn an_interrupted_installation_is_not_in_place() {
        let Scratch(cache) = &Scratch::new("interrupted");
        let lock = cache.lock().unwrap();
        let result = cache.publish(&lock, "tool", "1.0", |folder| {
            fs::write(folder.join("tool"), "")?;
            bail!("interrupted")
        });
        assert!(result.is_err());
        assert!(!cache.folder("tool", "1.0").exists());
    }

    #[test]
    fn a_second_lock_has_to_wait() {
        let Scratch(cache) = &Scratch::new("lock");
        let held = cache.lock().unwrap();
        let second = File::create(cache.root().join("lock")).unwrap();
        assert!(matches!(second.try_lock(), Err(TryLockError::WouldBlock)));
        drop(held);
        assert!(second.try_lock().is_ok());
    }
    /// A command that waits for the lock during the removal and a later one exclude each other.
    #[test]
    fn the_lock_outlives_the_removal_of_everything() {
        let Scratch(cache) = &Scratch::new("clean");
        let held = cache.lock().unwrap();
        let waiting = File::create(cache.root().join(LOCK)).unwrap();
        fs::write(cache.root().join("file"), "1").unwrap();
        fs::create_dir_all(cache.scratch()).unwrap();
        cache.remove_all(&held).unwrap();
        let left: Vec<_> = fs::read_dir(cache.root()).unwrap().flatten().collect();
        assert_eq!(left.len(), 1, "{left:?}");
        let later = File::create(cache.root().join(LOCK)).unwrap();
        assert!(matches!(later.try_lock(), Err(TryLockError::WouldBlock)));
        drop(held);
        // A program that another test starts at this moment has the file of the lock until it runs.
        let deadline = Instant::now() + Duration::from_secs(10);
        while waiting.try_lock().is_err() {
            assert!(Instant::now() < deadline, "the lock is still held");
            thread::yield_now();
        }
        assert!(matches!(later.try_lock(), Err(TryLockError::WouldBlock)));
    }
}
