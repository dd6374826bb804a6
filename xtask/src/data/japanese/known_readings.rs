//! Our own readings of Japanese words, where the analyser gives an unusual one or none.

use std::collections::HashMap;

use anyhow::{Context as _, Result, ensure};

use super::kana::{hiragana, is_kana};
use super::kuromoji::Token;

/// Lines `word: reading, reading`; lines that start with `# ` are comments.
const LIST: &str = include_str!("known_readings.txt");

/// The most tokens that one known word has.
const LONGEST: usize = 5;

/// Readings by word, the usual one first.
#[derive(Debug)]
pub struct KnownReadings(HashMap<String, Vec<String>>);

impl KnownReadings {
    /// Returns our list.
    ///
    /// # Errors
    /// When a line is malformed or a word comes twice.
    pub fn ours() -> Result<Self> {
        Self::parse(LIST).context("known_readings.txt")
    }

    /// Reads a list in the format of our own.
    ///
    /// # Errors
    /// When a line is malformed or a word comes twice.
    pub fn parse(list: &str) -> Result<Self> {
        let mut all = HashMap::new();
        for line in list.lines().filter(|line| !line.starts_with("# ") && !line.is_empty()) {
            let (word, readings) =
                line.split_once(": ").with_context(|| format!("no `word: reading` in {line:?}"))?;
            let readings: Vec<String> = readings.split(", ").map(str::to_owned).collect();
            for reading in &readings {
                let is_sound = |c| is_kana(c) && !('ァ'..='ヺ').contains(&c) || c == ' ';
                ensure!(
                    !reading.is_empty()
                        && reading.trim() == reading
                        && reading.chars().all(is_sound),
                    "{reading:?} of {word} is not hiragana"
                );
            }
            ensure!(all.insert(word.to_owned(), readings).is_none(), "{word} comes twice");
        }
        Ok(Self(all))
    }

    /// Returns all readings of a whole text; empty if it is not in the list.
    pub fn of(&self, text: &str) -> &[String] {
        self.0.get(text).map_or(&[], Vec::as_slice)
    }

    /// Returns the number of tokens of the longest known word at the start of `tokens`, and its
    /// reading: the usual one, or that of the analyser if the list has it.
    pub fn longest(&self, tokens: &[Token]) -> Option<(usize, String)> {
        (1..=LONGEST.min(tokens.len())).rev().find_map(|length| {
            let (word, _) = tokens.split_at_checked(length)?;
            let surface: String = word.iter().map(|token| token.surface.as_str()).collect();
            let readings = self.of(&surface);
            let usual = match word {
                // A suffix has another reading than the word: 人 in 宇宙人.
                [only] if only.subclass == "接尾" => None,
                [only] => {
                    let own = hiragana(&only.reading);
                    readings.iter().find(|reading| **reading == own).or(readings.first())
                }
                _ => readings.first(),
            };
            Some((length, usual?.clone()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_list_is_sound() {
        let ours = KnownReadings::ours().unwrap();
        assert_eq!(ours.of("剣"), ["けん", "つるぎ"]);
        assert!(ours.of("no such word").is_empty());
    }

    #[test]
    fn the_longest_word_is_found() {
        let known = KnownReadings::parse("# all\n\n四: よん\n四時: よじ\n").unwrap();
        let tokens = ["四", "時", "半"]
            .map(|surface| Token { surface: surface.to_owned(), ..Token::default() });
        assert_eq!(known.longest(&tokens), Some((2, "よじ".to_owned())));
        assert_eq!(known.longest(&tokens[..1]), Some((1, "よん".to_owned())));
        assert_eq!(known.longest(&tokens[1..]), None);
    }

    #[test]
    fn the_analyser_chooses_among_several_readings_and_reads_suffixes() {
        let known = KnownReadings::parse("中: ちゅう, なか\n人: ひと\n").unwrap();
        let token = |surface: &str, reading: &str, subclass: &str| Token {
            surface: surface.to_owned(),
            reading: reading.to_owned(),
            subclass: subclass.to_owned(),
            ..Token::default()
        };
        let of = |token| known.longest(&[token]).map(|(_, reading)| reading);
        assert_eq!(of(token("中", "ナカ", "一般")).as_deref(), Some("なか"));
        assert_eq!(of(token("中", "アタル", "一般")).as_deref(), Some("ちゅう"));
        assert_eq!(of(token("人", "ジン", "接尾")), None);
    }

    #[test]
    fn refuses_what_is_no_reading() {
        for list in ["四 よん", "四: ヨン", "四: ", "四: よん,し", "四: よん\n四: し"]
        {
            assert!(KnownReadings::parse(list).is_err(), "{list:?}");
        }
    }
}
