//! The picker's state. Data flows one way: events call its methods, views read its signals.

use super::{Cursor, Readable};
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

/// The user's requests that the picker could not carry out yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// Enter was pressed before the query could be searched (`true`: with Shift). The best result
    /// is picked once there is one.
    pub enter: Option<bool>,
    /// Where the grid scrolls to as soon as it exists.
    pub scroll: Option<PendingScroll>,
}

/// Where the grid scrolls to as soon as it exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PendingScroll {
    /// To the first row of a group, whose button was clicked.
    Group(Group),
    /// To where the user was at the last opening, in CSS pixels from the top.
    Px(u32),
}

/// Signals that live as long as the page. Other modules read them; only the methods below change
/// them.
#[derive(Clone, Copy)]
pub struct PickerState {
    /// The tab on screen.
    pub tab: Memo<Tab>,
    /// Whether the portal has stickers and the app may send them, as far as it is known.
    pub has_sticker_tab: Readable<bool>,
    /// The user's language, as far as it is known.
    pub locale: Readable<Locale>,
    /// The texts of the interface: English until those of the user's language have loaded.
    pub texts: Readable<Arc<Texts>>,
    /// All emoji, once they have loaded.
    pub drawable: Readable<Option<Arc<Drawable>>>,
    /// The languages to search in, the user's first.
    pub indexes: Readable<Vec<Arc<Index>>>,
    /// The language that emoji are named in.
    pub names: Memo<Option<Arc<Index>>>,
    /// Whether the user's language is still loading.
    pub is_language_loading: Readable<bool>,
    /// Whether no names at all could be loaded.
    pub has_names_failed: Readable<bool>,
    /// Whether the kaomoji and text symbols could not be loaded.
    pub have_texts_failed: Readable<bool>,
    /// The content of the search field, whichever tab it searches.
    pub search_text: Readable<SearchText>,
    /// The query that emoji are searched for: the text of the search field as of the last time
    /// that the emoji tab was on screen.
    pub query: Readable<String>,
    /// The group that results are narrowed to. It is one of the matching groups.
    pub narrowed: Readable<Option<Group>>,
    /// How this user wants people in emoji to look.
    pub skin_preferences: Readable<SkinPreferences>,
    /// The emoji that this user uses.
    pub usage: Readable<Usage>,
    /// The number of cells in a row.
    pub columns: Readable<usize>,
    /// How far the grid is scrolled, in CSS pixels.
    pub scroll_top_px: Readable<u32>,
    /// Height of the visible part of the grid, in CSS pixels.
    pub viewport_px: Readable<u32>,
    /// The position of the keyboard.
    pub cursor: Readable<Cursor>,
    /// The results of the search; `None` without a query or before it can be searched.
    pub found: Memo<Option<Arc<Found>>>,
    /// The groups of the results; `None` like `found`.
    pub matching_groups: Memo<Option<Vec<Group>>>,
    /// The rows and cells of the grid.
    pub layout: Memo<Arc<Layout>>,
    /// The section at the top of the visible part.
    pub section: Memo<Option<SectionTitle>>,
    write: Write,
}

/// The signals that the methods change, and state that no view tracks.
#[derive(Clone, Copy)]
struct Write {
    /// The tab that the user has gone to.
    chosen_tab: RwSignal<Option<Tab>>,
    /// The tab to start with.
    first_tab: RwSignal<Option<Tab>>,
    has_gif_tab: RwSignal<bool>,
    has_sticker_tab: RwSignal<bool>,
    locale: RwSignal<Locale>,
    texts: RwSignal<Arc<Texts>>,
    drawable: RwSignal<Option<Arc<Drawable>>>,
    indexes: RwSignal<Vec<Arc<Index>>>,
    is_language_loading: RwSignal<bool>,
    has_names_failed: RwSignal<bool>,
    have_texts_failed: RwSignal<bool>,
    search_text: RwSignal<SearchText>,
    query: RwSignal<String>,
    narrowed: RwSignal<Option<Group>>,
    usage: RwSignal<Usage>,
    skin_preferences: RwSignal<SkinPreferences>,
    columns: RwSignal<usize>,
    scroll_top_px: RwSignal<u32>,
    viewport_px: RwSignal<u32>,
    cursor: RwSignal<Cursor>,
    pending: StoredValue<Pending>,
}

