//! The most used emoji, for ranking and for users without a history.

use std::collections::HashSet;

use anyhow::{Result, ensure};

use super::glyphs::Glyphs;

/// Glyphs separated by spaces, most used first; lines that start with `# ` are comments.
const LIST: &str = include_str!("popular.txt");

/// Returns our list, fully qualified, most used first.
///
/// # Errors
/// When an emoji is not in the catalogue, or occurs twice.
pub fn popular(glyphs: &Glyphs) -> Result<Vec<&'static str>> {
    parse(LIST, glyphs)
}

fn parse(list: &str, glyphs: &Glyphs) -> Result<Vec<&'static str>> {
    let mut seen = HashSet::new();
    let lines = list.lines().filter(|line| !line.starts_with("# "));
    lines
        .flat_map(str::split_whitespace)
        .map(|glyph| {
            let glyph = glyphs.qualified(glyph)?;
            ensure!(seen.insert(glyph), "popular.txt has {glyph} twice");
            Ok(glyph)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sound_and_long_enough() {
        let popular = popular(&Glyphs::all()).unwrap();
        assert!(popular.len() >= 300, "{}", popular.len());
        // The app shows these before it has loaded the catalogue (`src/emoji/popular.rs`).
        assert_eq!(popular[..20].concat(), "👍❤️😂🙏🔥😊🎉👏✅😍👌💪😉🤔😅👋🚀💯😢👀");
    }

    #[test]
    fn a_flag_that_looks_like_another_one_is_less_popular() {
        let popular = popular(&Glyphs::all()).unwrap();
        for (usual, same) in [
            ("🇺🇸", &["🇺🇲"][..]),
            ("🇳🇴", &["🇧🇻", "🇸🇯"]),
            ("🇫🇷", &["🇲🇫", "🇨🇵"]),
            ("🇦🇺", &["🇭🇲"]),
            ("🇪🇸", &["🇪🇦"]),
            ("🇬🇧", &[]),
        ] {
            assert!(popular.contains(&usual), "{usual}");
            assert!(same.iter().all(|flag| !popular.contains(flag)), "{same:?}");
        }
    }

    #[test]
    fn refuses_an_unknown_emoji_and_one_that_comes_twice() {
        let glyphs = Glyphs::all();
        assert_eq!(parse("# two\n👍 ❤\n\n😂\n", &glyphs).unwrap(), ["👍", "❤️", "😂"]);
        assert!(parse("👍 x", &glyphs).is_err());
        assert!(parse("❤ ❤️", &glyphs).unwrap_err().to_string().contains("twice"));
    }
}
