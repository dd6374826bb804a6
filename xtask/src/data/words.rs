//! Splits a text into words, for the choice of keywords.

/// Returns the words of `text` in lower case; characters other than letters and digits separate
/// them. Search in the app folds more than this, so words that are equal here are equal there too.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn of_names_and_of_shortcodes() {
        let of = |text| words(text).collect::<Vec<_>>();
        assert_eq!(of("flag: Côte d’Ivoire"), ["flag", "côte", "d", "ivoire"]);
        assert_eq!(of("man-with_turban"), ["man", "with", "turban"]);
        assert!(of("+ ").is_empty());
    }
}
