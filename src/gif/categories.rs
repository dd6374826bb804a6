//! Ready-made searches. The service's own categories and trending searches are not checked by
//! anybody; these are ours, and safe at work.

/// A ready-made search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    /// Which interface text names it on the screen.
    pub key: &'static str,
    /// What is searched for, in English whatever the interface's language is: nearly all titles
    /// and tags are English, and only these words have been looked through.
    pub words: &'static str,
}

const fn category(key: &'static str, words: &'static str) -> Category {
    Category { key, words }
}

/// All of them, in the order in which they are offered.
pub const CATEGORIES: [Category; 24] = [
    category("gif_thanks", "thank you"),
    category("gif_hello", "hello"),
    category("gif_yes", "yes"),
    category("gif_no", "no"),
    category("gif_laugh", "laughing"),
    category("gif_well_done", "well done"),
    category("gif_applause", "applause"),
    category("gif_party", "celebrate"),
    category("gif_love", "love"),
    category("gif_wow", "wow"),
    category("gif_thumbs_up", "thumbs up"),
    category("gif_high_five", "high five"),
    category("gif_sorry", "sorry"),
    category("gif_sad", "sad"),
    category("gif_facepalm", "facepalm"),
    category("gif_thinking", "thinking"),
    category("gif_waiting", "waiting"),
    category("gif_good_luck", "good luck"),
    category("gif_birthday", "happy birthday"),
    category("gif_coffee", "coffee"),
    category("gif_monday", "monday"),
    category("gif_weekend", "weekend"),
    category("gif_good_morning", "good morning"),
    category("gif_good_night", "good night"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gif::Query;

    #[test]
    fn each_category_is_one_search_of_its_own() {
        for (at, one) in CATEGORIES.iter().enumerate() {
            assert_eq!(Query::new(one.words, 50).text(), one.words);
            assert!(one.key.starts_with("gif_"));
            for other in &CATEGORIES[..at] {
                assert!(one.key != other.key && one.words != other.words, "{}", one.key);
            }
        }
    }
}
