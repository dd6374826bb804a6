//! A list: the GIFs of one question, page after page.

use super::super::error::GifError;
use super::super::model::{Gif, GifId};
use super::super::provider::{Cursor, Page};
use super::question::{Question, What};
use super::{Failure, More, View};
use std::sync::Arc;

/// The GIFs of one question.
#[derive(Default)]
pub(super) struct List {
    pub(super) number: u32,
    /// The address of its first page; empty if nothing was requested.
    pub(super) url: String,
    pub(super) question: Question,
    pub(super) next: Option<Cursor>,
    gifs: Vec<Arc<Gif>>,
    /// The ids of `gifs`, sorted.
    ids: Vec<GifId>,
    failure: Option<Failure>,
}

impl List {
    pub(super) fn new(number: u32, url: &str, question: Question) -> Self {
        Self { number, url: url.to_owned(), question, ..Self::default() }
    }

    /// Adds a page. One without new GIFs ends the list, because the service only repeats itself. In a
    /// list of ids, it only has none of them any more.
    pub(super) fn add(&mut self, page: &Page) {
        self.failure = None;
        let before = self.gifs.len();
        let Self { question, gifs, ids, .. } = self;
        let mut push = |gif: &Arc<Gif>| {
            if let Err(at) = ids.binary_search(&gif.id) {
                ids.insert(at, gif.id.clone());
                gifs.push(Arc::clone(gif));
            }
        };
        match &question.what {
            What::Ids(order) => {
                let answered = |id: &GifId| page.gifs.iter().find(|gif| gif.id == *id);
                order.iter().filter_map(answered).for_each(push);
            }
            What::Popular | What::Search(_) => page.gifs.iter().for_each(&mut push),
        }
        let goes_on = self.gifs.len() > before || matches!(question.what, What::Ids(_));
        self.next = page.next.clone().filter(|_| goes_on);
    }

    pub(super) fn fail(&mut self, error: GifError, retry_at_ms: u64) {
        self.failure = Some(Failure { error, retry_at_ms, is_waiting: false });
    }

    pub(super) const fn failure(&self) -> Option<Failure> {
        self.failure
    }

    pub(super) const fn wait(&mut self, is_waiting: bool) {
        if let Some(failure) = &mut self.failure {
            failure.is_waiting = is_waiting;
        }
    }

    pub(super) const fn recover(&mut self) {
        self.failure = None;
    }

    /// Returns whether there is a first page.
    pub(super) const fn has_begun(&self) -> bool {
        !self.gifs.is_empty()
    }

    pub(super) fn view(&self, is_loading: bool) -> View<'_> {
        if !self.has_begun() {
            return match self.failure {
                Some(failure) => View::Failed(failure),
                None if is_loading => View::Loading,
                None => View::Empty,
            };
        }
        let more = match self.failure {
            Some(failure) => More::Failed(failure),
            None if is_loading => More::Loading,
            None if self.next.is_none() => More::End,
            None => More::Idle,
        };
        View::Items(&self.gifs, more)
    }
}
