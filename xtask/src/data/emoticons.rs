//! Emoticons: emoji written with letters and signs, as in `:-)`.

use std::collections::HashSet;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use super::glyphs::Glyphs;
use super::shortcodes::one_or_several;

/// Our own ones. Lines: an emoji, then its emoticons, separated by blanks.
const OWN: &str = include_str!("emoticons.txt");

/// What looks the same with `=` for eyes. `=>` is an arrow and `=<` is no smile.
const MOUTHS_OF_OTHER_EYES: &str = ")(DpP/\\|oO*$3]['";

/// Emoticons and their emoji, fully qualified.
pub type Emoticons = Vec<(String, &'static str)>;

/// The emoticons of `emojibase-data` (`data`: its `en/data.json`), then our own, then forms of both
/// that are made by rule. Who comes first has an emoticon.
///
/// # Errors
/// When the source has an unexpected shape, or our list is wrong.
pub fn emoticons(data: &str, glyphs: &Glyphs) -> Result<Emoticons> {
    let mut all = Unique::default();
    let data: Value = serde_json::from_str(data)?;
    for emoji in data.as_array().context("the emoji are no array")? {
        let Some(emoticons) = emoji.get("emoticon") else { continue };
        let glyph = emoji.get("emoji").and_then(Value::as_str).context("no emoji")?;
        let emoticons = one_or_several(emoticons).context("an emoticon is no text")?;
        let glyph = glyphs.qualified(glyph)?;
        emoticons.into_iter().for_each(|emoticon| all.add(emoticon, glyph));
    }
    for (emoticon, glyph) in own(OWN, glyphs)? {
        all.add(&emoticon, glyph);
    }
    for (emoticon, glyph) in all.list.clone() {
        for form in forms(&emoticon) {
            all.add(&form, glyph);
        }
    }
    let mut list = without_other_cases(all.list);
    // Those of one emoji side by side, which compresses better.
    let mut order: Vec<&str> = Vec::new();
    for (_, glyph) in &list {
        if !order.contains(glyph) {
            order.push(glyph);
        }
    }
    list.sort_by_key(|(_, glyph)| order.iter().position(|known| known == glyph));
    Ok(list)
}

/// The emoticons so far; an emoticon that is there already keeps its emoji.
#[derive(Default)]
struct Unique {
    list: Emoticons,
    seen: HashSet<String>,
}

impl Unique {
    fn add(&mut self, emoticon: &str, glyph: &'static str) {
        if self.seen.insert(emoticon.to_owned()) {
            self.list.push((emoticon.to_owned(), glyph));
        }
    }
}

/// The app finds an emoticon in another case too, so that one in another case is needed only where
/// it has another emoji.
fn without_other_cases(list: Emoticons) -> Emoticons {
    let mut kept: Emoticons = Vec::new();
    for (emoticon, glyph) in &list {
        let mut same = list.iter().filter(|(other, _)| other.eq_ignore_ascii_case(emoticon));
        let is_ambiguous = same.any(|(_, other)| other != glyph);
        let is_there = kept.iter().any(|(other, _)| other.eq_ignore_ascii_case(emoticon));
        if is_ambiguous || !is_there {
            kept.push((emoticon.clone(), glyph));
        }
    }
    kept
}

fn own(list: &str, glyphs: &Glyphs) -> Result<Emoticons> {
    let mut own: Emoticons = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
        let mut words = line.split(' ');
        let Some(glyph) = words.next() else { bail!("emoticons.txt: {line:?}") };
        let glyph = glyphs.qualified(glyph).context("emoticons.txt")?;
        for emoticon in words {
            ensure!(!emoticon.is_empty(), "emoticons.txt has two blanks in {line:?}");
            ensure!(
                own.iter().all(|(known, _)| known != emoticon),
                "emoticons.txt has {emoticon} twice"
            );
            own.push((emoticon.to_owned(), glyph));
        }
    }
    Ok(own)
}

