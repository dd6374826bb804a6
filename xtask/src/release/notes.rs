//! The notes of a version, cut from the changelog.

use anyhow::{Result, bail};

/// The start of a line with a version.
const HEADING: &str = "## ";

/// Returns the section of a version, without its heading.
///
/// # Errors
/// When there is no such section, or it is empty.
pub fn of_version(changelog: &str, version: &str) -> Result<String> {
    let mut lines = changelog.lines().skip_while(|line| !is_heading_of(line, version));
    if lines.next().is_none() {
        bail!(
            "CHANGELOG.md has no section \"{HEADING}{version}\": move the lines under Unreleased \
             below that heading"
        );
    }
    let section: Vec<&str> = lines.take_while(|line| !line.starts_with(HEADING)).collect();
    let notes = section.join("\n");
    let notes = notes.trim();
    if notes.is_empty() {
        bail!("the section \"{HEADING}{version}\" of CHANGELOG.md is empty");
    }
    Ok(notes.to_owned() + "\n")
}

/// Returns whether a line begins the section of a version. Brackets and a date are optional:
/// `## [1.0.0] - 2026-01-31`.
fn is_heading_of(line: &str, version: &str) -> bool {
    let words = line.strip_prefix(HEADING).map(str::split_whitespace);
    let first = words.and_then(|mut words| words.next()).unwrap_or_default();
    first.trim_matches(['[', ']']) == version
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGELOG: &str = "# Changelog\n\n## Unreleased\n\n- C.\n\n## [1.0.1] - 2026-01-31\n\n\
                             ### Added\n\n- B 1.0.0.\n\n## 1.0.0\n\n- A.\n\n## 0.9.0\n\n";

    #[test]
    fn the_notes_are_the_section_of_the_version() {
        assert_eq!(of_version(CHANGELOG, "1.0.1").unwrap(), "### Added\n\n- B 1.0.0.\n");
        assert_eq!(of_version(CHANGELOG, "1.0.0").unwrap(), "- A.\n");
    }

    #[test]
    fn a_section_that_is_missing_or_empty_is_an_error() {
        for (version, why) in [
            ("1.0", "no section \"## 1.0\""),
            ("1.0.2", "no section \"## 1.0.2\""),
            ("0.9.0", "is empty"),
        ] {
            let error = of_version(CHANGELOG, version).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }
}
