//! Which emoji a person uses: how much and how lately, and which they have pinned.

use crate::sorting::sort;
use serde_json::Value;
use std::cmp::Ordering;

/// Emoji with a weight each, the heaviest first, and pinned ones.
///
/// Each use makes all others a little lighter, so that the order goes by use and by recency: what
/// is used every day stays, what was used a lot last month makes room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    used: Vec<(String, u32)>,
    pinned: Vec<String>,
}

/// Three rows of the usual picker.
const MOST_USED: usize = 24;

/// One row of the usual picker.
const MOST_PINNED: usize = 8;

/// What one use weighs.
const USE: u32 = 64;

/// What an emoji cannot weigh more than.
const MOST_WEIGHT: u32 = USE * 8;

/// The longest emoji is a kiss of two tones, 35 bytes.
const LONGEST_EMOJI: usize = 48;

impl Usage {
    /// Emoji used, the heaviest first.
    pub fn used(&self) -> impl Iterator<Item = &str> {
        self.used.iter().map(|(emoji, _)| emoji.as_str())
    }

    /// Emoji pinned, the first one first.
    pub fn pinned(&self) -> &[String] {
        &self.pinned
    }

    /// Notes a use.
    pub fn add(&mut self, emoji: &str) {
        if !is_storable(emoji) {
            return;
        }
        let mut weight = USE;
        self.used.retain(|(known, had)| {
            let is_this = known == emoji;
            if is_this {
                weight = (weight + had).min(MOST_WEIGHT);
            }
            !is_this
        });
        for (_, had) in &mut self.used {
            *had = lighter(*had);
        }
        let place = self.used.partition_point(|(_, had)| *had > weight);
        self.used.insert(place, (emoji.to_owned(), weight));
        self.used.truncate(MOST_USED);
    }

    /// Whether one more can be pinned.
    pub const fn has_room(&self) -> bool {
        self.pinned.len() < MOST_PINNED
    }

    /// Pins an emoji behind those that are pinned. Whether there was room.
    pub fn pin(&mut self, emoji: &str) -> bool {
        let is_new = is_storable(emoji) && !self.is_pinned(emoji);
        let fits = self.has_room();
        if is_new && fits {
            self.pinned.push(emoji.to_owned());
        }
        fits
    }

    /// Pins an emoji no more.
    pub fn unpin(&mut self, emoji: &str) {
        self.pinned.retain(|known| known != emoji);
    }

    /// Whether an emoji is pinned.
    pub fn is_pinned(&self, emoji: &str) -> bool {
        self.pinned.iter().any(|known| known == emoji)
    }

    /// Forgets what was used. What is pinned was chosen, and stays.
    pub fn clear(&mut self) {
        self.used.clear();
    }

    /// Adds what another source knows. Among equals what is here comes first.
    pub fn absorb(&mut self, older: &Self) {
        for (emoji, weight) in &older.used {
            match self.used.iter_mut().find(|(known, _)| known == emoji) {
                Some((_, had)) => *had = (*had + weight).min(MOST_WEIGHT),
                None => self.used.push((emoji.clone(), *weight)),
            }
        }
        sort(&mut self.used, &heavier_first);
        self.used.truncate(MOST_USED);
        for emoji in &older.pinned {
            self.pin(emoji);
        }
    }

    /// Drops the lightest emoji. `false` when there is none.
    pub fn drop_lightest(&mut self) -> bool {
        self.used.pop().is_some()
    }

    /// For the stored form: emoji, their weights, and what is pinned.
    pub fn to_values(&self) -> [Value; 3] {
        [
            self.used().collect(),
            self.used.iter().map(|(_, weight)| *weight).collect(),
            self.pinned.iter().map(String::as_str).collect(),
        ]
    }

    /// Reads [`Usage::to_values`], whatever has become of it. An older version has stored no
    /// weights.
    pub fn from_values(used: &Value, weights: &Value, pinned: &Value) -> Self {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let weights = list(weights);
        let mut usage = Self::default();
        let mut by_place = USE;
        for (place, emoji) in list(used).iter().enumerate() {
            let stored = weights.get(place).and_then(Value::as_u64);
            by_place = lighter(by_place);
            let weight = stored.and_then(|it| u32::try_from(it).ok()).unwrap_or(by_place);
            let Some(emoji) = emoji.as_str().filter(|emoji| is_storable(emoji)) else { continue };
            if usage.used.len() < MOST_USED && usage.used().all(|known| known != emoji) {
                usage.used.push((emoji.to_owned(), weight.min(MOST_WEIGHT)));
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

/// Together the weights stay under eight uses, and a row holds about as many emoji: one that is
/// new gets a place in the middle of it.
const fn lighter(weight: u32) -> u32 {
    weight - weight.div_ceil(8)
}

/// Characters that JSON escapes are in no emoji, and would take up to six times their room.
pub(super) fn is_storable(emoji: &str) -> bool {
    let is_escaped = |c: char| c.is_ascii_control() || matches!(c, '"' | '\\');
    !emoji.is_empty() && emoji.len() <= LONGEST_EMOJI && !emoji.contains(is_escaped)
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
        assert!(usage.used.iter().all(|(_, weight)| *weight <= MOST_WEIGHT), "{usage:?}");
        for _ in 0..10 {
            usage.add("😀");
        }
        assert_eq!(usage.used.first(), Some(&("😀".to_owned(), MOST_WEIGHT)));
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
    fn garbage_is_survived() {
        let many: Vec<String> = (0..10_000).map(|n| n.to_string()).collect();
        for garbage in [json!(null), json!(7), json!({}), json!(["", 5, null, "x".repeat(99)])] {
            let usage = Usage::from_values(&garbage, &garbage, &garbage);
            assert_eq!(usage, Usage::default(), "{garbage}");
        }
        let usage = Usage::from_values(&json!(many), &json!([u64::MAX, -1, "x"]), &json!(many));
        assert_eq!((usage.used().count(), usage.pinned().len()), (MOST_USED, MOST_PINNED));
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
