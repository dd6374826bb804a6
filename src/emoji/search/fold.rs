//! Folds texts: spellings that users leave out or mix up become equal.
//!
//! Names, keywords and queries go through the same function, so a query without accents finds a
//! word with them and the other way round. Case, diacritics, ligatures, full and half width, kana,
//! Arabic letter forms, vowel marks and the article, the Devanagari nukta and nasal letters, the order
//! of Thai marks, digits of other scripts, apostrophes, hyphens and other punctuation are folded. Differences that distinguish words of a
//! language are kept: Thai tone marks (เสือ tiger, เสื้อ shirt), и and і in Ukrainian (кит whale,
//! кіт cat), voiced kana.
//!
//! The tables follow the decompositions of the Unicode Character Database; a test compares them for
//! every letter that a language of the picker uses.

/// Base letters of U+00C0 to U+017F; `.` if there is no single base letter.
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll\
lllnnnnnnn..oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+1E00 to U+1EFF, most of Vietnamese among them.
const LATIN_ADDITIONAL: &[u8; 256] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwyasss.daaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// Base letters of U+01CD to U+01DC, which write the tones of Pinyin.
const PINYIN: &[u8; 16] = b"aaiioouuuuuuuuuu";

/// The half-width kana U+FF66 to U+FF9D as hiragana.
const HALF_WIDTH_KANA: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

/// The letters of U+0958 to U+095F without their nukta.
const NUKTA_LETTERS: &str = "कखगजडढफय";

/// What a character folds to.
enum Folded {
    /// The character is dropped.
    Nothing,
    /// The character separates words.
    Separator,
    One(char),
    Two(char, char),
    /// The character is a voicing mark: the distance from the preceding kana to its voiced form, in
    /// code points.
    Voicing(u32),
}

/// Folds a text to words separated by single spaces, without leading or trailing ones.
///
/// A text of ASCII punctuation alone is kept, because `!?` and `#` are valid queries. Folding is
/// idempotent.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Appends the folded text to a string; otherwise like [`fold`].
pub fn fold_into(out: &mut String, text: &str) {
    let start = out.len();
    let mut word = out.len();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let at_word_start = out.len() == word;
        match fold_char(c) {
            // `-1` stays a word of its own: it must not match what `1` matches.
            Folded::Separator
                if c == '-' && at_word_start && chars.peek().is_some_and(char::is_ascii_digit) =>
            {
                out.push('-');
            }
            Folded::Separator => {
                end_word(out, start, word);
                if out.len() > start && !out.ends_with(' ') {
                    out.push(' ');
                }
                word = out.len();
            }
            Folded::One(_) if !at_word_start && is_nasal_before_consonant(c, chars.clone()) => {
                chars.next();
                out.push('ं');
            }
            Folded::One(one) => push_in_order(out, one),
            Folded::Two(first, second) => {
                out.push(first);
                out.push(second);
            }
            Folded::Voicing(by) => voice_last_kana(out, by),
            Folded::Nothing => {}
        }
    }
    end_word(out, start, word);
    if out.len() > start && out.ends_with(' ') {
        out.pop();
    }
    if out.len() == start {
        // The text has separators only, so the user searches for them.
        out.extend(text.chars().filter(|c| c.is_ascii_punctuation()));
    }
}

/// Trims punctuation from both ends of the word that begins at `word`, unless nothing else is left.
fn end_word(out: &mut String, start: usize, word: usize) {
    let Some(text) = out.get(word..) else { return };
    let mut bare = text;
    loop {
        let trimmed = bare.trim_matches(['!', '?', '.', '…']);
        let next = without_article(if trimmed.is_empty() { bare } else { trimmed });
        if next.len() == bare.len() {
            break;
        }
        bare = next;
    }
    if bare.len() == text.len() {
        return;
    }
    let bare = bare.to_owned();
    out.truncate(word);
    debug_assert!(start <= word, "a word begins inside its text");
    out.push_str(&bare);
}

/// Returns an Arabic word without the article, which is written as a part of the word. Two letters
/// must be left. A word of which the article is a part loses it too, in names as in queries.
fn without_article(word: &str) -> &str {
    let mut bare = word;
    while let Some(rest) = bare.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()) {
        bare = rest;
    }
    bare
}

