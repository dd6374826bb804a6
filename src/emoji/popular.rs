//! What people pick most, for the time before they have picked anything here.

/// Most used first. Our own choice for a workplace chat; each is older than Emoji 12, so that it
/// can be drawn everywhere.
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
