//! A stable sort that is compiled once: the standard library's sort adds 3 to 4 KB of code for each
//! type of item.

use std::cmp::Ordering;

/// Returns the indexes `0..count`, sorted by a comparison of two indexes. The sort is stable.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Sorts items by a comparison. The sort is stable.
pub fn sort<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let at = |index: usize| items.get(index);
    let compare = |a, b| at(a).zip(at(b)).map_or(Ordering::Equal, |(a, b)| compare(a, b));
    let order = order(items.len(), &compare);
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| taken.get_mut(index)?.take()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_stable_sort(pairs in prop::collection::vec((0_u8..9, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (pairs.clone(), pairs);
            sort(&mut ours, &|a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|pair| pair.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
