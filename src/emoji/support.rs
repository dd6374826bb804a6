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
    /// Draws with another order of the fonts from now on; `false`: there is no such order.
    fn use_fonts(&self, order: FontOrder) -> bool {
        order == FontOrder::USUAL
    }
    /// Whether two texts are drawn as the same picture.
    fn look_alike(&self, _one: &str, _other: &str) -> bool {
        false
    }
}

/// An order of the fonts that draw emoji. A browser takes the first font of the list that has an emoji's
/// first character, even if only a later one has the whole: Windows' own font has the letters that flags
/// are made of, and no flags, which stand in the font that Firefox brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FontOrder(u8);

impl FontOrder {
    /// The style sheet's `--emoji-font`.
    pub const USUAL: Self = Self(0);
    /// The usual one, and those with another font of the list in front: `--emoji-font-1` and so on.
    pub const ALL: [Self; 4] = [Self(0), Self(1), Self(2), Self(3)];

    /// Its number in the style sheet; 0 for the usual one.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The emoji that can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// How each emoji is drawn; `None` if it cannot be.
    fonts: Vec<Option<FontOrder>>,
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
        let fonts = vec![Some(FontOrder::USUAL); catalogue.len()];
        Self { fonts, has_letters_for_flags: false }
    }

    /// Looks at the catalogue through a probe.
    ///
    /// Sequences are measured one by one, which is cheap. Newer single characters are looked at
    /// by their version, one for all: fonts take in a version as a whole. What the usual order of the
    /// fonts cannot draw is looked at in the other orders.
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

    /// As a short text: a letter for the flags, then a hexadecimal digit for each four emoji. After it,
    /// for each other order of the fonts that draws some of them, a dot, its number and such digits.
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

    fn write_digits(&self, text: &mut String, is_one: impl Fn(Option<FontOrder>) -> bool) {
        for four in self.fonts.chunks(4) {
            let bits = four.iter().rev().fold(0, |bits, font| bits << 1 | u32::from(is_one(*font)));
            text.push(char::from_digit(bits, 16).unwrap_or('0'));
        }
    }

    /// Reads [`Support::to_text`] for the catalogue that it was written for.
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

    /// Whether an emoji can be drawn.
    pub fn can_draw(&self, id: EmojiId) -> bool {
        self.fonts.get(usize::from(id)).copied().flatten().is_some()
    }

    /// The order of the fonts that draws an emoji.
    pub fn fonts_of(&self, id: EmojiId) -> FontOrder {
        self.fonts.get(usize::from(id)).copied().flatten().unwrap_or(FontOrder::USUAL)
    }
}

fn read_digits(digits: &str, count: usize) -> Option<Vec<bool>> {
    let mut all = Vec::with_capacity(count + 3);
    for digit in digits.chars() {
        let bits = digit.to_digit(16)?;
        all.extend((0..4).map(|bit| bits >> bit & 1 == 1));
    }
    let is_for_this = all.len().checked_sub(count).is_some_and(|rest| rest < 4);
    all.truncate(count);
    is_for_this.then_some(all)
}

/// A look at the catalogue under way: its parts take some milliseconds each, and the browser can do
/// something else between them.
#[derive(Debug)]
pub struct Detection {
    fonts: Vec<Option<FontOrder>>,
    /// What was seen of single characters and of flags.
    seen: Vec<(FontOrder, Kind, bool)>,
}

/// Emoji of which one stands for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Flags of countries.
    Flags,
    /// Single characters of a version.
    Version(u16),
}

impl Detection {
    /// So many emoji are one part.
    const PART: usize = 240;

    /// Nothing but a flag is looked at yet.
    pub fn begin(probe: &impl GlyphProbe) -> Self {
        let mut detection = Self { fonts: Vec::with_capacity(2_000), seen: Vec::new() };
        detection.has_flags(FontOrder::USUAL, probe);
        detection
    }

    /// Looks at the next emoji; `false`: there are no more.
    pub fn step(&mut self, catalogue: &Catalogue, probe: &impl GlyphProbe) -> bool {
        let done = self.fonts.len();
        let part: Vec<_> = catalogue.iter().skip(done).take(Self::PART).collect();
        self.fonts.resize(done + part.len(), None);
        for order in FontOrder::ALL {
            // Another order is a font to load: it is asked for where something is missing.
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
            return self.has_flags(order, probe) && probe.relative_width(&emoji.glyph) < ONE_GLYPH;
        }
        if is_sequence(&emoji.glyph) {
            return probe.relative_width(&emoji.glyph) < ONE_GLYPH
                && !is_bare_flag(&emoji.glyph, probe);
        }
        let version = emoji.version;
        version <= SURE_VERSION
            || self.sees(order, Kind::Version(version), || probe.is_coloured(&emoji.glyph))
    }

    fn has_flags(&mut self, order: FontOrder, probe: &impl GlyphProbe) -> bool {
        self.sees(order, Kind::Flags, || probe.is_coloured("🇺🇳"))
    }

    fn sees(&mut self, order: FontOrder, kind: Kind, look: impl FnOnce() -> bool) -> bool {
        let known = self.seen.iter().find(|(of, what, _)| (*of, *what) == (order, kind));
        if let Some((.., known)) = known {
            return *known;
        }
        let seen = look();
        self.seen.push((order, kind, seen));
        seen
    }

    /// What was seen.
    pub fn finish(self) -> Support {
        let has_flags = self.seen.iter().any(|(_, kind, seen)| *kind == Kind::Flags && *seen);
        Support { fonts: self.fonts, has_letters_for_flags: !has_flags }
    }
}

/// Whether a flag of a part of a country (England) comes out as the black flag that it begins with: where
/// a font does not know it, its letters are invisible and take no room.
fn is_bare_flag(glyph: &str, probe: &impl GlyphProbe) -> bool {
    const BLACK_FLAG: char = '\u{1f3f4}';
    const LAST_TAG: char = '\u{e007f}';
    glyph.starts_with(BLACK_FLAG)
        && glyph.ends_with(LAST_TAG)
        && probe.look_alike(glyph, BLACK_FLAG.encode_utf8(&mut [0; 4]))
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

    /// Whether a font knows an emoji; `None` if there is no such font.
    type Knows = Option<fn(&Emoji) -> bool>;

    /// Some fonts, each with some emoji. The first of the list that is there draws whatever begins with
    /// a character that it has, which are those of emoji up to a version.
    struct Fonts {
        catalogue: Catalogue,
        order: std::cell::Cell<FontOrder>,
        /// Per font of the list.
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
            // Unknown tags take no room.
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

    /// Country, part of a country, new sequence, new character.
    const LACKING: [&str; 4] = ["🇫🇷", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🐦‍🔥", "🫩"];

    #[test]
    fn what_the_first_font_lacks_is_drawn_with_another_one_of_the_list() {
        // Firefox on Windows: its own font is the last of the list.
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
