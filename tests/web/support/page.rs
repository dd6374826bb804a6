//! A place in the page of the tests.

use super::messages::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const CLASS: &str = "place-of-a-test";

/// An element with the widget's style sheet, gone when dropped.
pub struct Place(HtmlElement);

impl Place {
    /// An element of the size of the portal's popup without tabs, search and groups.
    pub fn new(html: &str) -> Self {
        // A test that failed has not cleaned up: a panic does not unwind here.
        while let Some(left) = document().query_selector(&format!(".{CLASS}")).unwrap() {
            left.remove();
        }
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        place.set_class_name(CLASS);
        let style = include_str!("../../../style/picker.css");
        place.set_inner_html(&format!("<style>{style}</style>{html}"));
        document().body().unwrap().prepend_with_node_1(&place).unwrap();
        Self(place)
    }

    /// The first element that a selector finds.
    pub fn find<E: JsCast>(&self, selector: &str) -> Option<E> {
        self.0.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// All elements that a selector finds.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.0.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.remove();
    }
}
