//! Moves the style sheet and the two scripts of the start into the page: the first paint then waits
//! for no other file. The policy names both by their hash.

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::files::Files;
use super::names::PAGE;

/// The start tags of the two elements in the delivered page.
const STYLE: &str = "<style id=\"style\">";
const SCRIPT: &str = "<script>";
const STYLE_END: &str = "</style>";
const SCRIPT_END: &str = "</script>";

/// The source expressions with which a Content Security Policy allows the inline code of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hashes {
    /// The expression for the script, `'sha256-…'`.
    pub script: String,
    /// The expression for the style sheet.
    pub style: String,
}

impl Hashes {
    /// Computes the expressions for the page of a build.
    ///
    /// # Errors
    /// When the page does not have exactly one inline style sheet and one inline classic script.
    pub fn of(files: &Files) -> Result<Self> {
        let page = std::str::from_utf8(files.get(PAGE).context("the build has no page")?)?;
        let hash = |start, end| between(page, start, end).map(expression);
        Ok(Self { script: hash(SCRIPT, SCRIPT_END)?, style: hash(STYLE, STYLE_END)? })
    }

    /// Returns expressions of the same length that allow nothing.
    pub fn placeholders() -> Self {
        Self { script: expression(""), style: expression("") }
    }
}

/// Moves the files into the page. Must follow everything that changes the text of these files or
/// their names.
///
/// # Errors
/// When one of the files or its tag is missing, or its text could end the element.
pub fn take_in(files: &mut Files) -> Result<()> {
    let page = files.get(PAGE).context("the build has no page")?;
    let mut page = String::from_utf8(page.clone())?;
    let style = take(files, "picker", ".css")?;
    let before_paint = take(files, "before-paint", ".js")?;
    let boot = take(files, "boot", ".js")?;
    // `boot.js` runs when the page has been parsed, like the module that it is in the source. It comes
    // first: an error in `before-paint.js` must not keep it from showing what has failed.
    let script =
        ["addEventListener(\"DOMContentLoaded\",()=>{", &boot.text, "\n});\n", &before_paint.text]
            .concat();
    page = replace(&page, &style, &[STYLE, &style.text, STYLE_END].concat())?;
    page = replace(&page, &before_paint, &[SCRIPT, &script, SCRIPT_END].concat())?;
    page = replace(&page, &boot, "")?;
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(())
}

/// A file of the build that moves into the page.
struct Taken {
    name: String,
    text: String,
}

fn take(files: &mut Files, start: &str, end: &str) -> Result<Taken> {
    let is_it = |name: &&String| name.starts_with(start) && name.ends_with(end);
    let name = files.keys().find(is_it).cloned();
    let name = name.with_context(|| format!("the build has no {start}{end}"))?;
    let text = String::from_utf8(files.remove(&name).unwrap_or_default())?.trim().to_owned();
    let lower = text.to_ascii_lowercase();
    if let Some(forbidden) =
        ["</script", "</style", "<!--"].iter().find(|forbidden| lower.contains(**forbidden))
    {
        bail!("{name} contains {forbidden}, so it cannot be part of the page");
    }
    Ok(Taken { name, text })
}

/// Replaces the element that names a file.
fn replace(page: &str, file: &Taken, with: &str) -> Result<String> {
    let missing = || format!("the page does not name {}", file.name);
    let (before, after) = page.split_once(&format!("\"./{}\"", file.name)).with_context(missing)?;
    let (before, tag) = before.rsplit_once('<').with_context(missing)?;
    let (_, after) = after.split_once('>').with_context(missing)?;
    let after = if tag.starts_with("script") {
        after.split_once(SCRIPT_END).with_context(missing)?.1
    } else {
        after
    };
    Ok([before, with, after].concat())
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let mut rests = page.split(start).skip(1);
    let (Some(rest), None) = (rests.next(), rests.next()) else {
        bail!("the page does not have exactly one {start}");
    };
    rest.split_once(end).map(|(text, _)| text).with_context(|| format!("no {end} in the page"))
}

fn expression(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<head><script src="./before-paint.1.js" integrity="x"></script>
<link rel="stylesheet" id="style" href="./picker.2.css" integrity="y"><link href="./picker.4.js">
<script type="module" id="boot" src="./boot.3.js"></script></head>"#;

    fn build(style: &str) -> Files {
        [
            (PAGE, HTML),
            ("before-paint.1.js", "paint();\n"),
            ("boot.3.js", "boot();\n"),
            ("picker.2.css", style),
            ("picker.4.js", "app"),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn the_page_has_style_and_scripts_in_their_places() {
        let mut files = build("a{}\n");
        take_in(&mut files).unwrap();
        let page = "<head><script>addEventListener(\"DOMContentLoaded\",()=>{boot();\n});\npaint();</script>\n\
             <style id=\"style\">a{}</style><link href=\"./picker.4.js\">\n</head>";
        assert_eq!(String::from_utf8_lossy(&files[PAGE]), page);
        assert_eq!(files.len(), 2);
    }

    #[test]
    fn the_hashes_are_those_of_the_delivered_text() {
        let mut files = build("");
        take_in(&mut files).unwrap();
        // The known digest of an empty text.
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert_eq!(Hashes::of(&files).unwrap().style, empty);
        assert_ne!(Hashes::of(&files).unwrap().script, empty);
        let longest = Hashes::placeholders();
        assert_eq!(Hashes::of(&files).unwrap().script.len(), longest.script.len());
    }

    #[test]
    fn text_that_could_end_the_element_is_refused() {
        for style in ["a{content:\"</STYLE>\"}", "/*<!--*/"] {
            let error = take_in(&mut build(style)).unwrap_err().to_string();
            assert!(error.contains("picker.2.css"), "{error}");
        }
    }

    #[test]
    fn a_page_with_other_inline_code_has_no_hashes() {
        let mut files = build("");
        take_in(&mut files).unwrap();
        files.get_mut(PAGE).unwrap().extend(b"<script></script>");
        assert!(Hashes::of(&files).is_err());
    }
}
