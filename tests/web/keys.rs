//! Keys in the search field and in the grid.

use super::support::picker::{Picker, press};
use super::support::used_emoji;
use super::support::wait::until;
use b24_emoji_picker::locale::Locale;
use b24_emoji_picker::ui::Cursor;
use leptos::prelude::GetUntracked as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, KeyboardEventInit};

fn picked(picker: &Picker) -> Vec<String> {
    used_emoji(&picker.store.state())
}

/// Types a query and waits for its results.
async fn search(picker: &Picker, query: &str) {
    picker.type_query(query);
    until("the results", || picker.state.found.get_untracked().is_some()).await;
}

#[wasm_bindgen_test]
async fn enter_takes_the_best_result() {
    let picker = Picker::open();
    picker.load_names();
    search(&picker, "pizza").await;
    assert!(picker.key_in_search("Enter"));
    assert_eq!(picked(&picker), ["🍕"]);
}

#[wasm_bindgen_test]
async fn enter_waits_for_a_query_that_cannot_be_searched_yet() {
    let picker = Picker::open();
    picker.type_query("pizza");
    assert!(picker.key_in_search("Enter"));
    assert_eq!(picker.state.pending().enter, Some(false));
    assert!(picked(&picker).is_empty());
}

#[wasm_bindgen_test]
async fn keys_of_an_input_method_are_left_alone() {
    let picker = Picker::open();
    picker.load_names();
    search(&picker, "pizza").await;
    let composing: [fn(&KeyboardEventInit); 2] =
        [|init| init.set_is_composing(true), |init| init.set_key_code(229)];
    for key in ["Enter", "ArrowDown", "Escape", "Process"] {
        for how in composing {
            assert!(!press(&picker.search(), key, how), "{key}");
        }
    }
    assert!(picked(&picker).is_empty());
    assert_eq!(picker.state.query.get_untracked(), "pizza");
    assert_eq!(picker.state.cursor.get_untracked().marked(), Some(0));
}

#[wasm_bindgen_test]
async fn left_and_right_edit_the_text_until_the_grid_is_active() {
    let picker = Picker::open();
    for key in ["ArrowLeft", "ArrowRight", "Home", "End"] {
        assert!(!picker.key_in_search(key), "{key} moves the caret");
    }
    assert!(picker.key_in_search("ArrowDown"));
    assert_eq!(picker.state.cursor.get_untracked().marked(), Some(0));
    assert!(picker.key_in_search("ArrowRight"));
    assert_eq!(picker.state.cursor.get_untracked().marked(), Some(1));
    assert!(picker.key_in_search("ArrowLeft"));
    assert!(picker.key_in_search("ArrowUp"), "back to the search field");
    assert_eq!(picker.state.cursor.get_untracked().marked(), None);
    assert!(!picker.key_in_search("ArrowRight"), "which handles the arrow keys again");
}

#[wasm_bindgen_test]
async fn left_moves_on_in_right_to_left_languages() {
    let picker = Picker::open();
    picker.state.set_locale(Locale::Ar);
    for (key, cell) in [("ArrowDown", 0), ("ArrowLeft", 1), ("ArrowLeft", 2), ("ArrowRight", 1)] {
        assert!(picker.key_in_search(key));
        assert_eq!(picker.state.cursor.get_untracked().marked(), Some(cell), "{key}");
    }
}

#[wasm_bindgen_test]
async fn the_active_cell_is_scrolled_into_view() {
    let picker = Picker::open();
    until("cells", || picker.cell("😀").is_some()).await;
    assert!(picker.key_in_search("ArrowDown"));
    let end: fn(&KeyboardEventInit) = |init| init.set_ctrl_key(true);
    assert!(press(&picker.search(), "End", end));
    let last = picker.state.layout.get_untracked().cells().len() - 1;
    assert_eq!(picker.state.cursor.get_untracked().marked(), Some(last));
    let grid = picker.grid();
    assert_eq!(grid.scroll_top(), grid.scroll_height() - grid.client_height());
    assert!(press(&picker.search(), "Home", end));
    assert_eq!((picker.state.cursor.get_untracked().marked(), grid.scroll_top()), (Some(0), 0));
}

#[wasm_bindgen_test]
async fn escape_undoes_one_layer_at_a_time() {
    let picker = Picker::open();
    picker.load_names();
    search(&picker, "heart").await;
    assert!(picker.key_in_search("ArrowDown"));
    assert!(picker.state.cursor.get_untracked().is_in_grid());
    assert!(picker.key_in_search("Escape"));
    assert!(!picker.state.cursor.get_untracked().is_in_grid());
    assert_eq!(picker.search().value(), "heart");
    assert!(picker.key_in_search("Escape"));
    assert_eq!(picker.search().value(), "");
    assert_eq!(picker.state.query.get_untracked(), "");
    assert_eq!(picker.state.cursor.get_untracked().marked(), None);
}

#[wasm_bindgen_test]
async fn keys_in_the_grid() {
    let picker = Picker::open();
    until("cells", || picker.cell("😀").is_some()).await;
    assert!(press(&picker.grid(), "ArrowRight", |_| ()));
    let first = picker.state.glyph_at(0).unwrap();
    assert!(press(&picker.grid(), " ", |_| ()), "the space bar picks the cell");
    assert_eq!(picked(&picker), [first]);

    assert!(!press(&picker.grid(), "p", |_| ()), "the browser types the letter itself");
    let document = web_sys::window().unwrap().document().unwrap();
    assert_eq!(document.active_element().unwrap().id(), "search");
}

#[wasm_bindgen_test]
async fn buttons_keep_their_keys() {
    let picker = Picker::open();
    picker.state.set_cursor(Cursor::Cell(0));
    let panel: HtmlElement = picker.container.find("#panel").unwrap();
    panel.insert_adjacent_html("beforeend", "<button>Copy</button>").unwrap();
    let button: HtmlElement = picker.container.find("button").unwrap();
    for key in ["Enter", " ", "ArrowDown", "p"] {
        assert!(!press(&button, key, |_| ()), "{key:?}");
    }
    assert!(picked(&picker).is_empty());
}