/// Appends a character. Thai keyboards write some signs as two characters, and marks above a letter
/// in either order.
fn push_in_order(out: &mut String, c: char) {
    match c {
        // แ typed as twice เ.
        'เ' if out.ends_with('เ') => {
            out.pop();
            out.push('แ');
        }
        // The tone before the nikhahit, as in a word that is typed with ำ.
        '\u{e48}'..='\u{e4b}' if out.ends_with('ํ') => {
            let bare = out.trim_end_matches('ํ').len();
            let nikhahits = out.split_off(bare);
            out.push(c);
            out.push_str(&nikhahits);
        }
        _ => out.push(c),
    }
}

/// Returns whether a Devanagari character is a nasal letter that is joined to a consonant: हिन्दी is
/// also written हिंदी. `rest` is the text behind it.
fn is_nasal_before_consonant(c: char, mut rest: impl Iterator<Item = char>) -> bool {
    matches!(c, 'ङ' | 'ञ' | 'ण' | 'न' | 'म')
        && rest.next() == Some('\u{94d}')
        && rest.next().is_some_and(|next| matches!(next, 'क'..='ह'))
}

/// Replaces the kana at the end of `out` by its voiced form, if it has one.
fn voice_last_kana(out: &mut String, by: u32) {
    let Some(last) = out.pop() else { return };
    let can = match by {
        1 => matches!(last, 'か'..='と' | 'は'..='ほ'),
        _ => matches!(last, 'は'..='ほ'),
    };
    let voiced = match (can, last) {
        (_, 'う') if by == 1 => Some('ゔ'),
        (true, _) => char::from_u32(u32::from(last) + by),
        _ => None,
    };
    out.push(voiced.unwrap_or(last));
}

fn fold_char(c: char) -> Folded {
    match c {
        'a'..='z' | '0'..='9' => Folded::One(c),
        'A'..='Z' => Folded::One(c.to_ascii_lowercase()),
        '\'' | '`' | '´' | '‘' | '’' | 'ʼ' | 'ʻ' | '′' => Folded::Nothing,
        '-' | '_' | ',' | ':' | ';' | '/' | '(' | ')' | '"' | '|' | '\\' | '~' | '[' | ']'
        | '{' | '}' => Folded::Separator,
        '\0'..='\x7f' if c.is_ascii_control() || c == ' ' => Folded::Separator,
        '\0'..='\x7f' => Folded::One(c),
        // Soft hyphen, invisible marks, direction overrides, presentation selectors, tags; U+FFFD,
        // which replaces a lone surrogate; combining diacritics.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fffd}'
        | '\u{300}'..='\u{36f}'
        | '\u{e0000}'..='\u{e007f}' => Folded::Nothing,
        '\u{80}'..='\u{a0}'
        | '\u{2010}'..='\u{2018}'
        | '“'..='‟'
        | '\u{2028}'
        | '\u{2029}'
        | '«'
        | '»'
        | '¡'
        | '¿'
        | '·'
        | '‹'
        | '›'
        | '、'
        | '。'
        | '「'..='】'
        | '・'
        | '،'
        | '؛'
        | '।'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Folded::Separator,
        '؟' => Folded::One('?'),
        '\u{c0}'..='\u{24f}' => fold_latin(c),
        '\u{1e9e}' => Folded::Two('s', 's'),
        '\u{1e00}'..='\u{1eff}' => from_table(c, LATIN_ADDITIONAL, 0x1e00),
        '\u{400}'..='\u{52f}' => Folded::One(fold_cyrillic(c)),
        '\u{610}'..='\u{6ff}' => fold_arabic(c),
        '\u{900}'..='\u{97f}' => fold_devanagari(c),
        // Some keyboards write this sign as two characters.
        'ำ' => Folded::Two('ํ', 'า'),
        '๐'..='๙' => digit(c, '๐'),
        'ァ'..='ヶ' => Folded::One(char::from_u32(u32::from(c) - 0x60).unwrap_or(c)),
        '\u{3099}' | '\u{309b}' | '\u{ff9e}' => Folded::Voicing(1),
        '\u{309a}' | '\u{309c}' | '\u{ff9f}' => Folded::Voicing(2),
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map_or(Folded::Nothing, fold_char)
        }
        '\u{ff66}'..='\u{ff9d}' => nth(HALF_WIDTH_KANA, c, '\u{ff66}'),
        _ => Folded::One(c),
    }
}

