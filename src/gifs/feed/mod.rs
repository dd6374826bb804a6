//! The state of a list of GIFs: events in, effects out.
//!
//! Calls are scarce: a beta key has 100 an hour for all its users. So nothing is requested before the
//! list is first on screen, nothing that is still remembered is requested again, and a query is sent
//! once, when it has settled. Every request has a generation; an answer to any but the newest is
//! ignored.

mod backoff;
mod events;
mod list;
mod memory;
mod question;

#[cfg(test)]
mod tests;

pub use events::{Effect, Event, Failure, More, Source, View};

use super::error::GifError;
use super::provider::{Options, Page, Provider, Request};
use super::query::Query;
use crate::limits::Limits;
use crate::locale::Locale;
use backoff::Backoff;
use list::List;
use memory::{Memory, Remembered};
use question::{Question, What};
use std::sync::Arc;

/// The state of a list.
pub struct Feed {
    provider: Arc<dyn Provider>,
    options: Options,
    limits: Limits,
    was_shown: bool,
    is_shown: bool,
    typed: String,
    source: Source,
    /// The time when the typed text counts as settled.
    settles_at: Option<u64>,
    list: List,
    in_flight: Option<InFlight>,
    generation: u32,
    memory: Memory,
    /// The time until which the service refuses everything.
    refused_until: u64,
    backoff: Backoff,
}

/// The request whose answer the feed waits for.
struct InFlight {
    generation: u32,
    url: String,
}

impl Feed {
    /// Creates a list that has not been on screen.
    pub fn new(provider: Arc<dyn Provider>, options: Options, limits: Limits) -> Self {
        Self {
            provider,
            options,
            limits,
            was_shown: false,
            is_shown: false,
            typed: String::new(),
            source: Source::Field,
            settles_at: None,
            list: List::default(),
            in_flight: None,
            generation: 0,
            memory: Memory::default(),
            refused_until: 0,
            backoff: Backoff::default(),
        }
    }

