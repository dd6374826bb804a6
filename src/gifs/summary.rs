//! What the parts around the grid show: the bar, the message, the line below the cells, the foot and
//! the announcements. It is small and comparable, so that scrolling updates none of them.

use super::feed::{Failure, More};
use super::model::GifId;
use super::provider::Kind;
use super::saved::Saved;
use super::service::GifService;
use super::tab_state::Phase;

/// A list of the user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedList {
    /// Favorites, the last one first.
    Favourites,
    /// GIFs that were picked, the last one first.
    Recents,
}

impl SavedList {
    /// Returns the ids of its GIFs that a service has. Those of other services come back when the
    /// portal returns to them.
    pub fn ids(self, saved: &Saved, service: GifService) -> Vec<GifId> {
        let ids = match self {
            Self::Favourites => saved.favourites(),
            Self::Recents => saved.recents(),
        };
        ids.iter().filter(|id| id.service() == service).cloned().collect()
    }
}

/// A ready-made list, which has a button above the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chip {
    /// What is popular now.
    Trending,
    /// A list of the user's own.
    Saved(SavedList),
    /// A category, by the words that are searched for.
    Category(&'static str),
}

/// Why a list is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmptyReason {
    /// The search found nothing.
    NotFound,
    /// The user has saved nothing yet.
    NothingSaved,
    /// The service has none of the saved GIFs any more, or may not show them here.
    AllGone,
}

/// What the parts around the grid show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The service that is asked.
    pub service: GifService,
    /// What there is to show.
    pub phase: Phase,
    /// The number of cells.
    pub count: usize,
    /// GIFs or stickers.
    pub kind: Kind,
    /// The ready-made list on screen; `None` for a search.
    pub chip: Option<Chip>,
    /// Why the list is empty, in [`Phase::Empty`].
    pub empty_reason: EmptyReason,
    /// Whether the query is longer than the service takes.
    pub is_query_cut: bool,
    /// Whether nothing moves by itself.
    pub is_still: bool,
    /// Whether the user may change the portal's settings.
    pub is_admin: bool,
}

impl Summary {
    /// Returns the failure on screen, above or below the cells.
    pub const fn failure(&self) -> Option<Failure> {
        match self.phase {
            Phase::Failed(failure) | Phase::Items(More::Failed(failure)) => Some(failure),
            _ => None,
        }
    }
}
