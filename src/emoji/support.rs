//! Detects which emoji the platform can draw. Any other emoji would show as a box, or as several
//! glyphs instead of one.

use super::{Catalogue, Emoji, EmojiId};

/// Measures glyphs as the platform draws them. The app implements it with a canvas, tests with a
/// model of a font.
pub trait GlyphProbe {
    /// Returns the width of a text relative to the width of one ordinary emoji (1.0).
    fn relative_width(&self, text: &str) -> f64;
    /// Returns whether the text is drawn in its own colours: fonts draw their box for unknown
    /// characters in the text colour.
    fn is_coloured(&self, text: &str) -> bool;
    /// Selects the order of fonts for all later measurements. Returns `false` if the platform has
    /// no such order.
    fn use_fonts(&self, order: FontOrder) -> bool {
        order == FontOrder::USUAL
    }
    /// Returns whether two texts are drawn with the same pixels.
    fn look_alike(&self, _one: &str, _other: &str) -> bool {
        false
    }
}

/// An order of the fonts that draw emoji. A browser takes the first font of the list that has the
/// emoji's first character, even if only a later one has the whole sequence: the font of Windows
/// has the letters that encode flags but no flags; the font that Firefox includes has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FontOrder(u8);

impl FontOrder {
    /// The order of the style sheet's `--emoji-font`.
    pub const USUAL: Self = Self(0);
    /// The usual order, and those with another font of the list in front: `--emoji-font-1` to
    /// `--emoji-font-3`.
    pub const ALL: [Self; 4] = [Self(0), Self(1), Self(2), Self(3)];

    /// Returns the number in the style sheet, 0 to 3; 0 is the usual order.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Which emoji the platform can draw, and with which order of fonts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// The order of fonts that draws each emoji; `None` if none does.
    fonts: Vec<Option<FontOrder>>,
    /// The platform draws country flags as letters (Windows).
    has_letters_for_flags: bool,
}

/// The emoji version (times ten) up to which every platform that the portal supports can draw emoji
/// of one character. They are not checked: reading pixels for each would delay the first rows.
const MAX_UNCHECKED_VERSION: u16 = 120;

/// Width limit of a single glyph, in widths of one emoji. A sequence that the font does not join is
/// as wide as its parts (2.0 or more); some fonts draw flags a little wider than 1.0.
const MAX_GLYPH_WIDTH: f64 = 1.35;

impl Support {
    /// Returns a support in which every emoji can be drawn.
    pub fn all(catalogue: &Catalogue) -> Self {
        let fonts = vec![Some(FontOrder::USUAL); catalogue.len()];
        Self { fonts, has_letters_for_flags: false }
    }

    /// Checks the whole catalogue with a probe. See [`Detection`] for checking it in steps.
    ///
    /// Sequences are measured one by one, which is cheap. Of newer single characters, one per emoji
    /// version is checked: fonts support a version as a whole. Emoji that the usual order of fonts
    /// cannot draw are checked with the other orders.
    pub fn detect(catalogue: &Catalogue, probe: &impl GlyphProbe) -> Self {
        let mut detection = Detection::begin(probe);
        while detection.step(catalogue, probe) {}
        detection.finish()
    }

    /// Returns whether an emoji is a country flag that this platform shows as letters. A search
    /// still finds it: other readers of the chat may see the flag.
    pub fn is_letters(&self, catalogue: &Catalogue, id: EmojiId) -> bool {
        self.has_letters_for_flags && catalogue.get(id).is_some_and(|emoji| is_flag(&emoji.glyph))
    }

    /// Encodes the support as a short text: a letter (`l`: flags are letters, `f`: they are flags),
    /// then one hexadecimal digit per four emoji. For each other order of fonts that draws some of
    /// them follow a dot, the number of the order, and such digits.
    pub fn to_text(&self) -> String {
        let mut text = String::from(if self.has_letters_for_flags { "l" } else { "f" });
        self.write_digits(&mut text, |font| font.is_some());
        for order in FontOrder::ALL.into_iter().skip(1) {
            if self.fonts.contains(&Some(order)) {
                text.push('.');
                text.push(char::from(b'0' + order.number()));
                self.write_digits(&mut text, |font| font == Some(order));
            }
        }
        text
    }

    fn write_digits(&self, text: &mut String, is_set: impl Fn(Option<FontOrder>) -> bool) {
        for four in self.fonts.chunks(4) {
            let bits = four.iter().rev().fold(0, |bits, font| bits << 1 | u32::from(is_set(*font)));
            text.push(char::from_digit(bits, 16).unwrap_or('0'));
        }
    }

    /// Decodes the text of [`Support::to_text`]. `None` if it is malformed or was written for a
    /// catalogue of another length.
    pub fn from_text(text: &str, catalogue: &Catalogue) -> Option<Self> {
        let mut parts = text.split('.');
        let drawable = parts.next()?;
        let has_letters_for_flags = drawable.starts_with('l');
        let drawable = read_digits(drawable.strip_prefix(['l', 'f'])?, catalogue.len())?;
        let usual = |can: bool| can.then_some(FontOrder::USUAL);
        let mut fonts: Vec<_> = drawable.into_iter().map(usual).collect();
        for part in parts {
            let mut orders = FontOrder::ALL.into_iter().skip(1);
            let order = orders.find(|it| part.starts_with(char::from(b'0' + it.number())))?;
            let ones = read_digits(part.get(1..)?, catalogue.len())?;
            for (font, _) in fonts.iter_mut().zip(ones).filter(|(_, is_one)| *is_one) {
                *font = Some(order);
            }
        }
        Some(Self { fonts, has_letters_for_flags })
    }

