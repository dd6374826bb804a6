//! Pinyin: the Latin spelling of Chinese characters, for queries without an input method.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde_json::json;

use crate::cache::Cache;
use crate::data::node;
use crate::npm::Package;

const PACKAGE: Package = Package {
    name: "pinyin-pro",
    version: "3.29.4",
    integrity: "sha512-SPXpDT2cHEy+d26V1RXYMlVzXN42hotFAak1fzyWPi4o2dKXb61UqD4pzxDJHwk6gbv8vQ6EfErd+hYX0Qhzug==",
};

/// Prints all pairs of a character and a syllable in the texts: the usual syllable of the character
/// and those that it has in one of the words.
const SCRIPT: &str = r#"
    const { pathToFileURL } = require("url");
    const { folder, texts } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    import(pathToFileURL(`${folder}/dist/index.mjs`)).then(({ pinyin }) => {
        const read = (text) => pinyin(text, { type: "all", toneType: "none", v: true });
        const pairs = new Set();
        for (const text of texts.flatMap((text) => [text, ...text])) {
            for (const { origin, pinyin, isZh } of read(text)) {
                if (isZh) pairs.add(`${origin}${pinyin}`);
            }
        }
        process.stdout.write(JSON.stringify([...pairs]));
    });
"#;

/// Second readings of common characters that their words here do not show.
const OURS: [(char, &str); 16] = [
    ('好', "hao"),
    ('了', "le"),
    ('了', "liao"),
    ('乐', "le"),
    ('乐', "yue"),
    ('行', "xing"),
    ('行', "hang"),
    ('长', "chang"),
    ('长', "zhang"),
    ('重', "zhong"),
    ('重', "chong"),
    ('觉', "jue"),
    ('觉', "jiao"),
    ('还', "hai"),
    ('都', "dou"),
    ('着', "zhe"),
];

/// The pinned package, unpacked in the cache folder.
#[derive(Debug)]
pub struct PinyinPro(PathBuf);

impl PinyinPro {
    /// Takes the package from the cache folder, or downloads it into it.
    ///
    /// # Errors
    /// When the package can neither be found nor downloaded, or is not the pinned one.
    pub fn fetch() -> Result<Self> {
        Ok(Self(PACKAGE.unpack(&Cache::locate()?)?))
    }

    /// Returns the lines of the pack for `texts`, which are in simplified characters: a syllable
    /// without tone, directly followed by the characters with this reading.
    ///
    /// # Errors
    /// When Node cannot run, or the package has an unexpected shape.
    pub fn lines(&self, texts: &BTreeSet<String>) -> Result<Vec<String>> {
        let input = json!({ "folder": self.0, "texts": texts }).to_string();
        let printed = node::run(SCRIPT, &input).context("running pinyin-pro")?;
        let pairs: Vec<String> =
            serde_json::from_str(&printed).context("the syllables that node printed")?;
        Ok(lines(pairs.iter().filter_map(|pair| {
            let character = pair.chars().next()?;
            Some((character, pair.get(character.len_utf8()..)?))
        })))
    }
}

fn lines<'a>(pairs: impl Iterator<Item = (char, &'a str)>) -> Vec<String> {
    let mut syllables: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    let mut characters = BTreeSet::new();
    let mut add = |character: char, syllable: &str| {
        // The rest is a reading with a letter such as `ê`, or none at all.
        if !syllable.is_empty() && syllable.chars().all(|c| c.is_ascii_lowercase()) {
            syllables.entry(syllable.to_owned()).or_default().insert(character);
            // Input methods accept both spellings of `lüe` and `nüe`.
            if let Some(start) = syllable.strip_suffix("ve") {
                syllables.entry(format!("{start}ue")).or_default().insert(character);
            }
        }
    };
    for (character, syllable) in pairs {
        characters.insert(character);
        add(character, syllable);
    }
    for (character, syllable) in OURS.into_iter().filter(|(c, _)| characters.contains(c)) {
        add(character, syllable);
    }
    let line = |(syllable, characters): (String, BTreeSet<char>)| {
        syllable.chars().chain(characters).collect()
    };
    syllables.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_line_for_each_syllable() {
        let pairs = [('围', "wei"), ('微', "wei"), ('略', "lve"), ('诶', "ê"), ('绿', "lv")];
        assert_eq!(lines(pairs.into_iter()), ["lue略", "lv绿", "lve略", "wei围微"]);
    }

    #[test]
    fn a_common_second_reading_is_added_to_a_used_character() {
        assert_eq!(lines([('乐', "le")].into_iter()), ["le乐", "yue乐"]);
    }
}
