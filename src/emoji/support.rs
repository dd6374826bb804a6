//! Which glyphs can the platform draw? An emoji that it cannot would be a box, or two glyphs
//! where one is meant.

use super::{Catalogue, Emoji, EmojiId};

/// What must be measured; the canvas behind it is the browser's.
pub trait GlyphProbe {
    /// Width of a text relative to the width of one ordinary emoji.
    fn relative_width(&self, text: &str) -> f64;
    /// Whether the text is drawn in its own colours: fonts draw their box for unknown characters
    /// in the text colour.
    fn is_coloured(&self, text: &str) -> bool;
}

/// The emoji that can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    drawable: Vec<bool>,
    /// Flags of countries are drawn as the letters that they are made of (Windows).
    has_letters_for_flags: bool,
}

/// Emoji up to this version (times ten) that are one character are on every platform that the
/// portal supports; looking at each pixel by pixel would delay the first rows.
const SURE_VERSION: u16 = 120;

/// A sequence that the font joins is as wide as one emoji; one that it does not join is as wide
/// as its parts. Some fonts draw flags a little wider.
const ONE_GLYPH: f64 = 1.35;

impl Support {
    /// Everything can be drawn.
    pub fn all(catalogue: &Catalogue) -> Self {
        Self { drawable: vec![true; catalogue.len()], has_letters_for_flags: false }
    }

    /// Looks at the catalogue through a probe.
    ///
    /// Sequences are measured one by one, which is cheap. Newer single characters are looked at
    /// by their version, one for all: fonts take in a version as a whole.
    pub fn detect(catalogue: &Catalogue, probe: &impl GlyphProbe) -> Self {
        let mut detection = Detection::begin(probe);
        while detection.step(catalogue, probe) {}
        detection.finish()
    }

    /// Whether an emoji is a country's flag that shows as letters here. It is of use to whoever
    /// looks for it by name: others may see the flag.
    pub fn is_letters(&self, catalogue: &Catalogue, id: EmojiId) -> bool {
        self.has_letters_for_flags && catalogue.get(id).is_some_and(|emoji| is_flag(&emoji.glyph))
    }

    /// As a short text: a letter for the flags, then a hexadecimal digit for each four emoji.
    pub fn to_text(&self) -> String {
        let digit = |four: &[bool]| {
            let bits = four.iter().rev().fold(0, |bits, can| bits << 1 | u32::from(*can));
            char::from_digit(bits, 16).unwrap_or('0')
        };
        let flags = if self.has_letters_for_flags { 'l' } else { 'f' };
        std::iter::once(flags).chain(self.drawable.chunks(4).map(digit)).collect()
    }

    /// Reads [`Support::to_text`] for the catalogue that it was written for.
    pub fn from_text(text: &str, catalogue: &Catalogue) -> Option<Self> {
        let has_letters_for_flags = text.starts_with('l');
        let digits = text.strip_prefix(['l', 'f'])?;
        let mut drawable = Vec::with_capacity(catalogue.len() + 3);
        for digit in digits.chars() {
            let bits = digit.to_digit(16)?;
            drawable.extend((0..4).map(|bit| bits >> bit & 1 == 1));
        }
        let is_for_this = drawable.len().checked_sub(catalogue.len()).is_some_and(|rest| rest < 4);
        drawable.truncate(catalogue.len());
        is_for_this.then_some(Self { drawable, has_letters_for_flags })
    }

    /// Whether an emoji can be drawn.
    pub fn can_draw(&self, id: EmojiId) -> bool {
        self.drawable.get(usize::from(id)).copied().unwrap_or(false)
    }
}

/// A look at the catalogue under way: its parts take some milliseconds each, and the browser can do
/// something else between them.
#[derive(Debug)]
pub struct Detection {
    drawable: Vec<bool>,
    has_flags: bool,
    /// Versions whose single characters were looked at.
    versions: Vec<(u16, bool)>,
}

impl Detection {
    /// So many emoji are one part.
    const PART: usize = 240;

    /// Nothing but a flag is looked at yet.
    pub fn begin(probe: &impl GlyphProbe) -> Self {
        let has_flags = probe.is_coloured("🇺🇳");
        Self { drawable: Vec::with_capacity(2_000), has_flags, versions: Vec::new() }
    }

    /// Looks at the next emoji; `false`: there are no more.
    pub fn step(&mut self, catalogue: &Catalogue, probe: &impl GlyphProbe) -> bool {
        let done = self.drawable.len();
        for (_, emoji) in catalogue.iter().skip(done).take(Self::PART) {
            let can_draw = self.look_at(emoji, probe);
            self.drawable.push(can_draw);
        }
        self.drawable.len() > done
    }

