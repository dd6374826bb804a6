//! Ratings, which the service knows and its answers do not contain. Here a higher rating is visible
//! in the title and in the tags, so that a test sees a filter that failed.

use crate::gif::catalogue::Item;

/// The audience that an item is suitable for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rating {
    General,
    Pg13,
    R,
}

impl Rating {
    /// Every seventh item is rated R, and every fifth of the others PG-13.
    pub(super) fn of(item: Item<'_>) -> Self {
        match (item.number % 7, item.number % 5) {
            (6, _) => Self::R,
            (_, 4) => Self::Pg13,
            _ => Self::General,
        }
    }

    /// Returns the highest rating that a `content_filter` lets through. As at the real service, a
    /// filter that is missing or misspelt is off.
    pub(super) fn highest(content_filter: &str) -> Self {
        match content_filter {
            "high" | "medium" => Self::General,
            "low" => Self::Pg13,
            _ => Self::R,
        }
    }

    /// Returns the mark of the rating in titles and tags; empty for [`Rating::General`].
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::General => "",
            Self::Pg13 => "rated pg-13",
            Self::R => "rated r",
        }
    }
}
