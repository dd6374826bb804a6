//! The command line.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use lexopt::prelude::*;

/// A group of pictures that are made together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// The film of the README, and its still.
    Readme,
    /// The administrator's way.
    Admin,
    /// The screenshots of the listing in the market, in all languages.
    Market,
    /// The icon of the listing.
    Icon,
}

impl Set {
    const ALL: [Self; 4] = [Self::Readme, Self::Admin, Self::Market, Self::Icon];

    fn named(name: &str) -> Option<Self> {
        match name {
            "readme" => Some(Self::Readme),
            "admin" => Some(Self::Admin),
            "market" => Some(Self::Market),
            "icon" => Some(Self::Icon),
            _ => None,
        }
    }
}

/// The options of the program.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// The root of the repository, below which the pictures are written.
    root: PathBuf,
    /// The folder of the release build.
    pub dist: PathBuf,
    /// The only set; `None` for all.
    only: Option<Set>,
}

impl Options {
    /// Parses the arguments after the program's name.
    ///
    /// # Errors
    /// When an argument is unknown or malformed, or a folder is missing.
    pub fn parse(
        arguments: impl IntoIterator<Item = OsString>,
    ) -> std::result::Result<Self, lexopt::Error> {
        let mut parser = lexopt::Parser::from_args(arguments);
        let (mut root, mut dist, mut only) = (None, None, None);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("root") => root = Some(PathBuf::from(parser.value()?)),
                Long("dist") => dist = Some(PathBuf::from(parser.value()?)),
                Long("only") => {
                    let name = parser.value()?.string()?;
                    let set = Set::named(&name);
                    only = Some(set.ok_or_else(|| format!("there are no pictures `{name}`"))?);
                }
                other => return Err(other.unexpected()),
            }
        }
        Ok(Self {
            root: root.ok_or("--root is missing")?,
            dist: dist.ok_or("--dist is missing")?,
            only,
        })
    }

    /// Returns the sets to make, in order.
    pub fn sets(&self) -> Vec<Set> {
        self.only.map_or_else(|| Set::ALL.to_vec(), |only| vec![only])
    }

    /// Returns a path below the repository's root.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Writes a file below the repository's root, creates its folder if necessary, and prints path
    /// and size.
    ///
    /// # Errors
    /// When it cannot be written, or has more than `most` bytes.
    pub fn write(&self, path: &str, bytes: &[u8], most: usize) -> Result<()> {
        let file = self.path(path);
        let context = || format!("cannot write {}", file.display());
        fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).with_context(context)?;
        fs::write(&file, bytes).with_context(context)?;
        println!("{path}  {} bytes", bytes.len());
        anyhow::ensure!(bytes.len() <= most, "{path} has more than {most} bytes");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, String> {
        Options::parse(line.split_whitespace().map(OsString::from))
            .map_err(|error| error.to_string())
    }

    #[test]
    fn all_sets_are_made_unless_one_is_named() {
        let all = parse("--root a --dist b").unwrap();
        assert_eq!(all.sets(), Set::ALL);
        assert_eq!(all.path("docs/film.webp"), Path::new("a").join("docs/film.webp"));
        let names = ["readme", "admin", "market", "icon"];
        for (name, set) in names.into_iter().zip(Set::ALL) {
            let one = parse(&format!("--dist b --root a --only {name}")).unwrap();
            assert_eq!(one.sets(), [set]);
        }
    }

    #[test]
    fn wrong_lines_are_refused() {
        for line in ["", "--root a", "--dist b", "--root a --dist b --only film", "--root a x"] {
            assert!(parse(line).is_err(), "accepted: {line}");
        }
    }
}