fn fold_latin(c: char) -> Folded {
    match c {
        'ß' => Folded::Two('s', 's'),
        'æ' | 'Æ' => Folded::Two('a', 'e'),
        'œ' | 'Œ' => Folded::Two('o', 'e'),
        'þ' | 'Þ' => Folded::Two('t', 'h'),
        'ĳ' | 'Ĳ' => Folded::Two('i', 'j'),
        'ŋ' | 'Ŋ' => Folded::Two('n', 'g'),
        'ơ' | 'Ơ' => Folded::One('o'),
        'ư' | 'Ư' => Folded::One('u'),
        'ə' | 'Ə' => Folded::One('a'),
        'ș' | 'Ș' => Folded::One('s'),
        'ț' | 'Ț' => Folded::One('t'),
        '\u{c0}'..='\u{17f}' => from_table(c, LATIN, 0xc0),
        '\u{1cd}'..='\u{1dc}' => from_table(c, PINYIN, 0x1cd),
        _ => Folded::One(c),
    }
}

fn from_table(c: char, table: &[u8], first: u32) -> Folded {
    let index = usize::try_from(u32::from(c) - first).ok();
    match index.and_then(|index| table.get(index)) {
        None | Some(b'.') => Folded::One(c),
        Some(letter) => Folded::One(char::from(*letter)),
    }
}

/// Converts to lower case, and replaces letters that keyboards of related languages lack by the
/// nearest letter that they have; и and і stay distinct.
fn fold_cyrillic(c: char) -> char {
    let lower = match c {
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20),
        '\u{400}'..='\u{40f}' => char::from_u32(u32::from(c) + 0x50),
        '\u{460}'..='\u{481}' | '\u{48a}'..='\u{4bf}' | '\u{4d0}'..='\u{52f}' => {
            char::from_u32(u32::from(c) | 1)
        }
        _ => None,
    };
    match lower.unwrap_or(c) {
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' | 'ү' | 'ұ' => 'у',
        'ґ' | 'ғ' | 'ѓ' => 'г',
        'қ' | 'ќ' => 'к',
        'ә' => 'а',
        'ң' => 'н',
        'ө' => 'о',
        'һ' => 'х',
        lower => lower,
    }
}

fn fold_arabic(c: char) -> Folded {
    match c {
        // Vowel marks, and the tatweel, which only lengthens a word.
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => Folded::Nothing,
        'أ' | 'إ' | 'آ' | 'ٱ' => Folded::One('ا'),
        'ى' | 'ئ' | 'ی' => Folded::One('ي'),
        'ة' => Folded::One('ه'),
        'ؤ' => Folded::One('و'),
        'ک' => Folded::One('ك'),
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        _ => Folded::One(c),
    }
}

fn fold_devanagari(c: char) -> Folded {
    match c {
        '\u{93c}' => Folded::Nothing,
        'ँ' => Folded::One('ं'),
        '\u{929}' | '\u{931}' | '\u{934}' => {
            Folded::One(char::from_u32(u32::from(c) - 1).unwrap_or(c))
        }
        '\u{958}'..='\u{95f}' => nth(NUKTA_LETTERS, c, '\u{958}'),
        '०'..='९' => digit(c, '०'),
        _ => Folded::One(c),
    }
}

fn digit(c: char, zero: char) -> Folded {
    let value = u32::from(c) - u32::from(zero);
    Folded::One(char::from_digit(value, 10).unwrap_or(c))
}