/// Other ways to write an emoticon that has eyes and a mouth: with a nose, with other eyes.
fn forms(emoticon: &str) -> Vec<String> {
    let mut forms = Vec::new();
    let Some(eyes) = emoticon.find([':', ';', '8']) else { return forms };
    let (brow, face) = emoticon.split_at(eyes);
    let mut chars = face.chars();
    let (Some(eye), mouth) = (chars.next(), chars.as_str()) else { return forms };
    // Brows are drawn by `>`, `o`, `O`, `0` and `}`; tears and apostrophes stand before the nose.
    if !brow.chars().all(|c| matches!(c, '>' | 'o' | 'O' | '0' | '}')) {
        return forms;
    }
    let (tear, mouth) = match mouth.strip_prefix('\'') {
        Some(mouth) => ("'", mouth),
        None => ("", mouth),
    };
    let mut rest = mouth.chars();
    let (Some(lip), None) = (rest.next(), rest.next()) else { return forms };
    if matches!(lip, '-' | '_' | '^') || lip.is_ascii_digit() && lip != '3' {
        return forms;
    }
    forms.push(format!("{brow}{eye}{tear}-{lip}"));
    if eye == ':' && brow.is_empty() && MOUTHS_OF_OTHER_EYES.contains(lip) {
        forms.push(format!("{brow}={tear}{lip}"));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(emoticons: &'a Emoticons, emoticon: &str) -> Option<&'a str> {
        emoticons.iter().find(|(known, _)| known == emoticon).map(|(_, glyph)| *glyph)
    }

    #[test]
    fn the_source_goes_before_our_own() {
        let data = r#"[{"emoji":"😄","emoticon":":D"},{"emoji":"👾","emoticon":["^^","x_x"]}]"#;
        let emoticons = emoticons(data, &Glyphs::all()).unwrap();
        assert_eq!(of(&emoticons, ":D"), Some("😄"));
        assert_eq!(of(&emoticons, ":-D"), Some("😄"));
        assert_eq!(of(&emoticons, "^^"), Some("👾"), "the source knows better");
        assert_eq!(of(&emoticons, "^_^"), Some("😊"));
        assert_eq!(of(&emoticons, "(c)"), Some("©️"), "fully qualified");
        let mut all: Vec<_> = emoticons.iter().map(|(emoticon, _)| emoticon).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), emoticons.len(), "an emoticon comes twice");
    }

    #[test]
    fn another_case_is_listed_only_where_it_is_another_emoji() {
        let data = r#"[{"emoji":"😛","emoticon":[":p",":P"]}]"#;
        let emoticons = emoticons(data, &Glyphs::all()).unwrap();
        assert_eq!((of(&emoticons, ":p"), of(&emoticons, ":P")), (Some("😛"), None));
        assert_eq!((of(&emoticons, "o_o"), of(&emoticons, "O_O")), (Some("😳"), Some("😳")));
        assert_eq!((of(&emoticons, "o_O"), of(&emoticons, "O_o")), (Some("🤨"), Some("🤨")));
    }

    #[test]
    fn noses_and_other_eyes() {
        assert_eq!(forms(":)"), [":-)", "=)"]);
        assert_eq!(forms(";)"), [";-)"]);
        assert_eq!(forms(":'("), [":'-(", "='("]);
        assert_eq!(forms(">:("), [">:-("]);
        assert_eq!(forms("8)"), ["8-)"]);
        for other in ["<3", "xD", ":-)", "^^", "(:", "T_T", "¯\\_(ツ)_/¯", ":{>", "0_0", ";_;"] {
            assert!(forms(other).is_empty(), "{other}: {:?}", forms(other));
        }
        assert_eq!(forms(":>"), [":->"], "`=>` is an arrow");
    }

    #[test]
    fn refuses_an_unknown_emoji_and_an_emoticon_that_comes_twice() {
        let glyphs = Glyphs::all();
        assert!(own("x :)", &glyphs).is_err());
        assert!(own("🙂 :)\n😄 :D :)", &glyphs).unwrap_err().to_string().contains("twice"));
    }
}
