//! From the click to the delivery.

use super::messages::{Copyable, Messages, Toast, ToastKind};
use super::search_field;
use super::text_out::TextOut;
use crate::delivery::{InsertError, Inserter};
use crate::gif::{Gif, MediaUrl};
use crate::locale::{Phrase, Text, Texts};
use crate::person::PersonStore;
use leptos::prelude::{ReadUntracked as _, RwSignal};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What a person chose.
#[derive(Clone, Debug)]
pub struct Pick {
    /// What it is.
    pub what: Picked,
    /// Keep the focus here for the next pick (Shift was held).
    pub stay: bool,
}

/// What was chosen.
#[derive(Clone, Debug)]
pub enum Picked {
    /// An emoji: the exact text to deliver.
    Emoji(String),
    /// A GIF that has a link.
    Gif {
        /// The GIF.
        gif: Arc<Gif>,
        /// Its link.
        link: MediaUrl,
    },
}

impl Pick {
    /// The exact text to deliver.
    pub fn text(&self) -> &str {
        match &self.what {
            Picked::Emoji(emoji) => emoji,
            Picked::Gif { link, .. } => link.as_str(),
        }
    }

    /// What it is called in a sentence.
    fn called(&self) -> String {
        match &self.what {
            Picked::Emoji(emoji) => emoji.clone(),
            Picked::Gif { .. } => "GIF".to_owned(),
        }
    }

    fn copyable(&self) -> Copyable {
        Copyable { text: self.text().to_owned(), called: self.called() }
    }
}

/// Where picks go.
pub enum Way {
    /// Not known yet: they are kept.
    Waiting,
    /// Into the draft.
    Insert(Inserter),
    /// Onto the clipboard.
    Copy,
    /// Into a field of our own.
    Text(TextOut),
    /// Nowhere: there is nobody to give them to.
    Nowhere,
}

type GifHook = Box<dyn Fn(&Gif)>;

/// Takes picks and sees to their delivery, one after the other.
#[derive(Clone)]
pub struct Picks(Rc<Shared>);

struct Shared {
    way: RefCell<Rc<Way>>,
    queue: RefCell<VecDeque<Pick>>,
    inserting: Cell<bool>,
    messages: Messages,
    texts: RwSignal<Arc<Texts>>,
    store: Rc<PersonStore>,
    on_gif_delivered: RefCell<Option<GifHook>>,
}

impl Picks {
    /// Picks are kept until [`Picks::go`] says where to.
    pub fn new(messages: Messages, texts: RwSignal<Arc<Texts>>, store: Rc<PersonStore>) -> Self {
        Self(Rc::new(Shared {
            way: RefCell::new(Rc::new(Way::Waiting)),
            queue: RefCell::default(),
            inserting: Cell::new(false),
            messages,
            texts,
            store,
            on_gif_delivered: RefCell::default(),
        }))
    }

    /// Calls back with each GIF that has verifiably reached a draft.
    pub fn on_gif_delivered(&self, tell: impl Fn(&Gif) + 'static) {
        self.0.on_gif_delivered.replace(Some(Box::new(tell)));
    }

    /// From now on picks go this way, those that were kept first.
    pub fn go(&self, way: Way) {
        self.0.way.replace(Rc::new(way));
        let kept: Vec<Pick> = self.0.queue.borrow_mut().drain(..).collect();
        for pick in kept {
            self.deliver(pick);
        }
    }

    /// A person picked. Call it inside the click or key that did it: copying needs that.
    pub fn pick(&self, pick: Pick) {
        if matches!(**self.0.way.borrow(), Way::Nowhere) {
            return;
        }
        self.0.store.change(|state| match &pick.what {
            Picked::Emoji(emoji) => state.used(emoji),
            Picked::Gif { gif, .. } => state.used_gif(&gif.id),
        });
        self.deliver(pick);
    }

    fn deliver(&self, pick: Pick) {
        let way = Rc::clone(&self.0.way.borrow());
        match &*way {
            Way::Waiting => self.0.queue.borrow_mut().push_back(pick),
            Way::Insert(_) => {
                self.0.queue.borrow_mut().push_back(pick);
                self.insert_queued();
            }
            Way::Copy => self.0.messages.copy(pick.copyable()),
            Way::Text(out) => out.add(pick.text()),
            Way::Nowhere => {}
        }
    }

    fn insert_queued(&self) {
        if self.0.inserting.replace(true) {
            return;
        }
        let picks = self.clone();
        spawn_local(async move {
            loop {
                let Some(pick) = picks.0.queue.borrow_mut().pop_front() else { break };
                let way = Rc::clone(&picks.0.way.borrow());
                let Way::Insert(inserter) = &*way else {
                    picks.deliver(pick);
                    continue;
                };
                let outcome = match &pick.what {
                    Picked::Emoji(emoji) => inserter.insert(emoji).await,
                    Picked::Gif { link, .. } => inserter.insert_padded(link.as_str()).await,
                };
                picks.tell(&pick, outcome);
            }
            picks.0.inserting.set(false);
        });
    }

    fn tell(&self, pick: &Pick, outcome: Result<(), InsertError>) {
        let text = match outcome {
            Ok(()) => Text::Inserted,
            Err(InsertError::Unanswered) => Text::InsertUnanswered,
            Err(InsertError::Refused) => Text::InsertRefused,
        };
        let text = Phrase::filled(text, pick.called());
        if outcome.is_ok() {
            if let (Picked::Gif { gif, .. }, Some(tell)) =
                (&pick.what, &*self.0.on_gif_delivered.borrow())
            {
                tell(gif);
            }
            // The draft shows it to those who see; a toast over the emoji would be in the way.
            super::messages::announce(&text.words(&self.0.texts.read_untracked()));
            self.0.messages.close_toast();
        } else {
            self.0.messages.toast(Toast { text, kind: ToastKind::OfferCopy(pick.copyable()) });
        }
        // The portal has given its own field the focus.
        if pick.stay {
            search_field::focus();
        }
    }
}
