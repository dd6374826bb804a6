//! Changes that the portal's server may not have yet. The portal's page collects options and sends
//! them to its server about 5 seconds after they were set. A frame that reads the state before that
//! gets the old one, and would undo the changes by writing it back.

use super::{Change, PersonState};

/// The time after which a change that the portal's page has confirmed is on its server, in
/// milliseconds.
const SETTLED_MS: u64 = 10_000;

/// The time for which the next frame accepts an unconfirmed change, in milliseconds: the previous
/// frame was closed before it could write.
const UNWRITTEN_MS: u64 = 60_000;

/// Marks an unconfirmed change in the text for the next frame.
const UNWRITTEN: char = '!';

/// The maximum number of changes, reached only where nothing is ever confirmed.
const MAX_CHANGES: usize = 64;

/// Changes of the user's frames, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecentChanges(Vec<Recent>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Recent {
    change: Change,
    /// Milliseconds since 1970.
    at_ms: u64,
    /// Whether it was made in this frame, which must write it. Other frames write their own.
    is_own: bool,
}

impl RecentChanges {
    /// Adds a change of this frame (`is_own`) or of another one.
    pub fn push(&mut self, change: Change, is_own: bool, now_ms: u64) {
        self.0.push(Recent { change, at_ms: now_ms, is_own });
        let surplus = self.0.len().saturating_sub(MAX_CHANGES);
        self.0.drain(..surplus);
    }

    /// Adds the changes of an earlier frame before these.
    pub fn prepend(&mut self, earlier: Self) {
        self.0.splice(0..0, earlier.0);
    }

    /// Drops the changes that are on the server: those that the portal's page has confirmed (made
    /// until `confirmed_ms`) and has had the time to send.
    pub fn drop_settled(&mut self, confirmed_ms: u64, now_ms: u64) {
        self.0.retain(|recent| {
            recent.is_unwritten(confirmed_ms) || !is_old(recent.at_ms, now_ms, SETTLED_MS)
        });
    }

    /// Applies the changes to a state that was read from the server. A use that is already counted
    /// there is not counted again; all other changes can be applied twice without harm.
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

    /// Returns the text for the next frame in the same browser tab. `owner` is the portal's host and
    /// `member_id`: all portals of a cloud share the browser's storage. Uses of GIFs are left out: they
    /// do not belong in the browser's storage, and a loss for some seconds is not noticed.
    pub fn to_text(&self, owner: &str, confirmed_ms: u64) -> String {
        let mut text = owner.to_owned();
        let is_kept = |recent: &&Recent| !matches!(recent.change, Change::Gif(_));
        for recent in self.0.iter().filter(is_kept) {
            text.push('\n');
            if recent.is_unwritten(confirmed_ms) {
                text.push(UNWRITTEN);
            }
            text.push_str(&[&*recent.at_ms.to_string(), " ", &*recent.change.to_text()].concat());
        }
        text
    }

    /// Reads [`RecentChanges::to_text`]: the changes that are not settled yet. Empty if the text is
    /// of another owner.
    pub fn parse(text: &str, owner: &str, now_ms: u64) -> Self {
        let mut lines = text.split('\n');
        if lines.next() != Some(owner) {
            return Self::default();
        }
        let change = |line: &str| {
            let (line, valid_ms) = match line.strip_prefix(UNWRITTEN) {
                Some(line) => (line, UNWRITTEN_MS),
                None => (line, SETTLED_MS),
            };
            let (at_ms, change) = line.split_once(' ')?;
            let at_ms = at_ms.parse().ok().filter(|at_ms| !is_old(*at_ms, now_ms, valid_ms))?;
            Some(Recent { change: Change::parse(change)?, at_ms, is_own: true })
        };
        Self(lines.filter_map(change).take(MAX_CHANGES).collect())
    }

    /// Returns whether there are no changes.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Recent {
    const fn is_unwritten(&self, confirmed_ms: u64) -> bool {
        self.is_own && self.at_ms > confirmed_ms
    }
}

/// Returns whether a time is at least `valid_ms` ago. A time in the future counts as old: the clock
/// was changed.
fn is_old(at_ms: u64, now_ms: u64, valid_ms: u64) -> bool {
    now_ms.checked_sub(at_ms).is_none_or(|age_ms| age_ms >= valid_ms)
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
        assert_eq!(changes.0.len(), MAX_CHANGES);
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
