//! From the click to the delivery.

use crate::delivery::{InsertError, Inserter, Sender};
use crate::gifs::{Gif, MediaUrl};
use crate::locale::{Phrase, Text, Texts};
use crate::outbox::Composer;
use crate::outbox::OutputField;
use crate::outbox::{GifSending, Outcome};
use crate::person::PersonStore;
use crate::ui::shell::search_field;
use crate::ui::{Copyable, Messages, Toast, ToastKind};
use leptos::prelude::{ReadSignal, ReadUntracked as _};
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

    /// What is said of it: a text to be filled with an emoji, or one about a GIF.
    fn phrase(&self, of_emoji: Text, of_gif: Text) -> Phrase {
        match &self.what {
            Picked::Emoji(emoji) => Phrase::filled(of_emoji, emoji.as_str()),
            Picked::Gif { .. } => of_gif.into(),
        }
    }

    fn copyable(&self) -> Copyable {
        let copied = self.phrase(Text::Copied, Text::GifCopied);
        Copyable { text: self.text().to_owned(), copied }
    }
}

/// Where picks go.
pub enum DeliveryMode {
    /// Not known yet: they are kept.
    Waiting,
    /// Into the draft. GIFs are sent, if there is somebody who sends.
    Insert(Inserter, Option<Rc<Sender>>),
    /// Into the composer. GIFs are sent.
    Compose(Composer, Rc<Sender>),
    /// Onto the clipboard.
    Copy,
    /// Into a field of our own.
    Text(OutputField),
    /// Nowhere: there is nobody to give them to.
    Nowhere,
}

type GifHook = Box<dyn Fn(&Gif)>;

/// The most picks that wait for a slow portal. An insertion that comes long after its click would
/// land in whatever the user writes by then.
const MOST_WAITING: usize = 16;

/// Takes picks and sees to their delivery, one after the other.
#[derive(Clone)]
pub struct Picks(Rc<Shared>);

struct Shared {
    mode: RefCell<Rc<DeliveryMode>>,
    queue: RefCell<VecDeque<Pick>>,
    inserting: Cell<bool>,
    messages: Messages,
    texts: ReadSignal<Arc<Texts>>,
    store: Rc<PersonStore>,
    on_gif_delivered: RefCell<Option<GifHook>>,
    gif_sending: RefCell<Option<GifSending>>,
}

impl Picks {
    /// Picks are kept until [`Picks::go`] says where to.
    pub fn new(messages: Messages, texts: ReadSignal<Arc<Texts>>, store: Rc<PersonStore>) -> Self {
        Self(Rc::new(Shared {
            mode: RefCell::new(Rc::new(DeliveryMode::Waiting)),
            queue: RefCell::default(),
            inserting: Cell::new(false),
            messages,
            texts,
            store,
            on_gif_delivered: RefCell::default(),
            gif_sending: RefCell::default(),
        }))
    }

    /// Calls back with each GIF that has verifiably reached a draft.
    pub fn on_gif_delivered(&self, tell: impl Fn(&Gif) + 'static) {
        self.0.on_gif_delivered.replace(Some(Box::new(tell)));
    }

    /// From now on picks go this mode, those that were kept first.
    pub fn go(&self, mode: DeliveryMode) {
        let sender = match &mode {
            DeliveryMode::Insert(_, sender) => sender.clone(),
            DeliveryMode::Compose(_, sender) => Some(Rc::clone(sender)),
            DeliveryMode::Waiting
            | DeliveryMode::Copy
            | DeliveryMode::Text(_)
            | DeliveryMode::Nowhere => None,
        };
        let sending = sender.map(|sender| GifSending::new(sender, self.0.messages));
        self.0.gif_sending.replace(sending);
        self.0.mode.replace(Rc::new(mode));
        let kept: Vec<Pick> = self.0.queue.borrow_mut().drain(..).collect();
        for pick in kept {
            self.deliver(pick);
        }
    }

    /// A person picked. Call it inside the click or key that did it: copying needs that. Returns
    /// whether the pick counts: a double click on a GIF that is sent is one pick, and a slow portal
    /// has a queue with an end.
    pub fn pick(&self, pick: Pick) -> bool {
        if matches!(**self.0.mode.borrow(), DeliveryMode::Nowhere) {
            return false;
        }
        let sending = self.0.gif_sending.borrow().clone().filter(|it| !it.lacks_scope());
        match (&pick.what, sending) {
            (Picked::Gif { gif, .. }, Some(sending)) if sending.is_repeated(&gif.id) => {
                return false;
            }
            (Picked::Gif { .. }, Some(_)) => {}
            _ if self.0.queue.borrow().len() >= MOST_WAITING => {
                self.tell(&pick, Err(InsertError::Refused));
                return false;
            }
            _ => {}
        }
        match &pick.what {
            Picked::Emoji(emoji) => self.0.store.record_emoji(emoji),
            Picked::Gif { gif, .. } => self.0.store.record_gif(&gif.id),
        }
        self.deliver(pick);
        true
    }

