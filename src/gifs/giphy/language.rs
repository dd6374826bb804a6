//! GIPHY's codes of the interface's languages (docs/optional-settings, "Language support").

use crate::locale::Locale;

/// Returns the value of `lang`. Kazakh is not on GIPHY's list; with a Cyrillic query, Russian finds
/// most.
pub(super) const fn of(locale: Locale) -> &'static str {
    match locale {
        Locale::De => "de",
        Locale::En => "en",
        Locale::Es419 => "es",
        Locale::Fr => "fr",
        Locale::It => "it",
        Locale::Pl => "pl",
        Locale::PtBr => "pt",
        Locale::Ru | Locale::Kk => "ru",
        Locale::Uk => "uk",
        Locale::Tr => "tr",
        Locale::ZhHans => "zh-CN",
        Locale::ZhHant => "zh-TW",
        Locale::Ja => "ja",
        Locale::Vi => "vi",
        Locale::Id => "id",
        Locale::Ms => "ms",
        Locale::Th => "th",
        Locale::Ar => "ar",
        Locale::Hi => "hi",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_one_of_the_service() {
        let known = "en es pt id fr ar tr th vi de it ja zh-CN zh-TW ru ko pl nl ro hu sv cs hi bn \
                     da fa tl fi he ms no uk";
        for locale in Locale::ALL {
            assert!(known.split(' ').any(|lang| lang == of(locale)), "{}", locale.tag());
        }
    }
}
