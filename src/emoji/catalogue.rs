//! All emoji in CLDR order, without any language.

use crate::sorting::sort;
use std::fmt;

/// Position of an emoji in the catalogue.
pub type EmojiId = u16;

/// A group of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Faces, hearts.
    Smileys,
    /// People, hands, bodies.
    People,
    /// Animals, plants, weather.
    Animals,
    /// Food and drink.
    Food,
    /// Travel and places.
    Travel,
    /// Sport, events, games.
    Activities,
    /// Things.
    Objects,
    /// Signs.
    Symbols,
    /// Flags.
    Flags,
}

impl Group {
    /// All groups in catalogue order.
    pub const ALL: [Self; 9] = [
        Self::Smileys,
        Self::People,
        Self::Animals,
        Self::Food,
        Self::Travel,
        Self::Activities,
        Self::Objects,
        Self::Symbols,
        Self::Flags,
    ];

    /// The identifier in data files and in the page.
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
        }
    }

    /// An emoji that stands for the group; all are old enough to be drawn everywhere.
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
        }
    }

    /// Finds a group by its identifier.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }
}

/// How many skin tones an emoji takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tones {
    /// None.
    None,
    /// One.
    One,
    /// Two people, each with their own.
    Two,
}

/// What a person emoji that also has a neutral form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// A man.
    Man,
    /// A woman.
    Woman,
}

/// One emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// The fully qualified text that is inserted.
    pub glyph: Box<str>,
    /// Emoji version times ten: 12.1 is 121.
    pub version: u16,
    /// Where it stands.
    pub group: Group,
    /// Skin tones.
    pub tones: Tones,
    /// Set where a neutral form stands beside this one.
    pub gender: Option<Gender>,
}

/// The catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    fingerprint: Box<str>,
    emoji: Vec<Emoji>,
    /// All positions, sorted by glyph.
    by_glyph: Vec<EmojiId>,
    /// Place in the order of popularity of each emoji.
    popularity: Vec<u16>,
}

/// Why a catalogue file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueError {
    /// The first line is not the one of a catalogue of this format.
    Header,
    /// A line cannot be read; 1-based.
    Line(usize),
    /// It has more emoji than can be numbered, or none.
    Count(usize),
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("this is no emoji catalogue of format 2"),
            Self::Line(line) => write!(f, "line {line} of the emoji catalogue cannot be read"),
            Self::Count(count) => write!(f, "an emoji catalogue cannot have {count} emoji"),
        }
    }
}

impl Catalogue {
    /// Reads `data/catalogue.txt`: a header `# catalogue 2 <fingerprint>`, lines
    /// `@<group> <subgroup>`, and lines `glyph[TAB version[TAB flags]]` where an empty version
    /// repeats the one before; at the end a line `@popular` and glyphs, most used first.
    ///
    /// # Errors
    /// See [`CatalogueError`].
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let mut lines = text.lines().enumerate();
        let header = lines.next().and_then(|(_, line)| line.strip_prefix("# catalogue 2 "));
        let fingerprint = header.ok_or(CatalogueError::Header)?.into();
        let mut emoji = Vec::with_capacity(2_000);
        let (mut group, mut version) = (None, None);
        for (index, line) in lines.by_ref() {
            let bad_line = || CatalogueError::Line(index + 1);
            if line == "@popular" {
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
        let mut by_glyph: Vec<EmojiId> = (0..).zip(&emoji).map(|(id, _)| id).collect();
        let glyph = |id: &EmojiId| emoji.get(usize::from(*id)).map(|emoji| &emoji.glyph);
        sort(&mut by_glyph, &|a, b| glyph(a).cmp(&glyph(b)));
        let popularity = vec![u16::MAX; emoji.len()];
        let mut catalogue = Self { fingerprint, emoji, by_glyph, popularity };
        for (place, (index, glyph)) in (0..).zip(lines) {
            let id = catalogue.find_exact(glyph);
            match id.and_then(|id| catalogue.popularity.get_mut(usize::from(id))) {
                // Once each, so that there are no more places than emoji.
                Some(slot) if *slot == u16::MAX => *slot = place,
                _ => return Err(CatalogueError::Line(index + 1)),
            }
        }
        Ok(catalogue)
    }

    /// What ties a file of names to this catalogue.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Number of emoji.
    pub fn len(&self) -> usize {
        self.emoji.len()
    }

    /// Never true for a parsed catalogue.
    pub fn is_empty(&self) -> bool {
        self.emoji.is_empty()
    }

    /// The emoji at a position.
    pub fn get(&self, id: EmojiId) -> Option<&Emoji> {
        self.emoji.get(usize::from(id))
    }

    /// All emoji with their positions, in order.
    pub fn iter(&self) -> impl Iterator<Item = (EmojiId, &Emoji)> {
        (0..).zip(&self.emoji)
    }

    /// Finds an emoji by its text, whatever its presentation selectors are.
    pub fn find(&self, glyph: &str) -> Option<EmojiId> {
        let found = || self.iter().find(|(_, emoji)| bare(&emoji.glyph).eq(bare(glyph)));
        self.find_exact(glyph).or_else(|| found().map(|(id, _)| id))
    }

    pub(super) fn find_exact(&self, glyph: &str) -> Option<EmojiId> {
        let glyph_of = |id: &EmojiId| self.get(*id).map(|emoji| &*emoji.glyph);
        let found = self.by_glyph.binary_search_by_key(&Some(glyph), glyph_of);
        found.ok().and_then(|at| self.by_glyph.get(at)).copied()
    }

    /// Place in the order of popularity: 0 is the most used emoji, [`u16::MAX`] stands for all
    /// that are not in that list.
    pub fn popularity(&self, id: EmojiId) -> u16 {
        self.popularity.get(usize::from(id)).copied().unwrap_or(u16::MAX)
    }
}

/// A text without the selector of its presentation.
fn bare(text: &str) -> impl Iterator<Item = char> {
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

/// Asks for the colour presentation of a character that also has a plain one.
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
        for group in Group::ALL {
            assert!(catalogue.iter().any(|(_, emoji)| emoji.group == group), "{group:?}");
            assert!(catalogue.find(group.icon()).is_some(), "{group:?}");
        }
        let mut glyphs: Vec<_> = catalogue.iter().map(|(_, emoji)| &emoji.glyph).collect();
        glyphs.sort();
        glyphs.dedup();
        assert_eq!(glyphs.len(), 1923, "an emoji stands twice");
    }

    #[test]
    fn groups_stand_in_order() {
        let catalogue = test_data::catalogue();
        let mut groups: Vec<_> = catalogue.iter().map(|(_, emoji)| emoji.group).collect();
        groups.dedup();
        assert_eq!(groups, Group::ALL);
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
    }
}
