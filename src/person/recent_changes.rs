//! Changes that the portal's server may not know yet. The portal's page collects options and sends them
//! to its server some 5 seconds after they were set. A frame that reads the state before that gets the
//! old one, and would undo the changes by writing it back.

use super::{Change, PersonState};

/// After so many milliseconds a change that was handed to the portal's page is on its server.
const SETTLED_MS: u64 = 10_000;

/// A change that was never handed over is good for so many milliseconds: the frame went before.
const UNWRITTEN_MS: u64 = 60_000;

/// Marks such a change in the text for the next frame.
const UNWRITTEN: char = '!';

/// The most changes that are kept where nothing is ever confirmed.
const MOST: usize = 64;

/// Changes of a person's frames, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecentChanges(Vec<Recent>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Recent {
    change: Change,
    /// Milliseconds since 1970.
    at_ms: u64,
    /// Made in this frame, which has to write it; others write their own.
    is_own: bool,
}

impl RecentChanges {
    /// Adds a change of this frame (`is_own`) or of another one.
    pub fn push(&mut self, change: Change, is_own: bool, now_ms: u64) {
        self.0.push(Recent { change, at_ms: now_ms, is_own });
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// Puts those of an earlier frame before these.
    pub fn prepend(&mut self, earlier: Self) {
        self.0.splice(0..0, earlier.0);
    }

    /// Drops what is on the server: what the portal's page has confirmed, up to `confirmed_ms`, and
    /// has had time to send on.
    pub fn drop_settled(&mut self, confirmed_ms: u64, now_ms: u64) {
        self.0.retain(|recent| {
            recent.is_unwritten(confirmed_ms) || !is_old(recent.at_ms, now_ms, SETTLED_MS)
        });
    }

    /// Makes the changes to a state that was read from the server. A use that is counted there already
    /// is not counted again; all other changes can be made twice without harm.
    pub fn apply_to(&self, state: &mut PersonState) {
        for Recent { change, .. } in &self.0 {
            let is_counted = match change {
                Change::Emoji(emoji) => state.usage().used().any(|known| known == emoji),
                Change::Gif(id) => state.gifs().recents().contains(id),
                _ => false,
            };
            if !is_counted {
                state.apply(change);
            }
        }
    }

    /// As a text for the next frame in the same browser tab. `whose` is the portal's host and
    /// `member_id`: all portals of a cloud share a browser's storage. Which GIFs are used is left out: it
    /// is not missed for some seconds, and belongs into no browser's storage.
    pub fn to_text(&self, whose: &str, confirmed_ms: u64) -> String {
        let mut text = whose.to_owned();
        let is_left = |recent: &&Recent| !matches!(recent.change, Change::Gif(_));
        for recent in self.0.iter().filter(is_left) {
            text.push('\n');
            if recent.is_unwritten(confirmed_ms) {
                text.push(UNWRITTEN);
            }
            text.push_str(&[&*recent.at_ms.to_string(), " ", &*recent.change.to_text()].concat());
        }
        text
    }

    /// Reads such a text: what is not settled yet. Nothing, if it is about another portal.
    pub fn parse(text: &str, whose: &str, now_ms: u64) -> Self {
        let mut lines = text.split('\n');
        if lines.next() != Some(whose) {
            return Self::default();
        }
        let change = |line: &str| {
            let (line, good_for_ms) = match line.strip_prefix(UNWRITTEN) {
                Some(line) => (line, UNWRITTEN_MS),
                None => (line, SETTLED_MS),
            };
            let (at_ms, change) = line.split_once(' ')?;
            let at_ms = at_ms.parse().ok().filter(|at_ms| !is_old(*at_ms, now_ms, good_for_ms))?;
            Some(Recent { change: Change::parse(change)?, at_ms, is_own: true })
        };
        Self(lines.filter_map(change).take(MOST).collect())
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Recent {
    const fn is_unwritten(&self, confirmed_ms: u64) -> bool {
        self.is_own && self.at_ms > confirmed_ms
    }
}

/// A time that is yet to come is none that can be relied on.
fn is_old(at_ms: u64, now_ms: u64, good_for_ms: u64) -> bool {
    now_ms.checked_sub(at_ms).is_none_or(|age_ms| age_ms >= good_for_ms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gifs::GifId;

    fn pin(emoji: &str) -> Change {
        Change::Pin(emoji.to_owned())
    }

    fn emoji(emoji: &str) -> Change {
        Change::Emoji(emoji.to_owned())
    }

    fn recent(changes: &[Change]) -> RecentChanges {
        let mut recent = RecentChanges::default();
        changes.iter().for_each(|change| recent.push(change.clone(), true, 1_000));
        recent
    }

    #[test]
    fn what_both_sides_have_changed_is_kept() {
        let mut theirs = PersonState::default();
        [pin("🎉"), pin("🐌"), Change::Tone(None)].iter().for_each(|it| theirs.apply(it));
        recent(&[pin("😇"), Change::Unpin("🎉".to_owned())]).apply_to(&mut theirs);
        assert_eq!(theirs.usage().pinned(), ["🐌", "😇"]);
    }

    #[test]
    fn making_them_twice_changes_nothing() {
        let changes = recent(&[emoji("😀"), pin("😇"), emoji("😁"), emoji("😀"), Change::Clear]);
        for upto in 0..=changes.0.len() {
            let changes = RecentChanges(changes.0[..upto].to_vec());
            let mut once = PersonState::default();
            changes.0.iter().for_each(|recent| once.apply(&recent.change));
            let mut again = once.clone();
            if !changes.0.iter().any(|recent| recent.change == Change::Clear) {
                changes.apply_to(&mut again);
                assert_eq!(again, once, "{changes:?}");
            }
        }
    }

    #[test]
    fn the_next_frame_reads_what_is_not_settled() {
        let changes = recent(&[pin("😇"), emoji("👩‍💻"), Change::Clear]);
        let text = changes.to_text("portal.example 1", 1_000);
        assert_eq!(RecentChanges::parse(&text, "portal.example 1", 5_000), changes);
        for (whose, now_ms) in [
            ("portal.example 2", 5_000),
            ("", 5_000),
            ("portal.example 1", 11_000),
            ("portal.example 1", 999),
        ] {
            assert!(RecentChanges::parse(&text, whose, now_ms).is_empty(), "{whose} {now_ms}");
        }
    }

    #[test]
    fn which_gifs_are_used_is_left_to_no_frame() {
        let id = || GifId::parse("l0HlyLQ").unwrap();
        let text = recent(&[Change::Gif(id())]).to_text("w", 999);
        assert_eq!(text, "w");
        let text = recent(&[Change::Favourite(id())]).to_text("w", 999);
        assert!(!RecentChanges::parse(&text, "w", 1_500).is_empty());
    }

    #[test]
    fn what_was_never_written_is_good_for_longer() {
        let changes = recent(&[pin("😇")]);
        let text = changes.to_text("w", 999);
        assert_eq!(RecentChanges::parse(&text, "w", 60_999), changes);
        assert!(RecentChanges::parse(&text, "w", 61_000).is_empty());
    }

    #[test]
    fn there_is_an_end_to_them_where_nothing_is_confirmed() {
        let mut changes = RecentChanges::default();
        for now_ms in 0..1_000 {
            changes.push(pin("😇"), true, now_ms);
        }
        assert_eq!(changes.0.len(), MOST);
    }

    #[test]
    fn garbage_is_no_change() {
        for text in
            ["", "w\n", "w\nx", "w\n1000", "w\n1000 ", "w\n-1 p😇", "w\n1000 ?", "w\n1e3 p😇"]
        {
            assert!(RecentChanges::parse(text, "w", 1_500).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn what_is_confirmed_settles_and_what_is_not_stays() {
        let mut changes = recent(&[pin("😇")]);
        changes.push(pin("🎉"), true, 2_000);
        changes.push(pin("🐌"), false, 2_000);
        changes.drop_settled(1_500, 5_000);
        assert_eq!(changes.0.len(), 3, "too early");
        changes.drop_settled(1_500, 60_000);
        assert_eq!(changes.0.len(), 1, "not confirmed, and this frame's own");
        changes.drop_settled(2_000, 60_000);
        assert!(changes.is_empty());
    }
}
