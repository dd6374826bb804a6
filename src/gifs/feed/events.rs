//! The events and the effects of a feed, and what it shows.

use super::super::error::GifError;
use super::super::model::{Gif, GifId};
use super::super::provider::{Options, Page, Provider, Request};
use std::sync::Arc;

/// An event that a feed handles.
pub enum Event {
    /// The list comes on screen.
    Shown,
    /// The list leaves the screen. Answers are still accepted; what is typed meanwhile is only
    /// recorded.
    Hidden,
    /// The text of the search field has changed. The list goes back to [`Source::Field`].
    Typed(String),
    /// The text of the search field has changed while an input method composes: its last letters may
    /// still change.
    Composing {
        /// The text, with the unfinished letters.
        text: String,
        /// Whether the feed waits for the end of the composition, which comes soon as
        /// [`Typed`](Self::Typed). Touch keyboards compose all the time; for them, the feed waits for
        /// a longer pause instead.
        has_end: bool,
    },
    /// Enter was pressed in the search field: the query is final.
    Submitted,
    /// The user has chosen another source.
    Chosen(Source),
    /// The kind, the rating or the language has changed.
    OptionsChanged(Options),
    /// The key or the service has changed.
    ProviderChanged(Arc<dyn Provider>),
    /// The end of the list is near the viewport.
    NearEnd,
    /// The user wants to try again what failed.
    Retry,
    /// The browser has a network again.
    Online,
    /// The time of an [`Effect::Schedule`] has come. At any other time, nothing happens.
    Tick,
    /// A request was answered or has failed.
    Answer {
        /// The generation in its [`Effect::Fetch`].
        generation: u32,
        /// The answer as the provider has read it, or the failure.
        result: Result<Page, GifError>,
    },
}

/// The source of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The query in the search field; what is popular if it is empty.
    #[default]
    Field,
    /// A ready-made search in English, such as a category.
    English(&'static str),
    /// These GIFs, in this order. Those that the service does not have or may not show are left out.
    Ids(Vec<GifId>),
}

/// What the caller has to do.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Send the request, and report the outcome with [`Event::Answer`].
    Fetch {
        /// The generation, which the answer must name.
        generation: u32,
        /// The request.
        request: Request,
    },
    /// Abort the request that was sent last: its answer is not needed any more.
    Abort,
    /// Send [`Event::Tick`] at this time, and at no time that was named before.
    Schedule {
        /// The time, in milliseconds of the clock of the events.
        at_ms: u64,
    },
}

/// What a feed shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View<'a> {
    /// The list has never been on screen.
    Idle,
    /// The first page is loading.
    Loading,
    /// There are GIFs; how the list goes on below them.
    Items(&'a [Arc<Gif>], More),
    /// The list is empty.
    Empty,
    /// The first page failed.
    Failed(Failure),
}

/// How a list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// There is another page.
    Idle,
    /// The next page is loading.
    Loading,
    /// The list is complete.
    End,
    /// The next page failed. Only [`Event::Retry`] requests it again.
    Failed(Failure),
}

/// A failed request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The reason.
    pub error: GifError,
    /// The earliest time of a retry, in milliseconds of the clock of the events.
    pub retry_at_ms: u64,
    /// Whether a retry is waiting for that time.
    pub is_waiting: bool,
}
