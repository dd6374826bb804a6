//! The answers of the last minute, so that no question is asked twice.

use super::super::error::GifError;
use super::super::provider::Page;

/// A remembered answer.
#[derive(Clone, Debug)]
pub(super) enum Remembered {
    Page(Page),
    /// A failure; the question must not be asked again before this time.
    Failed(GifError, u64),
}

/// The greatest number of answers. The oldest is removed first.
const MOST: usize = 48;

/// The answers, by the addresses of their requests. An address contains all that an answer depends on:
/// kind, query, rating, language, page and key.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    url: String,
    until: u64,
    what: Remembered,
}

impl Memory {
    /// Returns the remembered answer to a request.
    pub(super) fn get(&self, url: &str, now: u64) -> Option<&Remembered> {
        let entry = self.entries.iter().find(|entry| entry.until > now && entry.url == url)?;
        Some(&entry.what)
    }

    /// Remembers an answer until a time.
    pub(super) fn put(&mut self, url: String, what: Remembered, now: u64, until: u64) {
        self.entries.retain(|entry| entry.until > now && entry.url != url);
        if self.entries.len() >= MOST {
            self.entries.remove(0);
        }
        self.entries.push(Entry { url, until, what });
    }

    /// Forgets the failures of questions that did not reach the service.
    pub(super) fn forget_unreached(&mut self) {
        let is_kept = |entry: &Entry| match entry.what {
            Remembered::Failed(error, _) => !error.is_unreached(),
            Remembered::Page(_) => true,
        };
        self.entries.retain(is_kept);
    }

    /// Forgets all failures: their cause has changed.
    pub(super) fn forget_failures(&mut self) {
        self.entries.retain(|entry| matches!(entry.what, Remembered::Page(_)));
    }
}