impl PickerState {
    /// Creates the signals under the current owner, which must live as long as the page.
    #[expect(clippy::new_without_default, reason = "a default would hide that it needs an owner")]
    pub fn new() -> Self {
        let has_gif_tab = RwSignal::new(true);
        let has_sticker_tab = RwSignal::new(false);
        let locale = RwSignal::new(Locale::default());
        let texts = RwSignal::new(Arc::new(Texts::english()));
        let drawable = RwSignal::new(None::<Arc<Drawable>>);
        let indexes = RwSignal::new(Vec::<Arc<Index>>::new());
        let is_language_loading = RwSignal::new(false);
        let has_names_failed = RwSignal::new(false);
        let have_texts_failed = RwSignal::new(false);
        let search_text = RwSignal::new(SearchText::default());
        let query = RwSignal::new(String::new());
        let narrowed = RwSignal::new(None);
        let usage = RwSignal::new(Usage::default());
        let skin_preferences = RwSignal::new(SkinPreferences::default());
        let columns = RwSignal::new(1);
        let scroll_top_px = RwSignal::new(0);
        let viewport_px = RwSignal::new(420);
        let cursor = RwSignal::new(Cursor::default());
        let chosen_tab = RwSignal::new(None::<Tab>);
        let first_tab = RwSignal::new(None::<Tab>);

        let tab = Memo::new(move |_| {
            let wanted = chosen_tab.get().or_else(|| first_tab.get()).unwrap_or_default();
            let has = match wanted {
                Tab::Emoji => true,
                Tab::Gifs => has_gif_tab.get(),
                Tab::Stickers => has_sticker_tab.get(),
            };
            if has { wanted } else { Tab::Emoji }
        });
        let names = Memo::new_with_compare(
            move |_| indexes.read().first().cloned(),
            |before, now| {
                before.map(|it| it.as_ref().map(Arc::as_ptr))
                    != now.map(|it| it.as_ref().map(Arc::as_ptr))
            },
        );
        let own = Memo::new(move |_| {
            let choices = drawable.get().map(|it| own_choices(&it.catalogue, &usage.read()));
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
            let Drawable { catalogue, support, texts } = &*drawable;
            let can_draw = |id| support.can_draw(id) || support.is_letters(catalogue, id);
            let search = indexes.first()?.searcher();
            let mut found = search(&query, catalogue, &indexes, &own_ids.read(), &can_draw);
            if let Some(texts) = texts {
                found.add_texts(texts.search(&query));
            }
            Some(Arc::new(found))
        });
        let matching = Memo::new(move |_| {
            Some(matching_groups(&drawable.get()?.catalogue, found.read().as_ref()?))
        });
        let layout = Memo::new(move |_| {
            let Some(drawable) = drawable.get() else { return Arc::default() };
            let (columns, preferences) = (columns.get(), skin_preferences.read());
            let shelf = Shelf { drawable: &drawable, taste: &preferences };
            Arc::new(match found.get() {
                Some(found) => Layout::new(&shelf.results(&found, narrowed.get()), columns),
                None if is_query(&query.read()) => Layout::default(),
                None => Layout::new(&shelf.browse(&own.read(), columns), columns),
            })
        });
        let section = Memo::new(move |_| layout.read().section_at(scroll_top_px.get()));
        Self {
            tab,
            has_sticker_tab: Readable::of(has_sticker_tab),
            locale: Readable::of(locale),
            texts: Readable::of(texts),
            drawable: Readable::of(drawable),
            indexes: Readable::of(indexes),
            names,
            is_language_loading: Readable::of(is_language_loading),
            has_names_failed: Readable::of(has_names_failed),
            have_texts_failed: Readable::of(have_texts_failed),
            search_text: Readable::of(search_text),
            query: Readable::of(query),
            narrowed: Readable::of(narrowed),
            skin_preferences: Readable::of(skin_preferences),
            usage: Readable::of(usage),
            columns: Readable::of(columns),
            scroll_top_px: Readable::of(scroll_top_px),
            viewport_px: Readable::of(viewport_px),
            cursor: Readable::of(cursor),
            found,
            matching_groups: matching,
            layout,
            section,
            write: Write {
                chosen_tab,
                first_tab,
                has_gif_tab,
                has_sticker_tab,
                locale,
                texts,
                drawable,
                indexes,
                is_language_loading,
                has_names_failed,
                have_texts_failed,
                search_text,
                query,
                narrowed,
                usage,
                skin_preferences,
                columns,
                scroll_top_px,
                viewport_px,
                cursor,
                pending: StoredValue::new(Pending::default()),
            },
        }
    }

