//! The state of the tab as signals. Events go into the list, and the questions that come out are
//! asked.

use crate::app::AppContext;
use crate::browser;
use crate::emoji::Index;
use crate::locale::Text;
use crate::outbox::Outbox;
use crate::rest::RestError;
use crate::stickers::{
    CompanyPacks, Event, Phase, Question, StickerKey, StickerLayout, StickerList, lay_out, memory,
    name_of, search, store_packs, stored_packs,
};
use crate::ui::{PickerState, Tab};
use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The distance from the end of the list at which the next page is asked for, in CSS pixels.
const NEAR_END_PX: u32 = 600;

/// A handle to the state of the tab.
#[derive(Clone, Copy)]
pub(super) struct StickerStore {
    ctx: StoredValue<AppContext, LocalStorage>,
    /// Whether an opening of the last day has stored packs.
    pub(super) is_fresh: bool,
    pub(super) picker: PickerState,
    pub(super) list: RwSignal<StickerList>,
    pub(super) layout: Memo<Arc<StickerLayout>>,
    pub(super) columns: RwSignal<usize>,
    /// The cell that Enter sends.
    pub(super) marked: RwSignal<Option<usize>>,
    pub(super) scroll_px: RwSignal<u32>,
    pub(super) viewport_px: RwSignal<u32>,
    /// The element that scrolls.
    pub(super) grid: NodeRef<Div>,
    /// The stickers whose pictures have not loaded.
    pub(super) without_picture: StoredValue<Vec<StickerKey>>,
}

impl StickerStore {
    /// Creates the state under the current owner. Nothing is requested yet.
    pub(super) fn new(ctx: AppContext) -> Self {
        let picker = ctx.picker;
        let settings = ctx.portal_settings.get_untracked().unwrap_or_default();
        let origin = ctx.outbox.get().and_then(|outbox| outbox.portal_origin());
        let company = CompanyPacks::read(&settings.options.sticker_packs);
        let origin = origin.unwrap_or_default();
        let owner = ctx.outbox.get().and_then(|outbox| outbox.owner().map(str::to_owned));
        let stored = stored_packs(owner.as_deref());
        let stored = stored
            .and_then(|text| memory::read(&text, &origin, browser::unix_ms()))
            .unwrap_or_default();
        let mut list = StickerList::new(origin, company);
        list.recall(stored.page);
        let list = RwSignal::new(list);
        let columns = RwSignal::new(4_usize);
        let layout = Memo::new(move |before: Option<&Arc<StickerLayout>>| {
            // A hidden tab has the text of another one in the search field.
            if let Some(before) = before.filter(|_| picker.tab.get() != Tab::Stickers) {
                return Arc::clone(before);
            }
            let query = picker.search_text.get().text;
            let found = (!query.trim().is_empty()).then(|| found_by(picker, list, &query));
            Arc::new(list.with(|list| lay_out(list, found.as_deref(), columns.get())))
        });
        Self {
            is_fresh: stored.is_fresh,
            ctx: StoredValue::new_local(ctx),
            picker,
            list,
            layout,
            columns,
            marked: RwSignal::new(None),
            scroll_px: RwSignal::new(0),
            viewport_px: RwSignal::new(0),
            grid: NodeRef::new(),
            without_picture: StoredValue::default(),
        }
    }

    /// Returns the services of the page. They are stored, because a closure in a view must be `Send`.
    pub(super) fn ctx(self) -> AppContext {
        self.ctx.get_value()
    }

    /// Returns what identifies the portal in the browser's storage.
    fn owner(self) -> Option<String> {
        self.ctx().outbox.get()?.owner().map(str::to_owned)
    }

    /// Returns a text of the interface, for a view.
    pub(super) fn text(self, text: Text) -> impl Fn() -> String + Copy + Send + Sync + 'static {
        let texts = self.picker.texts;
        move || texts.read().get(text).to_owned()
    }

    /// Whether the tab is on screen.
    pub(super) fn is_on_screen(self) -> bool {
        self.picker.is_in(Tab::Stickers)
    }

    /// Returns the sticker of a cell.
    pub(super) fn key(self, index: usize) -> Option<StickerKey> {
        self.layout.read_untracked().cells().get(index).copied()
    }

    /// Returns the name of a sticker.
    pub(super) fn name(self, key: StickerKey) -> String {
        let texts = self.picker.texts.read_untracked();
        let name = |list: &StickerList| name_of(list, key, texts.get(Text::StickerTab));
        self.list.with_untracked(name).unwrap_or_default()
    }

    /// Lets the list handle an event, and asks what it wants to know.
    pub(super) fn handle(self, event: Event) {
        let was_asking = self.list.with_untracked(StickerList::is_asking);
        let questions = self.list.try_update(|list| list.handle(event)).unwrap_or_default();
        if was_asking && self.list.with_untracked(StickerList::is_told) {
            let to_text = |list: &StickerList| memory::to_text(list, browser::unix_ms());
            store_packs(self.owner().as_deref(), &self.list.with_untracked(to_text));
        }
        for question in questions {
            self.ask(question);
        }
    }

    fn ask(self, question: Question) {
        spawn_local(async move {
            let answer = match self.outbox().await {
                Some(outbox) => outbox.ask_stickers(question).await,
                None => Err(RestError::Network),
            };
            self.handle(Event::Answered(question, answer));
        });
    }

    /// Returns the outbox, whose code may have to load. `None` if it does not come.
    pub(super) async fn outbox(self) -> Option<Rc<dyn Outbox>> {
        self.ctx().outbox.get().cloned()?.load().await
    }

    /// Asks for the next page if the end of the list is near. Tracks what this depends on.
    pub(super) fn ask_near_end(self) {
        let end_px = self.layout.read().height_px();
        let seen_px = self.scroll_px.get() + self.viewport_px.get() + NEAR_END_PX;
        let can_ask = self.list.with(|list| !list.is_waiting() && *list.phase() == Phase::Idle);
        if can_ask && self.picker.tab.get() == Tab::Stickers && seen_px > end_px {
            self.handle(Event::NearEnd);
        }
    }
}

/// Returns the stickers that fit a query.
fn found_by(picker: PickerState, list: RwSignal<StickerList>, query: &str) -> Vec<StickerKey> {
    let drawable = picker.drawable.get();
    let indexes = picker.indexes.read();
    let indexes: Vec<&Index> = indexes.iter().map(|index| &**index).collect();
    let found = drawable.as_ref().zip(indexes.first()).map(|(drawable, first)| {
        let search = first.searcher();
        search(query, &drawable.catalogue, &indexes, &[], &|_| true).hits
    });
    let emoji = found.iter().flatten().filter_map(|id| drawable.as_ref()?.catalogue.get(*id));
    let hits: Vec<&str> = emoji.map(|emoji| &*emoji.glyph).collect();
    list.with(|list| search(list, query, &hits))
}

/// Returns the first stickers that fit the query of the emoji tab.
pub(super) fn found_among_emoji(store: StickerStore, count: usize) -> Vec<StickerKey> {
    let picker = store.picker;
    let query = picker.query.get();
    let (drawable, found) = (picker.drawable.get(), picker.found.get());
    let (Some(drawable), Some(found)) = (drawable, found) else { return Vec::new() };
    let emoji = found.hits.iter().filter_map(|id| drawable.catalogue.get(*id));
    let hits: Vec<&str> = emoji.map(|emoji| &*emoji.glyph).collect();
    let mut keys = store.list.with(|list| search(list, &query, &hits));
    keys.truncate(count);
    keys
}
