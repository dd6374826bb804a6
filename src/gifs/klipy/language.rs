//! KLIPY's codes of the interface's languages.

use crate::locale::Locale;

/// Returns the value of `locale` for lists and searches: a language without a country.
pub(super) fn code(locale: Locale) -> &'static str {
    let code = code_with_country(locale);
    code.split_once('_').map_or(code, |(language, _)| language)
}

/// Returns the value of `locale` for topics, which needs a country.
pub(super) const fn code_with_country(locale: Locale) -> &'static str {
    match locale {
        Locale::De => "de_DE",
        Locale::En => "en_US",
        Locale::Es419 => "es_MX",
        Locale::Fr => "fr_FR",
        Locale::It => "it_IT",
        Locale::Pl => "pl_PL",
        Locale::PtBr => "pt_BR",
        Locale::Ru => "ru_RU",
        Locale::Kk => "kk_KZ",
        Locale::Uk => "uk_UA",
        Locale::Tr => "tr_TR",
        Locale::ZhHans => "zh_CN",
        Locale::ZhHant => "zh_TW",
        Locale::Ja => "ja_JP",
        Locale::Vi => "vi_VN",
        Locale::Id => "id_ID",
        Locale::Ms => "ms_MY",
        Locale::Th => "th_TH",
        Locale::Ar => "ar_SA",
        Locale::Hi => "hi_IN",
    }
}

/// Returns whether an answer with this code is in the language. Countries are ignored, except that
/// Chinese has two scripts.
pub(super) fn is_in(answered: &str, locale: Locale) -> bool {
    let wanted = code_with_country(locale);
    let language = answered.split(['_', '-']).next().unwrap_or_default();
    match locale {
        Locale::ZhHans | Locale::ZhHant => answered.replace('-', "_").eq_ignore_ascii_case(wanted),
        _ => language.eq_ignore_ascii_case(code(locale)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_form_that_the_service_reads() {
        for locale in Locale::ALL {
            let (long, short) = (code_with_country(locale), code(locale));
            let [language, country] = long.split('_').collect::<Vec<_>>()[..] else { panic!() };
            assert_eq!(language, short);
            assert!(short.len() == 2 && short.bytes().all(|byte| byte.is_ascii_lowercase()));
            assert!(country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase()));
        }
    }

    #[test]
    fn an_answer_in_another_language_is_noticed() {
        assert!(
            is_in("ru_RU", Locale::Ru) && is_in("ru", Locale::Ru) && is_in("es_ES", Locale::Es419)
        );
        assert!(is_in("zh-TW", Locale::ZhHant) && !is_in("zh_CN", Locale::ZhHant));
        assert!(!is_in("en_US", Locale::Ru) && !is_in("", Locale::En));
    }
}
