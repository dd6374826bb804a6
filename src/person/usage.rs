//! The emoji that the user uses, by frequency and recency, and the pinned ones.

use crate::sorting::sort;
use serde_json::Value;
use std::cmp::Ordering;

/// Used emoji, each with a weight, and pinned ones.
///
/// Each use makes all other emoji a little lighter, so that the order depends on frequency and
/// recency: an emoji of every day stays, one that was used a lot last month makes room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    used: Vec<(String, u32)>,
    pinned: Vec<String>,
}

/// The maximum number of used emoji: three rows of the usual picker.
const MAX_USED: usize = 24;

/// The maximum number of pinned emoji: one row of the usual picker.
const MAX_PINNED: usize = 8;

/// The weight of one use.
const USE_WEIGHT: u32 = 64;

/// The maximum weight of an emoji.
const MAX_WEIGHT: u32 = USE_WEIGHT * 8;

/// The maximum length of a stored emoji, in bytes of JSON. The longest emoji, a kiss of two tones, and
/// the longest kaomoji have 35 each.
const MAX_EMOJI_BYTES: usize = 48;

impl Usage {
    /// Returns the used emoji, the heaviest first.
    pub fn used(&self) -> impl Iterator<Item = &str> {
        self.used.iter().map(|(emoji, _)| emoji.as_str())
    }

    /// Returns the pinned emoji in the order in which they were pinned.
    pub fn pinned(&self) -> &[String] {
        &self.pinned
    }

    /// Records a use.
    pub fn add(&mut self, emoji: &str) {
        if !is_storable(emoji) {
            return;
        }
        let mut weight = USE_WEIGHT;
        self.used.retain(|(known, had)| {
            let is_this = known == emoji;
            if is_this {
                weight = (weight + had).min(MAX_WEIGHT);
            }
            !is_this
        });
        for (_, had) in &mut self.used {
            *had = lighter(*had);
        }
        let index = self.used.partition_point(|(_, had)| *had > weight);
        self.used.insert(index, (emoji.to_owned(), weight));
        self.used.truncate(MAX_USED);
    }

    /// Returns whether one more emoji can be pinned.
    pub const fn has_room(&self) -> bool {
        self.pinned.len() < MAX_PINNED
    }

    /// Pins an emoji behind the pinned ones. Returns whether there was room.
    pub fn pin(&mut self, emoji: &str) -> bool {
        let is_new = is_storable(emoji) && !self.is_pinned(emoji);
        let fits = self.has_room();
        if is_new && fits {
            self.pinned.push(emoji.to_owned());
        }
        fits
    }

    /// Removes an emoji from the pinned ones.
    pub fn unpin(&mut self, emoji: &str) {
        self.pinned.retain(|known| known != emoji);
    }

    /// Returns whether an emoji is pinned.
    pub fn is_pinned(&self, emoji: &str) -> bool {
        self.pinned.iter().any(|known| known == emoji)
    }

    /// Clears the used emoji. Pinned ones stay: the user chose them.
    pub fn clear(&mut self) {
        self.used.clear();
    }

    /// Adds the emoji of another source. Of two with the same weight, the one from here comes first.
    pub fn absorb(&mut self, older: &Self) {
        for (emoji, weight) in &older.used {
            match self.used.iter_mut().find(|(known, _)| known == emoji) {
                Some((_, had)) => *had = (*had + weight).min(MAX_WEIGHT),
                None => self.used.push((emoji.clone(), *weight)),
            }
        }
        sort(&mut self.used, &heavier_first);
        self.used.truncate(MAX_USED);
        for emoji in &older.pinned {
            self.pin(emoji);
        }
    }

    /// Drops the lightest used emoji. Returns `false` if there is none.
    pub fn drop_lightest(&mut self) -> bool {
        self.used.pop().is_some()
    }

    /// Returns the stored form: used emoji, their weights, pinned emoji.
    pub fn to_values(&self) -> [Value; 3] {
        [
            self.used().collect(),
            self.used.iter().map(|(_, weight)| *weight).collect(),
            self.pinned.iter().map(String::as_str).collect(),
        ]
    }

    /// Reads [`Usage::to_values`]. Skips invalid values. An older version stored no weights: they are
    /// derived from the order.
    pub fn from_values(used: &Value, weights: &Value, pinned: &Value) -> Self {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let weights = list(weights);
        let mut usage = Self::default();
        let mut by_rank = USE_WEIGHT;
        for (rank, emoji) in list(used).iter().enumerate() {
            let stored = weights.get(rank).and_then(Value::as_u64);
            by_rank = lighter(by_rank);
            let weight = stored.and_then(|it| u32::try_from(it).ok()).unwrap_or(by_rank);
            let Some(emoji) = emoji.as_str().filter(|emoji| is_storable(emoji)) else { continue };
            if usage.used.len() < MAX_USED && usage.used().all(|known| known != emoji) {
                usage.used.push((emoji.to_owned(), weight.min(MAX_WEIGHT)));
            }
        }
        sort(&mut usage.used, &heavier_first);
        for emoji in list(pinned).iter().filter_map(Value::as_str) {
            usage.pin(emoji);
        }
        usage
    }
}

fn heavier_first((_, one): &(String, u32), (_, other): &(String, u32)) -> Ordering {
    other.cmp(one)
}

