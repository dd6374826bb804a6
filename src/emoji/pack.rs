//! Reads a language pack: names, keywords and interface texts of one language. The English pack
//! also holds what is the same in every language: shortcodes and emoticons.

use super::{Catalogue, EmojiId};
use std::fmt;
use std::ops::Range;

/// A language pack: the text of the file, and the byte ranges of its sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    text: Box<str>,
    locale: Range<usize>,
    texts: Range<usize>,
    layouts: Range<usize>,
    emoticons: Range<usize>,
    relevant: Range<usize>,
    endings: Range<usize>,
    variants: Range<usize>,
    pinyin: Range<usize>,
    /// Byte offset at which the line of each emoji begins, and the end of the last line.
    lines: Box<[u32]>,
}

/// A name, keyword or shortcode of an emoji.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term<'a> {
    /// The CLDR short name, for example `grinning face`; each emoji has exactly one.
    Name(&'a str),
    /// A further search term, for example `smile`.
    Keyword(&'a str),
    /// A shortcode without its colons, for example `tada`.
    Shortcode(&'a str),
}

/// Why a file cannot be used as a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// The first line is not the header of a pack of format 3.
    Header,
    /// The header names the fingerprint of another catalogue.
    OtherCatalogue,
    /// The body is not as long as the header says: expected bytes, found bytes.
    Length(usize, usize),
    /// The file has no `@names` section.
    NoNames,
    /// The file names this many emoji, and the catalogue has another number.
    Count(usize),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("this is no language pack of format 3"),
            Self::OtherCatalogue => f.write_str("the language pack belongs to another catalogue"),
            Self::Length(expected, found) => {
                write!(f, "the language pack has {found} bytes instead of {expected}")
            }
            Self::NoNames => f.write_str("the language pack has no names"),
            Self::Count(count) => write!(f, "the language pack names {count} emoji only"),
        }
    }
}

impl Pack {
    /// Reads `data/<locale>.txt`: a header `# pack 3 <catalogue fingerprint> <locale> <bytes>`,
    /// then sections that begin with a line `@<name>`. `@names` is the last section and has one
    /// line `name|keyword|:shortcode|…` for each emoji of the catalogue.
    ///
    /// # Errors
    /// See [`PackError`]. The length detects a file that was cut off or changed on its way.
    pub fn parse(text: String, catalogue: &Catalogue) -> Result<Self, PackError> {
        let (header, body) = text.split_once('\n').ok_or(PackError::Header)?;
        let mut words = header.strip_prefix("# pack 3 ").ok_or(PackError::Header)?.split(' ');
        let (Some(fingerprint), Some(locale), Some(length), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(PackError::Header);
        };
        let length: usize = length.parse().ok().ok_or(PackError::Header)?;
        if length != body.len() {
            return Err(PackError::Length(length, body.len()));
        }
        if fingerprint != catalogue.fingerprint() {
            return Err(PackError::OtherCatalogue);
        }
        let locale_at = "# pack 3 ".len() + fingerprint.len() + 1;
        let locale = locale_at..locale_at + locale.len();
        let body_at = header.len() + 1;
        let section = |name: &str| section(body, name).map(|range| offset_range(range, body_at));
        let names = section("\n@names\n").ok_or(PackError::NoNames)?;
        let lines = line_starts(&text, names);
        if lines.len() != catalogue.len() + 1 {
            return Err(PackError::Count(lines.len().saturating_sub(1)));
        }
        let [texts, layouts, emoticons, relevant, endings, variants, pinyin] = [
            "\n@texts\n",
            "\n@layouts\n",
            "\n@emoticons\n",
            "\n@relevant\n",
            "\n@endings\n",
            "\n@variants\n",
            "\n@pinyin\n",
        ]
        .map(|name| section(name).unwrap_or_default());
        Ok(Self {
            text: text.into(),
            locale,
            texts,
            layouts,
            emoticons,
            relevant,
            endings,
            variants,
            pinyin,
            lines,
        })
    }

    /// Returns the language as a BCP 47 tag, for example `pt-BR`.
    pub fn locale(&self) -> &str {
        self.slice(&self.locale)
    }

    /// Returns the name of an emoji; empty if the catalogue has no such emoji.
    pub fn name(&self, id: EmojiId) -> &str {
        self.line(id).split('|').next().unwrap_or_default()
    }

