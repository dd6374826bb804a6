//! What `cargo xtask data` prints: how much there is, and every hole.

use super::catalogue::Entry;
use super::names::Names;
use super::output::{Change, File};

/// Prints the number of emoji, per group too.
pub fn print_catalogue(entries: &[Entry], fingerprint: &str) {
    let groups: Vec<String> = entries
        .chunk_by(|a, b| a.group == b.group)
        .filter_map(|chunk| chunk.first().map(|first| format!("{} {}", first.group, chunk.len())))
        .collect();
    println!("data  catalogue {fingerprint}: {} emoji in {} groups", entries.len(), groups.len());
    println!("data    {}", groups.join(", "));
}

/// Prints the coverage of one language and lists every emoji that CLDR does not name.
pub fn print_language(locale: &str, entries: &[Entry], names: &[Names]) {
    let keywords: usize = names.iter().map(|names| names.keywords.len()).sum();
    let bare = names.iter().filter(|names| names.keywords.is_empty()).count();
    let holes: Vec<_> = entries.iter().zip(names).filter(|(_, names)| names.is_fallback).collect();
    println!(
        "data  {locale}: {} of {} names from CLDR, {} fall back, {keywords} keywords, {bare} emoji without any",
        names.len() - holes.len(),
        names.len(),
        holes.len(),
    );
    for (entry, names) in holes {
        let (major, minor) = entry.version;
        println!("data    no name in CLDR: {} {} (E{major}.{minor})", entry.glyph, names.name);
    }
}

/// Prints a file's size and whether it changed.
pub fn print_file(file: &File, change: Change) {
    let change = match change {
        Change::Unchanged => "unchanged",
        Change::Written => "written",
    };
    println!("data  {}: {} bytes, {change}", file.name(), file.size());
}