    /// Returns whether the platform can draw an emoji. Texts, whose ids follow those of the emoji, are
    /// not checked: fonts of text have almost all of their characters.
    pub fn can_draw(&self, id: EmojiId) -> bool {
        self.fonts.get(usize::from(id)).is_none_or(Option::is_some)
    }

    /// Returns the order of fonts that draws an emoji.
    pub fn fonts_of(&self, id: EmojiId) -> FontOrder {
        self.fonts.get(usize::from(id)).copied().flatten().unwrap_or(FontOrder::USUAL)
    }
}

/// Decodes `count` bits, four per hexadecimal digit, the lowest bit first.
fn read_digits(digits: &str, count: usize) -> Option<Vec<bool>> {
    let mut all = Vec::with_capacity(count + 3);
    for digit in digits.chars() {
        let bits = digit.to_digit(16)?;
        all.extend((0..4).map(|bit| bits >> bit & 1 == 1));
    }
    let has_right_length = all.len().checked_sub(count).is_some_and(|rest| rest < 4);
    all.truncate(count);
    has_right_length.then_some(all)
}

/// A check of the catalogue in steps of some milliseconds each, so that the browser can handle
/// events between them.
#[derive(Debug)]
pub struct Detection {
    fonts: Vec<Option<FontOrder>>,
    /// The results for classes of emoji that were checked already.
    results: Vec<(FontOrder, EmojiClass, bool)>,
}

/// Emoji of which a font supports all or none, so that checking one is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EmojiClass {
    /// Flags of countries.
    Flags,
    /// Single characters of a version.
    Version(u16),
}

impl Detection {
    /// The number of emoji per step.
    const EMOJI_PER_STEP: usize = 48;

    /// Starts a check. Only one flag is checked here.
    pub fn begin(probe: &impl GlyphProbe) -> Self {
        let mut detection = Self { fonts: Vec::with_capacity(2_000), results: Vec::new() };
        detection.has_flags(FontOrder::USUAL, probe);
        detection
    }

    /// Checks the next emoji. Returns `false` if there are none left.
    pub fn step(&mut self, catalogue: &Catalogue, probe: &impl GlyphProbe) -> bool {
        let done = self.fonts.len();
        let part: Vec<_> = catalogue.iter().skip(done).take(Self::EMOJI_PER_STEP).collect();
        self.fonts.resize(done + part.len(), None);
        for order in FontOrder::ALL {
            // Another order may load a font, so it is used only if an emoji is still missing.
            let missing = self.fonts.iter().skip(done).any(Option::is_none);
            if !missing || !probe.use_fonts(order) {
                continue;
            }
            for (at, (_, emoji)) in part.iter().enumerate() {
                let is_missing = self.fonts.get(done + at).is_some_and(Option::is_none);
                let can_draw = is_missing && self.can_draw(emoji, order, probe);
                if let Some(font) = self.fonts.get_mut(done + at).filter(|_| can_draw) {
                    *font = Some(order);
                }
            }
        }
        probe.use_fonts(FontOrder::USUAL);
        !part.is_empty()
    }

    fn can_draw(&mut self, emoji: &Emoji, order: FontOrder, probe: &impl GlyphProbe) -> bool {
        if is_flag(&emoji.glyph) {
            return self.has_flags(order, probe)
                && probe.relative_width(&emoji.glyph) < MAX_GLYPH_WIDTH;
        }
        if is_sequence(&emoji.glyph) {
            return probe.relative_width(&emoji.glyph) < MAX_GLYPH_WIDTH
                && !is_bare_flag(&emoji.glyph, probe);
        }
        let version = emoji.version;
        version <= MAX_UNCHECKED_VERSION
            || self
                .check_once(order, EmojiClass::Version(version), || probe.is_coloured(&emoji.glyph))
    }

    fn has_flags(&mut self, order: FontOrder, probe: &impl GlyphProbe) -> bool {
        self.check_once(order, EmojiClass::Flags, || probe.is_coloured("🇺🇳"))
    }

    /// Returns the known result for a class of emoji, or runs the check and keeps its result.
    fn check_once(
        &mut self,
        order: FontOrder,
        class: EmojiClass,
        check: impl FnOnce() -> bool,
    ) -> bool {
        let known = self.results.iter().find(|(of, what, _)| (*of, *what) == (order, class));
        if let Some((.., known)) = known {
            return *known;
        }
        let result = check();
        self.results.push((order, class, result));
        result
    }

