//! The maximum sizes of the files, in bytes as compressed by brotli at quality 11.

use anyhow::{Result, ensure};

use super::locales::ENGLISH;

/// The catalogue: nothing can be picked before it has loaded.
const CATALOGUE: usize = 8 * 1024;

/// The English pack: every user loads it.
const ENGLISH_PACK: usize = 36 * 1024;

/// Any other pack.
const PACK: usize = 42 * 1024;

/// Returns the budget of a file named without its extension (`catalogue`, `en`, `ru`).
pub fn of(file: &str) -> usize {
    match file {
        "catalogue" => CATALOGUE,
        ENGLISH => ENGLISH_PACK,
        _ => PACK,
    }
}

/// Compares a file's size with its budget.
///
/// # Errors
/// When it is too large; the message suggests what to leave out first.
pub fn check(file: &str, size: usize) -> Result<()> {
    let budget = of(file);
    let advice = match file {
        "catalogue" => "shorten popular.txt",
        ENGLISH => {
            "leave out keywords that CLDR lacks (extra.rs), first those of the gendered forms, \
             then the shortcodes of iamcal"
        }
        _ => {
            "trim it like the English pack (trim.rs), then leave out the keywords of gendered \
             forms that their neutral form has too"
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
        for (file, size) in [("catalogue", CATALOGUE), ("en", ENGLISH_PACK), ("uk", PACK)] {
            check(file, size).unwrap();
            let error = check(file, size + 1).unwrap_err().to_string();
            assert!(error.contains(file) && error.contains("leave out") || file == "catalogue");
        }
    }
}
