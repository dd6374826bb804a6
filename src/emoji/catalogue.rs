//! The catalogue: all emoji in CLDR order, independent of language.

use crate::sorting::sort;
use std::fmt;

/// Index of an emoji in the catalogue, from 0.
pub type EmojiId = u16;

/// A group of emoji or of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Faces and hearts.
    Smileys,
    /// People, hands and parts of the body.
    People,
    /// Animals and plants.
    Animals,
    /// Food and drink.
    Food,
    /// Travel and places.
    Travel,
    /// Sports, events and games.
    Activities,
    /// Clothes, tools and other things.
    Objects,
    /// Signs, arrows and keycaps.
    Symbols,
    /// Flags of countries, regions and causes.
    Flags,
    /// Faces of letters and marks, such as `(^_^)`. See [`TextGroups`](super::TextGroups).
    Kaomoji,
    /// Signs without colours, such as → and €, which look like the text around them.
    TextSymbols,
}

impl Group {
    /// All groups: those of the catalogue in its order, then those of texts.
    pub const ALL: [Self; 11] = [
        Self::Smileys,
        Self::People,
        Self::Animals,
        Self::Food,
        Self::Travel,
        Self::Activities,
        Self::Objects,
        Self::Symbols,
        Self::Flags,
        Self::Kaomoji,
        Self::TextSymbols,
    ];

    /// Returns the identifier that data files and the page use, for example `smileys`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Smileys => "smileys",
            Self::People => "people",
            Self::Animals => "animals",
            Self::Food => "food",
            Self::Travel => "travel",
            Self::Activities => "activities",
            Self::Objects => "objects",
            Self::Symbols => "symbols",
            Self::Flags => "flags",
            Self::Kaomoji => "kaomoji",
            Self::TextSymbols => "text-symbols",
        }
    }

    /// Returns the emoji or the text that labels the group's button; each emoji is old enough for
    /// every platform to draw it.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Smileys => "😀",
            Self::People => "👋",
            Self::Animals => "🐻",
            Self::Food => "🍎",
            Self::Travel => "🚗",
            Self::Activities => "⚽",
            Self::Objects => "💡",
            Self::Symbols => "#️⃣",
            Self::Flags => "🏁",
            Self::Kaomoji => "ツ",
            Self::TextSymbols => "Ω",
        }
    }

    /// Whether it is a group of texts, which load after the emoji.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Kaomoji | Self::TextSymbols)
    }

    /// Finds a group by its identifier.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }
}

/// How many skin tones an emoji accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tones {
    /// The emoji has no skin tone.
    None,
    /// One tone for the whole emoji.
    One,
    /// Two people, each with a tone of their own.
    Two,
}

/// The gendered form of a person emoji that also has a neutral form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// A man.
    Man,
    /// A woman.
    Woman,
}

/// An entry of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// The fully qualified sequence without a skin tone, which the app inserts.
    pub glyph: Box<str>,
    /// Emoji version times ten: 121 for Emoji 12.1.
    pub version: u16,
    /// The section of the grid that shows it.
    pub group: Group,
    /// How many skin tones it accepts.
    pub tones: Tones,
    /// Set if the catalogue also has a neutral form of this emoji.
    pub gender: Option<Gender>,
}

/// All emoji, with lookup by glyph and a ranking by popularity. Behind the emoji may be entries of
/// the groups of texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    fingerprint: Box<str>,
    emoji: Vec<Emoji>,
    /// The ids of all emoji, sorted by glyph. Texts are not in it.
    by_glyph: Vec<EmojiId>,
    /// Popularity rank of each emoji; see [`Catalogue::popularity`].
    popularity: Vec<u16>,
}

/// Why a catalogue file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueError {
    /// The first line is not the header of a catalogue of format 2.
    Header,
    /// The line with this 1-based number cannot be read.
    Line(usize),
    /// The number of emoji: 0, or more than [`EmojiId`] can number.
    Count(usize),
    /// The file ends before its last section, or in the middle of a line.
    Cut,
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("this is no emoji catalogue of format 2"),
            Self::Line(line) => write!(f, "line {line} of the emoji catalogue cannot be read"),
            Self::Count(count) => write!(f, "an emoji catalogue cannot have {count} emoji"),
            Self::Cut => f.write_str("the emoji catalogue is cut off"),
        }
    }
}

