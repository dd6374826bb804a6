//! The report of `cargo xtask data`: counts, missing names, and sizes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;

use super::brotli;
use super::budget;
use super::entries::Entry;
use super::names::Names;
use super::pack::Pack;
use super::parts::{KINDS, parts};

/// Collects the content of the report.
#[derive(Debug)]
pub struct Report {
    coverage: String,
    /// By position in the catalogue: the emoji, its English name, the languages without a name.
    missing_names: BTreeMap<usize, (String, Vec<&'static str>)>,
    catalogue: String,
    languages: usize,
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    /// Without `.txt`.
    name: String,
    text: String,
    /// By kind; empty for the catalogue and for text groups.
    parts: Vec<String>,
}

/// The report and the sizes in it.
#[derive(Debug)]
pub struct Finished {
    /// Markdown.
    pub text: String,
    /// Files without `.txt`, bytes.
    sizes: Vec<(String, usize)>,
}

impl Report {
    /// Starts a report on a catalogue; `text` is the whole file.
    pub fn new(entries: &[Entry], text: &str) -> Self {
        let file = File { name: "catalogue".to_owned(), text: text.to_owned(), parts: Vec::new() };
        Self {
            coverage: String::new(),
            missing_names: BTreeMap::new(),
            catalogue: describe_catalogue(entries),
            languages: 0,
            files: vec![file],
        }
    }

    /// Adds a language; `text` is the whole file.
    ///
    /// # Errors
    /// Never, apart from a lack of memory.
    pub fn add(
        &mut self,
        locale: &'static str,
        entries: &[Entry],
        pack: &Pack,
        text: &str,
    ) -> Result<()> {
        let fallbacks = pack.names.iter().filter(|names| names.is_fallback).count();
        let count = |of: fn(&Names) -> usize| -> usize { pack.names.iter().map(of).sum() };
        let keywords = count(|names| names.keywords.len());
        let countries = count(|names| names.countries.len());
        let readings = count(|names| names.readings.len());
        let codes = count(|names| names.shortcodes.len());
        let bare = pack.names.iter().filter(|names| names.keywords.is_empty()).count();
        writeln!(
            self.coverage,
            "| {locale} | {} | {} | {fallbacks} | {keywords} | {bare} | {countries} | {readings} \
             | {codes} | {} | {} | {} | {} | {} | {} | {} |",
            pack.names.len(),
            pack.names.len() - fallbacks,
            pack.emoticons.len(),
            pack.relevant.len(),
            pack.endings.iter().map(|line| line.split(' ').count()).sum::<usize>(),
            pack.variants.iter().map(|line| line.chars().count() / 2).sum::<usize>(),
            pack.pinyin.len(),
            if pack.texts.is_empty() { "none".to_owned() } else { pack.texts.len().to_string() },
            pack.layouts.len(),
        )?;
        let all = entries.iter().zip(&pack.names).enumerate();
        for (position, (entry, names)) in all.filter(|(_, (_, names))| names.is_fallback) {
            let (major, minor) = entry.version;
            let hole = format!("| {} | {} | {major}.{minor} |", entry.glyph, names.name);
            self.missing_names.entry(position).or_insert_with(|| (hole, Vec::new())).1.push(locale);
        }
        self.languages += 1;
        let parts = parts(pack).into();
        self.files.push(File { name: locale.to_owned(), text: text.to_owned(), parts });
        Ok(())
    }

    /// Adds the text groups of a language; `name` is that of the file without `.txt`, `text` is the
    /// whole file.
    pub fn add_text_groups(&mut self, name: String, text: &str) {
        self.files.push(File { name, text: text.to_owned(), parts: Vec::new() });
    }

