//! What the GIF tab adds: the release build against one without it, and the parts of sources that
//! are there for it alone.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::data::brotli;
use crate::dist;
use crate::environment::Environment;
use crate::step::Step;
use crate::test::size::{self, Size};

/// The cargo feature that leaves the tab out.
const FEATURE: &str = "without-gifs";
/// In the style sheet, everything from this line on is the tab's.
const MARKER: &str = "/* GIFs */";
/// What the tab's texts begin with.
const PREFIX: &str = "gif_";

/// What the tab adds to something.
pub struct Added {
    /// To what.
    pub what: &'static str,
    /// Bytes as they are, and in brotli where that can be told; or why there is no figure.
    pub difference: Result<Difference, &'static str>,
}

/// Bytes as they are, and in brotli where that can be told.
type Difference = (i64, Option<i64>);

/// Measures what the tab adds. `files` are those of the release build.
///
/// # Errors
/// When something cannot be built or read.
pub fn measure(root: &Path, build: &Environment, files: &[(PathBuf, Size)]) -> Result<Vec<Added>> {
    let without = build_without(root, build)?;
    let mut added = Vec::new();
    for what in ["wasm", "js"] {
        let difference = match &without {
            Some(without) => Ok(subtract(sum(files, what), sum(without, what))),
            None => Err("there is no cargo feature without-gifs"),
        };
        added.push(Added { what, difference });
    }
    let css = read(root, "style/picker.css")?;
    let of_css = before_marker(&css).map(|rest| difference(&css, rest));
    let of_css = of_css.ok_or("there is no line that says where the GIFs begin");
    added.push(Added { what: "css", difference: of_css });
    let texts = read(root, "src/locale/texts/en.txt")?;
    let of_texts = difference(&texts, &without_prefix(&texts));
    added.push(Added { what: "texts (English)", difference: Ok(of_texts) });
    Ok(added)
}

/// The files of the build without the tab, if there is such a build.
fn build_without(root: &Path, build: &Environment) -> Result<Option<Vec<(PathBuf, Size)>>> {
    if !has_feature(&read(root, "Cargo.toml")?) {
        return Ok(None);
    }
    let folder = root.join("target").join("bench").join(FEATURE);
    if dist::is_stale_in(root, &folder) {
        let step = Step::start("bench", "release build without the GIF tab");
        dist::build_with(root, build, FEATURE, &folder)
            .context("the release build without the GIF tab failed")?;
        step.done("built");
    }
    size::files(&folder).map(Some)
}

fn has_feature(manifest: &str) -> bool {
    let in_section = manifest.lines().skip_while(|line| line.trim() != "[features]").skip(1);
    let name = |line: &str| line.split_once('=').map(|(name, _)| name.trim().to_owned());
    in_section
        .take_while(|line| !line.starts_with('['))
        .any(|line| name(line).as_deref() == Some(FEATURE))
}

fn sum(files: &[(PathBuf, Size)], extension: &str) -> Size {
    let fits = |path: &Path| path.extension().is_some_and(|it| it == extension);
    let sizes = files.iter().filter(|(path, _)| fits(path)).map(|(_, size)| size);
    let start = Size { raw: 0, brotli: Some(0) };
    sizes.fold(start, |sum, size| Size {
        raw: sum.raw + size.raw,
        brotli: sum.brotli.zip(size.brotli).map(|(sum, size)| sum + size),
    })
}

fn subtract(with: Size, without: Size) -> Difference {
    let brotli = with.brotli.zip(without.brotli);
    (
        with.raw.cast_signed() - without.raw.cast_signed(),
        brotli.map(|(with, without)| with.cast_signed() - without.cast_signed()),
    )
}

fn difference(with: &str, without: &str) -> Difference {
    let size = |text: &str, brotli: Option<&usize>| Size {
        raw: u64::try_from(text.len()).unwrap_or(u64::MAX),
        brotli: brotli.and_then(|bytes| u64::try_from(*bytes).ok()),
    };
    // Without Node there is no such figure, as in the table of files.
    let brotli = brotli::sizes(&[with, without]).unwrap_or_default();
    subtract(size(with, brotli.first()), size(without, brotli.get(1)))
}

fn before_marker(css: &str) -> Option<&str> {
    let mut at = 0;
    for line in css.split_inclusive('\n') {
        if line.trim() == MARKER {
            return css.get(..at);
        }
        at += line.len();
    }
    None
}

fn without_prefix(texts: &str) -> String {
    texts.split_inclusive('\n').filter(|line| !line.starts_with(PREFIX)).collect()
}

fn read(root: &Path, file: &str) -> Result<String> {
    let path = root.join(file);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_found_in_its_section_only() {
        assert!(has_feature("[features]\ndefault = []\nwithout-gifs = []\n[lints]\n"));
        assert!(!has_feature("[features]\ndefault = []\n[other]\nwithout-gifs = []\n"));
        assert!(!has_feature("[dependencies]\nwithout-gifs = \"1\"\n"));
        assert!(!has_feature("[features]\n# without-gifs\n"));
    }

    #[test]
    fn what_is_for_gifs_is_left_out() {
        assert_eq!(before_marker("a {}\n/* GIFs */\nb {}\n"), Some("a {}\n"));
        assert_eq!(before_marker("a {} /* GIFs */\n"), None);
        assert_eq!(without_prefix("tab x\ngif_tab GIFs\nlast"), "tab x\nlast");
    }

    #[test]
    fn kinds_are_summed_and_subtracted() {
        let size = |raw, brotli| Size { raw, brotli };
        let files = [
            (PathBuf::from("a.js"), size(10, Some(4))),
            (PathBuf::from("b.js"), size(20, Some(5))),
            (PathBuf::from("c.wasm"), size(7, None)),
        ];
        assert_eq!(sum(&files, "js"), size(30, Some(9)));
        assert_eq!(sum(&files, "wasm"), size(7, None));
        assert_eq!(subtract(size(30, Some(9)), size(40, Some(8))), (-10, Some(1)));
        assert_eq!(subtract(size(30, None), size(4, Some(8))), (26, None));
    }
}