    /// Returns what the list shows.
    pub fn view(&self) -> View<'_> {
        if self.was_shown { self.list.view(self.in_flight.is_some()) } else { View::Idle }
    }

    /// Returns the service that is asked.
    pub const fn provider(&self) -> &Arc<dyn Provider> {
        &self.provider
    }

    /// Returns the text of the search field, as far as the list knows it.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Returns what was typed, as it is (or would be) sent.
    pub fn query(&self) -> Query {
        self.provider.query(&self.typed)
    }

    /// Returns the source of the list.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// Returns the kind, the rating and the language of the next list.
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// Returns the number of the list. While it stays the same, GIFs are only added, below the others.
    pub const fn list_number(&self) -> u32 {
        self.list.number
    }

    /// Handles an event. Returns what has to be done, in this order. Times are milliseconds of a clock
    /// that does not run backwards.
    pub fn handle(&mut self, event: Event, now_ms: u64) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Shown => self.show(now_ms, &mut effects),
            Event::Hidden => {
                self.is_shown = false;
                self.settles_at = None;
                self.list.wait(false);
            }
            Event::Typed(text) => {
                self.type_text(text, self.limits.gif_typing_ms, now_ms, &mut effects);
            }
            Event::Composing { has_end: true, .. } => self.settles_at = None,
            Event::Composing { text, has_end: false } => {
                self.type_text(text, self.limits.gif_composing_ms, now_ms, &mut effects);
            }
            Event::Submitted | Event::Retry if self.settles_at.is_some() => {
                self.settle(now_ms, &mut effects);
            }
            Event::Submitted | Event::Retry => self.retry(now_ms, &mut effects),
            Event::Chosen(source) => {
                self.source = source;
                self.settle(now_ms, &mut effects);
            }
            Event::OptionsChanged(options) => {
                self.options = options;
                self.settle(now_ms, &mut effects);
            }
            Event::ProviderChanged(provider) => {
                self.provider = provider;
                self.refused_until = 0;
                self.backoff.reset();
                self.memory.forget_failures();
                // The GIFs on screen were an answer to another key.
                self.list.url.clear();
                self.settle(now_ms, &mut effects);
            }
            Event::NearEnd => self.go_on(now_ms, &mut effects),
            Event::Online => self.come_online(now_ms, &mut effects),
            Event::Tick => self.tick(now_ms, &mut effects),
            Event::Answer { generation, result } => {
                self.take(generation, result, now_ms, &mut effects);
            }
        }
        effects
    }

    fn show(&mut self, now: u64, effects: &mut Vec<Effect>) {
        self.is_shown = true;
        self.was_shown = true;
        self.settle(now, effects);
        self.begin(now, effects);
        // The user who comes back to a list that failed some time ago wants to see it.
        if self.list.failure().is_some_and(|failure| failure.retry_at_ms <= now) {
            self.retry(now, effects);
        }
    }

    fn type_text(&mut self, text: String, pause_ms: u32, now: u64, effects: &mut Vec<Effect>) {
        self.typed = text;
        self.source = Source::Field;
        self.settles_at = None;
        if !self.is_shown {
            return;
        }
        if let Ok(Some(request)) = self.question().request(&*self.provider, None)
            && request.url() != self.list.url
            && self.memory.get(request.url(), now).is_none()
        {
            let at_ms = now + u64::from(pause_ms);
            self.settles_at = Some(at_ms);
            // The user does not want the list before any more, nor a retry of it.
            self.list.wait(false);
            effects.push(Effect::Schedule { at_ms });
        } else {
            // Nothing would be sent: there is no reason to wait.
            self.settle(now, effects);
        }
    }

    fn tick(&mut self, now: u64, effects: &mut Vec<Effect>) {
        let waiting = self.list.failure().filter(|failure| failure.is_waiting);
        let Some(at_ms) = self.settles_at.or(waiting.map(|failure| failure.retry_at_ms)) else {
            return;
        };
        if at_ms > now {
            // Timers may fire early, and nothing else would continue.
            effects.push(Effect::Schedule { at_ms });
        } else if self.settles_at.is_some() {
            self.settle(now, effects);
        } else {
            self.retry(now, effects);
        }
    }

    /// Returns the question that should be listed now.
    fn question(&self) -> Question {
        let mut options = self.options;
        let what = match &self.source {
            Source::Field => match self.query() {
                query if query.text().is_empty() => What::Popular,
                query => What::Search(query),
            },
            Source::English(words) => {
                options.locale = Locale::En;
                What::Search(self.provider.query(words))
            }
            Source::Ids(ids) => What::Ids(ids.clone()),
        };
        Question { what, options }
    }

    /// Starts the list that should be on screen, unless it is there already.
    fn settle(&mut self, now: u64, effects: &mut Vec<Effect>) {
        self.settles_at = None;
        if !self.is_shown {
            return;
        }
        let question = self.question();
        let request = question.request(&*self.provider, None);
        let url = match &request {
            Ok(Some(request)) => request.url(),
            Ok(None) | Err(_) => "",
        };
        if !url.is_empty() && url == self.list.url {
            return;
        }
        if self.in_flight.take().is_some() {
            effects.push(Effect::Abort);
        }
        self.list = List::new(self.list.number.wrapping_add(1), url, question);
        match request {
            Ok(Some(request)) => self.ask(request, now, effects),
            Ok(None) => {}
            Err(error) => self.list.fail(error, now),
        }
    }

    /// Requests the next page.
    fn go_on(&mut self, now: u64, effects: &mut Vec<Effect>) {
        if !self.is_shown || self.in_flight.is_some() || self.list.failure().is_some() {
            return;
        }
        let Some(cursor) = &self.list.next else { return };
        match self.list.question.request(&*self.provider, Some(cursor)) {
            Ok(Some(request)) => self.ask(request, now, effects),
            Ok(None) => {}
            Err(error) => self.list.fail(error, now),
        }
    }

    fn retry(&mut self, now: u64, effects: &mut Vec<Effect>) {
        let Some(failure) = self.list.failure().filter(|_| self.is_shown) else { return };
        if failure.retry_at_ms > now {
            if !failure.is_waiting {
                self.list.wait(true);
                effects.push(Effect::Schedule { at_ms: failure.retry_at_ms });
            }
            return;
        }
        self.list.recover();
        if self.list.has_begun() {
            self.go_on(now, effects);
        } else {
            self.list.url.clear();
            self.settle(now, effects);
        }
    }

    /// Repeats what failed for want of a network, without a pause: it never reached the service.
    fn come_online(&mut self, now: u64, effects: &mut Vec<Effect>) {
        self.memory.forget_unreached();
        self.backoff.reset();
        if let Some(failure) = self.list.failure().filter(|failure| failure.error.is_unreached()) {
            self.list.fail(failure.error, now);
            self.retry(now, effects);
        }
    }

    /// Answers a request from memory, or requests it from the service.
    fn ask(&mut self, request: Request, now: u64, effects: &mut Vec<Effect>) {
        match self.memory.get(request.url(), now) {
            Some(Remembered::Page(page)) => {
                self.list.add(page);
                return self.begin(now, effects);
            }
            Some(&Remembered::Failed(error, until)) => {
                let blocked_until = self.backoff.blocked_until(now).unwrap_or(0);
                return self.list.fail(error, until.max(blocked_until));
            }
            None => {}
        }
        if self.refused_until > now {
            return self.list.fail(GifError::TooMany, self.refused_until);
        }
        if let Some(until) = self.backoff.blocked_until(now) {
            return self.list.fail(GifError::Network, until);
        }
        self.generation = self.generation.wrapping_add(1);
        let generation = self.generation;
        self.in_flight = Some(InFlight { generation, url: request.url().to_owned() });
        effects.push(Effect::Fetch { generation, request });
    }

    /// Requests the next page if the list has no GIFs yet: the first page of a list of ids can be
    /// empty although the second is not.
    fn begin(&mut self, now: u64, effects: &mut Vec<Effect>) {
        if !self.list.has_begun() {
            self.go_on(now, effects);
        }
    }

    fn take(
        &mut self,
        generation: u32,
        result: Result<Page, GifError>,
        now: u64,
        effects: &mut Vec<Effect>,
    ) {
        let awaited = self.in_flight.take_if(|one| one.generation == generation);
        let Some(InFlight { url, .. }) = awaited else { return };
        match result {
            Ok(page) => {
                self.backoff.reset();
                self.list.add(&page);
                let until = now + u64::from(self.limits.gif_fresh_ms);
                self.memory.put(url, Remembered::Page(page), now, until);
                self.begin(now, effects);
            }
            Err(error) => {
                let pause = match error {
                    GifError::TooMany => self.limits.gif_too_many_ms,
                    _ => self.limits.gif_failed_ms,
                };
                let until = now + u64::from(pause);
                if error == GifError::TooMany {
                    self.refused_until = until;
                }
                let retry_at = self.back_off(error, now).unwrap_or(until);
                self.list.fail(error, retry_at);
                self.memory.put(url, Remembered::Failed(error, until), now, until);
            }
        }
    }

    /// Returns the time until which everything waits after an error, if it is longer than for the
    /// failed question alone.
    fn back_off(&mut self, error: GifError, now: u64) -> Option<u64> {
        match error {
            GifError::Network | GifError::Slow => Some(self.backoff.fail(now, &self.limits)),
            // The system reports when the connection is back.
            GifError::Offline => None,
            _ => {
                self.backoff.reset();
                None
            }
        }
    }
}
