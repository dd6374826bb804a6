//! What a person does with a GIF, and what the service hears of it.

use super::state::Gifs;
use crate::browser::{self, Abort};
use crate::gif::{Gif, Pingback, Toggled, fetch, tell};
use crate::locale::Text;
use crate::picker::messages::{Toast, ToastKind};
use crate::picker::pick::{Pick, Picked};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

impl Gifs {
    /// A person picked the GIF of a cell.
    pub(super) fn pick(self, index: usize, stay: bool) {
        let Some(gif) = self.gif(index) else { return };
        let Some(link) = gif.send_url.clone() else {
            return self.toast(Text::GifNoLink);
        };
        self.ping(&gif, Pingback::Clicked);
        let picks = self.parts.with_value(|parts| parts.picks.clone());
        picks.pick(Pick { what: Picked::Gif { gif, link }, stay });
        self.read_saved();
    }

    /// Makes the GIF of a cell a favourite, or not any more.
    pub(super) fn toggle_favourite(self, index: usize) {
        let Some(gif) = self.gif(index) else { return };
        let store = self.parts.with_value(|parts| Rc::clone(&parts.store));
        self.toast(match store.change(|state| state.toggle_gif(&gif.id)) {
            Toggled::Added => Text::GifFavouriteAdded,
            Toggled::Removed => Text::GifFavouriteRemoved,
            Toggled::Full => Text::GifFavouritesFull,
        });
        self.read_saved();
    }

    /// A cell's picture is on screen.
    pub(super) fn seen(self, gif: &Gif) {
        let is_new = self.parts.try_update_value(|parts| parts.seen.insert(gif.id.clone()));
        if is_new == Some(true) {
            self.ping(gif, Pingback::Seen);
        }
    }

    /// Tells the service of each GIF that has reached a chat.
    pub(super) fn tell_sent(self) {
        let picks = self.parts.with_value(|parts| parts.picks.clone());
        picks.on_gif_delivered(move |gif| self.ping(gif, Pingback::Sent));
    }

    fn ping(self, gif: &Gif, pingback: Pingback) {
        let now = browser::unix_ms();
        let url = self.with_provider(|provider| provider.pingback(gif, pingback, now));
        if let Some(url) = url {
            tell(&url);
        }
    }

    fn toast(self, text: Text) {
        let messages = self.parts.with_value(|parts| parts.messages);
        messages.toast(Toast { text: text.into(), kind: ToastKind::Done });
    }

    /// Asks what many people search for: a call that only a click pays for.
    pub(super) fn load_popular_words(self) {
        let (provider, limit) = self
            .parts
            .with_value(|parts| (Arc::clone(&parts.provider), parts.limits.gif_answer_ms));
        let Ok(request) = provider.trending_searches() else { return };
        spawn_local(async move {
            let abort = Abort::after(limit);
            let words = fetch(request.url(), &abort)
                .await
                .and_then(|(status, body)| provider.read_words(status, &body));
            if self.popular_words.is_disposed() {
                return;
            }
            match words {
                Ok(words) if !words.is_empty() => self.popular_words.set(words),
                Ok(_) => self.toast(Text::GifNothing),
                Err(_) => self.toast(Text::GifTrouble),
            }
        });
    }
}
