//! The grid: few elements, no empty area while scrolling, names and the active cell.

use super::support::packs::catalogue;
use super::support::picker::Picker;
use super::support::wait::until;
use b24_emoji_picker::ui::Cursor;
use b24_emoji_picker::ui::emoji_grid::{CELL_PX, HEADING_PX};
use leptos::prelude::GetUntracked as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// Upper bound for the cells in the page at any scroll position; the catalogue has 1,923 emoji. The
/// viewport of 300 px and the overscan of 240 px above and below hold about 160 cells of 40 px.
const MAX_CELLS: usize = 400;

fn cells(picker: &Picker) -> Vec<Element> {
    picker.container.all("[role=gridcell]")
}

/// Returns whether rows cover the visible part of the grid completely.
fn is_filled(picker: &Picker) -> bool {
    let grid = picker.grid().get_bounding_client_rect();
    let rows: Vec<_> =
        picker.container.all("[role=row]").iter().map(Element::get_bounding_client_rect).collect();
    let first = rows.first().is_some_and(|row| row.top() <= grid.top());
    let last = rows.last().is_some_and(|row| row.bottom() >= grid.bottom());
    first && last
}

#[wasm_bindgen_test]
async fn only_cells_near_the_viewport_exist() {
    let picker = Picker::open();
    until("cells", || !cells(&picker).is_empty()).await;
    assert_eq!(picker.state.columns.get_untracked(), 8);
    let count = cells(&picker).len();
    assert!(count < 200, "{count} cells at the start");

    let (grid, step) = (picker.grid(), 280);
    let bottom = grid.scroll_height() - grid.client_height();
    let mut top = 0;
    while top < bottom {
        top = (top + step).min(bottom);
        grid.set_scroll_top(top);
        until(&format!("rows at {top}px"), || is_filled(&picker)).await;
        let count = cells(&picker).len();
        assert!(count <= MAX_CELLS, "{count} cells at {top}px");
    }
    let catalogue = catalogue();
    let (_, last) = catalogue.iter().last().unwrap();
    let cell = picker.cell(&last.glyph).expect("the cell of the last emoji at the end");
    let (cell, grid) = (cell.get_bounding_client_rect(), grid.get_bounding_client_rect());
    assert!(cell.top() >= grid.top() && cell.bottom() <= grid.bottom());
}

#[wasm_bindgen_test]
async fn a_leap_to_the_end_and_back() {
    let picker = Picker::open();
    let grid = picker.grid();
    for top in [i32::MAX, 0, grid.scroll_height() / 2] {
        grid.set_scroll_top(top);
        until(&format!("rows at {top}px"), || is_filled(&picker)).await;
        assert!(cells(&picker).len() <= MAX_CELLS);
    }
}

#[wasm_bindgen_test]
async fn rows_have_the_heights_of_the_layout() {
    let picker = Picker::open();
    until("cells", || !cells(&picker).is_empty()).await;
    for (selector, height) in [(".row", CELL_PX), (".heading", HEADING_PX)] {
        let element = &picker.container.all(selector)[0];
        let found = element.get_bounding_client_rect().height();
        assert!((found - f64::from(height)).abs() < 0.01, "{selector}: {found}px");
    }
    let height = picker.state.layout.get_untracked().height_px();
    assert_eq!(u32::try_from(picker.grid().scroll_height()).unwrap(), height);
}

#[wasm_bindgen_test]
async fn names_come_when_they_arrive() {
    let picker = Picker::open();
    until("cells", || picker.cell("😀").is_some()).await;
    assert_eq!(picker.cell("😀").unwrap().get_attribute("aria-label"), None);
    picker.load_names();
    until("the names", || {
        picker.cell("😀").is_some_and(|cell| {
            cell.get_attribute("aria-label").as_deref() == Some("grinning face")
        })
    })
    .await;
    assert!(cells(&picker).iter().all(|cell| cell.has_attribute("aria-label")));
}

#[wasm_bindgen_test]
async fn one_cell_is_active() {
    let picker = Picker::open();
    let active = || picker.container.all(".cell[aria-selected=true]");
    for cell in [0, 9, 3] {
        picker.state.set_cursor(Cursor::Cell(cell));
        let id = format!("cell-{cell}");
        until("the active cell", || matches!(&active()[..], [only] if only.id() == id)).await;
        let named = picker.search().get_attribute("aria-activedescendant");
        assert_eq!(named.as_deref(), Some(&*id), "the search field refers to the active cell");
    }
    picker.state.set_cursor(Cursor::Text);
    until("no active cell", || active().is_empty()).await;
    until("no reference to a cell", || !picker.search().has_attribute("aria-activedescendant"))
        .await;
}

#[wasm_bindgen_test]
async fn a_search_that_finds_nothing_says_so() {
    let picker = Picker::open();
    picker.load_names();
    picker.type_query("<b>qqqq</b>");
    let says = || picker.container.find::<Element>(".empty").and_then(|empty| empty.text_content());
    until("the message", || says().is_some_and(|text| text.contains("<b>qqqq</b>"))).await;
    assert!(cells(&picker).is_empty());
    picker.type_query("");
    until("all emoji again", || picker.cell("😀").is_some()).await;
}

#[wasm_bindgen_test]
async fn what_is_unmounted_is_gone() {
    let picker = Picker::open();
    until("cells", || !cells(&picker).is_empty()).await;
    drop(picker);
    let document = web_sys::window().unwrap().document().unwrap();
    assert!(document.query_selector("[role=gridcell]").unwrap().is_none());
    // No listener of the first picker handles events of the second.
    let second = Picker::open();
    until("cells", || !cells(&second).is_empty()).await;
    second.grid().set_scroll_top(400);
    until("rows", || is_filled(&second)).await;
}
