//! Pinned npm packages: downloaded once, verified on every use, never installed.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context as _, Result, bail, ensure};

use crate::children;

/// Prints npm's `integrity` value of the file named by its argument. Node comes with npm, which
/// is needed anyway, so this asks for no further tool and no dependency.
const INTEGRITY_SCRIPT: &str = r#"
    const file = require("fs").readFileSync(process.argv[1]);
    const hash = require("crypto").createHash("sha512").update(file).digest("base64");
    process.stdout.write("sha512-" + hash);
"#;

/// A package at exactly one version, with exactly one content.
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
    /// Finds the package in `folder` or downloads it there.
    ///
    /// # Errors
    /// When npm is missing or cannot download it, or what it brings is not the pinned content.
    pub fn fetch(&self, folder: &Path) -> Result<Tarball> {
        // npm's own rule: `@scope/name` is packed into `scope-name-version.tgz`.
        let name = self.name.trim_start_matches('@').replace('/', "-");
        let file = format!("{name}-{}.tgz", self.version);
        let tarball = Tarball { folder: folder.to_owned(), file };
        let path = folder.join(&tarball.file);

        // A cut-off download fails the comparison like any other wrong content, and is replaced.
        if path.exists() && integrity(&path)? == self.integrity {
            return Ok(tarball);
        }
        println!("npm  downloading {}@{}", self.name, self.version);
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
        self.download(folder)?;
        let found = integrity(&path)?;
        ensure!(
            found == self.integrity,
            "{} is not the pinned {}@{}: its integrity is {found}, expected {}",
            path.display(),
            self.name,
            self.version,
            self.integrity
        );
        Ok(tarball)
    }

    fn download(&self, folder: &Path) -> Result<()> {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let spec = format!("{}@{}", self.name, self.version);
        output(Command::new(npm).args(["pack", "--silent", &spec]).current_dir(folder))
            .with_context(|| format!("downloading {spec}"))?;
        Ok(())
    }
}

impl Tarball {
    /// The text of one file of the package; `member` starts with `package/`.
    ///
    /// # Errors
    /// When there is no such file or it is not UTF-8.
    pub fn read(&self, member: &str) -> Result<String> {
        // Inside the folder, because some tars take the colon of `C:\` for a host name.
        let output = output(
            Command::new("tar").args(["-xzOf", &self.file, member]).current_dir(&self.folder),
        )
        .with_context(|| format!("reading {member} of {}", self.file))?;
        String::from_utf8(output.stdout)
            .with_context(|| format!("{member} of {} is not UTF-8", self.file))
    }

    /// Unpacks the whole package and returns its folder.
    ///
    /// # Errors
    /// When the files cannot be written.
    pub fn unpack(&self) -> Result<PathBuf> {
        output(Command::new("tar").args(["-xzf", &self.file]).current_dir(&self.folder))
            .with_context(|| format!("unpacking {}", self.file))?;
        Ok(self.folder.join("package"))
    }
}

fn integrity(path: &Path) -> Result<String> {
    let output = output(Command::new("node").args(["-e", INTEGRITY_SCRIPT]).arg(path))
        .with_context(|| format!("hashing {}", path.display()))?;
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs `command` to its end; what it wrote to stderr is shown only when it failed.
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
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named_with_what_to_install() {
        let error = output(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "cannot run no-such-program-here: install Node.js with npm, and tar"
        );
    }
}
