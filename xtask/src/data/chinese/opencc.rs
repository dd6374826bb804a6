//! The npm package `opencc-js`: converts between the Chinese scripts.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::cache::Cache;
use crate::data::node;
use crate::npm::Package;

const PACKAGE: Package = Package {
    name: "opencc-js",
    version: "1.4.2",
    integrity: "sha512-EdcspgdROiCCZDM+jZR6Pa670xW+EW2QhctPBQ8gRjg6lrx4IHEl+2s+kt5izk/TkxVRgdWuFgaGkaEdIUfdaw==",
};

const SCRIPT: &str = r#"
    const { pathToFileURL } = require("url");
    const { folder, from, to, texts } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    import(pathToFileURL(`${folder}/dist/esm/full.js`)).then(({ Converter }) => {
        const convert = Converter({ from, to });
        process.stdout.write(JSON.stringify(texts.map((text) => convert(text))));
    });
"#;

/// A way of writing Chinese, with the words of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Simplified characters.
    Simplified,
    /// Traditional characters and the words of Taiwan.
    Taiwan,
    /// Traditional characters as OpenCC writes them, without the words of a region.
    Traditional,
    /// Traditional characters as they are written in Taiwan.
    TaiwanCharacters,
    /// Traditional characters as they are written in Hong Kong.
    HongKongCharacters,
}

impl Script {
    /// Returns OpenCC's name.
    fn code(self) -> &'static str {
        match self {
            Self::Simplified => "cn",
            Self::Taiwan => "twp",
            Self::Traditional => "t",
            Self::TaiwanCharacters => "tw",
            Self::HongKongCharacters => "hk",
        }
    }
}

/// The pinned package, unpacked in the cache folder.
#[derive(Debug)]
pub struct OpenCc(PathBuf);

impl OpenCc {
    /// Takes the package from the cache folder, or downloads it into it.
    ///
    /// # Errors
    /// When the package can neither be found nor downloaded, or is not the pinned one.
    pub fn fetch() -> Result<Self> {
        Ok(Self(PACKAGE.unpack(&Cache::locate()?)?))
    }

    /// Converts each of `texts`.
    ///
    /// # Errors
    /// When Node cannot run, or the package has an unexpected shape.
    pub fn convert(&self, from: Script, to: Script, texts: &[String]) -> Result<Vec<String>> {
        let input = json!({
            "folder": self.0,
            "from": from.code(),
            "to": to.code(),
            "texts": texts,
        });
        let printed = node::run(SCRIPT, &input.to_string()).context("running opencc-js")?;
        let converted: Vec<String> =
            serde_json::from_str(&printed).context("the texts that node printed")?;
        ensure!(converted.len() == texts.len(), "opencc-js converted another number of texts");
        Ok(converted)
    }
}
