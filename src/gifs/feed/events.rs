//! What goes into a feed, what comes out, and what is to be seen of it.

use super::super::error::GifError;
use super::super::model::{Gif, GifId};
use super::super::provider::{Options, Page, Provider, Request};
use std::sync::Arc;

/// What happened.
pub enum Event {
    /// The list is on screen.
    Shown,
    /// The list is not on screen any more. What is on its way is still welcome; what is typed
    /// meanwhile is only noted.
    Hidden,
    /// The text of the search field changed. Takes the list back to the field.
    Typed(String),
    /// The text of the search field changed while an input method composes: its last letters may
    /// become others.
    Composing {
        /// The text as it is.
        text: String,
        /// The end of the composition comes soon, as [`Typed`](Self::Typed), and is waited for.
        /// Touch keyboards compose all the time; there a longer pause has to do.
        has_end: bool,
    },
    /// Enter in the search field: no more waiting.
    Submitted,
    /// Something else than the field's text is to be listed, or that again.
    Chosen(Source),
    /// Kind, rating or language changed.
    OptionsChanged(Options),
    /// Key or service changed.
    ProviderChanged(Arc<dyn Provider>),
    /// The end of the list is near the viewport.
    NearEnd,
    /// The person wants what failed to be tried again.
    Retry,
    /// The browser has a network again.
    Online,
    /// The time of an [`Effect::Schedule`] has come; harmless at any other time.
    Tick,
    /// What became of a request.
    Answer {
        /// The one of its [`Effect::Fetch`].
        generation: u32,
        /// The answer as the provider reads it, or why there is none.
        result: Result<Page, GifError>,
    },
}

/// What the list is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// What is in the search field; what is popular if that is empty.
    #[default]
    Field,
    /// A ready-made search in English, such as a category.
    English(&'static str),
    /// These GIFs, in this order; those that are gone or not allowed are left out.
    Ids(Vec<GifId>),
}

/// What is to be done.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Send the request and tell the outcome by [`Event::Answer`].
    Fetch {
        /// To be given back.
        generation: u32,
        /// What to send.
        request: Request,
    },
    /// Abort the request that was sent last: nobody waits for its answer any more.
    Abort,
    /// Send [`Event::Tick`] at this time, and forget the time asked for before.
    Schedule {
        /// On the clock of the events.
        at_ms: u64,
    },
}

/// What is to be seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View<'a> {
    /// Never shown yet.
    Idle,
    /// Waiting for the first page.
    Loading,
    /// GIFs, and how it goes on below them.
    Items(&'a [Arc<Gif>], More),
    /// There are none.
    Empty,
    /// The first page failed.
    Failed(Failure),
}

/// How a list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum More {
    /// There is more to ask for.
    Idle,
    /// It has been asked for.
    Loading,
    /// There is no more.
    End,
    /// It failed. Only [`Event::Retry`] goes on.
    Failed(Failure),
}

/// What failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Why.
    pub error: GifError,
    /// A retry before this time waits until then.
    pub retry_at_ms: u64,
    /// Such a retry is waiting.
    pub is_waiting: bool,
}
