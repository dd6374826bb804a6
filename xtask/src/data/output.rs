//! Writing the generated files.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context as _, Result};

/// A file of `data/` before it is written.
#[derive(Debug)]
pub struct File {
    name: String,
    text: String,
}

/// The effect of writing a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The file already had the same content.
    Unchanged,
    /// The file is new or has new content.
    Written,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unchanged => "unchanged",
            Self::Written => "written",
        })
    }
}

impl File {
    /// Creates a file called `name` inside the folder, with this `text` (UTF-8, LF).
    pub fn new(name: impl Into<String>, text: String) -> Self {
        Self { name: name.into(), text }
    }

    /// Returns the name inside the folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the size in bytes.
    pub fn size(&self) -> usize {
        self.text.len()
    }

    /// Writes the file into `folder`, unless it already has the same content.
    ///
    /// # Errors
    /// On errors of the file system.
    pub fn write_into(&self, folder: &Path) -> Result<Change> {
        let path = folder.join(&self.name);
        match fs::read(&path) {
            Ok(found) if found == self.text.as_bytes() => return Ok(Change::Unchanged),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                return Err(error).with_context(|| format!("reading {}", path.display()));
            }
        }
        let folder = path.parent().unwrap_or(folder);
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
        fs::write(&path, &self.text).with_context(|| format!("writing {}", path.display()))?;
        Ok(Change::Written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_a_new_or_different_file_and_leaves_an_equal_one_alone() {
        let folder = std::env::temp_dir().join(format!("xtask-output-{}", std::process::id()));
        let old = File::new("b/a.txt", "old\n".into());
        let new = File::new("b/a.txt", "new\n".into());
        assert_eq!(old.write_into(&folder).unwrap(), Change::Written);
        assert_eq!(old.write_into(&folder).unwrap(), Change::Unchanged);
        assert_eq!(new.write_into(&folder).unwrap(), Change::Written);
        assert_eq!(fs::read_to_string(folder.join("b/a.txt")).unwrap(), "new\n");
        fs::remove_dir_all(&folder).unwrap();
    }
}
