//! Skin tones, and how an emoji is written with them: Unicode's emoji sequences (UTS #51, "Emoji
//! Modifiers" and "Multi-Person Skin Tones").

use super::Tones;

/// A skin tone of the Fitzpatrick scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// 🏻
    Light,
    /// 🏼
    MediumLight,
    /// 🏽
    Medium,
    /// 🏾
    MediumDark,
    /// 🏿
    Dark,
}

impl Tone {
    /// All tones, from light to dark.
    pub const ALL: [Self; 5] =
        [Self::Light, Self::MediumLight, Self::Medium, Self::MediumDark, Self::Dark];

    /// No tone, then the tones from light to dark, in the order in which they are offered.
    pub const CHOICES: [Option<Self>; 6] = [
        None,
        Some(Self::Light),
        Some(Self::MediumLight),
        Some(Self::Medium),
        Some(Self::MediumDark),
        Some(Self::Dark),
    ];

    /// Returns 1 (light) to 5 (dark), as it is stored.
    pub const fn number(self) -> u8 {
        match self {
            Self::Light => 1,
            Self::MediumLight => 2,
            Self::Medium => 3,
            Self::MediumDark => 4,
            Self::Dark => 5,
        }
    }

    /// Returns [`Tone::number`], or 0 for no tone.
    pub const fn number_of(tone: Option<Self>) -> u8 {
        match tone {
            Some(tone) => tone.number(),
            None => 0,
        }
    }

    /// Reads [`Tone::number`]. `None` for any other number.
    pub fn from_number(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| u64::from(tone.number()) == number)
    }

    const fn modifier(self) -> char {
        match self {
            Self::Light => '🏻',
            Self::MediumLight => '🏼',
            Self::Medium => '🏽',
            Self::MediumDark => '🏾',
            Self::Dark => '🏿',
        }
    }

    fn of_modifier(c: char) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.modifier() == c)
    }
}

/// The tones of one emoji: none, one for everybody, or one for each of two people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Skin {
    /// The tone of the person, or of the first of two.
    pub first: Option<Tone>,
    /// The tone of the second of two people.
    pub second: Option<Tone>,
}

impl Skin {
    /// No tone: the font's own color, most often yellow.
    pub const NONE: Self = Self { first: None, second: None };

    /// Returns the skin with one tone for everybody in the emoji.
    pub const fn all(tone: Option<Tone>) -> Self {
        Self { first: tone, second: tone }
    }

    /// Reads the tones from a text that [`toned`] wrote. A single tone is that of both people.
    pub fn of(text: &str) -> Self {
        let mut tones = text.chars().filter_map(Tone::of_modifier);
        let first = tones.next();
        Self { first, second: tones.next().or(first) }
    }

    /// Returns the skin with another tone for the first of two people. Either both people have a
    /// tone or none has: the second one takes this tone if it had none, and loses its own if this
    /// is `None`.
    pub fn with_first(self, tone: Option<Tone>) -> Self {
        tone.map_or(Self::NONE, |_| Self { first: tone, second: self.second.or(tone) })
    }

    /// Returns the skin with another tone for the second of two people; see [`Skin::with_first`].
    pub fn with_second(self, tone: Option<Tone>) -> Self {
        tone.map_or(Self::NONE, |_| Self { first: self.first.or(tone), second: tone })
    }
}

/// Emoji of two people that are one character, each with the sequence that replaces it when the two
/// have different tones: the first person, the joining characters, the second person.
const JOINED: [(&str, &str, &str, &str); 12] = [
    ("🤝", "🫱", "\u{200d}", "🫲"),
    ("👯", "🧑", "\u{200d}🐰\u{200d}", "🧑"),
    ("👯\u{200d}♂\u{fe0f}", "👨", "\u{200d}🐰\u{200d}", "👨"),
    ("👯\u{200d}♀\u{fe0f}", "👩", "\u{200d}🐰\u{200d}", "👩"),
    ("🤼", "🧑", "\u{200d}🫯\u{200d}", "🧑"),
    ("🤼\u{200d}♂\u{fe0f}", "👨", "\u{200d}🫯\u{200d}", "👨"),
    ("🤼\u{200d}♀\u{fe0f}", "👩", "\u{200d}🫯\u{200d}", "👩"),
    ("👭", "👩", "\u{200d}🤝\u{200d}", "👩"),
    ("👫", "👩", "\u{200d}🤝\u{200d}", "👨"),
    ("👬", "👨", "\u{200d}🤝\u{200d}", "👨"),
    ("💏", "🧑", "\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}", "🧑"),
    ("💑", "🧑", "\u{200d}❤\u{fe0f}\u{200d}", "🧑"),
];

/// Returns the emoji `glyph`, which takes `tones`, with a skin. Either both of two people have a
/// tone or none has: if the skin has only one tone, it is that of both.
pub fn toned(glyph: &str, tones: Tones, skin: Skin) -> String {
    let Some(first) = skin.first.or(skin.second) else { return glyph.to_owned() };
    match tones {
        Tones::None => glyph.to_owned(),
        Tones::One => after_first(glyph, first),
        Tones::Two => two(glyph, first, skin.second.unwrap_or(first)),
    }
}