impl Catalogue {
    /// Reads `data/catalogue.txt`: a header `# catalogue 2 <fingerprint>`, lines
    /// `@<group> <subgroup>`, and lines `glyph[TAB version[TAB flags]]` where an empty version
    /// repeats the previous one; at the end a line `@popular` and glyphs, most used first.
    ///
    /// # Errors
    /// See [`CatalogueError`].
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let mut lines = text.lines().enumerate();
        let header = lines.next().and_then(|(_, line)| line.strip_prefix("# catalogue 2 "));
        let fingerprint = header.ok_or(CatalogueError::Header)?.into();
        let mut emoji = Vec::with_capacity(2_000);
        let (mut group, mut version) = (None, None);
        let mut has_all_emoji = false;
        for (index, line) in lines.by_ref() {
            let bad_line = || CatalogueError::Line(index + 1);
            if line == "@popular" {
                has_all_emoji = true;
                break;
            }
            if let Some(heading) = line.strip_prefix('@') {
                let id = heading.split(' ').next().unwrap_or_default();
                group = Some(Group::by_id(id).ok_or_else(bad_line)?);
                continue;
            }
            let mut columns = line.split('\t');
            let glyph = columns.next().filter(|glyph| !glyph.is_empty()).ok_or_else(bad_line)?;
            if let Some(text) = columns.next().filter(|text| !text.is_empty()) {
                version = Some(parse_version(text).ok_or_else(bad_line)?);
            }
            let (tones, gender) =
                parse_flags(columns.next().unwrap_or_default()).ok_or_else(bad_line)?;
            let (Some(group), Some(version)) = (group, version) else { return Err(bad_line()) };
            emoji.push(Emoji { glyph: glyph.into(), version, group, tones, gender });
        }
        if emoji.is_empty() || emoji.len() >= usize::from(EmojiId::MAX) {
            return Err(CatalogueError::Count(emoji.len()));
        }
        if !has_all_emoji || !text.ends_with('\n') {
            return Err(CatalogueError::Cut);
        }
        let mut by_glyph: Vec<EmojiId> = (0..).zip(&emoji).map(|(id, _)| id).collect();
        let glyph = |id: &EmojiId| emoji.get(usize::from(*id)).map(|emoji| &emoji.glyph);
        sort(&mut by_glyph, &|a, b| glyph(a).cmp(&glyph(b)));
        let popularity = vec![u16::MAX; emoji.len()];
        let mut catalogue = Self { fingerprint, emoji, by_glyph, popularity };
        for (rank, (index, glyph)) in (0..).zip(lines) {
            let id = catalogue.find_exact(glyph);
            match id.and_then(|id| catalogue.popularity.get_mut(usize::from(id))) {
                // Rejects a repeated glyph, so that there are no more ranks than emoji.
                Some(slot) if *slot == u16::MAX => *slot = rank,
                _ => return Err(CatalogueError::Line(index + 1)),
            }
        }
        Ok(catalogue)
    }

    /// Returns the fingerprint that the header of a matching [`Pack`](super::Pack) repeats.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Returns the number of emoji. Texts do not count: no pack names them.
    pub fn len(&self) -> usize {
        self.by_glyph.len()
    }

    /// Returns `false` for every parsed catalogue: [`Catalogue::parse`] refuses an empty one.
    pub fn is_empty(&self) -> bool {
        self.emoji.is_empty()
    }

    /// Returns the emoji or the text with this id.
    pub fn get(&self, id: EmojiId) -> Option<&Emoji> {
        self.emoji.get(usize::from(id))
    }

    /// Returns all emoji with their ids, in order, then all texts.
    pub fn iter(&self) -> impl Iterator<Item = (EmojiId, &Emoji)> {
        (0..).zip(&self.emoji)
    }

    /// Returns the same emoji with the entries of `texts` behind them. Texts that it had before are
    /// dropped.
    pub fn with_texts(&self, texts: &Self) -> Self {
        Self {
            fingerprint: self.fingerprint.clone(),
            emoji: self.emoji.iter().take(self.len()).chain(&texts.emoji).cloned().collect(),
            by_glyph: self.by_glyph.clone(),
            popularity: self.popularity.clone(),
        }
    }

    /// Finds an emoji or a text by its text; presentation selectors (U+FE0F) may differ.
    pub fn find(&self, glyph: &str) -> Option<EmojiId> {
        let found = || {
            self.iter()
                .find(|(_, emoji)| without_selectors(&emoji.glyph).eq(without_selectors(glyph)))
        };
        self.find_exact(glyph).or_else(|| found().map(|(id, _)| id))
    }

    pub(super) fn find_exact(&self, glyph: &str) -> Option<EmojiId> {
        let glyph_of = |id: &EmojiId| self.get(*id).map(|emoji| &*emoji.glyph);
        let found = self.by_glyph.binary_search_by_key(&Some(glyph), glyph_of);
        found.ok().and_then(|at| self.by_glyph.get(at)).copied()
    }

    /// Returns the popularity rank: 0 for the most used emoji, [`u16::MAX`] for every emoji that is
    /// not in the list.
    pub fn popularity(&self, id: EmojiId) -> u16 {
        self.popularity.get(usize::from(id)).copied().unwrap_or(u16::MAX)
    }
}

/// Returns the characters of a text without its presentation selectors.
fn without_selectors(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| *c != VARIATION_SELECTOR_16)
}

fn parse_flags(flags: &str) -> Option<(Tones, Option<Gender>)> {
    let (mut tones, mut gender) = (Tones::None, None);
    for flag in flags.chars() {
        match flag {
            't' => tones = Tones::One,
            'T' => tones = Tones::Two,
            'm' => gender = Some(Gender::Man),
            'f' => gender = Some(Gender::Woman),
            _ => return None,
        }
    }
    Some((tones, gender))
}