    fn look_at(&mut self, emoji: &Emoji, probe: &impl GlyphProbe) -> bool {
        if is_flag(&emoji.glyph) {
            return self.has_flags && probe.relative_width(&emoji.glyph) < ONE_GLYPH;
        }
        if is_sequence(&emoji.glyph) {
            return probe.relative_width(&emoji.glyph) < ONE_GLYPH;
        }
        if emoji.version <= SURE_VERSION {
            return true;
        }
        let known = self.versions.iter().find(|(version, _)| *version == emoji.version);
        if let Some((_, known)) = known {
            return *known;
        }
        let coloured = probe.is_coloured(&emoji.glyph);
        self.versions.push((emoji.version, coloured));
        coloured
    }

    /// What was seen.
    pub fn finish(self) -> Support {
        Support { drawable: self.drawable, has_letters_for_flags: !self.has_flags }
    }
}

/// A pair of regional indicators.
fn is_flag(glyph: &str) -> bool {
    glyph.chars().next().is_some_and(|c| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c))
}

/// More than one character, selectors not counted.
fn is_sequence(glyph: &str) -> bool {
    glyph.chars().filter(|c| *c != '\u{fe0f}').count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    /// A font that knows emoji up to a version, and perhaps flags.
    struct Font {
        catalogue: Catalogue,
        version: u16,
        flags: bool,
    }

    impl Font {
        fn knows(&self, text: &str) -> bool {
            let flag = is_flag(text);
            let version =
                self.catalogue.find(text).and_then(|id| self.catalogue.get(id)).unwrap().version;
            if flag { self.flags } else { version <= self.version }
        }
    }

    impl GlyphProbe for Font {
        fn relative_width(&self, text: &str) -> f64 {
            if self.knows(text) { 1.0 } else { 2.0 }
        }
        fn is_coloured(&self, text: &str) -> bool {
            self.knows(text)
        }
    }

    fn drawn(version: u16, flags: bool) -> impl Fn(&str) -> bool {
        let catalogue = test_data::catalogue();
        let support =
            Support::detect(&catalogue, &Font { catalogue: catalogue.clone(), version, flags });
        move |glyph| support.can_draw(catalogue.find(glyph).unwrap())
    }

    #[test]
    fn an_older_font_hides_newer_emoji() {
        let can_draw = drawn(150, true);
        for old in ["😀", "👨‍👩‍👧‍👦", "🫨", "🇫🇷", "❤️", "#️⃣"] {
            assert!(can_draw(old), "{old}");
        }
        for new in ["🙂‍↔️", "🫩", "🐦‍🔥"] {
            assert!(!can_draw(new), "{new}");
        }
    }

    #[test]
    fn a_platform_without_flags_hides_them() {
        let can_draw = drawn(180, false);
        assert!(!can_draw("🇫🇷"));
        assert!(can_draw("🏁") && can_draw("🏴‍☠️"));
    }

    #[test]
    fn a_country_is_letters_where_there_are_no_flags() {
        let catalogue = test_data::catalogue();
        let font = |flags| Font { catalogue: catalogue.clone(), version: 180, flags };
        let france = catalogue.find("🇫🇷").unwrap();
        let pirates = catalogue.find("🏴‍☠️").unwrap();
        let without = Support::detect(&catalogue, &font(false));
        assert!(without.is_letters(&catalogue, france) && !without.is_letters(&catalogue, pirates));
        assert!(!Support::detect(&catalogue, &font(true)).is_letters(&catalogue, france));
    }

    #[test]
    fn it_comes_back_from_its_text() {
        let catalogue = test_data::catalogue();
        for (version, flags) in [(150, true), (180, false), (999, true)] {
            let font = Font { catalogue: catalogue.clone(), version, flags };
            let support = Support::detect(&catalogue, &font);
            let text = support.to_text();
            assert!(text.len() < 500, "{}", text.len());
            assert_eq!(Support::from_text(&text, &catalogue), Some(support));
        }
        let text = Support::all(&catalogue).to_text();
        for garbage in ["", "f", "x", "fxyz", &text[1..], &text[..400], &[&*text, "ff"].concat()] {
            assert_eq!(Support::from_text(garbage, &catalogue), None, "{garbage}");
        }
    }

    #[test]
    fn a_new_font_draws_everything() {
        let catalogue = test_data::catalogue();
        let font = Font { catalogue: catalogue.clone(), version: 999, flags: true };
        assert_eq!(Support::detect(&catalogue, &font), Support::all(&catalogue));
    }
}