fn two(glyph: &str, first: Tone, second: Tone) -> String {
    let mut text = String::with_capacity(glyph.len() + 16);
    let (one, between, other) = match JOINED.iter().find(|(base, ..)| *base == glyph) {
        Some(_) if first == second => return after_first(glyph, first),
        Some((_, one, between, other)) => (*one, *between, *other),
        None => {
            // A sequence that starts with one person and ends with the other.
            let (Some(one), Some(other)) = (glyph.chars().next(), glyph.chars().next_back()) else {
                return text;
            };
            let inner = one.len_utf8()..glyph.len() - other.len_utf8();
            let ends = (glyph.get(..inner.start), glyph.get(inner.end..));
            let (Some(between), (Some(one), Some(other))) = (glyph.get(inner), ends) else {
                return glyph.to_owned();
            };
            (one, between, other)
        }
    };
    for part in [one, first.modifier().encode_utf8(&mut [0; 4]), between, other] {
        text.push_str(part);
    }
    text.push(second.modifier());
    text
}

/// Inserts a modifier after the first character. It replaces the selector for the color
/// presentation (U+FE0F).
fn after_first(glyph: &str, tone: Tone) -> String {
    let mut rest = glyph.chars();
    let mut text = String::with_capacity(glyph.len() + 4);
    text.extend(rest.next());
    text.push(tone.modifier());
    let rest = rest.as_str();
    text.push_str(rest.strip_prefix('\u{fe0f}').unwrap_or(rest));
    text
}

/// Returns an emoji without its tones, as it is in the catalogue except for presentation selectors
/// (U+FE0F).
pub fn untoned(text: &str) -> String {
    let bare: String = text.chars().filter(|c| Tone::of_modifier(*c).is_none()).collect();
    if bare.len() == text.len() {
        return bare;
    }
    let joined = JOINED.iter().find(|(_, one, between, other)| {
        bare.strip_prefix(one).and_then(|rest| rest.strip_prefix(between)) == Some(other)
    });
    joined.map_or(bare, |(base, ..)| (*base).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    /// Returns all skins that an emoji can have, in no particular order.
    fn skins(tones: Tones) -> Vec<Skin> {
        let all = Tone::ALL.map(Some);
        match tones {
            Tones::None => Vec::new(),
            Tones::One => all.map(|tone| Skin { first: tone, second: None }).to_vec(),
            Tones::Two => {
                let pairs = all.map(|first| all.map(|second| Skin { first, second }));
                pairs.concat()
            }
        }
    }

    /// Compares with the list of the crate `emojis`, which is generated from Unicode's test file.
    #[test]
    fn every_variant_is_written_as_the_specification_has_it() {
        let mut count = 0;
        for (_, emoji) in test_data::catalogue().iter() {
            let Some(known) = emojis::get(&emoji.glyph) else {
                panic!("{} is unknown there", emoji.glyph)
            };
            let mut expected: Vec<&str> = known.skin_tones().map_or_else(Vec::new, |variants| {
                variants.map(emojis::Emoji::as_str).filter(|it| *it != known.as_str()).collect()
            });
            let skins = skins(emoji.tones);
            let mut made: Vec<String> =
                skins.iter().map(|skin| toned(&emoji.glyph, emoji.tones, *skin)).collect();
            count += made.len();
            expected.sort_unstable();
            made.sort_unstable();
            assert_eq!(made, expected, "{}", emoji.glyph);
        }
        assert_eq!(count, 2_040);
    }

    #[test]
    fn every_variant_leads_back() {
        let catalogue = test_data::catalogue();
        for (id, emoji) in catalogue.iter() {
            assert_eq!(untoned(&emoji.glyph), *emoji.glyph);
            for skin in skins(emoji.tones) {
                let text = toned(&emoji.glyph, emoji.tones, skin);
                assert_eq!(catalogue.find(&untoned(&text)), Some(id), "{text}");
                let second = skin.second.or(skin.first);
                assert_eq!(Skin::of(&text), Skin { second, ..skin }, "{text}");
            }
        }
    }

    #[test]
    fn one_tone_of_two_is_that_of_both() {
        let half = Skin { first: None, second: Some(Tone::Dark) };
        assert_eq!(toned("🤝", Tones::Two, half), "🤝🏿");
        assert_eq!(toned("🤝", Tones::Two, Skin { second: None, ..Skin::of("👋🏿") }), "🤝🏿");
    }

    #[test]
    fn a_tone_for_one_of_two() {
        let (light, dark) = (Some(Tone::Light), Some(Tone::Dark));
        let mixed = Skin { first: light, second: dark };
        assert_eq!(Skin::NONE.with_first(light), Skin::all(light));
        assert_eq!(Skin::all(light).with_second(dark), mixed);
        assert_eq!(mixed.with_first(dark), Skin::all(dark));
        assert_eq!(mixed.with_second(None), Skin::NONE);
    }

    #[test]
    fn garbage_comes_back_unharmed() {
        for text in ["", "x", "🏻", "xyz"] {
            for tones in [Tones::None, Tones::One, Tones::Two] {
                toned(text, tones, Skin::all(Some(Tone::Medium)));
            }
            untoned(text);
        }
        assert_eq!(toned("😀", Tones::None, Skin::all(Some(Tone::Medium))), "😀");
        assert_eq!(Tone::from_number(9), None);
        assert_eq!(Tone::from_number(0), None);
    }
}