    /// Compresses the files and completes the report.
    ///
    /// # Errors
    /// When Node, which compresses, cannot run.
    pub fn finish(self) -> Result<Finished> {
        let texts: Vec<&str> = self
            .files
            .iter()
            .flat_map(|file| [&file.text].into_iter().chain(&file.parts))
            .map(String::as_str)
            .collect();
        let mut measured = brotli::sizes(&texts)?.into_iter();

        let mut text = include_str!("report_head.txt").to_owned();
        writeln!(text, "{}\n\n{COVERAGE_HEAD}{}", self.catalogue, self.coverage)?;
        text.push_str(MISSING_NAMES_HEAD);
        for (hole, locales) in self.missing_names.values() {
            let is_everywhere = locales.len() == self.languages;
            let locales = if is_everywhere { "all".to_owned() } else { locales.join(" ") };
            writeln!(text, "{hole} {locales} |")?;
        }
        writeln!(text, "\n{SIZES_HEAD}| file | bytes | brotli | budget | {} |", KINDS.join(" | "))?;
        writeln!(text, "|{}", "---|".repeat(4 + KINDS.len()))?;
        let mut sizes = Vec::new();
        for file in self.files {
            let whole = measured.next().unwrap_or_default();
            write!(
                text,
                "| {} | {} | {whole} | {} |",
                file.name,
                file.text.len(),
                budget::of(&file.name)
            )?;
            for _ in KINDS {
                let size = if file.parts.is_empty() { None } else { measured.next() };
                match size {
                    None | Some(0) => text.push_str(" |"),
                    Some(size) => write!(text, " {size} |")?,
                }
            }
            text.push('\n');
            sizes.push((file.name, whole));
        }
        Ok(Finished { text, sizes })
    }
}

impl Finished {
    /// Compares every size with its budget.
    ///
    /// # Errors
    /// When one is too large.
    pub fn check_budgets(&self) -> Result<()> {
        self.sizes.iter().try_for_each(|(name, size)| budget::check(name, *size))
    }
}

const COVERAGE_HEAD: &str = "\
The English pack leaves out keywords and shortcodes that search finds as well by the name. A pack \
that exceeded its budget leaves out keywords by the rules of `xtask/src/data/fit.rs`.

| pack | emoji | named by CLDR | fall back | keywords | emoji without | countries | readings \
| shortcodes | emoticons | relevant | endings | variants | syllables | texts | layouts |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
";

const MISSING_NAMES_HEAD: &str = "\
## Names that CLDR 48.2 lacks

They fall back to the English name; where English is among the languages, to that of the emoji
specification.

| emoji | name | since | in |
|---|---|---|---|
";

const SIZES_HEAD: &str = "\
## Sizes

Bytes; `brotli` at quality 11. The columns behind the budget are the kinds of content, each
compressed alone: their sum is not the file.

";

fn describe_catalogue(entries: &[Entry]) -> String {
    let groups: Vec<String> = entries
        .chunk_by(|a, b| a.group == b.group)
        .filter_map(|chunk| chunk.first().map(|first| format!("{} {}", first.group, chunk.len())))
        .collect();
    let subgroups = entries.chunk_by(|a, b| a.subgroup == b.subgroup).count();
    format!(
        "{} emoji in {} groups ({}) and {subgroups} subgroups.",
        entries.len(),
        groups.len(),
        groups.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::names;
    use super::*;

    #[test]
    fn reports_every_missing_name_and_every_size() {
        let entry = |glyph, version| Entry { glyph, version, group: "smileys", ..Entry::default() };
        let entries = [entry("😀", (1, 0)), entry("🔟", (0, 6)), entry("🫫", (18, 0))];
        let mut report = Report::new(&entries, "# catalogue\n");
        let pack = |missing_names: &[bool]| {
            let of = |hole: &bool| Names { is_fallback: *hole, ..names("ten", &["x"], &[]) };
            Pack { names: missing_names.iter().map(of).collect(), ..Pack::default() }
        };
        report.add("en", &entries, &pack(&[false, false, true]), "# en\n").unwrap();
        report.add("id", &entries, &pack(&[false, true, true]), "# id\n").unwrap();
        let finished = report.finish().unwrap();
        for line in [
            "3 emoji in 1 groups (smileys 3)",
            "| id | 3 | 1 | 2 | 3 | 0 |",
            "| 🔟 | ten | 0.6 | id |",
            "| 🫫 | ten | 18.0 | all |",
            "| catalogue | 12 |",
        ] {
            assert!(finished.text.contains(line), "{line}:\n{}", finished.text);
        }
        finished.check_budgets().unwrap();
    }
}
