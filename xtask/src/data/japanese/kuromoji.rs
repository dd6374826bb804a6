//! The npm package `@patdx/kuromoji`: a morphological analyser with the dictionary IPADIC, which
//! knows the reading of Japanese words.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::cache::Cache;
use crate::data::node;
use crate::npm::Package;

const PACKAGE: Package = Package {
    name: "@patdx/kuromoji",
    version: "1.0.4",
    integrity: "sha512-RyDyFh33XLxbsANNnai2h9LyR8AS1NCkqbO8Ts836g8cCb9XPBHQgzFjkja6PSGH8SKMaPUISIft7l9NUkm2PQ==",
};

/// The dictionary takes a second to load, so one run analyses all texts.
const SCRIPT: &str = r#"
    const { pathToFileURL } = require("url");
    const { folder, texts } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const load = (file) => import(pathToFileURL(`${folder}/build/${file}`));
    const analyse = async () => {
        const [{ TokenizerBuilder }, { default: Loader }] =
            await Promise.all([load("index.mjs"), load("node.mjs")]);
        const loader = new Loader({ dic_path: `${folder}/dict` });
        const analyser = await new TokenizerBuilder({ loader }).build();
        const token = (token) => [
            token.surface_form,
            token.reading ?? "",
            token.pos,
            token.pos_detail_1,
            token.word_type === "KNOWN",
        ];
        const all = texts.map((text) => analyser.tokenize(text).map(token));
        process.stdout.write(JSON.stringify(all));
    };
    analyse();
"#;

/// The pinned package, unpacked in the cache folder.
#[derive(Debug)]
pub struct Kuromoji(PathBuf);

/// A token as the script prints it: the fields of [`Token`], in their order.
type Printed = (String, String, String, String, bool);

/// A part of a text, as the analyser splits it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Token {
    /// The part as it is written.
    pub surface: String,
    /// Its reading in katakana; empty if unknown.
    pub reading: String,
    /// The part of speech in Japanese: `名詞` is a noun.
    pub class: String,
    /// The kind within the part of speech: `接尾` is a suffix.
    pub subclass: String,
    /// Whether the dictionary has the word.
    pub is_known: bool,
}

impl Kuromoji {
    /// Takes the package from the cache folder, or downloads it into it.
    ///
    /// # Errors
    /// When the package can neither be found nor downloaded, or is not the pinned one.
    pub fn fetch() -> Result<Self> {
        Ok(Self(PACKAGE.unpack(&Cache::locate()?)?))
    }

    /// Splits each of `texts` into tokens.
    ///
    /// # Errors
    /// When Node cannot run, or the package has an unexpected shape.
    pub fn tokens(&self, texts: &[String]) -> Result<Vec<Vec<Token>>> {
        let input = json!({ "folder": self.0, "texts": texts }).to_string();
        let printed = node::run(SCRIPT, &input).context("running kuromoji")?;
        let tokens: Vec<Vec<Printed>> =
            serde_json::from_str(&printed).context("the tokens that node printed")?;
        ensure!(tokens.len() == texts.len(), "kuromoji analysed another number of texts");
        Ok(tokens.into_iter().map(|text| text.into_iter().map(Token::from).collect()).collect())
    }
}

impl From<Printed> for Token {
    fn from((surface, reading, class, subclass, is_known): Printed) -> Self {
        Self { surface, reading, class, subclass, is_known }
    }
}
