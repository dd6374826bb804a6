//! What is remembered about a portal's version. Portals do not tell it, so the app finds out once
//! a day whether the methods of stickers exist, which came in January 2026.

/// Whether a portal has the methods of stickers. One that has them also draws pictures in messages
/// from `[img]` (since August 2025).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StickerSupport {
    /// Whether the portal has the methods.
    pub has_methods: bool,
    /// When the portal has answered, in milliseconds since 1970.
    pub at_unix_ms: u64,
}

impl StickerSupport {
    /// How long an answer counts, in milliseconds: a day. Portals are upgraded without notice.
    pub const FRESH_MS: u64 = 24 * 60 * 60 * 1_000;

    /// Returns the stored form, such as `1 1790000000000`.
    pub fn to_text(self) -> String {
        [if self.has_methods { "1 " } else { "0 " }, &*self.at_unix_ms.to_string()].concat()
    }

    /// Reads the stored form. `None` for anything else, and for an answer that is too old or from the
    /// future.
    pub fn parse(text: &str, now_unix_ms: u64) -> Option<Self> {
        let (has_methods, at) = text.split_once(' ')?;
        let at_unix_ms: u64 = at.parse().ok()?;
        let is_fresh = now_unix_ms.checked_sub(at_unix_ms).is_some_and(|age| age < Self::FRESH_MS);
        let has_methods = match has_methods {
            "1" => true,
            "0" => false,
            _ => return None,
        };
        is_fresh.then_some(Self { has_methods, at_unix_ms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_790_000_000_000;

    #[test]
    fn an_answer_counts_for_a_day() {
        for has_methods in [true, false] {
            let text = StickerSupport { has_methods, at_unix_ms: NOW }.to_text();
            let read = |now| StickerSupport::parse(&text, now).map(|it| it.has_methods);
            assert_eq!(read(NOW), Some(has_methods));
            assert_eq!(read(NOW + StickerSupport::FRESH_MS - 1), Some(has_methods));
            assert_eq!(read(NOW + StickerSupport::FRESH_MS), None);
            assert_eq!(read(NOW - 1), None, "the clock was wrong");
        }
    }

    #[test]
    fn garbage_is_no_answer() {
        for text in ["", "1", "2 1790000000000", "1 x", "1 -5", "true 1790000000000"] {
            assert_eq!(StickerSupport::parse(text, NOW), None, "{text}");
        }
    }
}
