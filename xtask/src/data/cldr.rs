//! CLDR annotations: what each emoji is called in a language, and its keywords.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::cache::Cache;
use crate::npm::{Package, Tarball};

/// Emoji that have a code point of their own, or a sequence with a meaning of its own.
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

/// The pinned release of CLDR, downloaded and verified.
#[derive(Debug)]
pub struct Cldr {
    annotations: Tarball,
    derived: Tarball,
}

/// What CLDR says about one emoji in one language.
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
        let folder = Cache::locate()?.folder("cldr", ANNOTATIONS.version);
        Ok(Self { annotations: ANNOTATIONS.fetch(&folder)?, derived: DERIVED.fetch(&folder)? })
    }

    /// The annotations of `locale`, as CLDR calls it: `en`, `es-419`, `zh-Hant`.
    ///
    /// # Errors
    /// When CLDR has no such locale or the data has an unexpected shape.
    pub fn annotations(&self, locale: &str) -> Result<Annotations> {
        let own = format!("package/annotations/{locale}/annotations.json");
        let derived = format!("package/annotationsDerived/{locale}/annotations.json");
        let mut annotations = Annotations::default();
        annotations
            .read(&self.annotations.read(&own)?, "/annotations/annotations")
            .with_context(|| format!("annotations of {locale}"))?;
        annotations
            .read(&self.derived.read(&derived)?, "/annotationsDerived/annotations")
            .with_context(|| format!("derived annotations of {locale}"))?;
        Ok(annotations)
    }

    /// The text of the licence that the data comes under.
    ///
    /// # Errors
    /// When the package has none.
    pub fn licence(&self) -> Result<String> {
        self.annotations.read("package/LICENSE")
    }
}

impl Annotations {
    /// What CLDR says about `glyph`, in any presentation.
    pub fn get(&self, glyph: &str) -> Option<&Annotation> {
        self.0.get(&unqualified(glyph))
    }

    /// Adds the object that `pointer` (RFC 6901) leads to in `json`.
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

/// CLDR's keys leave out the emoji presentation selector.
fn unqualified(glyph: &str) -> String {
    glyph.replace('\u{fe0f}', "")
}

/// The array of strings at `key`; empty where CLDR is silent, which it may be.
fn strings(annotation: &Value, key: &str) -> Vec<String> {
    let list = annotation.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_qualified_glyph_and_keeps_the_order_of_keywords() {
        let mut annotations = Annotations::default();
        let json = r#"{"a":{"b":{
            "☺":{"default":["smile","face"],"tts":["smiling face"]},
            "✌":{"default":["hand"]}
        }}}"#;
        annotations.read(json, "/a/b").unwrap();
        let smile = annotations.get("☺\u{fe0f}").unwrap();
        assert_eq!(smile.name.as_deref(), Some("smiling face"));
        assert_eq!(smile.keywords, ["smile", "face"]);
        assert_eq!(annotations.get("✌").unwrap().name, None);
        assert_eq!(annotations.get("😀"), None);
    }

    #[test]
    fn another_shape_is_an_error_that_names_the_place() {
        let error = Annotations::default().read("{}", "/a/b").unwrap_err();
        assert_eq!(error.to_string(), "there is no object at /a/b");
    }
}