/// Returns the weight after a use of another emoji, an eighth less. The sum of all weights stays
/// below eight uses, and a row holds about eight emoji, so that a new emoji comes in the middle of
/// the row.
const fn lighter(weight: u32) -> u32 {
    weight - weight.div_ceil(8)
}

/// Returns whether a text may be stored as an emoji, a kaomoji or a text symbol. None of them has a
/// control character, which JSON would write with six characters; it writes two for `\\` and `"`.
pub(super) fn is_storable(emoji: &str) -> bool {
    let is_escaped = |c: &char| matches!(c, '"' | '\\');
    let bytes = emoji.len() + emoji.chars().filter(is_escaped).count();
    !emoji.is_empty() && bytes <= MAX_EMOJI_BYTES && !emoji.contains(|c: char| c.is_ascii_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn used(emoji: &[&str]) -> Usage {
        let mut usage = Usage::default();
        emoji.iter().for_each(|emoji| usage.add(emoji));
        usage
    }

    fn order(usage: &Usage) -> Vec<&str> {
        usage.used().collect()
    }

    #[test]
    fn the_last_one_used_comes_first_among_equals() {
        assert_eq!(order(&used(&["😀", "😁", "🎉"])), ["🎉", "😁", "😀"]);
    }

    #[test]
    fn what_is_used_more_comes_before_what_was_used_once() {
        assert_eq!(order(&used(&["😀", "😀", "😁"])), ["😀", "😁"]);
    }

    #[test]
    fn a_habit_of_old_makes_room() {
        let mut usage = used(&["😀"; 30]);
        for _ in 0..40 {
            usage.add("😁");
        }
        usage.add("🎉");
        assert_eq!(order(&usage), ["😁", "🎉", "😀"]);
    }

    #[test]
    fn weights_stay_small() {
        let mut usage = Usage::default();
        for n in 0..10_000 {
            usage.add(["😀", "😁", "🎉"][n % 3]);
        }
        assert!(usage.used.iter().all(|(_, weight)| *weight <= MAX_WEIGHT), "{usage:?}");
        for _ in 0..10 {
            usage.add("😀");
        }
        assert_eq!(usage.used.first(), Some(&("😀".to_owned(), MAX_WEIGHT)));
    }

    #[test]
    fn pins_have_their_own_order_and_an_end() {
        let mut usage = used(&["😀"]);
        for n in 0..8 {
            assert!(usage.pin(&n.to_string()));
        }
        assert!(!usage.pin("8"));
        usage.unpin("3");
        assert!(usage.pin("8"));
        assert_eq!(usage.pinned(), ["0", "1", "2", "4", "5", "6", "7", "8"]);
        usage.clear();
        assert_eq!((usage.used().count(), usage.pinned().len()), (0, 8));
    }

    #[test]
    fn the_stored_form_comes_back() {
        let mut usage = used(&["😀", "😀", "😁", "👋🏽"]);
        usage.pin("🎉");
        let [used, weights, pinned] = usage.to_values();
        assert_eq!(Usage::from_values(&used, &weights, &pinned), usage);
    }

    #[test]
    fn an_older_versions_list_keeps_its_order() {
        let usage = Usage::from_values(&json!(["😀", "😁", "🎉"]), &Value::Null, &Value::Null);
        assert_eq!(order(&usage), ["😀", "😁", "🎉"]);
        let mut usage = usage;
        usage.add("🎉");
        assert_eq!(order(&usage)[0], "🎉");
    }

    #[test]
    fn kaomoji_and_symbols_are_stored() {
        let list = include_str!("../../data/text/en.txt");
        let texts: Vec<&str> =
            list.lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
        assert_eq!(texts.len(), 351);
        for text in &texts {
            assert_eq!(order(&used(&[text])), [*text]);
        }
        let longest = "\\".repeat(MAX_EMOJI_BYTES / 2);
        assert!(is_storable(&longest) && !is_storable(&[&*longest, "x"].concat()));
        assert!(!is_storable("\n"));
    }

    #[test]
    fn garbage_is_survived() {
        let many: Vec<String> = (0..10_000).map(|n| n.to_string()).collect();
        for garbage in [json!(null), json!(7), json!({}), json!(["", 5, null, "x".repeat(99)])] {
            let usage = Usage::from_values(&garbage, &garbage, &garbage);
            assert_eq!(usage, Usage::default(), "{garbage}");
        }
        let usage = Usage::from_values(&json!(many), &json!([u64::MAX, -1, "x"]), &json!(many));
        assert_eq!((usage.used().count(), usage.pinned().len()), (MAX_USED, MAX_PINNED));
        let twice = Usage::from_values(&json!(["😀", "😀"]), &json!([1, 2]), &json!(["😀", "😀"]));
        assert_eq!((order(&twice), twice.pinned()), (vec!["😀"], &["😀".to_owned()][..]));
    }

    #[test]
    fn two_sources_become_one() {
        let mut here = used(&["😁", "😀"]);
        here.pin("🎉");
        let mut older = used(&["🍕", "😁"]);
        older.pin("🚀");
        here.absorb(&older);
        assert_eq!(order(&here), ["😁", "😀", "🍕"]);
        assert_eq!(here.pinned(), ["🎉", "🚀"]);
    }
}
