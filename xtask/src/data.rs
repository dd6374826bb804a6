//! `cargo xtask data`: regenerates the committed emoji data from pinned, checksummed sources.
//!
//! Deterministic: the same sources give the same bytes, and a file that would not change is not
//! touched, so that a second run changes nothing and a running `trunk serve` does not rebuild.

mod catalogue;
mod cldr;
mod fnv;
mod licences;
mod names;
mod output;
mod report;

use std::path::Path;

use anyhow::{Context as _, Result};

/// The languages that get a file of names, as CLDR calls them.
const LOCALES: &[&str] = &["en"];

/// Writes `data/` under `root` (the top of the repository) and prints a report of coverage.
///
/// # Errors
/// When a source cannot be downloaded, is not the pinned one or has an unexpected shape, and when
/// `data/` cannot be written. Files are written only after all of them could be made.
pub fn run(root: &Path) -> Result<()> {
    let cldr = cldr::Cldr::fetch()?;
    let entries = catalogue::entries()?;
    let catalogue = catalogue::Catalogue::new(&entries)?;

    let mut files = vec![
        output::File::new("LICENSES", licences::text(&cldr.licence()?)),
        output::File::new("catalogue.txt", catalogue.text()),
    ];
    let mut languages = Vec::new();
    for &locale in LOCALES {
        let annotations = cldr.annotations(locale)?;
        let names = names::collect(&entries, &annotations);
        let text = names::text(&names, catalogue.fingerprint(), locale)
            .with_context(|| format!("names in {locale}"))?;
        files.push(output::File::new(format!("{locale}.txt"), text));
        languages.push((locale, names));
    }

    let folder = root.join("data");
    report::print_catalogue(&entries, catalogue.fingerprint());
    for (locale, names) in &languages {
        report::print_language(locale, &entries, names);
    }
    for file in &files {
        let change = file.write_into(&folder)?;
        report::print_file(file, change);
    }
    Ok(())
}
