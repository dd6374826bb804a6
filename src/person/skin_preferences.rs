//! How people in emoji look by the user's preference.

use super::usage::is_storable;
use crate::emoji::{Emoji, Gender, Skin, Tone, Tones, untoned};
use serde_json::Value;

/// The skin tone, the gender, and the tones of emoji of two people.
///
/// A tone that is chosen on one emoji applies to all emoji of one person. Each emoji of two people
/// has its own tones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkinPreferences {
    /// The tone of one person; `None` is the font's own color.
    pub tone: Option<Tone>,
    /// The form to show where there are several; `None` is the neutral one.
    pub gender: Option<Gender>,
    /// Emoji of two people with the tones that were last chosen, the latest first.
    pairs: Vec<String>,
}

/// The maximum number of stored pairs. There are nineteen emoji of two people.
const MAX_PAIRS: usize = 8;

impl SkinPreferences {
    /// Returns the tones of an emoji.
    pub fn skin(&self, emoji: &Emoji) -> Skin {
        match emoji.tones {
            Tones::None => Skin::NONE,
            Tones::One => Skin::all(self.tone),
            Tones::Two => self.pair(&emoji.glyph),
        }
    }

    /// Returns the tones of an emoji of two people; [`Skin::NONE`] if none were chosen.
    pub fn pair(&self, glyph: &str) -> Skin {
        let chosen = self.pairs.iter().find(|pair| untoned(pair) == glyph);
        chosen.map_or(Skin::NONE, |pair| Skin::of(pair))
    }

    /// Sets the tones of an emoji of two people, given as the emoji with these tones.
    pub fn set_pair(&mut self, pair: &str) {
        if !is_storable(pair) {
            return;
        }
        let glyph = untoned(pair);
        self.pairs.retain(|known| untoned(known) != glyph);
        if Skin::of(pair) != Skin::NONE {
            self.pairs.insert(0, pair.to_owned());
            self.pairs.truncate(MAX_PAIRS);
        }
    }

    /// Adds the preferences of another source where none are set here.
    pub fn absorb(&mut self, older: &Self) {
        self.tone = self.tone.or(older.tone);
        self.gender = self.gender.or(older.gender);
        for pair in &older.pairs {
            if self.pairs.len() < MAX_PAIRS && self.pair(&untoned(pair)) == Skin::NONE {
                self.pairs.push(pair.clone());
            }
        }
    }

    /// Returns the stored form: tone, gender, pairs.
    pub fn to_values(&self) -> [Value; 3] {
        [
            self.tone.map_or(Value::Null, |tone| tone.number().into()),
            self.gender.map_or(Value::Null, |gender| gender.as_str().into()),
            self.pairs.iter().map(String::as_str).collect(),
        ]
    }

    /// Reads [`SkinPreferences::to_values`]. Skips invalid values.
    pub fn from_values(tone: &Value, gender: &Value, pairs: &Value) -> Self {
        let mut preferences = Self {
            tone: tone.as_u64().and_then(Tone::from_number),
            gender: gender.as_str().and_then(Gender::parse),
            pairs: Vec::new(),
        };
        let pairs = pairs.as_array().map(Vec::as_slice).unwrap_or_default();
        for pair in pairs.iter().take(MAX_PAIRS).rev().filter_map(Value::as_str) {
            preferences.set_pair(pair);
        }
        preferences
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn preferences() -> SkinPreferences {
        let mut preferences = SkinPreferences {
            tone: Some(Tone::Dark),
            gender: Some(Gender::Woman),
            ..SkinPreferences::default()
        };
        preferences.set_pair("🫱🏻‍🫲🏿");
        preferences.set_pair("👭🏽");
        preferences
    }

    #[test]
    fn two_people_keep_their_own_tones() {
        let mut preferences = preferences();
        let skin = Skin { first: Some(Tone::Light), second: Some(Tone::Dark) };
        assert_eq!(preferences.pair("🤝"), skin);
        assert_eq!(preferences.pair("👭"), Skin::all(Some(Tone::Medium)));
        assert_eq!(preferences.pair("👫"), Skin::NONE);
        preferences.set_pair("🤝");
        assert_eq!(preferences.pair("🤝"), Skin::NONE);
    }

    #[test]
    fn the_stored_form_comes_back() {
        let [tone, gender, pairs] = preferences().to_values();
        assert_eq!(SkinPreferences::from_values(&tone, &gender, &pairs), preferences());
    }

    #[test]
    fn garbage_is_survived() {
        for garbage in [json!(null), json!(9), json!(-1), json!("x"), json!([1, null]), json!({})] {
            let read = SkinPreferences::from_values(&garbage, &garbage, &garbage);
            assert_eq!(read, SkinPreferences::default(), "{garbage}");
        }
        let many: Vec<String> = (0..10_000).map(|n| format!("{n}🏽")).collect();
        let read = SkinPreferences::from_values(&Value::Null, &Value::Null, &json!(many));
        assert_eq!(read.pairs.len(), MAX_PAIRS);
    }

    #[test]
    fn what_is_known_here_comes_first() {
        let mut here = SkinPreferences { tone: Some(Tone::Light), ..SkinPreferences::default() };
        here.set_pair("🤝🏽");
        here.absorb(&preferences());
        assert_eq!((here.tone, here.gender), (Some(Tone::Light), Some(Gender::Woman)));
        assert_eq!(here.pair("🤝"), Skin::all(Some(Tone::Medium)));
        assert_eq!(here.pair("👭"), Skin::all(Some(Tone::Medium)));
    }
}
