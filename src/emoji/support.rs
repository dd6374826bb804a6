//! Which glyphs can the platform draw? An emoji that it cannot would be a box, or two glyphs
//! where one is meant.

use super::{Catalogue, EmojiId};

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
        Self { drawable: vec![true; catalogue.len()] }
    }

    /// Looks at the catalogue through a probe.
    ///
    /// Sequences are measured one by one, which is cheap. Newer single characters are looked at
    /// by their version, one for all: fonts take in a version as a whole.
    pub fn detect(catalogue: &Catalogue, probe: &impl GlyphProbe) -> Self {
        let flags = probe.is_coloured("🇺🇳");
        let mut versions: Vec<(u16, bool)> = Vec::new();
        let drawable = catalogue.iter().map(|(_, emoji)| {
            if is_flag(&emoji.glyph) {
                return flags && probe.relative_width(&emoji.glyph) < ONE_GLYPH;
            }
            if is_sequence(&emoji.glyph) {
                return probe.relative_width(&emoji.glyph) < ONE_GLYPH;
            }
            if emoji.version <= SURE_VERSION {
                return true;
            }
            if let Some((_, known)) = versions.iter().find(|(version, _)| *version == emoji.version)
            {
                return *known;
            }
            let coloured = probe.is_coloured(&emoji.glyph);
            versions.push((emoji.version, coloured));
            coloured
        });
        Self { drawable: drawable.collect() }
    }

    /// Whether an emoji can be drawn.
    pub fn can_draw(&self, id: EmojiId) -> bool {
        self.drawable.get(usize::from(id)).copied().unwrap_or(false)
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
    fn a_new_font_draws_everything() {
        let catalogue = test_data::catalogue();
        let font = Font { catalogue: catalogue.clone(), version: 999, flags: true };
        assert_eq!(Support::detect(&catalogue, &font), Support::all(&catalogue));
    }
}
