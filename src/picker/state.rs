//! The picker's state. Data flows one way: events change these signals, views read them.

use super::layout::{Layout, Section, SectionTitle};
use crate::emoji::{Catalogue, EmojiId, Group, Names, POPULAR, Search, Support};
use crate::locale::Texts;
use leptos::prelude::*;
use std::sync::Arc;

/// A catalogue and what the platform can draw of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawable {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// What can be drawn.
    pub support: Support,
}

/// Signals that live as long as the page.
#[derive(Clone, Copy)]
pub struct PickerState {
    /// Texts of the interface.
    pub texts: RwSignal<&'static Texts>,
    /// All emoji, once they are loaded.
    pub drawable: RwSignal<Option<Arc<Drawable>>>,
    /// Names, once they are loaded.
    pub names: RwSignal<Option<Arc<Names>>>,
    /// The names could not be loaded.
    pub names_failed: RwSignal<bool>,
    /// Text in the search field.
    pub query: RwSignal<String>,
    /// Emoji that this person used, the last one first, as of the opening of the picker: a row
    /// that reorders itself under the pointer makes people miss.
    pub recents: RwSignal<Vec<String>>,
    /// Cells side by side.
    pub columns: RwSignal<usize>,
    /// How far the grid is scrolled, in CSS pixels.
    pub scroll_top_px: RwSignal<u32>,
    /// Height of the visible part of the grid, in CSS pixels.
    pub viewport_px: RwSignal<u32>,
    /// The cell that Enter takes.
    pub active: RwSignal<Option<usize>>,
    /// Arrow keys move in the grid; otherwise left and right belong to the text.
    pub in_grid: RwSignal<bool>,
    /// Enter was pressed before the query could be searched (`true`: with Shift); the best result
    /// is picked when it is there.
    pub awaited_enter: RwSignal<Option<bool>>,
    /// A group button was clicked before there were groups.
    pub awaited_group: RwSignal<Option<Group>>,
    /// Rows and cells.
    pub layout: Memo<Arc<Layout>>,
    /// What the search found; `None` without a query or before it can be searched.
    pub hits: Memo<Option<Arc<Vec<EmojiId>>>>,
}

impl PickerState {
    /// Creates the signals under the current owner, which must live as long as the page.
    pub fn new(texts: &'static Texts) -> Self {
        let drawable = RwSignal::new(None::<Arc<Drawable>>);
        let names = RwSignal::new(None::<Arc<Names>>);
        let query = RwSignal::new(String::new());
        let recents = RwSignal::new(Vec::new());
        let columns = RwSignal::new(1);
        // Search has no equality worth computing; it changes when and only when the names do.
        let search = Memo::new_with_compare(
            move |_| {
                let (drawable, names) = (drawable.get()?, names.get()?);
                Some(Arc::new(Search::new(&drawable.catalogue, &names)))
            },
            |_, _| true,
        );
        let hits = Memo::new(move |_| {
            let (drawable, search, query) = (drawable.get()?, search.get()?, query.get());
            if !is_query(&query) {
                return None;
            }
            let found = search.find(&query);
            Some(Arc::new(
                found.into_iter().filter(|id| drawable.support.can_draw(*id)).collect::<Vec<_>>(),
            ))
        });
        let layout = Memo::new(move |_| {
            let Some(drawable) = drawable.get() else { return Arc::default() };
            let sections = match hits.get() {
                Some(hits) => vec![Section { title: SectionTitle::Results, emoji: hits.to_vec() }],
                None if is_query(&query.read()) => Vec::new(),
                None => browse(&drawable, &recents.read(), columns.get()),
            };
            Arc::new(Layout::new(&sections, columns.get()))
        });
        Self {
            texts: RwSignal::new(texts),
            drawable,
            names,
            names_failed: RwSignal::new(false),
            query,
            recents,
            columns,
            scroll_top_px: RwSignal::new(0),
            viewport_px: RwSignal::new(420),
            active: RwSignal::new(None),
            in_grid: RwSignal::new(false),
            awaited_enter: RwSignal::new(None),
            awaited_group: RwSignal::new(None),
            layout,
            hits,
        }
    }

    /// Whether there is something to search for.
    pub fn is_searching(&self) -> bool {
        is_query(&self.query.read_untracked())
    }

    /// The text of a cell.
    pub fn glyph_at(&self, cell: usize) -> Option<String> {
        let id = *self.layout.read_untracked().cells().get(cell)?;
        let drawable = self.drawable.get_untracked()?;
        Some(drawable.catalogue.get(id)?.glyph.to_string())
    }
}

fn is_query(text: &str) -> bool {
    !text.trim().is_empty()
}

/// The sections without a query: one row of what is used often, then the groups.
fn browse(drawable: &Drawable, recents: &[String], columns: usize) -> Vec<Section> {
    let Drawable { catalogue, support } = drawable;
    let mut frequent: Vec<EmojiId> = Vec::with_capacity(columns);
    let candidates = recents.iter().map(String::as_str).chain(POPULAR);
    for id in candidates.filter_map(|glyph| catalogue.find(glyph)) {
        if frequent.len() < columns && support.can_draw(id) && !frequent.contains(&id) {
            frequent.push(id);
        }
    }
    let group = |group: Group| Section {
        title: SectionTitle::Group(group),
        emoji: catalogue
            .iter()
            .filter(|(id, emoji)| emoji.group == group && support.can_draw(*id))
            .map(|(id, _)| id)
            .collect(),
    };
    let frequent = Section { title: SectionTitle::Frequent, emoji: frequent };
    std::iter::once(frequent).chain(Group::ALL.map(group)).collect()
}
