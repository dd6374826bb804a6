//! The titles of the picker in a portal's lists of apps.

use serde_json::Value;

/// The title in one of the portal's languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The portal's code of the language, such as `la` for Latin American Spanish.
    pub lang: String,
    /// The title, at most 20 characters.
    pub title: String,
    /// A sentence of at most 60 characters.
    pub description: String,
}

/// The titles in all languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titles(Vec<Title>);

impl Titles {
    /// Reads `data/placement-titles.json`. `None` if a title is missing or malformed, or English is
    /// not among them.
    pub fn read(json: &str) -> Option<Self> {
        let Ok(Value::Object(languages)) = serde_json::from_str(json) else { return None };
        let titles: Option<Vec<Title>> = languages
            .iter()
            .map(|(lang, words)| {
                let text = |name: &str| Some(words.get(name)?.as_str()?.to_owned());
                Some(Title {
                    lang: lang.clone(),
                    title: text("title")?,
                    description: text("description")?,
                })
            })
            .collect();
        titles.map(Self).filter(|titles| titles.english().is_some())
    }

    /// Returns the titles in all languages.
    pub fn all(&self) -> &[Title] {
        &self.0
    }

    /// Returns the English title.
    pub fn english(&self) -> Option<&Title> {
        self.0.iter().find(|title| title.lang == "en")
    }
}

#[cfg(test)]
mod tests {
    use super::Titles;

    #[test]
    fn a_malformed_file_is_refused() {
        let titles = Titles::read(r#"{"en":{"title":"E","description":"d"}}"#).unwrap();
        assert_eq!(titles.english().unwrap().title, "E");
        for file in ["", "[]", "{}", "<html>", r#"{"en":{"title":"E"}}"#, r#"{"en":5}"#] {
            assert_eq!(Titles::read(file), None, "{file}");
        }
    }
}
