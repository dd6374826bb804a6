//! `data/<locale>.txt`: all data that the app needs in one language.
//!
//! ```text
//! # pack 3 <fingerprint of the catalogue> <locale> <number of bytes after this line>
//! @texts
//! key=text
//! @layouts
//! ru qй wц …
//! @emoticons
//! 🙂<TAB>:)
//! @relevant
//! access<TAB>🔑
//! @endings
//! а я у …
//! @variants
//! 愛爱萬万…
//! @pinyin
//! wei微围…
//! @names
//! grinning face|cheerful|cheery|…|:grinning
//! ```
//!
//! `@endings` is one line: the endings that words take in languages with cases (`endings.txt`).
//!
//! `@variants` (both Chinese packs) is one line of pairs: a traditional character and the simplified
//! one that search takes for it. `@pinyin` (both as well) has a line for each syllable without its
//! tone: the syllable, then the characters, after that replacement, that are read so.
//!
//! Empty sections are omitted. `@names` is always the last: a line per emoji of the catalogue, in
//! its order, with name, keywords (those of CLDR, names of countries, Japanese readings) and, after a
//! colon, shortcodes.

use anyhow::{Context as _, Result, ensure};

use super::names::Names;

/// Incremented when readers of the old format cannot read the new one.
const FORMAT: u32 = 3;

/// The content of one pack; each section as its lines.
#[derive(Debug, Default)]
pub struct Pack {
    /// `key=text`.
    pub texts: Vec<String>,
    /// A layout's name and its pairs.
    pub layouts: Vec<String>,
    /// Glyph, TAB, emoticon.
    pub emoticons: Vec<String>,
    /// Word, TAB, glyphs.
    pub relevant: Vec<String>,
    /// At most one line: the endings of words, separated by spaces.
    pub endings: Vec<String>,
    /// At most one line: pairs of a traditional and a simplified character.
    pub variants: Vec<String>,
    /// A syllable and its characters.
    pub pinyin: Vec<String>,
    /// An entry per emoji.
    pub names: Vec<Names>,
}

impl Pack {
    /// Returns the whole file for a catalogue with this `fingerprint`.
    ///
    /// # Errors
    /// When a line or a field would break the format; the error quotes it.
    pub fn text(&self, fingerprint: &str, locale: &str) -> Result<String> {
        let mut body = String::new();
        for (name, lines) in self.sections()? {
            if lines.is_empty() {
                continue;
            }
            body.push_str(&format!("@{name}\n"));
            for line in lines {
                ensure!(
                    !line.is_empty() && !line.starts_with('@') && !line.contains(['\n', '\r']),
                    "the line {line:?} of @{name} would break the format"
                );
                body.push_str(&line);
                body.push('\n');
            }
        }
        Ok(format!("# pack {FORMAT} {fingerprint} {locale} {}\n{body}", body.len()))
    }

    /// Returns the sections in the order of the file.
    fn sections(&self) -> Result<[(&'static str, Vec<String>); 8]> {
        let names = self.names.iter().map(line).collect::<Result<_>>()?;
        Ok([
            ("texts", self.texts.clone()),
            ("layouts", self.layouts.clone()),
            ("emoticons", self.emoticons.clone()),
            ("relevant", self.relevant.clone()),
            ("endings", self.endings.clone()),
            ("variants", self.variants.clone()),
            ("pinyin", self.pinyin.clone()),
            ("names", names),
        ])
    }
}

fn line(names: &Names) -> Result<String> {
    check_field(&names.name)?;
    let mut line = names.name.clone();
    for keyword in names.all_keywords() {
        check_field(keyword)
            .and_then(|()| {
                ensure!(!keyword.starts_with(':'), "{keyword:?} would be a shortcode");
                Ok(())
            })
            .with_context(|| format!("a keyword of {:?}", names.name))?;
        line.push('|');
        line.push_str(keyword);
    }
    for shortcode in &names.shortcodes {
        check_field(shortcode).with_context(|| format!("a shortcode of {:?}", names.name))?;
        line.push_str("|:");
        line.push_str(shortcode);
    }
    Ok(line)
}

fn check_field(field: &str) -> Result<()> {
    ensure!(
        !field.is_empty()
            && field.trim() == field
            && !field.starts_with('@')
            && !field.contains(breaks_the_format),
        "{field:?} would break the format"
    );
    Ok(())
}

fn breaks_the_format(c: char) -> bool {
    c == '|' || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::names;
    use super::*;

    #[test]
    fn sections_in_order_behind_a_header_with_the_size_of_the_rest() {
        let pack = Pack {
            relevant: vec!["ok\t👌".into()],
            texts: vec!["retry=Nochmal".into()],
            endings: vec!["а я".into()],
            variants: vec!["愛爱".into()],
            pinyin: vec!["ai爱".into()],
            names: vec![
                Names {
                    countries: vec!["US".into()],
                    readings: vec!["あい".into()],
                    ..names("a", &["b", "c"], &["d_e"])
                },
                names("ä", &[], &[]),
            ],
            ..Pack::default()
        };
        let text = pack.text("00ff", "de").unwrap();
        let (header, body) = text.split_once('\n').unwrap();
        assert_eq!(
            body,
            "@texts\nretry=Nochmal\n@relevant\nok\t👌\n@endings\nа я\n@variants\n愛爱\n@pinyin\nai爱\n\
             @names\na|b|c|US|あい|:d_e\nä\n"
        );
        assert_eq!(header, format!("# pack 3 00ff de {}", body.len()));
    }

    #[test]
    fn refuses_a_field_that_breaks_the_format() {
        for bad in ["", " a", "a|b", "a\nb", "a\tb", "@a", ":a"] {
            let pack = Pack { names: vec![names("x", &[bad], &[])], ..Pack::default() };
            assert!(pack.text("0", "en").is_err(), "{bad:?}");
        }
    }

    #[test]
    fn refuses_a_line_that_looks_like_a_section() {
        let pack = Pack { emoticons: vec!["@:)\t🙂".into()], ..Pack::default() };
        assert!(pack.text("0", "en").unwrap_err().to_string().contains("@emoticons"));
    }
}