    /// Returns name, keywords and shortcodes of an emoji, in this order.
    pub fn terms(&self, id: EmojiId) -> impl Iterator<Item = Term<'_>> {
        let mut fields = self.line(id).split('|');
        let name = fields.next().map(Term::Name);
        name.into_iter().chain(fields.map(|field| match field.strip_prefix(':') {
            Some(code) if !code.is_empty() => Term::Shortcode(code),
            _ => Term::Keyword(field),
        }))
    }

    /// Returns the first shortcode of an emoji, without colons.
    pub fn shortcode(&self, id: EmojiId) -> Option<&str> {
        self.terms(id).find_map(|term| match term {
            Term::Shortcode(code) => Some(code),
            Term::Name(_) | Term::Keyword(_) => None,
        })
    }

    /// Returns the interface texts as lines `key=text`.
    pub fn texts(&self) -> &str {
        self.slice(&self.texts)
    }

    /// Returns the keyboard layouts, one per line: a name, then pairs such as `qй`. See
    /// [`super::search`].
    pub fn layouts(&self) -> &str {
        self.slice(&self.layouts)
    }

    /// Returns pairs of an emoticon and its emoji, for example `:)` and 🙂.
    pub fn emoticons(&self) -> impl Iterator<Item = (&str, &str)> {
        let lines = self.slice(&self.emoticons).lines();
        lines.filter_map(|line| line.split_once('\t')).map(|(glyph, emoticon)| (emoticon, glyph))
    }

    /// Returns words and phrases, each with the emoji that users mean by it, best first.
    pub fn relevant(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
        let lines = self.slice(&self.relevant).lines();
        lines.filter_map(|line| {
            let (word, glyphs) = line.split_once('\t')?;
            Some((word, glyphs.split(' ')))
        })
    }

    /// Returns the endings that words of the language take, separated by spaces, the shortest first;
    /// empty in most packs.
    pub fn endings(&self) -> &str {
        self.slice(&self.endings).trim_end()
    }

    /// Returns pairs of characters without separators, for example `愛爱萬万`: a traditional Chinese
    /// character, then the simplified one that search takes for it. Empty in packs of other
    /// languages.
    pub fn variants(&self) -> &str {
        self.slice(&self.variants).trim_end()
    }

    /// Returns syllables of pinyin without tone, each with the characters that are read so, for
    /// example `wei` and `微围`. The characters are those after [`variants`](Self::variants).
    pub fn pinyin(&self) -> impl Iterator<Item = (&str, &str)> {
        self.slice(&self.pinyin).lines().filter_map(|line| {
            let end = line.find(|c: char| !c.is_ascii_lowercase())?;
            (end > 0).then(|| line.split_at(end))
        })
    }

    /// Returns what a pack of other words in this language needs for the search to work alike: the
    /// sections behind `@relevant`, and the line that begins `@names`.
    pub(super) fn rules(&self) -> &str {
        let names = self.lines.first().and_then(|start| usize::try_from(*start).ok());
        self.slice(&(self.relevant.end..names.unwrap_or_default()))
    }

    /// Returns name, keywords and shortcodes of an emoji as one text, unparsed.
    pub(super) fn all_terms(&self, id: EmojiId) -> &str {
        self.line(id)
    }

    fn line(&self, id: EmojiId) -> &str {
        let at = |index| self.lines.get(index).and_then(|start| usize::try_from(*start).ok());
        let (start, next) = (at(usize::from(id)), at(usize::from(id) + 1));
        start
            .zip(next)
            .map(|(start, next)| self.slice(&(start..next)).trim_end())
            .unwrap_or_default()
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// Returns the byte range of a section's lines, without the line that names it. The first section
/// starts at the beginning of the body, so it has no line feed before its marker.
fn section(body: &str, marker: &str) -> Option<Range<usize>> {
    let first = marker.trim_start_matches('\n');
    let start =
        if body.starts_with(first) { first.len() } else { body.find(marker)? + marker.len() };
    let rest = body.get(start..)?;
    // A line that begins with `@` ends a section. Only `@names` has lines from outside the project
    // (CLDR), and it is the last section.
    let end = if rest.starts_with('@') { Some(0) } else { rest.find("\n@").map(|at| at + 1) };
    Some(start..end.map_or(body.len(), |end| start + end))
}

const fn offset_range(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

fn line_starts(text: &str, lines: Range<usize>) -> Box<[u32]> {
    let part = text.get(lines.clone()).unwrap_or_default();
    let start = u32::try_from(lines.start).unwrap_or(u32::MAX);
    let mut starts = Vec::with_capacity(2_000);
    starts.push(start);
    // `u32` is enough: a catalogue has at most 65,534 emoji, so a file stays far below 4 GiB.
    starts.extend(
        (start + 1..).zip(part.bytes()).filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at),
    );
    starts.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;
    use crate::locale::Locale;

    fn catalogue() -> Catalogue {
        Catalogue::parse("# catalogue 2 aa\n@smileys face\n😀\t1.0\n🐱\n@popular\n").unwrap()
    }

    fn pack(body: &str) -> Result<Pack, PackError> {
        Pack::parse(format!("# pack 3 aa en {}\n{body}", body.len()), &catalogue())
    }

    #[test]
    fn all_sections() {
        let pack = pack(
            "@texts\nsearch=Search = find\n@layouts\nru qй\n@emoticons\n😀\t:)\n@relevant\n\
             meow\t🐱 😀\n@endings\na e\n@variants\n愛爱萬万\n@pinyin\nai爱\nwan万完\n@names\ngrinning|happy|:grin\ncat\n",
        )
        .unwrap();
        assert_eq!(pack.locale(), "en");
        assert_eq!(pack.texts(), "search=Search = find\n");
        assert_eq!(pack.layouts(), "ru qй\n");
        assert_eq!(pack.emoticons().collect::<Vec<_>>(), [(":)", "😀")]);
        let relevant: Vec<_> =
            pack.relevant().map(|(word, glyphs)| (word, glyphs.collect::<Vec<_>>())).collect();
        assert_eq!(relevant, [("meow", vec!["🐱", "😀"])]);
        assert_eq!(pack.endings(), "a e");
        assert_eq!(pack.variants(), "愛爱萬万");
        assert_eq!(pack.pinyin().collect::<Vec<_>>(), [("ai", "爱"), ("wan", "万完")]);
        assert_eq!((pack.name(0), pack.name(1)), ("grinning", "cat"));
        assert_eq!(
            pack.terms(0).collect::<Vec<_>>(),
            [Term::Name("grinning"), Term::Keyword("happy"), Term::Shortcode("grin")]
        );
        assert_eq!(pack.shortcode(0), Some("grin"));
        assert_eq!(pack.shortcode(1), None);
        assert_eq!(pack.name(2), "", "there is no such emoji");
    }

    #[test]
    fn names_alone_are_enough() {
        let pack = pack("@names\na\nb\n").unwrap();
        assert_eq!((pack.texts(), pack.layouts(), pack.name(1)), ("", "", "b"));
        assert_eq!(pack.emoticons().count() + pack.relevant().count(), 0);
        assert_eq!((pack.variants(), pack.pinyin().count()), ("", 0));
    }

    #[test]
    fn a_line_of_pinyin_without_syllable_or_characters_is_left_out() {
        let pack = pack("@pinyin\n爱\nai\n\nai爱\n@names\na\nb\n").unwrap();
        assert_eq!(pack.pinyin().collect::<Vec<_>>(), [("ai", "爱")]);
    }

    #[test]
    fn what_is_no_pack_for_this_catalogue() {
        for text in [
            "",
            "\n",
            "<!doctype html>\n<p>\n",
            "# names 1 aa en\n",
            "# pack 2 aa en 11\n@names\na\nb\n",
            "# pack 3 aa en x\n",
            "# pack 3 aa en\n@names\n",
        ] {
            assert_eq!(
                Pack::parse(text.to_owned(), &catalogue()),
                Err(PackError::Header),
                "{text:?}"
            );
        }
        assert_eq!(pack("@names\na\n"), Err(PackError::Count(1)));
        assert_eq!(pack("@names\na\nb\nc\n"), Err(PackError::Count(3)));
        assert_eq!(pack("@texts\nsearch=x\n"), Err(PackError::NoNames));
    }

    #[test]
    fn a_pack_that_was_cut_off() {
        let whole = "# pack 3 aa en 11\n@names\na\nb\n";
        assert!(Pack::parse(whole.to_owned(), &catalogue()).is_ok());
        for end in 18..whole.len() {
            let cut = whole[..end].to_owned();
            assert_eq!(Pack::parse(cut, &catalogue()), Err(PackError::Length(11, end - 18)));
        }
    }

    #[test]
    fn a_pack_of_another_catalogue() {
        let text = "# pack 3 bb en 11\n@names\na\nb\n".to_owned();
        assert_eq!(Pack::parse(text, &catalogue()), Err(PackError::OtherCatalogue));
    }

    #[test]
    fn the_committed_packs() {
        let catalogue = test_data::catalogue();
        for locale in Locale::ALL {
            let pack = test_data::pack(locale.tag());
            assert_eq!(pack.locale(), locale.tag());
            assert!(catalogue.iter().all(|(id, _)| !pack.name(id).is_empty()), "{locale:?}");
        }
        let english = test_data::pack("en");
        assert_eq!(english.name(catalogue.find("😀").unwrap()), "grinning face");
    }
}