    /// Takes back the last pick, where picks are still collected. Whether there was one.
    pub fn take_back(&self) -> bool {
        match &**self.0.mode.borrow() {
            DeliveryMode::Compose(composer, _) => composer.take_back(),
            _ => false,
        }
    }

    fn deliver(&self, pick: Pick) {
        let mode = Rc::clone(&self.0.mode.borrow());
        match (&*mode, &pick.what) {
            (DeliveryMode::Waiting, _) => self.0.queue.borrow_mut().push_back(pick),
            (DeliveryMode::Insert(..) | DeliveryMode::Compose(..), Picked::Gif { gif, link })
                if self.sends_gifs() =>
            {
                self.send(gif, link, pick.clone());
            }
            (DeliveryMode::Insert(..), _) => self.insert(pick),
            (DeliveryMode::Compose(composer, _), Picked::Emoji(emoji)) => {
                composer.add(emoji, pick.stay)
            }
            (DeliveryMode::Compose(..), Picked::Gif { .. }) => self.refuse_gif(&pick),
            (DeliveryMode::Copy, _) => self.0.messages.copy(pick.copyable()),
            (DeliveryMode::Text(out), _) => out.add(pick.text()),
            (DeliveryMode::Nowhere, _) => {}
        }
    }

    fn sends_gifs(&self) -> bool {
        self.0.gif_sending.borrow().as_ref().is_some_and(|sending| !sending.lacks_scope())
    }

    fn send(&self, gif: &Arc<Gif>, link: &MediaUrl, pick: Pick) {
        let Some(sending) = self.0.gif_sending.borrow().clone() else { return };
        let (picks, sent) = (self.clone(), Arc::clone(gif));
        sending.send(gif, link, move |outcome| match outcome {
            Outcome::Sent => picks.tell_delivered(&sent),
            Outcome::Failed => {}
            Outcome::NoScope => match &**picks.0.mode.borrow() {
                DeliveryMode::Insert(..) => {
                    let text = Text::GifScopeInserted.into();
                    picks.0.messages.toast(Toast { text, kind: ToastKind::Done });
                    picks.insert(pick);
                }
                _ => picks.refuse_gif(&pick),
            },
        });
    }

    /// The app may not send, and there is no draft to insert into.
    fn refuse_gif(&self, pick: &Pick) {
        let kind = ToastKind::OfferCopy(pick.copyable());
        self.0.messages.toast(Toast { text: Text::SendNoScope.into(), kind });
    }

    fn tell_delivered(&self, gif: &Gif) {
        if let Some(tell) = &*self.0.on_gif_delivered.borrow() {
            tell(gif);
        }
    }

    fn insert(&self, pick: Pick) {
        self.0.queue.borrow_mut().push_back(pick);
        self.insert_queued();
    }

    fn insert_queued(&self) {
        if self.0.inserting.replace(true) {
            return;
        }
        let picks = self.clone();
        spawn_local(async move {
            loop {
                let Some(pick) = picks.0.queue.borrow_mut().pop_front() else { break };
                let mode = Rc::clone(&picks.0.mode.borrow());
                let DeliveryMode::Insert(inserter, _) = &*mode else {
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
        let (of_emoji, of_gif) = match outcome {
            Ok(()) => (Text::Inserted, Text::GifInserted),
            Err(InsertError::Unanswered) => (Text::InsertUnanswered, Text::GifInsertUnanswered),
            Err(InsertError::Refused) => (Text::InsertRefused, Text::GifInsertRefused),
        };
        let text = pick.phrase(of_emoji, of_gif);
        if outcome.is_ok() {
            if let Picked::Gif { gif, .. } = &pick.what {
                self.tell_delivered(gif);
            }
            // The draft shows it to those who see; a toast over the emoji would be in the way.
            crate::ui::announce(&text.words(&self.0.texts.read_untracked()));
            self.0.messages.close_failure();
        } else {
            self.0.messages.toast(Toast { text, kind: ToastKind::OfferCopy(pick.copyable()) });
        }
        // The portal has given its own field the focus.
        if pick.stay {
            search_field::focus();
        }
    }
}
