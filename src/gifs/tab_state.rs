//! The state of the GIF tab: the feed, the positions of the cells, the mark and the user's lists.
//! Plain data and functions; nothing here knows the browser.

use super::summary::{Chip, EmptyReason, SavedList, Summary};
use crate::gifs::{
    Effect, Event, Failure, Feed, Gif, Masonry, More, Options, Provider, Saved, Source, Step, View,
};
use std::sync::Arc;

/// Cells exist this far above and below the visible part of the grid, in CSS pixels.
const OVERSCAN_PX: u32 = 200;

/// The next page is requested this far from the end, in CSS pixels: about one screen.
const NEAR_END_PX: u32 = 400;

/// What there is to show, apart from the GIFs themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Phase {
    /// The first page is not there yet.
    Loading,
    /// There are GIFs; how the list goes on below them.
    Items(More),
    /// The list is empty.
    Empty,
    /// The first page failed.
    Failed(Failure),
}

/// The state of the GIF tab.
pub struct TabState {
    feed: Feed,
    masonry: Masonry,
    gifs: Vec<Arc<Gif>>,
    /// The feed's number of the list in `gifs`.
    list: u32,
    /// Which of `gifs` have been on screen.
    seen: Vec<bool>,
    /// Changes when the existing cells must be replaced. While it stays, cells are only added.
    pub generation: u32,
    /// Width of the grid in CSS pixels; 0 until it is measured.
    width_px: u32,
    is_rtl: bool,
    /// Scroll position of the grid, in CSS pixels.
    pub scroll_top_px: u32,
    /// Height of the visible part of the grid, in CSS pixels.
    pub viewport_px: u32,
    /// The marked cell, which Enter picks.
    pub active: Option<usize>,
    /// Whether a long press has marked the cell, only to show its star.
    is_mark_for_star: bool,
    /// The cell under the mouse.
    pub hovered: Option<usize>,
    /// Whether the user is scrolling or pictures are arriving. Videos start afterwards.
    pub is_scrolling_or_loading: bool,
    /// Whether nothing may move by itself: the system's setting, until the user presses the button.
    pub is_still: bool,
    /// Whether the browser plays videos.
    pub plays_films: bool,
    /// Whether the user may change the portal's settings.
    pub is_admin: bool,
    /// The user's favorites and recents.
    pub saved: Saved,
    /// The list of the user's own that is on screen.
    pub saved_list: Option<SavedList>,
}

impl TabState {
    /// Creates the state of a tab that has not been opened.
    pub fn new(feed: Feed) -> Self {
        Self {
            feed,
            masonry: Masonry::new(0, false),
            gifs: Vec::new(),
            list: 0,
            seen: Vec::new(),
            generation: 0,
            width_px: 0,
            is_rtl: false,
            scroll_top_px: 0,
            viewport_px: 240,
            active: None,
            is_mark_for_star: false,
            hovered: None,
            is_scrolling_or_loading: true,
            is_still: false,
            plays_films: true,
            is_admin: false,
            saved: Saved::default(),
            saved_list: None,
        }
    }

    /// Handles an event. Returns what has to be done, and whether another list is on screen now.
    pub fn handle(&mut self, event: Event, now_ms: u64) -> (Vec<Effect>, bool) {
        let effects = self.feed.handle(event, now_ms);
        let is_other = self.list != self.feed.list_number();
        if is_other {
            self.list = self.feed.list_number();
            self.active = None;
            self.hovered = None;
            self.scroll_top_px = 0;
        }
        if !matches!(self.feed.source(), Source::Ids(_)) {
            self.saved_list = None;
        }
        let items = match self.feed.view() {
            View::Items(items, _) => items,
            _ => &[],
        };
        if is_other || items.len() < self.gifs.len() {
            self.gifs.clear();
            self.seen.clear();
            self.masonry = Masonry::new(self.width_px, self.is_rtl);
            self.generation = self.generation.wrapping_add(1);
        }
        for gif in items.iter().skip(self.gifs.len()) {
            self.masonry.push(gif.width, gif.height);
            self.gifs.push(Arc::clone(gif));
            self.seen.push(false);
        }
        (effects, is_other)
    }

    /// Lays out the cells for a grid of this width, in CSS pixels, and direction.
    pub fn lay_out(&mut self, width_px: u32, is_rtl: bool) {
        if (self.width_px, self.is_rtl) == (width_px, is_rtl) {
            return;
        }
        (self.width_px, self.is_rtl) = (width_px, is_rtl);
        self.masonry = Masonry::new(width_px, is_rtl);
        for gif in &self.gifs {
            self.masonry.push(gif.width, gif.height);
        }
        self.generation = self.generation.wrapping_add(1);
    }

