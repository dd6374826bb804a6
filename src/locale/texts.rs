//! All interface texts in one language.

use super::without_comments::include_without_comments;
use super::{Category, Locale, Text};
use std::borrow::Cow;

/// The English texts. They are part of the app: they are needed before a pack has loaded, and
/// replace texts that a pack lacks.
const ENGLISH: &str = include_without_comments!("texts/en.txt");

/// All interface texts in one language. Texts that its pack lacks are English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    locale: Locale,
    /// One value per [`Text`], in the order of declaration. Texts with plural forms have none.
    values: Vec<Cow<'static, str>>,
    /// The plural forms: text, category, value.
    forms: Vec<(Text, Category, Cow<'static, str>)>,
}

/// The meaning of a line's key: a text, or a plural form of one.
enum Key {
    Plain(Text),
    Form(Text, Category),
}

impl Texts {
    /// Returns the English texts.
    pub fn english() -> Self {
        let mut values = vec![Cow::Borrowed(""); Text::ALL.len()];
        let mut forms = Vec::new();
        for (key, value) in lines(ENGLISH) {
            match parse_key(key) {
                Some(Key::Plain(text)) => set(&mut values, text, value.into()),
                Some(Key::Form(text, category)) => forms.push((text, category, value.into())),
                None => {}
            }
        }
        Self { locale: Locale::En, values, forms }
    }

    /// Reads the texts of a language from lines `key=text`; missing texts are English. Blank lines
    /// and lines that begin with `#` are skipped. Returns the texts, and all unknown keys.
    pub fn read(locale: Locale, source: &str) -> (Self, Vec<&str>) {
        let mut texts = Self { locale, ..Self::english() };
        let (mut forms, mut unknown) = (Vec::new(), Vec::new());
        for (key, value) in lines(source) {
            let value = Cow::Owned(value.to_owned());
            match parse_key(key) {
                Some(Key::Plain(text)) => set(&mut texts.values, text, value),
                Some(Key::Form(text, category)) => forms.push((text, category, value)),
                None => unknown.push(key),
            }
        }
        // Languages differ in their plural forms, so forms of one text are never mixed with
        // English.
        texts.forms.retain(|(text, ..)| !forms.iter().any(|(own, ..)| own == text));
        texts.forms.append(&mut forms);
        (texts, unknown)
    }

    /// Returns the language.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// Returns a text without filling its `{}`; empty for a text with plural forms.
    pub fn get(&self, text: Text) -> &str {
        self.values.get(text as usize).map_or("", |value| value)
    }

    /// Returns the plural form of a text for a category; the form `other` if the language has no
    /// such category.
    pub fn plural(&self, text: Text, category: Category) -> &str {
        let form = |wanted: Category| {
            let mut forms = self.forms.iter();
            forms.find(|(of, category, _)| *of == text && *category == wanted)
        };
        form(category).or_else(|| form(Category::Other)).map_or("", |(.., value)| value)
    }
}

fn set(values: &mut [Cow<'static, str>], text: Text, value: Cow<'static, str>) {
    if let Some(slot) = values.get_mut(text as usize) {
        *slot = value;
    }
}

fn parse_key(key: &str) -> Option<Key> {
    let form = key.rsplit_once('.').and_then(|(key, category)| {
        Some(Key::Form(Text::by_key(key)?, Category::by_name(category)?))
    });
    form.or_else(|| Text::by_key(key).map(Key::Plain))
}

/// Returns the pairs of key and text in lines `key=text`, trimmed. Comments are skipped.
pub(crate) fn lines(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = source.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('=')).map(|(key, text)| (key.trim(), text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_there() {
        let english = Texts::english();
        assert_eq!(english.locale(), Locale::En);
        assert_eq!(english.get(Text::Search), "Search emoji");
        assert_eq!(english.get(Text::Flags), "Flags");
        assert_eq!(english.plural(Text::Results, Category::One), "{} emoji found");
    }

    #[test]
    fn english_stands_behind_each_gap() {
        let (texts, unknown) = Texts::read(Locale::De, "search=Emoji suchen\nretry = x = y\n");
        assert_eq!(unknown, [""; 0]);
        assert_eq!(texts.locale(), Locale::De);
        assert_eq!(texts.get(Text::Search), "Emoji suchen");
        assert_eq!(texts.get(Text::Retry), "x = y");
        assert_eq!(texts.get(Text::Copy), "Copy");
        assert_eq!(texts.plural(Text::Results, Category::Other), "{} emoji found");
    }

    #[test]
    fn a_language_has_its_own_plural_forms_only() {
        let (texts, _) = Texts::read(Locale::Ja, "results.other={} 件\n");
        for category in [Category::One, Category::Few, Category::Other] {
            assert_eq!(texts.plural(Text::Results, category), "{} 件");
        }
        let (texts, _) = Texts::read(Locale::Ru, "results.one=a\nresults.few=b\nresults.other=c\n");
        let plural = |category| texts.plural(Text::Results, category);
        assert_eq!([Category::One, Category::Few, Category::Many].map(plural), ["a", "b", "c"]);
    }

    #[test]
    fn what_names_no_text_is_told() {
        let source = "# results.one = x\nnonsense=x\nresults.dozen=y\nsearch.one.one=z\nno key\n";
        let (texts, unknown) = Texts::read(Locale::De, source);
        assert_eq!(unknown, ["nonsense", "results.dozen", "search.one.one"]);
        assert_eq!(texts, Texts { locale: Locale::De, ..Texts::english() });
    }
}