    /// Goes to a tab.
    pub fn go_to(&self, tab: Tab) {
        self.write.chosen_tab.set(Some(tab));
    }

    /// Sets the tab to start with, once. If the user has already searched or moved to a cell, the
    /// emoji tab stays: the page must not change while the user works in it.
    pub fn begin_with(&self, tab: Tab) {
        if self.write.first_tab.get_untracked().is_none() {
            // A tab that the portal turns out to have later must not replace the one on screen.
            let opens = self.is_untouched() && untrack(|| self.has_tab(tab));
            self.write.first_tab.set(Some(if opens { tab } else { Tab::Emoji }));
        }
    }

    /// Whether the user has neither searched nor moved to a cell.
    pub fn is_untouched(&self) -> bool {
        !self.is_searching() && self.cursor.get_untracked() == Cursor::Text
    }

    /// Whether the portal has this tab. Tracks the signal that decides.
    pub fn has_tab(&self, tab: Tab) -> bool {
        match tab {
            Tab::Emoji => true,
            Tab::Gifs => self.write.has_gif_tab.get(),
            Tab::Stickers => self.has_sticker_tab.get(),
        }
    }

    /// Shows or hides the tab of stickers.
    pub fn set_has_sticker_tab(&self, has: bool) {
        self.write.has_sticker_tab.set(has);
    }

    /// Shows or hides the GIF tab.
    pub fn set_has_gif_tab(&self, has: bool) {
        self.write.has_gif_tab.set(has);
    }

    /// Sets the user's language.
    pub fn set_locale(&self, locale: Locale) {
        self.write.locale.set(locale);
    }

    /// Sets the texts of the interface.
    pub fn set_texts(&self, texts: Arc<Texts>) {
        self.write.texts.set(texts);
    }

    /// Sets the emoji.
    pub fn set_drawable(&self, drawable: Arc<Drawable>) {
        self.write.drawable.set(Some(drawable));
    }

    /// Sets whether the user's language is still loading.
    pub fn set_language_loading(&self, is: bool) {
        self.write.is_language_loading.set(is);
    }

    /// Sets whether no names at all could be loaded.
    pub fn set_names_failed(&self, has: bool) {
        self.write.has_names_failed.set(has);
    }

    /// Sets whether the kaomoji and text symbols could not be loaded.
    pub fn set_texts_failed(&self, have: bool) {
        self.write.have_texts_failed.set(have);
    }

    /// Sets how this user wants people in emoji to look.
    pub fn set_skin_preferences(&self, preferences: SkinPreferences) {
        self.write.skin_preferences.set(preferences);
    }

    /// Sets the emoji that this user uses, for the first row. The row keeps them until the next
    /// opening: a row that is reordered under the pointer causes wrong picks. See
    /// `app/pointer_guard.rs`.
    pub fn set_usage(&self, usage: Usage) {
        self.write.usage.set(usage);
    }

    /// Sets the number of cells in a row and the height of the visible part of the grid, in CSS
    /// pixels.
    pub fn set_size(&self, columns: usize, viewport_px: u32) {
        if self.columns.get_untracked() != columns {
            self.write.columns.set(columns);
        }
        if self.viewport_px.get_untracked() != viewport_px {
            self.write.viewport_px.set(viewport_px);
        }
    }

    /// Sets how far the grid is scrolled, in CSS pixels.
    pub fn set_scroll_top_px(&self, top_px: u32) {
        self.write.scroll_top_px.set(top_px);
    }

    /// Moves the keyboard's position.
    pub fn set_cursor(&self, cursor: Cursor) {
        self.write.cursor.set(cursor);
    }

    /// Moves the keyboard's position back into the text; during a search the best result is marked.
    pub fn leave_grid(&self) {
        self.set_cursor(if self.is_searching() { Cursor::BestResult } else { Cursor::Text });
    }

    /// Sets the content of the search field.
    pub fn set_search_text(&self, text: SearchText) {
        self.write.search_text.set(text);
    }