    /// Returns the width of the grid in CSS pixels; 0 until it is measured.
    pub const fn width_px(&self) -> u32 {
        self.width_px
    }

    /// Returns what there is to show, apart from the GIFs themselves.
    pub fn phase(&self) -> Phase {
        match self.feed.view() {
            View::Idle | View::Loading => Phase::Loading,
            View::Items(_, more) => Phase::Items(more),
            View::Empty => Phase::Empty,
            View::Failed(failure) => Phase::Failed(failure),
        }
    }

    /// Returns the service that is asked.
    pub const fn provider(&self) -> &Arc<dyn Provider> {
        self.feed.provider()
    }

    /// Returns the kind, the rating and the language of the list.
    pub const fn options(&self) -> &Options {
        self.feed.options()
    }

    /// Returns the text of the search field, as far as the list knows it.
    pub fn typed(&self) -> &str {
        self.feed.typed()
    }

    /// Returns the positions of the cells.
    pub const fn masonry(&self) -> &Masonry {
        &self.masonry
    }

    /// Returns the GIF of a cell.
    pub fn gif(&self, index: usize) -> Option<&Arc<Gif>> {
        self.gifs.get(index)
    }

    /// Returns the number of cells.
    pub fn count(&self) -> usize {
        self.gifs.len()
    }

    /// Returns the cells that exist: those near the visible part of the grid.
    pub fn cells_near(&self) -> Vec<usize> {
        let top = self.scroll_top_px.saturating_sub(OVERSCAN_PX);
        let bottom = self.scroll_top_px + self.viewport_px + OVERSCAN_PX;
        self.masonry.cells_between(top, bottom)
    }

    /// Returns whether a part of a cell is visible.
    pub fn is_on_screen(&self, index: usize) -> bool {
        let bottom = self.scroll_top_px + self.viewport_px;
        self.masonry.geometry(index).is_some_and(|cell| {
            cell.top_px < bottom && cell.top_px + cell.height_px > self.scroll_top_px
        })
    }

    /// Returns whether the end of the list is near, and there is another page to request.
    pub fn wants_more(&self) -> bool {
        let bottom = self.scroll_top_px + self.viewport_px;
        self.width_px > 0
            && self.phase() == Phase::Items(More::Idle)
            && bottom + NEAR_END_PX >= self.masonry.height_px()
    }

    /// Marks the cell that a step leads to, or none when it leads out of the grid. Returns `false`
    /// if the step means nothing here.
    pub fn step(&mut self, step: Step) -> bool {
        if self.active.is_none() && matches!(step, Step::Up | Step::PageUp(_)) {
            return false;
        }
        self.active = self.masonry.step(self.active, step);
        self.is_mark_for_star = false;
        true
    }

    /// Marks a cell after a long press, to show its star.
    pub fn mark_for_star(&mut self, index: usize) {
        self.active = Some(index);
        self.is_mark_for_star = true;
    }

    /// Returns the cell that Enter picks. A cell that is marked for its star is none: the Enter of a
    /// touch keyboard is meant for the query.
    pub fn cell_to_pick(&self) -> Option<usize> {
        self.active.filter(|_| !self.is_mark_for_star)
    }

    /// Returns the scroll position that shows a cell, in CSS pixels, if it is not all on screen.
    pub fn scroll_to_show(&self, index: usize) -> Option<u32> {
        let cell = self.masonry.geometry(index)?;
        let (top, height) = (self.scroll_top_px, self.viewport_px);
        if cell.top_px < top || cell.height_px >= height {
            Some(cell.top_px)
        } else if cell.top_px + cell.height_px > top + height {
            Some((cell.top_px + cell.height_px).saturating_sub(height))
        } else {
            None
        }
    }

    /// Returns whether the GIF of a cell is a favorite.
    pub fn is_favourite(&self, index: usize) -> bool {
        self.gif(index).is_some_and(|gif| self.saved.is_favourite(&gif.id))
    }

    /// Records that the GIF of a cell was on screen. Returns whether it is the first time.
    pub fn mark_seen(&mut self, index: usize) -> bool {
        self.seen.get_mut(index).is_some_and(|seen| !std::mem::replace(seen, true))
    }

