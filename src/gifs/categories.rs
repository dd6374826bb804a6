//! Ready-made searches that are safe at work. The service's own categories and popular searches are
//! not reviewed.

use crate::locale::Text;

/// A ready-made search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    /// The text of its button.
    pub name: Text,
    /// The words to search for. They are English in every language of the interface: nearly all
    /// titles and tags are English, and only the results of these words were reviewed.
    pub words: &'static str,
}

const fn category(name: Text, words: &'static str) -> Category {
    Category { name, words }
}

/// All ready-made searches, in the order of their buttons.
pub const CATEGORIES: [Category; 24] = [
    category(Text::GifThanks, "thank you"),
    category(Text::GifHello, "hello"),
    category(Text::GifYes, "yes"),
    category(Text::GifNo, "no"),
    category(Text::GifLaugh, "laughing"),
    category(Text::GifWellDone, "well done"),
    category(Text::GifApplause, "applause"),
    category(Text::GifParty, "celebrate"),
    category(Text::GifLove, "love"),
    category(Text::GifWow, "wow"),
    category(Text::GifThumbsUp, "thumbs up"),
    category(Text::GifHighFive, "high five"),
    category(Text::GifSorry, "sorry"),
    category(Text::GifSad, "sad"),
    category(Text::GifFacepalm, "facepalm"),
    category(Text::GifThinking, "thinking"),
    category(Text::GifWaitingFor, "waiting"),
    category(Text::GifGoodLuck, "good luck"),
    category(Text::GifBirthday, "happy birthday"),
    category(Text::GifCoffee, "coffee"),
    category(Text::GifMonday, "monday"),
    category(Text::GifWeekend, "weekend"),
    category(Text::GifGoodMorning, "good morning"),
    category(Text::GifGoodNight, "good night"),
];

/// Returns the name of the ready-made search with these words.
pub fn category_name(words: &str) -> Option<Text> {
    CATEGORIES.iter().find(|one| one.words == words).map(|one| one.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gifs::Query;

    #[test]
    fn each_category_is_one_search_of_its_own() {
        for (at, one) in CATEGORIES.iter().enumerate() {
            assert_eq!(Query::new(one.words, 50).text(), one.words);
            for other in &CATEGORIES[..at] {
                assert!(one.name != other.name && one.words != other.words, "{}", one.words);
            }
        }
    }
}
