//! What the picker is called in a portal's lists of apps.

use serde_json::Value;

/// A title in one of a portal's languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The portal's code of the language, such as `la`.
    pub lang: String,
    /// A few letters.
    pub title: String,
    /// One sentence.
    pub description: String,
}

/// The titles in all languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titles(Vec<Title>);

impl Titles {
    /// Reads `data/placement-titles.json`; `None` if it is not what it should be.
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

    /// All of them.
    pub fn all(&self) -> &[Title] {
        &self.0
    }

    /// The one in English.
    pub fn english(&self) -> Option<&Title> {
        self.0.iter().find(|title| title.lang == "en")
    }
}

#[cfg(test)]
mod tests {
    use super::Titles;

    #[test]
    fn a_file_is_read_or_not() {
        let titles = Titles::read(r#"{"en":{"title":"E","description":"d"}}"#).unwrap();
        assert_eq!(titles.english().unwrap().title, "E");
        for file in ["", "[]", "{}", "<html>", r#"{"en":{"title":"E"}}"#, r#"{"en":5}"#] {
            assert_eq!(Titles::read(file), None, "{file}");
        }
    }
}