/// Requests the colour presentation of a character that also has a text presentation.
const VARIATION_SELECTOR_16: char = '\u{fe0f}';

fn parse_version(text: &str) -> Option<u16> {
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    let (major, minor): (u16, u16) = (major.parse().ok()?, minor.parse().ok()?);
    (major < 1_000 && minor < 10).then_some(major * 10 + minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    #[test]
    fn the_committed_catalogue() {
        let catalogue = test_data::catalogue();
        assert_eq!(catalogue.len(), 1923);
        assert_eq!(&*catalogue.get(0).unwrap().glyph, "😀");
        for group in Group::ALL.into_iter().filter(|group| !group.is_text()) {
            assert!(catalogue.iter().any(|(_, emoji)| emoji.group == group), "{group:?}");
            assert!(catalogue.find(group.icon()).is_some(), "{group:?}");
        }
        let mut glyphs: Vec<_> = catalogue.iter().map(|(_, emoji)| &emoji.glyph).collect();
        glyphs.sort();
        glyphs.dedup();
        assert_eq!(glyphs.len(), 1923, "the catalogue contains an emoji twice");
    }

    #[test]
    fn groups_stand_in_order() {
        let catalogue = test_data::catalogue();
        let mut groups: Vec<_> = catalogue.iter().map(|(_, emoji)| emoji.group).collect();
        groups.dedup();
        assert_eq!(groups, Group::ALL[..9]);
        assert!(Group::ALL[9..].iter().all(|group| group.is_text()));
    }

    #[test]
    fn texts_are_behind_the_emoji() {
        let catalogue = test_data::catalogue();
        let texts = |symbol: &str| {
            let list = format!(
                "# catalogue 2 x\n@kaomoji\n(^_^)\t1.0\n@text-symbols\n{symbol}\n@popular\n"
            );
            Catalogue::parse(&list).unwrap()
        };
        let both = catalogue.with_texts(&texts("→")).with_texts(&texts("€"));
        assert_eq!((both.len(), both.iter().count()), (1923, 1925));
        assert_eq!(both.get(1923).unwrap().group, Group::Kaomoji);
        assert_eq!(["(^_^)", "€", "→"].map(|text| both.find(text)), [Some(1923), Some(1924), None]);
        assert_eq!(both.find("😀"), Some(0));
        assert_eq!(both.popularity(1923), u16::MAX);
    }

    #[test]
    fn versions_and_tones() {
        let catalogue = test_data::catalogue();
        let get = |glyph| catalogue.get(catalogue.find(glyph).unwrap()).unwrap();
        assert_eq!(get("🙂‍↔️").version, 151);
        assert_eq!(get("👋").tones, Tones::One);
        assert_eq!(get("🤝").tones, Tones::Two);
        assert_eq!(get("😀").tones, Tones::None);
        assert_eq!(get("🏃").gender, None);
        assert_eq!(get("🏃‍♂️").gender, Some(Gender::Man));
        assert_eq!(get("👩‍💻").gender, Some(Gender::Woman));
    }

    #[test]
    fn popularity_is_the_order_of_the_list() {
        let catalogue = test_data::catalogue();
        let of = |glyph| catalogue.popularity(catalogue.find(glyph).unwrap());
        assert_eq!(of("👍"), 0);
        assert!(of("❤️") < of("🎉"));
        assert_eq!(of("🇦🇨"), u16::MAX);
    }

    #[test]
    fn an_emoji_is_found_with_and_without_its_selector() {
        let catalogue = test_data::catalogue();
        assert_eq!(catalogue.find("❤"), catalogue.find("❤️"));
        assert_eq!(catalogue.find("x"), None);
    }

    #[test]
    fn a_file_that_is_no_catalogue() {
        let head = "# catalogue 2 0123456789abcdef\n";
        assert_eq!(Catalogue::parse(""), Err(CatalogueError::Header));
        assert_eq!(Catalogue::parse("<!doctype html>\n"), Err(CatalogueError::Header));
        assert_eq!(Catalogue::parse(head), Err(CatalogueError::Count(0)));
        for body in [
            "😀\t1.0",
            "@nonsense\n😀\t1.0",
            "@smileys\n😀",
            "@smileys\n😀\tx",
            "@smileys\n😀\t1.0\tq",
            "@smileys\n\t1.0",
            "@smileys\n😀\t1.0\n@popular\n😃",
            "@smileys\n😀\t1.0\n@popular\n😀\n😀",
        ] {
            let result = Catalogue::parse(&format!("{head}{body}\n"));
            assert!(matches!(result, Err(CatalogueError::Line(_))), "{body:?}");
        }
        for body in ["@smileys\n😀\t1.0\n", "@smileys\n😀\t1.0\n@popular\n😀"] {
            let result = Catalogue::parse(&format!("{head}{body}"));
            assert_eq!(result, Err(CatalogueError::Cut), "{body:?}");
        }
    }
}
