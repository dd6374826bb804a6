//! What a person does with a GIF, and what the service hears of it.

use super::tab::Gifs;
use crate::browser::{self, Abort};
use crate::delivery::{Pick, Picked};
use crate::gifs::{Gif, Pingback, Toggled, fetch, tell};
use crate::locale::Text;
use crate::ui::{Toast, ToastKind};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

impl Gifs {
    /// A person picked the GIF of a cell.
    pub(super) fn pick(&self, index: usize, stay: bool) {
        let Some(gif) = self.gif(index) else { return };
        let Some(link) = gif.send_url.clone() else {
            return self.toast(Text::GifNoLink);
        };
        let what = Picked::Gif { gif: Arc::clone(&gif), link };
        if self.0.picks.pick(Pick { what, stay }) {
            self.ping(&gif, Pingback::Clicked);
            self.read_saved();
        }
    }

    /// Makes the GIF of a cell a favourite, or not any more.
    pub(super) fn toggle_favourite(&self, index: usize) {
        let Some(gif) = self.gif(index) else { return };
        self.toast(match self.0.store.toggle_favourite(&gif.id) {
            Toggled::Added => Text::GifFavouriteAdded,
            Toggled::Removed => Text::GifFavouriteRemoved,
            Toggled::Full => Text::GifFavouritesFull,
        });
        self.read_saved();
    }

    fn gif(&self, index: usize) -> Option<Arc<Gif>> {
        self.state().gif(index).cloned()
    }

    /// Tells the service of each GIF whose picture is on screen, once.
    pub(super) fn tell_seen(&self) {
        if !self.0.picker.is_in_gifs() {
            return;
        }
        let mut seen = Vec::new();
        {
            let (views, mut state) = (self.0.views.borrow(), self.state_mut());
            for index in views.as_ref().map(|views| views.grid.drawn()).unwrap_or_default() {
                if state.is_on_screen(index) && state.see(index) {
                    seen.extend(state.gif(index).cloned());
                }
            }
        }
        for gif in seen {
            self.ping(&gif, Pingback::Seen);
        }
    }

    /// Tells the service of each GIF that has reached a chat.
    pub(super) fn tell_sent(&self) {
        // Weak, because the tab holds the picks.
        let tab = Rc::downgrade(&self.0);
        self.0.picks.on_gif_delivered(move |gif| {
            if let Some(tab) = tab.upgrade() {
                Self(tab).ping(gif, Pingback::Sent);
            }
        });
    }

    fn ping(&self, gif: &Gif, pingback: Pingback) {
        if let Some(url) = self.provider().pingback(gif, pingback, browser::unix_ms()) {
            tell(&url);
        }
    }

    fn toast(&self, text: Text) {
        self.0.messages.toast(Toast { text: text.into(), kind: ToastKind::Done });
    }

    /// Asks what many people search for: a call that only a click pays for.
    pub(super) fn load_popular_words(&self) {
        let provider = self.provider();
        let Ok(request) = provider.trending_searches() else { return };
        let gifs = self.clone();
        spawn_local(async move {
            let abort = Abort::after(gifs.0.limits.gif_answer_ms);
            let words = fetch(request.url(), &abort)
                .await
                .and_then(|(status, body)| provider.read_words(status, &body));
            match words {
                Ok(words) if !words.is_empty() => {
                    gifs.state_mut().popular_words = words;
                    gifs.update_views();
                }
                // Who has left the tab does not wait for words.
                _ if !gifs.0.picker.is_in_gifs() => {}
                Ok(_) => gifs.toast(Text::GifNothing),
                Err(_) => gifs.toast(Text::GifTrouble),
            }
        });
    }
}
