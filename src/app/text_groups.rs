//! Loads kaomoji and text symbols: after everything else when the picker is idle, or at once when the
//! user searches or goes to one of these groups.
//!
//! All of it is in the file of the search, which has loaded by then.

use super::fetch::{self, Freshness};
use super::lazy::lazy;
use super::pointer_guard;
use crate::browser;
use crate::emoji::{Drawable, Index, Pack, TextList, TextPreparation};
use crate::limits::Limits;
use crate::ui::emoji_grid::grid_focus::hold_focus;
use crate::ui::emoji_grid::{SectionTitle, scroll_to};
use crate::ui::{Cursor, PendingScroll, PickerState};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{GetUntracked as _, IsDisposed as _, ReadUntracked as _};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Interval between two checks whether the user wants a text already, in milliseconds.
const POLL_MS: u32 = 100;

/// Loads the texts for the languages that the picker searches in now. Does nothing more if these
/// languages change: another call is for the new ones.
pub(super) fn start(state: PickerState, limits: Limits) {
    spawn_local(async move {
        // A failure of this file is reported where languages are prepared.
        load(state, limits).await.ok();
    });
}

lazy! {
    /// Starts to load the texts.
    search: fn load(state: PickerState, limits: Limits) -> () {
        spawn_local(async move {
            let job = Job { state, limits, languages: languages(state) };
            match job.run().await {
                Ok(()) => {}
                Err(why) if job.is_current() => {
                    browser::warn(&why);
                    state.set_texts_failed(true);
                }
                Err(_) => {}
            }
        });
    }
}

struct Job {
    state: PickerState,
    limits: Limits,
    languages: Vec<*const Index>,
}

/// Returns the languages that the picker searches in, for a comparison.
fn languages(state: PickerState) -> Vec<*const Index> {
    state.indexes.read_untracked().iter().map(Arc::as_ptr).collect()
}

impl Job {
    /// Whether the picker still exists and searches in the same languages.
    fn is_current(&self) -> bool {
        !self.state.indexes.is_disposed() && languages(self.state) == self.languages
    }

    async fn run(&self) -> Result<(), String> {
        let state = self.state;
        for _ in 0..self.limits.texts_wait_ms / POLL_MS {
            TimeoutFuture::new(POLL_MS).await;
            if !self.is_current() {
                return Ok(());
            }
            if is_wanted(state) {
                break;
            }
        }
        let mut list = self.fetch().await?;
        if !self.is_current() {
            return Ok(());
        }
        list.begin_with(state.usage.read_untracked().used());
        let (indexes, drawable) = (state.indexes.get_untracked(), state.drawable.get_untracked());
        let Some(drawable) = drawable else { return Ok(()) };
        let packs: Vec<&Pack> = indexes.iter().map(|index| index.pack()).collect();
        let preparation = TextPreparation::new(&list, &drawable.catalogue, &packs);
        let mut preparation = preparation.ok_or("the texts belong to another emoji catalogue")?;
        while preparation.step() {
            TimeoutFuture::new(0).await;
        }
        pointer_guard::no_cell_pressed().await;
        if self.is_current() {
            let (catalogue, texts) = preparation.finish(&drawable.catalogue);
            let support = drawable.support.clone();
            show(state, Drawable { catalogue, support, texts: Some(texts) });
        }
        Ok(())
    }

    /// Fetches the list in the language of the names, twice if necessary.
    async fn fetch(&self) -> Result<TextList, String> {
        let names = self.state.names.get_untracked().ok_or("there are no names")?;
        let folder = serde_json::from_str::<String>(&browser::json_block("texts"));
        let folder = folder.ok().ok_or("the page names no folder of texts")?;
        let address = [&*folder, names.pack().locale(), ".txt"].concat();
        let fetch = async |freshness| {
            let text = fetch::text(&address, freshness, self.limits.data_ms).await?;
            TextList::parse(&text).ok_or_else(|| [&*address, " is no list of texts"].concat())
        };
        let first = fetch(Freshness::Any).await;
        let Err(why) = first else { return first };
        browser::warn(&why);
        TimeoutFuture::new(self.limits.data_retry_ms).await;
        fetch(Freshness::New).await
    }
}

/// Whether the user waits for texts: in a search, or after a click on one of their buttons.
fn is_wanted(state: PickerState) -> bool {
    let scroll = state.pending().scroll;
    state.is_searching() || matches!(scroll, Some(PendingScroll::Group(group)) if group.is_text())
}

/// Shows the texts. A cursor in the grid stays on its emoji, and the focus on its cell.
fn show(state: PickerState, drawable: Drawable) {
    let at = |cell: usize| state.layout.read_untracked().cells().get(cell).copied();
    let held = state.cursor.get_untracked().moved_to().and_then(at);
    let before_px = state.layout.read_untracked().height_px();
    state.set_texts_failed(false);
    state.set_drawable(Arc::new(drawable));
    let layout = state.layout.get_untracked();
    if let Some(cell) = layout.cells().iter().position(|it| Some(*it) == held) {
        state.set_cursor(Cursor::Cell(cell));
    }
    hold_focus(state);
    let target = match state.pending().scroll {
        _ if state.is_searching() => None,
        Some(PendingScroll::Group(group)) => layout.top_of(SectionTitle::Group(group)),
        // Where the user was at the last opening may be among the texts.
        Some(PendingScroll::Px(top_px)) => Some(top_px).filter(|top_px| {
            let end_px = state.scroll_top_px.get_untracked() + state.viewport_px.get_untracked();
            *top_px > state.scroll_top_px.get_untracked() && end_px >= before_px
        }),
        None => None,
    };
    state.update_pending(|pending| pending.scroll = None);
    if let Some(top_px) = target {
        spawn_local(async move {
            // The height of the grid is set by an effect, which runs after this task.
            leptos::task::tick().await;
            scroll_to(state, top_px);
        });
    }
}
