//! The Japanese syllabaries.

/// Returns `text` with hiragana for katakana and in lower case; the search folds texts alike.
pub fn hiragana(text: &str) -> String {
    let of = |c: char| match c {
        // The two blocks have the same order; the distance is 0x60.
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    };
    text.chars().flat_map(char::to_lowercase).map(of).collect()
}

/// Returns `text` in hiragana and without spaces and dots, to compare readings.
pub fn squeezed(text: &str) -> String {
    hiragana(text).replace([' ', '　', '・'], "")
}

/// Returns whether `c` belongs to hiragana or katakana, or is the mark of a long vowel.
pub fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ')
}

/// Returns whether `c` is a Chinese character or the mark that repeats one.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '々' | 'ヶ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn katakana_becomes_hiragana_and_the_rest_stays() {
        assert_eq!(hiragana("ヴァイオリンとOK山"), "ゔぁいおりんとok山");
        assert_eq!(hiragana("ラーメン"), "らーめん");
        assert_eq!(squeezed("ネコの カオ"), "ねこのかお");
    }

    #[test]
    fn kinds_of_characters() {
        assert!("ぁんァヴー".chars().all(is_kana));
        assert!("猫々".chars().all(is_kanji));
        assert!(!"aー1猫".chars().any(|c| is_kana(c) && is_kanji(c)));
        assert!(!is_kana('猫') && !is_kanji('ね') && !is_kanji('1'));
    }
}
