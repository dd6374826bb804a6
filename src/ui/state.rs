//! The picker's state. Data flows one way: events change these signals, views read them.

use crate::emoji::{Catalogue, Choice, Drawable, FontOrder, Found, Group, Index, Tone};
use crate::locale::{Locale, Text, Texts};
use crate::person::{SkinPreferences, Usage};
use crate::ui::Tab;
use crate::ui::emoji_grid::{Layout, SectionTitle};
use crate::ui::emoji_grid::{Shelf, matching_groups};
use leptos::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// The text of the search field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchText {
    /// The text, as the field has it.
    pub text: String,
    /// Whether an input method is composing the end of it.
    pub is_composing: bool,
}

/// Signals that live as long as the page.
#[derive(Clone, Copy)]
pub struct PickerState {
    /// The tab on screen.
    pub tab: Memo<Tab>,
    /// The tab that the person has gone to.
    chosen_tab: RwSignal<Option<Tab>>,
    /// The tab to begin with.
    first_tab: RwSignal<Option<Tab>>,
    /// Whether there is a GIF tab.
    pub has_gif_tab: RwSignal<bool>,
    /// The person's language, as far as it is known.
    pub locale: RwSignal<Locale>,
    /// Texts of the interface: in that language, once they are here.
    pub texts: RwSignal<Arc<Texts>>,
    /// All emoji, once they are loaded.
    pub drawable: RwSignal<Option<Arc<Drawable>>>,
    /// The languages to search in, the person's first. See [`PickerState::search_in`].
    pub indexes: RwSignal<Vec<Arc<Index>>>,
    /// The language that emoji are named in.
    pub names: Memo<Option<Arc<Index>>>,
    /// The person's language is on its way.
    pub awaits_language: RwSignal<bool>,
    /// No names at all could be loaded.
    pub names_failed: RwSignal<bool>,
    /// What the search field holds, whichever tab it searches.
    pub search_text: RwSignal<SearchText>,
    /// Text in the search field.
    pub query: RwSignal<String>,
    /// Results of this group only. It is one of the matching groups.
    pub narrowed: RwSignal<Option<Group>>,
    /// Emoji that this person uses, as of the opening of the picker: a row that reorders itself
    /// under the pointer makes people miss. See `app/pointer_guard.rs`.
    pub usage: RwSignal<Usage>,
    /// How this person wants people in emoji to look.
    pub taste: RwSignal<SkinPreferences>,
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
    /// How far the grid is to be scrolled as soon as there is one, in CSS pixels.
    pub awaited_scroll_px: RwSignal<u32>,
    /// A group button was clicked before there were groups.
    pub awaited_group: RwSignal<Option<Group>>,
    /// What the search found; `None` without a query or before it can be searched.
    pub found: Memo<Option<Arc<Found>>>,
    /// The groups that something was found in; `None` as above.
    pub matching_groups: Memo<Option<Vec<Group>>>,
    /// Rows and cells.
    pub layout: Memo<Arc<Layout>>,
    /// The section at the top of what is visible.
    pub section: Memo<Option<SectionTitle>>,
}

impl PickerState {
    /// Creates the signals under the current owner, which must live as long as the page.
    #[expect(clippy::new_without_default, reason = "the owner is no default's business")]
    pub fn new() -> Self {
        let drawable = RwSignal::new(None::<Arc<Drawable>>);
        let indexes = RwSignal::new(Vec::<Arc<Index>>::new());
        let query = RwSignal::new(String::new());
        let narrowed = RwSignal::new(None);
        let usage = RwSignal::new(Usage::default());
        let taste = RwSignal::new(SkinPreferences::default());
        let has_gif_tab = RwSignal::new(true);
        let chosen_tab = RwSignal::new(None::<Tab>);
        let first_tab = RwSignal::new(None::<Tab>);
        let tab = Memo::new(move |_| {
            let wanted = chosen_tab.get().or_else(|| first_tab.get()).unwrap_or_default();
            if has_gif_tab.get() { wanted } else { Tab::Emoji }
        });
        let columns = RwSignal::new(1);
        let names = Memo::new_with_compare(
            move |_| indexes.read().first().cloned(),
            |before, now| {
                before.map(|it| it.as_ref().map(Arc::as_ptr))
                    != now.map(|it| it.as_ref().map(Arc::as_ptr))
            },
        );
        let own = Memo::new(move |_| {
            let choices = drawable.get().map(|it| own_of(&it.catalogue, &usage.read()));
            choices.unwrap_or_default()
        });
        let own_ids = Memo::new(move |_| own.read().iter().map(|it| it.id).collect::<Vec<_>>());
        let found = Memo::new(move |_| {
            let (drawable, query) = (drawable.get()?, query.read());
            let indexes = indexes.read();
            if !is_query(&query) || indexes.is_empty() {
                return None;
            }
            let indexes: Vec<&Index> = indexes.iter().map(|index| &**index).collect();
            let Drawable { catalogue, support } = &*drawable;
            let can_draw = |id| support.can_draw(id) || support.is_letters(catalogue, id);
            let search = indexes.first()?.searcher();
            let found = search(&query, catalogue, &indexes, &own_ids.read(), &can_draw);
            Some(Arc::new(found))
        });
        let matching = Memo::new(move |_| {
            Some(matching_groups(&drawable.get()?.catalogue, found.read().as_ref()?))
        });
        let layout = Memo::new(move |_| {
            let Some(drawable) = drawable.get() else { return Arc::default() };
            let (columns, taste) = (columns.get(), taste.read());
            let shelf = Shelf { drawable: &drawable, taste: &taste };
            Arc::new(match found.get() {
                Some(found) => Layout::new(&shelf.results(&found, narrowed.get()), columns),
                None if is_query(&query.read()) => Layout::default(),
                None => Layout::new(&shelf.browse(&own.read(), columns), columns),
            })
        });
        let scroll_top_px = RwSignal::new(0);
        let section = Memo::new(move |_| layout.read().section_at(scroll_top_px.get()));
        Self {
            tab,
            chosen_tab,
            first_tab,
            has_gif_tab,
            locale: RwSignal::new(Locale::default()),
            texts: RwSignal::new(Arc::new(Texts::english())),
            drawable,
            indexes,
            names,
            awaits_language: RwSignal::new(false),
            names_failed: RwSignal::new(false),
            search_text: RwSignal::new(SearchText::default()),
            query,
            narrowed,
            usage,
            taste,
            columns,
            scroll_top_px,
            viewport_px: RwSignal::new(420),
            active: RwSignal::new(None),
            in_grid: RwSignal::new(false),
            awaited_enter: RwSignal::new(None),
            awaited_scroll_px: RwSignal::new(0),
            awaited_group: RwSignal::new(None),
            found,
            matching_groups: matching,
            layout,
            section,
        }
    }

