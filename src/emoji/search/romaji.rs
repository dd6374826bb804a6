//! Japanese typed in Latin letters: `neko` as ねこ.

/// The kana of a consonant, before a, i, u, e and o.
const ROWS: [(&str, [char; 5]); 15] = [
    ("k", ['か', 'き', 'く', 'け', 'こ']),
    ("s", ['さ', 'し', 'す', 'せ', 'そ']),
    ("t", ['た', 'ち', 'つ', 'て', 'と']),
    ("n", ['な', 'に', 'ぬ', 'ね', 'の']),
    ("h", ['は', 'ひ', 'ふ', 'へ', 'ほ']),
    ("m", ['ま', 'み', 'む', 'め', 'も']),
    ("y", ['や', 'い', 'ゆ', 'え', 'よ']),
    ("r", ['ら', 'り', 'る', 'れ', 'ろ']),
    ("w", ['わ', 'い', 'う', 'え', 'を']),
    ("g", ['が', 'ぎ', 'ぐ', 'げ', 'ご']),
    ("z", ['ざ', 'じ', 'ず', 'ぜ', 'ぞ']),
    ("d", ['だ', 'ぢ', 'づ', 'で', 'ど']),
    ("b", ['ば', 'び', 'ぶ', 'べ', 'ぼ']),
    ("p", ['ぱ', 'ぴ', 'ぷ', 'ぺ', 'ぽ']),
    ("", ['あ', 'い', 'う', 'え', 'お']),
];

/// Consonants whose syllables are written as the kana of their syllable with i (of `ts`, with u)
/// and a small kana: `sha` as しゃ.
const PALATAL: [(&str, char); 4] = [("sh", 'し'), ("ch", 'ち'), ("j", 'じ'), ("ts", 'つ')];

/// Converts a word in lower case. `None` if it is no Japanese word. Up to two consonants at the end
/// are left out: the word is still being typed.
pub(super) fn to_hiragana(word: &str) -> Option<String> {
    let mut kana = String::new();
    let mut rest = word;
    while !rest.is_empty() {
        if let Some(after) = syllable(rest, &mut kana) {
            rest = after;
        } else if rest.len() <= 2 && !kana.is_empty() && rest.bytes().all(is_consonant) {
            break;
        } else {
            return None;
        }
    }
    (!kana.is_empty()).then_some(kana)
}

/// Appends the first syllable of `text`, and returns what is behind it.
fn syllable<'a>(text: &'a str, kana: &mut String) -> Option<&'a str> {
    let mut letters = text.bytes();
    let (first, second) = (letters.next()?, letters.next());
    // A doubled consonant, and n before a consonant or at the end.
    let is_doubled = first != b'n' && is_consonant(first) && second == Some(first);
    if is_doubled || text.starts_with("tch") {
        kana.push('っ');
        return text.get(1..);
    }
    if let Some(after) = with_vowel(text, kana) {
        return Some(after);
    }
    if first == b'n' {
        kana.push('ん');
        let is_doubled = second == Some(b'n') && !text.get(2..).is_some_and(begins_with_vowel);
        return text.get(if is_doubled { 2 } else { 1 }..);
    }
    None
}

/// Appends the first syllable of `text` if it has a vowel, and returns what is behind it.
fn with_vowel<'a>(text: &'a str, kana: &mut String) -> Option<&'a str> {
    for (consonant, of_i) in PALATAL {
        if let Some((vowel, after)) = text.strip_prefix(consonant).and_then(split_vowel) {
            kana.push(of_i);
            match (consonant, vowel) {
                ("ts", 2) | ("sh" | "ch" | "j", 1) => {}
                ("ts", _) | (_, 3) => kana.push(small(vowel)?),
                _ => kana.push(small_y(vowel)?),
            }
            return Some(after);
        }
    }
    if let Some((vowel, after)) = text.strip_prefix('f').and_then(split_vowel) {
        kana.push('ふ');
        if vowel != 2 {
            kana.push(small(vowel)?);
        }
        return Some(after);
    }
    for (consonant, row) in ROWS {
        let Some(behind) = text.strip_prefix(consonant) else { continue };
        if let Some((vowel, after)) = split_vowel(behind) {
            kana.push(*row.get(vowel)?);
            return Some(after);
        }
        let palatal = behind.strip_prefix('y').and_then(split_vowel);
        if let Some((vowel, after)) = palatal.filter(|_| !consonant.is_empty()) {
            kana.push(*row.get(1)?);
            kana.push(small_y(vowel)?);
            return Some(after);
        }
    }
    None
}

/// Returns the number of the vowel that a text begins with, and what is behind it.
fn split_vowel(text: &str) -> Option<(usize, &str)> {
    let vowel = "aiueo".find(text.chars().next()?)?;
    Some((vowel, text.get(1..)?))
}

fn begins_with_vowel(text: &str) -> bool {
    split_vowel(text).is_some()
}

const fn is_consonant(letter: u8) -> bool {
    letter.is_ascii_lowercase() && !matches!(letter, b'a' | b'i' | b'u' | b'e' | b'o')
}

fn small(vowel: usize) -> Option<char> {
    ['ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ'].get(vowel).copied()
}

fn small_y(vowel: usize) -> Option<char> {
    ['ゃ', 'ぃ', 'ゅ', 'ぇ', 'ょ'].get(vowel).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        for (romaji, kana) in [
            ("neko", "ねこ"),
            ("sushi", "すし"),
            ("ninja", "にんじゃ"),
            ("ryokou", "りょこう"),
            ("zasshi", "ざっし"),
            ("matcha", "まっちゃ"),
            ("tsuki", "つき"),
            ("fujisan", "ふじさん"),
            ("konnichiha", "こんにちは"),
            ("onna", "おんな"),
            ("chotto", "ちょっと"),
            ("fairu", "ふぁいる"),
        ] {
            assert_eq!(to_hiragana(romaji).as_deref(), Some(kana), "{romaji}");
        }
    }

    #[test]
    fn a_word_that_is_being_typed() {
        assert_eq!(to_hiragana("nek").as_deref(), Some("ね"));
        assert_eq!(to_hiragana("sus").as_deref(), Some("す"));
        assert_eq!(to_hiragana("k"), None);
    }

    #[test]
    fn what_is_no_japanese_word() {
        for word in ["street", "cat", "x", "", "1", "plan", "é"] {
            assert_eq!(to_hiragana(word), None, "{word}");
        }
    }
}
