use super::*;
use proptest::prelude::*;

/// The width of three columns of 100 pixels with 6 between them.
fn grid(sizes: &[(u32, u32)], is_rtl: bool) -> Masonry {
    let mut grid = Masonry::new(340, is_rtl);
    sizes.iter().for_each(|&(width, height)| grid.push(width, height));
    assert_eq!(grid.cell_width_px(), 109);
    grid
}

/// Heights 109, 54, 163; then 54 under the second, 109 under the first, 109 under the second.
const SIZES: [(u32, u32); 6] =
    [(200, 200), (200, 100), (200, 300), (200, 100), (200, 200), (200, 200)];

#[test]
fn columns_follow_the_width() {
    assert_eq!(
        [159, 160, 320, 339, 340, 600, 799, 800, 1200].map(columns_in),
        [1, 2, 2, 2, 3, 3, 3, 4, 6]
    );
    for width in 0..1_000 {
        let columns = columns_in(width);
        let grid = Masonry::new(width, false);
        let all = grid.cell_width_px() * columns + GUTTER_PX * (columns - 1);
        assert!(grid.cell_width_px() >= 1 && (all <= width || width < 160), "{width}");
    }
}

#[test]
fn each_cell_goes_under_the_shortest_column() {
    let grid = grid(&SIZES, false);
    let tops: Vec<(u32, u32)> = (0..6)
        .filter_map(|index| grid.geometry(index))
        .map(|place| (place.left_px, place.top_px))
        .collect();
    assert_eq!(tops, [(0, 0), (115, 0), (230, 0), (115, 60), (0, 115), (115, 120)]);
    assert_eq!(grid.height_px(), 229);
    assert_eq!(grid.geometry(6), None);
    assert_eq!(Masonry::new(340, false).height_px(), 0);
}

#[test]
fn a_page_that_is_added_moves_nothing() {
    let before = grid(&SIZES, false);
    let mut after = before.clone();
    SIZES.iter().for_each(|&(width, height)| after.push(width, height));
    for index in 0..6 {
        assert_eq!(after.geometry(index), before.geometry(index));
    }
}

#[test]
fn extreme_pictures_get_a_sane_cell() {
    let heights: Vec<u32> =
        [(1, 5_000), (5_000, 1), (0, 100), (100, 0), (0, 0), (1, u32::MAX), (u32::MAX, 1)]
            .into_iter()
            .map(|size| grid(&[size], false).geometry(0).unwrap().height_px)
            .collect();
    assert_eq!(heights, [218, 37, 109, 109, 109, 218, 37]);
}

#[test]
fn right_to_left_begins_at_the_right() {
    let (ltr, rtl) = (grid(&SIZES, false), grid(&SIZES, true));
    for index in 0..6 {
        let (left, right) = (ltr.geometry(index).unwrap(), rtl.geometry(index).unwrap());
        assert_eq!(left.left_px + right.left_px, 340 - 109);
        assert_eq!(left.top_px, right.top_px);
    }
}

#[test]
fn only_cells_that_touch_the_strip() {
    let grid = grid(&SIZES, false);
    assert_eq!(grid.cells_between(0, 1), [0, 1, 2]);
    assert_eq!(grid.cells_between(54, 60), [0, 2]);
    assert_eq!(grid.cells_between(54, 61), [0, 2, 3]);
    assert_eq!(grid.cells_between(163, 9_999), [4, 5]);
    assert_eq!(grid.cells_between(0, 9_999), [0, 1, 2, 3, 4, 5]);
    assert_eq!(grid.cells_between(9_999, 99_999), [] as [usize; 0]);
    assert_eq!(grid.cells_between(10, 5), [] as [usize; 0]);
}

#[test]
fn arrows_go_where_they_point() {
    let ltr = grid(&SIZES, false);
    let step = |from, step| ltr.step(Some(from), step);
    assert_eq!(step(0, Step::Right), Some(1));
    assert_eq!(step(4, Step::Right), Some(5), "3 ends a pixel above 4");
    assert_eq!(step(2, Step::Left), Some(1), "as much of 2 is level with 3, which is lower");
    assert_eq!(step(2, Step::Right), Some(2));
    assert_eq!(step(0, Step::Left), Some(0));
    assert_eq!(step(1, Step::Down), Some(3));
    assert_eq!(step(5, Step::Down), Some(5));
    assert_eq!(step(3, Step::Up), Some(1));
    assert_eq!(step(1, Step::Up), None, "out of the grid");
    assert_eq!((step(3, Step::First), step(3, Step::Last)), (Some(0), Some(5)));
    let rtl = grid(&SIZES, true);
    assert_eq!(rtl.step(Some(0), Step::Left), Some(1));
    assert_eq!(rtl.step(Some(0), Step::Right), Some(0));
}

