//! Faults in the choice of a page's items.

use super::catalogue::Item;
use crate::switches::choices::GifItems;
use crate::world::World;

/// Returns the items of a page, and the count in the response. `overlap` is the number of items
/// that the page shares with the one before it.
pub(super) fn choose<'a>(
    world: &World,
    page: &[Item<'a>],
    all: &[Item<'a>],
    limit: usize,
    overlap: usize,
) -> (Vec<Item<'a>>, usize) {
    let asked = page.len().saturating_sub(overlap);
    match world.switches.read().gif_items {
        GifItems::Duplicates => {
            let twice = page.iter().flat_map(|item| [*item, *item]).take(limit);
            (twice.collect(), asked)
        }
        GifItems::Repeated => (all.iter().copied().take(limit).collect(), limit.min(all.len())),
        GifItems::Few => {
            let few = page.iter().copied().take(limit / 3).collect::<Vec<_>>();
            let count = few.len();
            (few, count)
        }
        _ => (page.to_vec(), asked),
    }
}
