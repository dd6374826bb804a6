//! A container element in the test page.

use super::messages::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const CLASS: &str = "test-container";

/// An element with the app's style sheet, removed on drop.
pub struct Container(HtmlElement);

impl Container {
    /// Adds a container with this HTML at the start of the page.
    pub fn new(html: &str) -> Self {
        // Removes the containers of failed tests: a panic in wasm does not unwind, so none was
        // dropped.
        while let Some(left) = document().query_selector(&format!(".{CLASS}")).unwrap() {
            left.remove();
        }
        let container: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        container.set_class_name(CLASS);
        let style = include_str!("../../../style/picker.css");
        container.set_inner_html(&format!("<style>{style}</style>{html}"));
        document().body().unwrap().prepend_with_node_1(&container).unwrap();
        Self(container)
    }

    /// Returns the first element in the container that matches a selector.
    pub fn find<E: JsCast>(&self, selector: &str) -> Option<E> {
        self.0.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    /// Returns all elements in the container that match a selector.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.0.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.item(index).unwrap().unchecked_into()).collect()
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        self.0.remove();
    }
}
