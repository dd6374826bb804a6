//! Joins the analyser's tokens to words: a content word and what is attached to it.

use super::kana::{hiragana, is_kana};
use super::known_readings::KnownReadings;
use super::kuromoji::Token;

/// Returns the reading of `tokens` in hiragana, one space between words: `わらう いぬ`. `None` if
/// the reading of a token is unknown.
pub fn reading(tokens: &[Token], known: &KnownReadings) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before: Option<&Token> = None;
    let mut rest = tokens;
    while let Some(token) = rest.first() {
        let (length, reading) = known.longest(rest).or_else(|| Some((1, own_reading(token)?)))?;
        let is_symbol = token.class == "記号" || reading.is_empty();
        if !is_symbol {
            match words.last_mut() {
                Some(word) if !starts_word(token, before) => word.push_str(&reading),
                _ => words.push(reading),
            }
        }
        before = if is_symbol { None } else { rest.get(length - 1) };
        rest = rest.get(length..)?;
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// The dot between the parts of a foreign name.
const DOT: char = '・';

/// Returns the reading of one token; empty for punctuation, and `None` if it is unknown.
fn own_reading(token: &Token) -> Option<String> {
    let written = &token.surface;
    if written.chars().all(|c| is_kana(c) || c == DOT) {
        // The letters as they are written: は is the particle `wa`, but users type `ha`.
        Some(hiragana(written).replace(DOT, " "))
    } else if !token.reading.is_empty() {
        Some(hiragana(&token.reading))
    } else if written.chars().all(|c| c.is_ascii_alphanumeric()) {
        Some(written.to_lowercase())
    } else {
        (!written.contains(char::is_alphanumeric)).then(String::new)
    }
}

/// Returns whether a word begins at `token`: not at particles, endings, suffixes and the noun
/// behind a prefix (お金).
fn starts_word(token: &Token, before: Option<&Token>) -> bool {
    let Some(before) = before else { return true };
    let is_hiragana =
        |token: &Token| token.surface.chars().all(|c| matches!(c, 'ぁ'..='ゖ' | 'ー'));
    // The analyser splits words in hiragana that its dictionary lacks.
    let is_split_word = !token.is_known && is_hiragana(token) && is_hiragana(before);
    // ウィンクする is one word.
    let is_verb_of_noun = before.subclass == "サ変接続"
        && token.class == "動詞"
        && matches!(token.surface.as_str(), "する" | "し" | "さ");
    let is_number = |token: &Token| token.subclass == "数";
    let is_attached = match token.class.as_str() {
        "助詞" | "助動詞" => true,
        "名詞" => token.subclass == "接尾" || is_number(token) && is_number(before),
        "動詞" | "形容詞" => matches!(token.subclass.as_str(), "接尾" | "非自立"),
        _ => false,
    };
    !(is_attached || is_split_word || is_verb_of_noun || before.class == "接頭詞")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes tokens as `surface/reading/class-subclass`, with spaces between them.
    fn read(tokens: &str, known: &str) -> Option<String> {
        let known = KnownReadings::parse(known).unwrap();
        let token = |text: &str| {
            let parts: Vec<&str> = text.split('/').collect();
            let (class, subclass) = parts[2].split_once('-').unwrap();
            Token {
                surface: parts[0].into(),
                reading: parts[1].into(),
                class: class.into(),
                subclass: subclass.into(),
                is_known: !parts[1].is_empty(),
            }
        };
        reading(&tokens.split(' ').map(token).collect::<Vec<_>>(), &known)
    }

    #[test]
    fn a_space_before_each_content_word() {
        for (tokens, words) in [
            ("ネコ/ネコ/名詞-一般 の/ノ/助詞-連体化 顔/カオ/名詞-一般", "ねこの かお"),
            ("笑う/ワラウ/動詞-自立 犬/イヌ/名詞-一般", "わらう いぬ"),
            ("お/オ/接頭詞-名詞接続 金/カネ/名詞-一般", "おかね"),
            ("ゴリラ/ゴリラ/名詞-一般 :/:/記号-一般 山/ヤマ/名詞-一般", "ごりら やま"),
            ("十/ジュウ/名詞-数 二/ニ/名詞-数 時/ジ/名詞-接尾", "じゅうにじ"),
            ("こ/コ/名詞-一般 びつかい//名詞-一般 座/ザ/名詞-接尾", "こびつかいざ"),
            (
                "ウィンク/ウィンク/名詞-サ変接続 する/スル/動詞-自立 顔/カオ/名詞-一般",
                "うぃんくする かお",
            ),
            ("男/オトコ/名詞-一般 の/ノ/助詞-連体化 ゾンビ//名詞-一般", "おとこの ぞんび"),
            ("ナザール・ボンジュウ//名詞-一般", "なざーる ぼんじゅう"),
            ("OK//名詞-固有名詞 の/ノ/助詞-連体化 手/テ/名詞-一般", "okの て"),
        ] {
            assert_eq!(read(tokens, "").as_deref(), Some(words), "{tokens}");
        }
    }

    #[test]
    fn a_known_reading_takes_precedence_and_joins_tokens() {
        let known = "泣き顔: なきがお\n米: こめ, よね\n";
        let crying = "泣き/ナキ/動詞-自立 顔/カオ/名詞-一般 の/ノ/助詞-連体化 米/ベイ/名詞-一般";
        assert_eq!(read(crying, known).as_deref(), Some("なきがおの こめ"));
    }

    #[test]
    fn an_unknown_kanji_has_no_reading() {
        assert_eq!(read("翅//名詞-一般", ""), None);
        assert_eq!(read("!//記号-一般", ""), None);
    }
}
