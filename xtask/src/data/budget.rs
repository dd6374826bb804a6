//! The maximum sizes of the files, in bytes as compressed by brotli at quality 11.

use anyhow::{Result, ensure};

use super::brotli;
use super::locales::{ENGLISH, JAPANESE};
use super::text_groups::FOLDER;

/// The catalogue: nothing can be picked before it has loaded.
const CATALOGUE: usize = 8 * 1024;

/// The English pack: every user loads it.
const ENGLISH_PACK: usize = 38 * 1024;

/// The Japanese pack, which has readings.
const JAPANESE_PACK: usize = 60 * 1024;

/// A Chinese pack, which has words of both scripts, variants of characters and pinyin.
const CHINESE_PACK: usize = 56 * 1024;

/// Any other pack.
const PACK: usize = 46 * 1024;

/// Kaomoji and text symbols of a language.
const TEXTS: usize = 8 * 1024;

/// Returns the budget of a file named without its extension (`catalogue`, `en`, `ru`).
pub fn of(file: &str) -> usize {
    match file {
        "catalogue" => CATALOGUE,
        ENGLISH => ENGLISH_PACK,
        JAPANESE => JAPANESE_PACK,
        "zh-Hans" | "zh-Hant" => CHINESE_PACK,
        _ if file.starts_with(FOLDER) => TEXTS,
        _ => PACK,
    }
}

/// Returns whether a file with this `text` is within its budget.
///
/// # Errors
/// When Node, which compresses, cannot run.
pub fn fits(file: &str, text: &str) -> Result<bool> {
    let sizes = brotli::sizes(&[text])?;
    Ok(sizes.iter().all(|size| *size <= of(file)))
}

/// Compares a file's size with its budget.
///
/// # Errors
/// When it is too large; the message suggests what to leave out first.
pub fn check(file: &str, size: usize) -> Result<()> {
    let budget = of(file);
    let advice = match file {
        "catalogue" => "shorten popular.txt",
        _ if file.starts_with(FOLDER) => "leave out words of symbols",
        ENGLISH => {
            "leave out keywords that CLDR lacks (extra.rs), first those of the gendered forms, \
             then the shortcodes of iamcal"
        }
        _ => {
            "all rules of fit.rs have been applied, so leave out relevant words at the end of its \
             list"
        }
    };
    ensure!(size <= budget, "{file}.txt has {size} of {budget} bytes compressed: {advice}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_large_is_named_with_what_to_leave_out() {
        for (file, size) in [
            ("catalogue", CATALOGUE),
            ("en", ENGLISH_PACK),
            ("ja", JAPANESE_PACK),
            ("zh-Hant", CHINESE_PACK),
            ("uk", PACK),
            ("text/uk", TEXTS),
        ] {
            check(file, size).unwrap();
            let error = check(file, size + 1).unwrap_err().to_string();
            assert!(error.contains(file) && error.contains("leave out") || file == "catalogue");
        }
    }
}
