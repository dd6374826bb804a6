//! CLDR annotations: the name of each emoji in a language, and its keywords.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::glyphs::unqualified;
use super::locales::Locale;
use crate::cache::Cache;
use crate::npm::{Package, Tarball};

/// Emoji with their own code point, or a sequence whose meaning does not follow from its parts.
const ANNOTATIONS: Package = Package {
    name: "cldr-annotations-full",
    version: "48.2.0",
    integrity: "sha512-DV7A+rEcgUSNTRsVGNGqBZRmAkGfwhGHO5Q1dRwzBoBnVrHWp804JP7/QJdEc66iHmx3+zLWVIMCFLm0lW7PUQ==",
};

/// Emoji whose annotations follow from their parts: flags, keycaps, professions, couples.
const DERIVED: Package = Package {
    name: "cldr-annotations-derived-full",
    version: "48.2.0",
    integrity: "sha512-log62km+AOzI7n/NEuNNFV0mg9DWnt67EYCh1RwxZq9dyRuyteB586LT83Ke8TchEfnwI9cIk2P31zO4nTvZmw==",
};

/// CLDR's sign for "as in the parent locale".
const INHERITED: &str = "↑↑↑";

/// The pinned release of CLDR, downloaded and verified.
#[derive(Debug)]
pub struct Cldr {
    annotations: Tarball,
    derived: Tarball,
}

/// CLDR's annotation of one emoji in one language.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The name (`tts`, text to speech).
    pub name: Option<String>,
    /// The keywords (`default`), in CLDR's order.
    pub keywords: Vec<String>,
}

/// The annotations of one language.
#[derive(Debug, Default)]
pub struct Annotations(HashMap<String, Annotation>);

impl Cldr {
    /// Takes the packages from the cache folder, or downloads them into it.
    ///
    /// # Errors
    /// When a package can neither be found nor downloaded, or is not the pinned one.
    pub fn fetch() -> Result<Self> {
        let cache = Cache::locate()?;
        Ok(Self { annotations: ANNOTATIONS.fetch(&cache)?, derived: DERIVED.fetch(&cache)? })
    }

    /// Returns the annotations of `locale`, with gaps filled from the locale's fallback.
    ///
    /// # Errors
    /// When CLDR has no such locale or the data has an unexpected shape.
    pub fn annotations(&self, locale: Locale) -> Result<Annotations> {
        let mut merged = Annotations::default();
        for tag in locale.cldr {
            merged.fill_from(self.of(tag)?);
        }
        Ok(merged)
    }

    fn of(&self, tag: &str) -> Result<Annotations> {
        let own = format!("package/annotations/{tag}/annotations.json");
        let derived = format!("package/annotationsDerived/{tag}/annotations.json");
        let mut annotations = Annotations::default();
        annotations
            .read(&self.annotations.read(&own)?, "/annotations/annotations")
            .with_context(|| format!("annotations of {tag}"))?;
        annotations
            .read(&self.derived.read(&derived)?, "/annotationsDerived/annotations")
            .with_context(|| format!("derived annotations of {tag}"))?;
        Ok(annotations)
    }

    /// Returns the licence text of the data.
    ///
    /// # Errors
    /// When the package contains none.
    pub fn licence(&self) -> Result<String> {
        self.annotations.read("package/LICENSE")
    }
}

impl Annotations {
    /// Returns CLDR's annotation of `glyph`, in any presentation.
    pub fn get(&self, glyph: &str) -> Option<&Annotation> {
        self.0.get(&unqualified(glyph))
    }

    /// Adds annotations of `parent` that are missing here. The parent's name becomes a keyword if
    /// it differs: speakers of the variant know both words.
    fn fill_from(&mut self, parent: Self) {
        for (glyph, inherited) in parent.0 {
            let own = self.0.entry(glyph).or_default();
            match (&own.name, inherited.name) {
                (None, name) => own.name = name,
                (Some(_), name) => own.keywords.extend(name),
            }
            own.keywords.extend(inherited.keywords);
        }
    }

    /// Adds the annotations in the object at `pointer` (RFC 6901) in `json`.
    fn read(&mut self, json: &str, pointer: &str) -> Result<()> {
        let json: Value = serde_json::from_str(json)?;
        let all = json
            .pointer(pointer)
            .and_then(Value::as_object)
            .with_context(|| format!("there is no object at {pointer}"))?;
        for (glyph, value) in all {
            let annotation = Annotation {
                name: strings(value, "tts").into_iter().next(),
                keywords: strings(value, "default"),
            };
            self.0.insert(unqualified(glyph), annotation);
        }
        Ok(())
    }
}

/// Returns the array of strings at `key`; empty if CLDR omits it, which is allowed.
fn strings(annotation: &Value, key: &str) -> Vec<String> {
    let list = annotation.get(key).and_then(Value::as_array).into_iter().flatten();
    let own = list.filter_map(Value::as_str).filter(|text| *text != INHERITED);
    own.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Annotations {
        let mut annotations = Annotations::default();
        annotations.read(&format!(r#"{{"a":{{"b":{json}}}}}"#), "/a/b").unwrap();
        annotations
    }

    #[test]
    fn finds_a_qualified_glyph_and_keeps_the_order_of_keywords() {
        let annotations = read(
            r#"{
                "☺":{"default":["smile","face"],"tts":["smiling face"]},
                "✌":{"default":["hand"]}
            }"#,
        );
        let smile = annotations.get("☺\u{fe0f}").unwrap();
        assert_eq!(smile.name.as_deref(), Some("smiling face"));
        assert_eq!(smile.keywords, ["smile", "face"]);
        assert_eq!(annotations.get("✌").unwrap().name, None);
        assert_eq!(annotations.get("😀"), None);
    }

    #[test]
    fn a_locale_is_filled_from_its_parent() {
        let mut own = read(
            r#"{
                "🍍":{"default":["ananá"],"tts":["ananá"]},
                "🍓":{"default":["rojo"],"tts":["↑↑↑"]}
            }"#,
        );
        own.fill_from(read(
            r#"{
                "🍍":{"default":["fruta","piña"],"tts":["piña"]},
                "🍓":{"default":["fresa","rojo"],"tts":["fresa"]},
                "🍋":{"default":["fruta"],"tts":["limón"]}
            }"#,
        ));
        let of = |glyph| own.get(glyph).map(|a| (a.name.as_deref().unwrap(), a.keywords.clone()));
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        assert_eq!(of("🍍"), Some(("ananá", words(&["ananá", "piña", "fruta", "piña"]))));
        assert_eq!(of("🍓"), Some(("fresa", words(&["rojo", "fresa", "rojo"]))));
        assert_eq!(of("🍋"), Some(("limón", words(&["fruta"]))));
    }

    #[test]
    fn another_shape_is_an_error_that_names_the_place() {
        let error = Annotations::default().read("{}", "/a/b").unwrap_err();
        assert_eq!(error.to_string(), "there is no object at /a/b");
    }
}