fn nth(letters: &str, c: char, first: char) -> Folded {
    let index = usize::try_from(u32::from(c) - u32::from(first)).ok();
    Folded::One(index.and_then(|index| letters.chars().nth(index)).unwrap_or(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emoji::test_data;
    use crate::locale::Locale;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;

    #[track_caller]
    fn assert_fold_equal(texts: &[&str]) {
        for text in texts {
            assert_eq!(fold(text), fold(texts[0]), "{text:?} and {:?}", texts[0]);
        }
    }

    #[test]
    fn case_and_diacritics() {
        assert_fold_equal(&["cafe", "Café", "CAFÉ", "cafe\u{301}"]);
        assert_fold_equal(&["lowe", "Löwe", "LÖWE"]);
        assert_fold_equal(&["strasse", "Straße", "STRAẞE"]);
        assert_fold_equal(&["coeur", "cœur", "Cœur"]);
        assert_fold_equal(&["isik", "ışık", "IŞIK", "İşık"]);
        assert_fold_equal(&["zolty", "żółty"]);
        assert_fold_equal(&["trai tim mau do", "trái tim màu đỏ"]);
        assert_fold_equal(&["елка", "Ёлка", "ёлка"]);
        assert_fold_equal(&["їжак", "Їжак", "і\u{308}жак"]);
        assert_fold_equal(&["журек", "жүрек", "ЖҮРЕК"]);
    }

    #[test]
    fn width_and_kana() {
        assert_fold_equal(&["ok 100", "ＯＫ　１００"]);
        assert_fold_equal(&["はーと", "ハート", "ﾊｰﾄ"]);
        assert_fold_equal(&["がぎ", "ガギ", "ｶﾞｷﾞ", "か\u{3099}き\u{3099}"]);
        assert_fold_equal(&["ぱ", "パ", "ﾊﾟ", "は\u{309a}"]);
        assert_ne!(fold("か"), fold("が"));
    }

    #[test]
    fn arabic_hindi_thai() {
        assert_fold_equal(&["امين", "آمين", "أمين"]);
        assert_fold_equal(&["بكاء مرتفعا", "بكاءً مرتفعًا", "بكـــاء مرتفعا"]);
        assert_fold_equal(&["٣", "۳", "3"]);
        assert_fold_equal(&["आंसू", "आँसू"]);
        assert_fold_equal(&["फरवरी", "फ़रवरी", "फ\u{93c}रवरी"]);
        assert_fold_equal(&["น้ำตา", "น้\u{e4d}าตา"]);
        assert_fold_equal(&["แมว", "เเมว"]);
        assert_fold_equal(&["น้ำ", "นํ้า", "น้ํา"]);
        assert_fold_equal(&["قطه", "القطة", "قطة"]);
        assert_eq!(fold("الم"), "الم", "pain is no article");
        assert_fold_equal(&["हिंदी", "हिन्दी"]);
        assert_fold_equal(&["चंद्र", "चन्द्र", "चँद्र"]);
        assert_ne!(fold("เสือ"), fold("เสื้อ"), "tiger and shirt stay distinct");
        assert_ne!(fold("кит"), fold("кіт"), "whale and cat stay distinct");
    }

    #[test]
    fn punctuation() {
        assert_fold_equal(&[
            "upside down face",
            "upside-down face",
            "upside_down_face",
            " upside  down - face ",
        ]);
        assert_fold_equal(&["полумя", "полум’я", "полум'я"]);
        assert_fold_equal(&["hooray", "hooray!", "¡hooray!", "«hooray»", "“hooray…”"]);
        assert_eq!(fold("flag: Trinidad & Tobago"), "flag trinidad & tobago");
        assert_eq!(fold("-1"), "-1");
        assert_eq!(fold("+1"), "+1");
    }

    #[test]
    fn punctuation_alone_is_something_to_look_for() {
        for text in ["!?", "#", "!", "...", ":", "?"] {
            assert_eq!(fold(text), text);
        }
        assert_eq!(fold("\u{202e}\u{200b}"), "");
        assert_eq!(fold("\u{301}\u{fffd}"), "");
    }

    /// Compares the hand-written tables with the Unicode Character Database: every Latin and
    /// Cyrillic letter of the committed data folds to its decomposition without marks, except the
    /// letters that the tables fold further on purpose.
    #[test]
    fn letters_of_the_data_lose_their_marks() {
        let folded_further = "ßæœøđłıəәґғқңөұүһŋþðħŧʼ";
        for locale in Locale::ALL {
            let pack = test_data::pack(locale.tag());
            let catalogue = test_data::catalogue();
            let text: String = catalogue.iter().map(|(id, _)| pack.name(id)).collect();
            for c in
                text.chars().filter(|c| matches!(c, '\u{c0}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}'))
            {
                let base: String =
                    c.to_string().nfkd().filter(|c| !is_combining_mark(*c)).collect();
                let base = base.to_lowercase();
                if c.is_alphabetic() && !base.chars().any(|c| folded_further.contains(c)) {
                    assert_eq!(fold(&c.to_string()), base, "{c:?} in {}", locale.tag());
                }
            }
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn folding_twice_changes_nothing_near_words(text in "[ -~а-яё’ßéｦ-ﾟ\u{300}-\u{30f}ก-๛ء-ي]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