    /// Searches emoji for the text of the search field.
    pub fn search(&self) {
        let query = self.search_text.read_untracked().text.clone();
        self.write.query.set(query);
        // Enter picks the best result from the start.
        self.leave_grid();
        self.update_pending(|pending| pending.enter = None);
        // A narrowing outlives the query as long as its group has results.
        let narrowed = self.narrowed.get_untracked();
        let matching = self.matching_groups.get_untracked().unwrap_or_default();
        if narrowed.is_some_and(|group| !matching.contains(&group)) {
            self.write.narrowed.set(None);
        }
    }

    /// Narrows the results to a group, or shows all of them again if that was the group.
    pub fn toggle_narrowed(&self, group: Group) {
        self.set_cursor(Cursor::BestResult);
        let is_narrowed = self.narrowed.get_untracked() == Some(group);
        self.write.narrowed.set((!is_narrowed).then_some(group));
    }

    /// Returns the requests that the picker still has to carry out.
    pub fn pending(&self) -> Pending {
        self.write.pending.get_value()
    }

    /// Changes the requests that the picker still has to carry out.
    pub fn update_pending(&self, change: impl FnOnce(&mut Pending)) {
        self.write.pending.update_value(change);
    }

    /// Whether there is a query to search for.
    pub fn is_searching(&self) -> bool {
        is_query(&self.query.read_untracked())
    }

    /// Whether the search found flags that this device shows as letters.
    pub fn has_found_letters(&self) -> bool {
        let (Some(drawable), Some(found)) = (self.drawable.get(), self.found.get()) else {
            return false;
        };
        let Drawable { catalogue, support, .. } = &*drawable;
        found.hits.iter().any(|id| support.is_letters(catalogue, *id))
    }

    /// Whether a tab is on screen. The search field then searches it.
    pub fn is_in(&self, tab: Tab) -> bool {
        self.tab.get_untracked() == tab
    }

    /// Sets the languages to search in. The results may change, but a cursor that is in the grid
    /// stays on its emoji.
    pub fn search_in(&self, indexes: Vec<Arc<Index>>) {
        let moved_to = self.cursor.get_untracked().moved_to();
        let held = moved_to.and_then(|cell| self.choice_at(cell));
        self.write.indexes.set(indexes);
        if let Some(held) = held {
            let cells = self.layout.read_untracked();
            if let Some(cell) = cells.cells().iter().position(|it| it.id == held.id) {
                self.set_cursor(Cursor::Cell(cell));
            }
        }
    }

    /// Returns the text of a cell.
    pub fn glyph_at(&self, cell: usize) -> Option<String> {
        self.text_of(self.choice_at(cell)?)
    }

    /// Returns the exact text of a choice.
    pub fn text_of(&self, choice: Choice) -> Option<String> {
        let drawable = self.drawable.get_untracked()?;
        drawable.catalogue.text_of(choice).map(Cow::into_owned)
    }

    /// Whether a choice is a kaomoji or a text symbol.
    pub fn is_text(&self, choice: Choice) -> bool {
        self.drawable.read_untracked().as_ref().is_some_and(|it| it.is_text(choice.id))
    }

    /// Returns the order of the fonts that draws a choice.
    pub fn fonts_of(&self, choice: Choice) -> FontOrder {
        let drawable = self.drawable.get_untracked();
        drawable.map_or(FontOrder::USUAL, |drawable| drawable.support.fonts_of(choice.id))
    }

    /// Returns the name of a choice, its skin tones included, once names have loaded.
    pub fn name_of(&self, choice: Choice) -> Option<String> {
        self.namer()(choice)
    }

    /// Returns [`PickerState::name_of`] as a function, for many choices in one go.
    pub fn namer(&self) -> impl Fn(Choice) -> Option<String> + use<> {
        let (names, texts) = (self.names.get_untracked(), self.texts.get_untracked());
        let drawable = self.drawable.get_untracked();
        move |choice| {
            let name = match drawable.as_ref()?.text_name(choice.id) {
                Some(name) => name,
                None => names.as_ref()?.pack().name(choice.id),
            };
            Some(full_name(name, &texts, choice))
        }
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

/// Returns the emoji that the user uses, the pinned ones first, without those that the catalogue
/// lacks.
fn own_choices(catalogue: &Catalogue, usage: &Usage) -> Vec<Choice> {
    let pinned = usage.pinned().iter().map(String::as_str);
    pinned.chain(usage.used()).filter_map(|text| catalogue.choice(text)).collect()
}