#[test]
fn pages_stay_in_the_column() {
    let mut grid = Masonry::new(150, false);
    (0..20).for_each(|_| grid.push(1, 1));
    assert_eq!(grid.step(Some(0), Step::PageDown(500)), Some(3));
    assert_eq!(grid.step(Some(3), Step::PageUp(500)), Some(0));
    assert_eq!(grid.step(Some(0), Step::PageUp(500)), Some(0));
    assert_eq!(grid.step(Some(18), Step::PageDown(500)), Some(19));
    assert_eq!(grid.step(Some(19), Step::PageDown(500)), Some(19));
    assert_eq!(grid.step(Some(5), Step::PageDown(1)), Some(6), "at least one cell");
    assert_eq!(grid.step(Some(5), Step::PageUp(1)), Some(4));
}

#[test]
fn from_outside_every_step_leads_in() {
    let grid = grid(&SIZES, false);
    assert_eq!(grid.step(None, Step::Down), Some(0));
    assert_eq!(grid.step(None, Step::Last), Some(5));
    assert_eq!(grid.step(Some(99), Step::Up), Some(3), "a cell that is gone");
    assert_eq!(Masonry::new(340, false).step(None, Step::Down), None);
}

fn any_grid() -> impl Strategy<Value = Masonry> {
    let size = prop_oneof![(0_u32..400, 0_u32..400), (any::<u32>(), any::<u32>())];
    (100_u32..1_000, any::<bool>(), prop::collection::vec(size, 0..120)).prop_map(
        |(width, is_rtl, sizes)| {
            let mut grid = Masonry::new(width, is_rtl);
            sizes.iter().for_each(|&(width, height)| grid.push(width, height));
            grid
        },
    )
}

proptest! {
    #[test]
    fn cells_never_overlap_and_stay_inside(grid in any_grid()) {
        let places: Vec<CellGeometry> = (0..grid.len()).map(|index| grid.geometry(index).unwrap()).collect();
        for (at, one) in places.iter().enumerate() {
            prop_assert!(one.height_px > 0 && one.width_px > 0);
            prop_assert!(one.left_px + one.width_px <= grid.width_px);
            prop_assert!(one.top_px + one.height_px <= grid.height_px());
            for other in &places[..at] {
                let apart = one.left_px + one.width_px <= other.left_px
                    || other.left_px + other.width_px <= one.left_px
                    || one.top_px + one.height_px <= other.top_px
                    || other.top_px + other.height_px <= one.top_px;
                prop_assert!(apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_strip_has_exactly_what_touches_it(grid in any_grid(), top in 0_u32..3_000, height in 0_u32..900) {
        let bottom = top + height;
        let touching: Vec<usize> = (0..grid.len())
            .filter(|&index| {
                let place = grid.geometry(index).unwrap();
                place.top_px < bottom && place.top_px + place.height_px > top
            })
            .collect();
        // An empty strip inside a cell has no cells.
        let expected = if height == 0 { Vec::new() } else { touching };
        prop_assert_eq!(grid.cells_between(top, bottom), expected);
    }

    #[test]
    fn steps_go_the_right_way(grid in any_grid(), from in 0_usize..120) {
        prop_assume!(from < grid.len());
        let here = grid.geometry(from).unwrap();
        for (step, is_right) in [
            (Step::Left, (|a, b| a.left_px < b.left_px) as fn(CellGeometry, CellGeometry) -> bool),
            (Step::Right, |a, b| a.left_px > b.left_px),
            (Step::Up, |a, b| a.top_px < b.top_px && a.left_px == b.left_px),
            (Step::Down, |a, b| a.top_px > b.top_px && a.left_px == b.left_px),
            (Step::PageUp(300), |a, b| a.top_px < b.top_px && a.left_px == b.left_px),
            (Step::PageDown(300), |a, b| a.top_px > b.top_px && a.left_px == b.left_px),
        ] {
            if let Some(to) = grid.step(Some(from), step).filter(|to| *to != from) {
                prop_assert!(is_right(grid.geometry(to).unwrap(), here), "{step:?}");
            }
        }
    }

    #[test]
    fn down_reaches_the_end_of_each_column(grid in any_grid()) {
        let mut seen = 0;
        for first in 0..grid.columns().min(grid.len()) {
            let mut at = first;
            loop {
                seen += 1;
                let next = grid.step(Some(at), Step::Down).unwrap();
                if next == at { break; }
                at = next;
            }
        }
        prop_assert_eq!(seen, grid.len());
    }
}