    /// The person goes to a tab.
    pub fn go_to(&self, tab: Tab) {
        self.chosen_tab.set(Some(tab));
    }

    /// The tab to begin with is known. Nothing moves under a person who has begun already, and
    /// what is said first holds.
    pub fn begin_with(&self, tab: Tab) {
        let has_begun = self.is_searching() || self.active.get_untracked().is_some();
        if self.first_tab.get_untracked().is_none() {
            self.first_tab.set(Some(if has_begun { Tab::Emoji } else { tab }));
        }
    }

    /// Whether there is something to search for.
    pub fn is_searching(&self) -> bool {
        is_query(&self.query.read_untracked())
    }

    /// Whether the search found flags that show as letters here.
    pub fn finds_letters(&self) -> bool {
        let (Some(drawable), Some(found)) = (self.drawable.get(), self.found.get()) else {
            return false;
        };
        let Drawable { catalogue, support } = &*drawable;
        found.hits.iter().any(|id| support.is_letters(catalogue, *id))
    }

    /// Whether GIFs are on screen, and the search field is theirs.
    pub fn is_in_gifs(&self) -> bool {
        self.tab.get_untracked() == Tab::Gifs
    }

    /// A language came or went. What was found may change, but who has moved to a cell stays on
    /// its emoji.
    pub fn search_in(&self, indexes: Vec<Arc<Index>>) {
        let moved_to = self.in_grid.get_untracked().then(|| self.active.get_untracked()).flatten();
        let held = moved_to.and_then(|cell| self.choice_at(cell));
        self.indexes.set(indexes);
        if let Some(held) = held {
            let cells = self.layout.read_untracked();
            if let Some(cell) = cells.cells().iter().position(|it| it.id == held.id) {
                self.active.set(Some(cell));
            }
        }
    }

    /// The text of a cell.
    pub fn glyph_at(&self, cell: usize) -> Option<String> {
        self.text_of(self.choice_at(cell)?)
    }

    /// The exact text of a choice.
    pub fn text_of(&self, choice: Choice) -> Option<String> {
        let drawable = self.drawable.get_untracked()?;
        drawable.catalogue.text_of(choice).map(Cow::into_owned)
    }

    /// The order of the fonts that draws a choice.
    pub fn fonts_of(&self, choice: Choice) -> FontOrder {
        let drawable = self.drawable.get_untracked();
        drawable.map_or(FontOrder::USUAL, |drawable| drawable.support.fonts_of(choice.id))
    }

    /// The name of a choice, its tones included, once there are names.
    pub fn name_of(&self, choice: Choice) -> Option<String> {
        self.namer()(choice)
    }

    /// [`PickerState::name_of`] for many choices in one go.
    pub fn namer(&self) -> impl Fn(Choice) -> Option<String> + use<> {
        let (names, texts) = (self.names.get_untracked(), self.texts.get_untracked());
        move |choice| Some(full_name(names.as_ref()?.pack().name(choice.id), &texts, choice))
    }

    fn choice_at(&self, cell: usize) -> Option<Choice> {
        self.layout.read_untracked().cells().get(cell).copied()
    }
}

fn full_name(name: &str, texts: &Texts, choice: Choice) -> String {
    let tone = |tone: Option<Tone>| tone.map(|tone| texts.get(Text::of_tone(tone)));
    let (first, second) = (tone(choice.skin.first), tone(choice.skin.second));
    match (first, second.filter(|_| choice.skin.first != choice.skin.second)) {
        (None, _) => name.to_owned(),
        (Some(first), None) => [name, ": ", first].concat(),
        (Some(first), Some(second)) => [name, ": ", first, ", ", second].concat(),
    }
}

fn is_query(text: &str) -> bool {
    !text.trim().is_empty()
}

/// The person's own, the pinned ones first; what is not in the catalogue is left out.
fn own_of(catalogue: &Catalogue, usage: &Usage) -> Vec<Choice> {
    let pinned = usage.pinned().iter().map(String::as_str);
    pinned.chain(usage.used()).filter_map(|text| catalogue.choice(text)).collect()
}
