//! `cargo xtask data`: regenerates the committed emoji data from pinned, checksummed sources.
//!
//! Deterministic: the same sources give the same bytes, and a file that would not change is not
//! touched, so that a second run changes nothing and a running `trunk serve` does not rebuild.
//!
//! ```text
//! crate emojis ─ entries ─┬─ catalogue ──────────────┐
//! sources ────────────────┴─ content ─ pack (×20) ───┼─ report, output
//! our lists (*.txt) ─────────┘ text groups (×20) ────┤
//!                                         licences ──┘
//! ```

pub mod brotli;
mod budget;
mod called;
mod catalogue;
mod chinese;
mod cldr;
mod content;
mod countries;
mod emojibase;
mod emojilib;
mod emoogle;
mod emoticons;
mod endings;
mod entries;
mod extra;
mod fit;
mod fnv;
mod gender;
mod glyphs;
mod japanese;
mod layouts;
mod licences;
mod locales;
mod names;
mod node;
mod output;
mod pack;
mod parts;
mod popular;
mod relevant;
mod report;
mod shortcodes;
mod sources;
mod subgroups;
mod territories;
mod text_groups;
mod texts;
mod trim;
mod words;
mod words_of_pack;

use std::path::Path;

use anyhow::{Context as _, Result};

/// Writes `data/` under `root` (the top of the repository) and prints a report of coverage and
/// sizes, which is also written to `data/REPORT.md`.
///
/// # Errors
/// When a source cannot be downloaded, is not the pinned one or has an unexpected shape, when a
/// file exceeds its budget, and when `data/` cannot be written. Files are written only after all of
/// them have been generated.
pub fn run(root: &Path) -> Result<()> {
    let sources = sources::Sources::fetch()?;
    let entries = entries::entries(&sources.emojibase.subgroups()?)?;
    let glyphs = glyphs::Glyphs::new(&entries);
    let catalogue = catalogue::Catalogue::new(&entries, &popular::popular(&glyphs)?)?;
    let content = content::Content::new(root, &sources, &entries, &glyphs)?;
    let text_groups = text_groups::TextGroups::new(&glyphs)?;

    let mut report = report::Report::new(&entries, &catalogue.text());
    let mut files = vec![
        output::File::new("LICENSES", licences::text(&sources.cldr.licence()?)),
        output::File::new("catalogue.txt", catalogue.text()),
    ];
    for locale in locales::LOCALES {
        let text = |pack: &pack::Pack| pack.text(catalogue.fingerprint(), locale.id);
        let pack = content
            .pack(locale, |pack| budget::fits(locale.id, &text(pack)?))
            .with_context(|| format!("the pack {}", locale.id))?;
        let text = text(&pack).with_context(|| format!("the pack {}", locale.id))?;
        report.add(locale.id, &entries, &pack, &text)?;
        files.push(output::File::new(format!("{}.txt", locale.id), text));
        let name = format!("{}/{}", text_groups::FOLDER, locale.id);
        let text = text_groups.file(root, locale)?;
        files.push(output::File::new(format!("{name}.txt"), text.clone()));
        report.add_text_groups(name, &text);
    }
    let report = report.finish()?;
    print!("{}", report.text);
    report.check_budgets()?;
    files.push(output::File::new("REPORT.md", report.text));

    let folder = root.join("data");
    for file in &files {
        let change = file.write_into(&folder)?;
        println!("data  {}: {} bytes, {change}", file.name(), file.size());
    }
    Ok(())
}
