//! Answers of the last minute, so that no question is asked twice.

use super::super::error::GifError;
use super::super::provider::Page;

/// What an answer was.
#[derive(Clone, Debug)]
pub(super) enum Remembered {
    Page(Page),
    /// Not to be asked again before this time.
    Failed(GifError, u64),
}

/// Some dozens of pages; the oldest goes first.
const MOST: usize = 48;

/// Answers by the address of their request, which says everything that they depend on: kind,
/// query, rating, language, page and key.
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
    /// What is known of a request.
    pub(super) fn get(&self, url: &str, now: u64) -> Option<&Remembered> {
        let entry = self.entries.iter().find(|entry| entry.until > now && entry.url == url)?;
        Some(&entry.what)
    }

    /// Keeps an answer for a while.
    pub(super) fn put(&mut self, url: String, what: Remembered, now: u64, until: u64) {
        self.entries.retain(|entry| entry.until > now && entry.url != url);
        if self.entries.len() >= MOST {
            self.entries.remove(0);
        }
        self.entries.push(Entry { url, until, what });
    }

    /// Forgets failures of questions that did not reach the service.
    pub(super) fn forget_unreached(&mut self) {
        let is_kept = |entry: &Entry| match entry.what {
            Remembered::Failed(error, _) => !error.is_unreached(),
            Remembered::Page(_) => true,
        };
        self.entries.retain(is_kept);
    }

    /// Forgets failures, because what they came from has changed.
    pub(super) fn forget_failures(&mut self) {
        self.entries.retain(|entry| matches!(entry.what, Remembered::Page(_)));
    }
}