    /// Returns the result. All steps must be done.
    pub fn finish(self) -> Support {
        let is_flag_seen =
            |(_, class, result): &(_, EmojiClass, bool)| *class == EmojiClass::Flags && *result;
        let has_flags = self.results.iter().any(is_flag_seen);
        Support { fonts: self.fonts, has_letters_for_flags: !has_flags }
    }
}

/// Returns whether the flag of a part of a country (England) is drawn as the black flag with which
/// its sequence begins: in a font that lacks it, the tag characters are invisible and have no
/// width.
fn is_bare_flag(glyph: &str, probe: &impl GlyphProbe) -> bool {
    const BLACK_FLAG: char = '\u{1f3f4}';
    const LAST_TAG: char = '\u{e007f}';
    glyph.starts_with(BLACK_FLAG)
        && glyph.ends_with(LAST_TAG)
        && probe.look_alike(glyph, BLACK_FLAG.encode_utf8(&mut [0; 4]))
}

/// Returns whether a glyph begins with a regional indicator, as country flags do.
fn is_flag(glyph: &str) -> bool {
    glyph.chars().next().is_some_and(|c| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c))
}

/// Returns whether a glyph has more than one character, not counting selectors.
fn is_sequence(glyph: &str) -> bool {
    glyph.chars().filter(|c| *c != '\u{fe0f}').count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;

    /// A font with all emoji up to a version, with or without country flags.
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

    /// Returns whether a font has an emoji; `None` if the font is not installed.
    type Knows = Option<fn(&Emoji) -> bool>;

    /// A list of fonts. The first installed font of the list draws every emoji, even one that it
    /// lacks: it has the first character, as in a browser.
    struct Fonts {
        catalogue: Catalogue,
        order: std::cell::Cell<FontOrder>,
        /// One entry per font of the list.
        knows: [Knows; 4],
    }

    impl Fonts {
        fn draws(&self, text: &str) -> bool {
            let id = self.catalogue.find(text).unwrap();
            let in_front = self.knows[usize::from(self.order.get().number())];
            let first = in_front.or_else(|| self.knows.into_iter().flatten().next());
            first.is_some_and(|knows| knows(self.catalogue.get(id).unwrap()))
        }
    }

    impl GlyphProbe for Fonts {
        fn relative_width(&self, text: &str) -> f64 {
            // Unknown tag characters have no width.
            if self.draws(text) || text.ends_with('\u{e007f}') { 1.0 } else { 2.0 }
        }
        fn is_coloured(&self, text: &str) -> bool {
            self.draws(text)
        }
        fn use_fonts(&self, order: FontOrder) -> bool {
            self.order.set(order);
            true
        }
        fn look_alike(&self, one: &str, _: &str) -> bool {
            !self.draws(one)
        }
    }

    const OLD: fn(&Emoji) -> bool = |emoji| emoji.version <= 130 && !is_any_flag(&emoji.glyph);
    const WHOLE: fn(&Emoji) -> bool = |_| true;

    fn is_any_flag(glyph: &str) -> bool {
        is_flag(glyph) || glyph.ends_with('\u{e007f}')
    }

    fn order_of(knows: [Knows; 4]) -> impl Fn(&str) -> Option<FontOrder> {
        let catalogue = test_data::catalogue();
        let order = std::cell::Cell::new(FontOrder::USUAL);
        let fonts = Fonts { catalogue: catalogue.clone(), order, knows };
        let support = Support::detect(&catalogue, &fonts);
        let text = support.to_text();
        assert_eq!(Support::from_text(&text, &catalogue).as_ref(), Some(&support));
        assert_eq!(
            Support::from_text(&text.replace('.', ".x"), &catalogue).is_none(),
            text.contains('.')
        );
        assert_eq!(support.has_letters_for_flags, !support.can_draw(catalogue.find("🇫🇷").unwrap()));
        move |glyph| {
            let id = catalogue.find(glyph).unwrap();
            support.can_draw(id).then(|| support.fonts_of(id))
        }
    }

    /// A country, a part of a country, a new sequence and a new character.
    const LACKING: [&str; 4] = ["🇫🇷", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🐦‍🔥", "🫩"];

    #[test]
    fn what_the_first_font_lacks_is_drawn_with_another_one_of_the_list() {
        // Firefox on Windows: the font that Firefox includes is the last of the list.
        let order = order_of([None, Some(OLD), None, Some(WHOLE)]);
        for lacking in LACKING {
            assert_eq!(order(lacking), Some(FontOrder(3)), "{lacking}");
        }
        for known in ["😀", "👨‍👩‍👧‍👦", "🏴‍☠️"] {
            assert_eq!(order(known), Some(FontOrder::USUAL), "{known}");
        }
    }

    #[test]
    fn the_first_order_that_draws_it_is_taken() {
        let order = order_of([Some(OLD), None, Some(WHOLE), Some(WHOLE)]);
        assert_eq!(order("🇫🇷"), Some(FontOrder(2)));
    }

    #[test]
    fn what_no_font_draws_is_hidden() {
        let order = order_of([Some(OLD), Some(OLD), None, None]);
        for lacking in LACKING {
            assert_eq!(order(lacking), None, "{lacking}");
        }
        assert_eq!(order("😀"), Some(FontOrder::USUAL));
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
