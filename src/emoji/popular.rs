//! The emoji that the first row shows until the user has a history of their own.

/// Popular emoji, most used first. The list is chosen by hand for a workplace chat; each emoji is
/// older than Emoji 12, so that every platform can draw it.
pub const POPULAR: [&str; 20] = [
    "👍", "❤️", "😂", "🙏", "🔥", "😊", "🎉", "👏", "✅", "😍", "👌", "💪", "😉", "🤔", "😅", "👋",
    "🚀", "💯", "😢", "👀",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    #[test]
    fn popular_emoji_are_old_and_in_the_catalogue() {
        let catalogue = test_data::catalogue();
        for glyph in POPULAR {
            let emoji = catalogue.find(glyph).and_then(|id| catalogue.get(id)).unwrap();
            assert_eq!(&*emoji.glyph, glyph);
            assert!(emoji.version < 120, "{glyph}");
        }
    }
}