    /// Returns what the parts around the grid show.
    pub fn summary(&self) -> Summary {
        let query = self.feed.query();
        let (chip, empty_reason) = match (self.feed.source(), self.saved_list) {
            (Source::Field, _) if query.text().is_empty() => {
                (Some(Chip::Trending), EmptyReason::NotFound)
            }
            (Source::Field, _) => (None, EmptyReason::NotFound),
            (Source::English(words), _) => (Some(Chip::Category(words)), EmptyReason::NotFound),
            (Source::Ids(ids), list) => (
                list.map(Chip::Saved),
                if ids.is_empty() { EmptyReason::NothingSaved } else { EmptyReason::AllGone },
            ),
        };
        Summary {
            service: self.provider().service(),
            phase: self.phase(),
            count: self.count(),
            kind: self.options().kind,
            chip,
            empty_reason,
            is_query_cut: query.is_cut(),
            is_still: self.is_still,
            is_admin: self.is_admin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gifs::test_data;
    use crate::gifs::{Cursor, GifError, Page};
    use crate::limits::Limits;

    const WIDTH_PX: u32 = 334;

    /// Returns a tab that is open and laid out, without any answer yet.
    fn open() -> TabState {
        let service = Arc::new(test_data::giphy());
        let mut tab = TabState::new(Feed::new(service, Options::default(), Limits::scaled(1.0)));
        tab.lay_out(WIDTH_PX, false);
        tab.viewport_px = 250;
        send(&mut tab, Event::Shown);
        tab
    }

    /// Handles an event, and returns the generation of the request that it makes, if any.
    fn send(tab: &mut TabState, event: Event) -> Option<u32> {
        tab.handle(event, 1_000).0.into_iter().find_map(|effect| match effect {
            Effect::Fetch { generation, .. } => Some(generation),
            Effect::Abort | Effect::Schedule { .. } => None,
        })
    }

    fn page(ids: std::ops::Range<u32>, has_more: bool) -> Result<Page, GifError> {
        let next = has_more.then(|| Cursor(ids.end.to_string().into()));
        let gifs = ids.map(|n| Arc::new(test_data::gif(&format!("g{n}")))).collect();
        Ok(Page { gifs, next })
    }

    fn answer(tab: &mut TabState, generation: u32, result: Result<Page, GifError>) {
        send(tab, Event::Answer { generation, result });
    }

    /// Returns a tab with so many popular GIFs, and another page to come.
    fn with_gifs(count: u32) -> TabState {
        let mut tab = open();
        answer(&mut tab, 1, page(0..count, true));
        tab
    }

    #[test]
    fn what_the_feed_has_gets_cells() {
        let tab = with_gifs(10);
        assert_eq!((tab.count(), tab.masonry().len()), (10, 10));
        assert!(tab.cells_near().len() < 10, "only those near the viewport exist");
        assert!(tab.is_on_screen(0) && !tab.is_on_screen(9));
    }

    #[test]
    fn a_page_more_leaves_the_cells_where_they_are() {
        let mut tab = with_gifs(10);
        let (generation, place) = (tab.generation, tab.masonry().geometry(9));
        tab.active = Some(9);
        let request = send(&mut tab, Event::NearEnd).unwrap();
        answer(&mut tab, request, page(10..20, true));
        assert_eq!((tab.count(), tab.generation), (20, generation));
        assert_eq!((tab.masonry().geometry(9), tab.active), (place, Some(9)));
    }

    #[test]
    fn another_list_has_other_cells_and_begins_at_its_top() {
        let mut tab = with_gifs(10);
        let generation = tab.generation;
        (tab.scroll_top_px, tab.active, tab.hovered) = (300, Some(4), Some(5));
        let (_, is_other) = tab.handle(Event::Chosen(Source::English("hello")), 2_000);
        assert!(is_other);
        assert_eq!((tab.count(), tab.phase()), (0, Phase::Loading));
        assert_eq!((tab.scroll_top_px, tab.active, tab.hovered), (0, None, None));
        assert_ne!(tab.generation, generation);
    }

    #[test]
    fn another_width_moves_all_cells() {
        let mut tab = with_gifs(10);
        let generation = tab.generation;
        tab.lay_out(WIDTH_PX, false);
        assert_eq!(tab.generation, generation, "the same width is no news");
        tab.lay_out(560, false);
        assert_eq!(tab.masonry().columns(), 3);
        assert_ne!(tab.generation, generation);
        let left = tab.masonry().geometry(0).unwrap().left_px;
        tab.lay_out(560, true);
        assert!(tab.masonry().geometry(0).unwrap().left_px > left, "from the right");
        assert_eq!(tab.count(), 10);
    }

    #[test]
    fn more_is_wanted_near_the_end_only_and_once() {
        let mut tab = with_gifs(50);
        assert!(!tab.wants_more());
        tab.scroll_top_px = tab.masonry().height_px() - tab.viewport_px;
        assert!(tab.wants_more());
        let request = send(&mut tab, Event::NearEnd).unwrap();
        assert!(!tab.wants_more(), "it is on its way");
        answer(&mut tab, request, Err(GifError::Network));
        assert!(!tab.wants_more(), "only the person tries again what failed");
    }

    #[test]
    fn nobody_asks_for_more_before_the_grid_was_measured() {
        let mut tab = with_gifs(2);
        assert!(tab.wants_more());
        tab.lay_out(0, false);
        assert!(!tab.wants_more());
    }

    #[test]
    fn steps_mark_cells_and_lead_out_at_the_top() {
        let mut tab = with_gifs(10);
        assert!(!tab.step(Step::Up), "up means nothing to who is not in the grid");
        assert!(tab.step(Step::Down));
        assert_eq!(tab.active, Some(0));
        assert!(tab.step(Step::Right));
        assert_eq!(tab.active, Some(1));
        assert!(tab.step(Step::Up));
        assert_eq!(tab.active, None);
    }

    #[test]
    fn a_marked_cell_is_scrolled_to_just_as_far_as_it_takes() {
        let mut tab = with_gifs(20);
        assert_eq!(tab.scroll_to_show(0), None);
        let place = tab.masonry().geometry(10).unwrap();
        let bottom = place.top_px + place.height_px;
        assert_eq!(tab.scroll_to_show(10), Some(bottom - tab.viewport_px));
        tab.scroll_top_px = bottom;
        assert_eq!(tab.scroll_to_show(10), Some(place.top_px));
        assert_eq!(tab.scroll_to_show(99), None);
    }

    #[test]
    fn a_gif_is_seen_once_in_each_list() {
        let mut tab = with_gifs(3);
        assert!(tab.mark_seen(0));
        assert!(!tab.mark_seen(0));
        assert!(!tab.mark_seen(99), "what is not there is not seen");
        let request = send(&mut tab, Event::Chosen(Source::English("hello"))).unwrap();
        answer(&mut tab, request, page(0..3, false));
        assert!(tab.mark_seen(0));
    }

    #[test]
    fn typing_leaves_a_list_of_the_persons_own() {
        let mut tab = with_gifs(3);
        tab.saved_list = Some(SavedList::Recents);
        send(&mut tab, Event::Chosen(Source::Ids(Vec::new())));
        assert_eq!((tab.saved_list, tab.phase()), (Some(SavedList::Recents), Phase::Empty));
        send(&mut tab, Event::Typed("cat".to_owned()));
        assert_eq!(tab.saved_list, None);
    }

    #[test]
    fn a_list_is_named_by_its_chip_and_a_search_has_none() {
        let mut tab = with_gifs(3);
        assert_eq!(tab.summary().chip, Some(Chip::Trending));
        send(&mut tab, Event::Typed("cat".to_owned()));
        assert_eq!((tab.summary().chip, tab.typed()), (None, "cat"));
        send(&mut tab, Event::Chosen(Source::English("hello")));
        assert_eq!(tab.summary().chip, Some(Chip::Category("hello")));
        tab.saved_list = Some(SavedList::Favourites);
        send(&mut tab, Event::Chosen(Source::Ids(Vec::new())));
        let summary = tab.summary();
        assert_eq!(summary.chip, Some(Chip::Saved(SavedList::Favourites)));
        assert_eq!(summary.empty_reason, EmptyReason::NothingSaved);
    }

    #[test]
    fn saved_gifs_that_are_gone_are_another_reason_than_none_saved() {
        let mut tab = with_gifs(3);
        tab.saved_list = Some(SavedList::Recents);
        let ids = vec![test_data::gif("gone").id];
        let request = send(&mut tab, Event::Chosen(Source::Ids(ids))).unwrap();
        answer(&mut tab, request, page(0..0, false));
        let summary = tab.summary();
        assert_eq!((summary.phase, summary.empty_reason), (Phase::Empty, EmptyReason::AllGone));
    }

    #[test]
    fn scrolling_changes_nothing_around_the_grid() {
        let mut tab = with_gifs(20);
        let before = tab.summary();
        (tab.scroll_top_px, tab.hovered, tab.active) = (200, Some(3), Some(4));
        assert_eq!(tab.summary(), before);
    }

    #[test]
    fn enter_picks_what_a_key_has_marked_and_not_what_shows_its_star() {
        let mut tab = with_gifs(10);
        tab.mark_for_star(2);
        assert_eq!((tab.active, tab.cell_to_pick()), (Some(2), None));
        assert!(tab.step(Step::Right));
        assert_eq!(tab.cell_to_pick(), tab.active);
    }
}
