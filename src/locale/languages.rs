//! The languages of the picker, and the codes that portals and browsers use for them.

/// A language of the interface and of the search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// German.
    De,
    /// English.
    #[default]
    En,
    /// Latin American Spanish.
    Es419,
    /// French.
    Fr,
    /// Italian.
    It,
    /// Polish.
    Pl,
    /// Brazilian Portuguese.
    PtBr,
    /// Russian.
    Ru,
    /// Ukrainian.
    Uk,
    /// Turkish.
    Tr,
    /// Chinese in simplified script.
    ZhHans,
    /// Chinese in traditional script.
    ZhHant,
    /// Japanese.
    Ja,
    /// Vietnamese.
    Vi,
    /// Indonesian.
    Id,
    /// Malay.
    Ms,
    /// Thai.
    Th,
    /// Arabic.
    Ar,
    /// Kazakh.
    Kk,
    /// Hindi.
    Hi,
}

/// The languages that portals have codes of their own for. Portals of Belarus and Uzbekistan fall
/// back to Russian themselves.
pub const PORTAL_CODES: [(&str, Locale); 10] = [
    ("la", Locale::Es419),
    ("br", Locale::PtBr),
    ("ua", Locale::Uk),
    ("kz", Locale::Kk),
    ("sc", Locale::ZhHans),
    ("tc", Locale::ZhHant),
    ("vn", Locale::Vi),
    ("in", Locale::Hi),
    ("by", Locale::Ru),
    ("uz", Locale::Ru),
];

impl Locale {
    /// All languages, in the order of declaration.
    pub const ALL: [Self; 20] = [
        Self::De,
        Self::En,
        Self::Es419,
        Self::Fr,
        Self::It,
        Self::Pl,
        Self::PtBr,
        Self::Ru,
        Self::Uk,
        Self::Tr,
        Self::ZhHans,
        Self::ZhHant,
        Self::Ja,
        Self::Vi,
        Self::Id,
        Self::Ms,
        Self::Th,
        Self::Ar,
        Self::Kk,
        Self::Hi,
    ];

    /// Returns the BCP 47 tag, which is also the file name of the pack: `data/pt-BR.txt`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Es419 => "es-419",
            Self::Fr => "fr",
            Self::It => "it",
            Self::Pl => "pl",
            Self::PtBr => "pt-BR",
            Self::Ru => "ru",
            Self::Uk => "uk",
            Self::Tr => "tr",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
            Self::Ja => "ja",
            Self::Vi => "vi",
            Self::Id => "id",
            Self::Ms => "ms",
            Self::Th => "th",
            Self::Ar => "ar",
            Self::Kk => "kk",
            Self::Hi => "hi",
        }
    }

    /// Returns the language of a portal's `LANG` field: a code of the portal's own (`la`, `ua`) or
    /// a BCP 47 tag, in any case. Belarusian and Uzbek map to Russian, as in portals themselves;
    /// every other language without texts maps to English.
    pub fn from_lang(code: &str) -> Self {
        let known = PORTAL_CODES.iter().find(|(known, _)| code.eq_ignore_ascii_case(known));
        match known {
            Some((_, locale)) => *locale,
            None => Self::from_tag(code).unwrap_or_default(),
        }
    }

    /// Returns the language of a BCP 47 tag, as browsers use them, in any case; `None` if the
    /// picker has no texts in it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next()?;
        Some(match language {
            "es" => Self::Es419,
            "pt" => Self::PtBr,
            "zh" => match parts.find_map(chinese_script) {
                Some(script) => script,
                None => Self::ZhHans,
            },
            _ => return Self::ALL.into_iter().find(|locale| locale.tag() == language),
        })
    }

    /// Returns whether the language is written from right to left.
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar)
    }
}

/// Returns the Chinese script that a subtag selects: a script subtag, or a region that uses
/// traditional script.
fn chinese_script(subtag: &str) -> Option<Locale> {
    match subtag {
        "hant" | "tw" | "hk" | "mo" => Some(Locale::ZhHant),
        "hans" => Some(Locale::ZhHans),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_portals() {
        for (code, tag) in [
            ("en", "en"),
            ("de", "de"),
            ("la", "es-419"),
            ("br", "pt-BR"),
            ("fr", "fr"),
            ("it", "it"),
            ("pl", "pl"),
            ("ru", "ru"),
            ("id", "id"),
            ("ms", "ms"),
            ("tr", "tr"),
            ("kz", "kk"),
            ("ua", "uk"),
            ("ar", "ar"),
            ("th", "th"),
            ("sc", "zh-Hans"),
            ("tc", "zh-Hant"),
            ("ja", "ja"),
            ("vn", "vi"),
            ("in", "hi"),
            ("by", "ru"),
            ("uz", "ru"),
        ] {
            assert_eq!(Locale::from_lang(code).tag(), tag, "{code}");
            assert_eq!(Locale::from_lang(&code.to_uppercase()).tag(), tag, "{code}");
        }
    }

    #[test]
    fn what_is_no_code_gives_english() {
        for code in ["", "xx", "e", "английский", "en-", "../ru", "\u{0}"] {
            assert_eq!(Locale::from_lang(code), Locale::En, "{code:?}");
        }
    }

    #[test]
    fn the_tags_of_browsers() {
        for (tag, locale) in [
            ("uk", Locale::Uk),
            ("kk-KZ", Locale::Kk),
            ("hi", Locale::Hi),
            ("vi-VN", Locale::Vi),
            ("es", Locale::Es419),
            ("es-ES", Locale::Es419),
            ("pt-BR", Locale::PtBr),
            ("pt_PT", Locale::PtBr),
            ("zh", Locale::ZhHans),
            ("zh-CN", Locale::ZhHans),
            ("zh-TW", Locale::ZhHant),
            ("zh-Hant-HK", Locale::ZhHant),
            ("zh-Hans-TW", Locale::ZhHans),
            ("ZH-hk", Locale::ZhHant),
            ("en-GB", Locale::En),
            ("ar-EG", Locale::Ar),
        ] {
            assert_eq!(Locale::from_tag(tag), Some(locale), "{tag}");
            assert_eq!(Locale::from_lang(tag), locale, "{tag}");
        }
        // As BCP 47 tags, `br` is Breton and not Brazilian, and `la` is Latin, not Latin American.
        for tag in ["", "br", "la", "sc", "nl-NL", "x-ru"] {
            assert_eq!(Locale::from_tag(tag), None, "{tag}");
        }
    }

    #[test]
    fn each_tag_leads_back_to_its_language() {
        for locale in Locale::ALL {
            assert_eq!(Locale::from_tag(locale.tag()), Some(locale));
        }
    }
}
