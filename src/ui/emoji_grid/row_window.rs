//! The elements of the rows that exist.

use crate::ui::emoji_grid::{Layout, WriteCell, write_rows};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// The element that contains the rows. It is moved to where the first of them belongs.
#[derive(Clone)]
pub struct RowWindow {
    element: Element,
    rows: Rc<RefCell<Range<usize>>>,
}

impl RowWindow {
    /// Creates a window without rows.
    pub fn new(element: Element) -> Self {
        Self { element, rows: Rc::default() }
    }

    /// Returns the numbers of the existing rows in the layout.
    pub fn rows(&self) -> Range<usize> {
        self.rows.borrow().clone()
    }

    /// Returns the element of an existing row.
    pub fn row(&self, number: usize) -> Option<Element> {
        let at = number.checked_sub(self.rows.borrow().start)?;
        self.element.children().item(u32::try_from(at).ok()?)
    }

    /// Renders these rows of a layout. Those that exist already stay if `kept` is `true`. Returns
    /// the numbers of the new rows.
    pub fn show<C, T>(
        &self,
        layout: &Layout<C, T>,
        rows: Range<usize>,
        kept: bool,
        write_cell: &WriteCell<'_, C>,
    ) -> Vec<usize> {
        let old = self.rows.replace(rows.clone());
        let common = rows.start.max(old.start)..rows.end.min(old.end);
        let write = |numbers: Range<usize>| {
            let mut html = String::with_capacity(4_096);
            write_rows(&mut html, layout, numbers, write_cell);
            html
        };
        let (above, below) = if kept && !common.is_empty() {
            for _ in old.start..common.start {
                self.remove(self.element.first_element_child());
            }
            for _ in common.end..old.end {
                self.remove(self.element.last_element_child());
            }
            let (above, below) = (rows.start..common.start, common.end..rows.end);
            // Fails only for an element without a parent.
            if !above.is_empty() {
                self.element.insert_adjacent_html("afterbegin", &write(above.clone())).ok();
            }
            if !below.is_empty() {
                self.element.insert_adjacent_html("beforeend", &write(below.clone())).ok();
            }
            (above, below)
        } else {
            self.element.set_inner_html(&write(rows.clone()));
            (rows.clone(), 0..0)
        };
        let top_px = layout.rows().get(rows.start).map_or(0, |row| row.top_px);
        let top = ["translateY(", &*top_px.to_string(), "px)"].concat();
        if let Some(element) = self.element.dyn_ref::<HtmlElement>() {
            // Fails only for a read-only property.
            element.style().set_property("transform", &top).ok();
        }
        above.chain(below).collect()
    }

    fn remove(&self, row: Option<Element>) {
        if let Some(row) = row {
            row.remove();
        }
    }
}
