//! What a screen reader is told of the GIF tab: what a person would see who sees, once.

use super::words::{counted, failure_text, message_phrase};
use crate::gifs::More;
use crate::gifs::{Phase, TabState};
use crate::locale::{Text, Texts};
use crate::ui::announce;

/// The last thing said.
#[derive(Default)]
pub(super) struct Announcements(String);

impl Announcements {
    /// Says how things stand, if that is news.
    pub(super) fn update(&mut self, state: &TabState, texts: &Texts) {
        let words = match state.phase() {
            // That the next page is on its way is no news.
            Phase::Items(More::Loading) => return,
            Phase::Items(More::Failed(failure)) => {
                texts.get(failure_text(failure.error, state.is_admin)).to_owned()
            }
            Phase::Items(More::Idle | More::End) => counted(texts, Text::GifLoaded, state.count()),
            Phase::Loading => texts.get(Text::GifLoading).to_owned(),
            Phase::Empty | Phase::Failed(_) => {
                message_phrase(state, texts).map(|phrase| phrase.words(texts)).unwrap_or_default()
            }
        };
        if words != self.0 {
            announce(&words);
            self.0 = words;
        }
    }

    /// The tab is left: what is told when it is entered again is news.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}
