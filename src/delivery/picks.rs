//! The queue of picks, from the click to the delivery.

use crate::delivery::{InsertError, Inserter, PickField};
use crate::gifs::{Gif, GifId, MediaUrl};
use crate::locale::{Phrase, Text, Texts};
use crate::outbox::LazyGifSender;
use crate::person::PersonStore;
use crate::ui::Readable;
use crate::ui::shell::search_field;
use crate::ui::{Copyable, Messages, Toast, ToastKind};
use leptos::prelude::ReadUntracked as _;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// A pick.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The emoji or the GIF.
    pub what: Picked,
    /// Keep the focus in the picker for the next pick (Shift was held).
    pub stay: bool,
}

/// What was picked.
#[derive(Clone, Debug)]
pub enum Picked {
    /// An emoji: the exact text to deliver.
    Emoji(String),
    /// A GIF that has a link.
    Gif {
        /// The GIF.
        gif: Arc<Gif>,
        /// The link to deliver.
        link: MediaUrl,
    },
}

impl Pick {
    /// Returns the exact text to deliver.
    pub fn text(&self) -> &str {
        match &self.what {
            Picked::Emoji(emoji) => emoji,
            Picked::Gif { link, .. } => link.as_str(),
        }
    }

    /// Returns the id of a picked GIF.
    pub fn gif_id(&self) -> Option<&GifId> {
        match &self.what {
            Picked::Emoji(_) => None,
            Picked::Gif { gif, .. } => Some(&gif.id),
        }
    }

    /// Returns the words about the pick: `of_emoji` filled with the emoji, or `of_gif`.
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
    /// It is not known yet: picks wait.
    Waiting,
    /// Into the draft. GIFs are sent as messages instead if there is a sender.
    Insert(Inserter, Option<LazyGifSender>),
    /// Into a field at the foot of the picker. GIFs are sent as messages instead if there is a sender.
    Field(Rc<dyn PickField>, Option<LazyGifSender>),
    /// To the clipboard.
    Copy,
    /// To the clipboard, because the field has not loaded. Picks that wait for the field are kept for
    /// it, but the next pick takes them to the clipboard too: the user can paste everything at once.
    CopyUntilLoaded,
    /// Picks are dropped: there is nothing to deliver them to.
    Nowhere,
}

type GifHook = Rc<dyn Fn(&Gif)>;

/// The most picks that wait for a slow portal. An insertion that comes long after its click would
/// land in whatever the user writes by then.
const MOST_WAITING: usize = 16;

/// Takes picks and delivers them, one after the other.
#[derive(Clone)]
pub struct Picks(Rc<Shared>);

struct Shared {
    mode: RefCell<Rc<DeliveryMode>>,
    queue: RefCell<VecDeque<Pick>>,
    inserting: Cell<bool>,
    messages: Messages,
    texts: Readable<Arc<Texts>>,
    store: Rc<PersonStore>,
    on_gif_delivered: RefCell<Option<GifHook>>,
}

impl Picks {
    /// Creates a queue that keeps picks until [`Picks::set_mode`] is called.
    pub fn new(messages: Messages, texts: Readable<Arc<Texts>>, store: Rc<PersonStore>) -> Self {
        Self(Rc::new(Shared {
            mode: RefCell::new(Rc::new(DeliveryMode::Waiting)),
            queue: RefCell::default(),
            inserting: Cell::new(false),
            messages,
            texts,
            store,
            on_gif_delivered: RefCell::default(),
        }))
    }

    /// Sets the function that is called with each GIF whose delivery is confirmed.
    pub fn on_gif_delivered(&self, callback: impl Fn(&Gif) + 'static) {
        self.0.on_gif_delivered.replace(Some(Rc::new(callback)));
    }

    /// Delivers picks in this mode from now on, beginning with those that wait.
    pub fn set_mode(&self, mode: DeliveryMode) {
        let mode = Rc::new(mode);
        self.0.mode.replace(Rc::clone(&mode));
        match &*mode {
            DeliveryMode::CopyUntilLoaded => {}
            // One after the other, each would replace the one before in the clipboard.
            DeliveryMode::Copy => {
                let last = self.0.queue.borrow_mut().pop_back();
                if let Some(last) = last {
                    self.copy_with_queue(last);
                }
            }
            _ => {
                for pick in self.take_queue() {
                    self.deliver(pick);
                }
            }
        }
    }

    /// Takes a pick. Must be called inside the click or key that caused it: copying needs that.
    ///
    /// Returns `false` if the pick does not count: it is the second half of a double click on a GIF that
    /// is sent, or too many picks wait already.
    pub fn pick(&self, pick: Pick) -> bool {
        if matches!(*self.mode(), DeliveryMode::Nowhere) {
            return false;
        }
        match pick.gif_id().zip(self.gif_sender()) {
            Some((gif, sender)) if sender.is_repeated(gif) => return false,
            Some(_) => {}
            None if self.is_queue_full() => {
                self.report(&pick, Err(InsertError::Refused));
                return false;
            }
            None => {}
        }
        match &pick.what {
            Picked::Emoji(emoji) => self.0.store.record_emoji(emoji),
            Picked::Gif { gif, .. } => self.0.store.record_gif(&gif.id),
        }
        self.deliver(pick);
        true
    }

    /// Takes back the last pick where picks are collected. Returns whether there was one.
    pub fn take_back(&self) -> bool {
        match &*self.mode() {
            DeliveryMode::Field(field, _) => field.take_back(),
            _ => false,
        }
    }

    /// Calls [the hook](Self::on_gif_delivered).
    pub(crate) fn report_gif_delivered(&self, gif: &Gif) {
        let callback = self.0.on_gif_delivered.borrow().clone();
        if let Some(callback) = callback {
            callback(gif);
        }
    }

    /// Delivers a GIF that the portal has refused to send, because the app lacks the scope: into the
    /// draft, or to the clipboard if there is no draft.
    pub(crate) fn deliver_without_scope(&self, pick: Pick) {
        if matches!(*self.mode(), DeliveryMode::Insert(..)) {
            let text = Text::GifScopeInserted.into();
            self.0.messages.toast(Toast { text, kind: ToastKind::Done });
        }
        self.deliver(pick);
    }

    /// Returns what sends GIFs, unless they are inserted or copied.
    fn gif_sender(&self) -> Option<LazyGifSender> {
        match &*self.mode() {
            DeliveryMode::Insert(_, sender) | DeliveryMode::Field(_, sender) => {
                sender.clone().filter(|sender| !sender.lacks_scope())
            }
            _ => None,
        }
    }

    /// Returns the mode. It is cloned, so that what a pick does may set another mode.
    fn mode(&self) -> Rc<DeliveryMode> {
        Rc::clone(&self.0.mode.borrow())
    }

    fn is_queue_full(&self) -> bool {
        let empties_it = matches!(*self.mode(), DeliveryMode::CopyUntilLoaded);
        !empties_it && self.0.queue.borrow().len() >= MOST_WAITING
    }

    fn take_queue(&self) -> Vec<Pick> {
        self.0.queue.borrow_mut().drain(..).collect()
    }

    fn deliver(&self, pick: Pick) {
        let mode = self.mode();
        let is_gif = pick.gif_id().is_some();
        if is_gif && let Some(sender) = self.gif_sender() {
            return sender.send(pick);
        }
        match &*mode {
            DeliveryMode::Waiting => self.0.queue.borrow_mut().push_back(pick),
            DeliveryMode::Insert(..) => self.insert(pick),
            DeliveryMode::Field(_, Some(_)) if is_gif => self.refuse_gif(&pick),
            DeliveryMode::Field(field, _) => field.add(pick.text(), pick.stay),
            DeliveryMode::Copy => self.0.messages.copy(pick.copyable()),
            DeliveryMode::CopyUntilLoaded => self.copy_with_queue(pick),
            DeliveryMode::Nowhere => {}
        }
    }

    /// Copies the picks that wait and this one.
    fn copy_with_queue(&self, pick: Pick) {
        let mut all = self.take_queue();
        let copyable = if all.is_empty() {
            pick.copyable()
        } else {
            all.push(pick);
            let texts: Vec<&str> = all.iter().map(Pick::text).collect();
            // A link must not touch the text beside it.
            let gap = if all.iter().any(|it| it.gif_id().is_some()) { " " } else { "" };
            let text = texts.join(gap);
            Copyable { copied: Phrase::filled(Text::Copied, text.as_str()), text }
        };
        self.0.messages.copy(copyable);
    }

    /// Offers to copy a GIF: the app may not send it, and there is no draft to insert it into.
    fn refuse_gif(&self, pick: &Pick) {
        let kind = ToastKind::OfferCopy(pick.copyable());
        self.0.messages.toast(Toast { text: Text::SendNoScope.into(), kind });
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
                let mode = picks.mode();
                let DeliveryMode::Insert(inserter, _) = &*mode else {
                    picks.deliver(pick);
                    continue;
                };
                let outcome = match &pick.what {
                    Picked::Emoji(emoji) => inserter.insert(emoji).await,
                    Picked::Gif { link, .. } => inserter.insert_padded(link.as_str()).await,
                };
                picks.report(&pick, outcome);
            }
            picks.0.inserting.set(false);
        });
    }

    /// Reports how an insertion went.
    fn report(&self, pick: &Pick, outcome: Result<(), InsertError>) {
        let (of_emoji, of_gif) = match outcome {
            Ok(()) => (Text::Inserted, Text::GifInserted),
            Err(InsertError::Unanswered) => (Text::InsertUnanswered, Text::GifInsertUnanswered),
            Err(InsertError::Refused) => (Text::InsertRefused, Text::GifInsertRefused),
        };
        let text = pick.phrase(of_emoji, of_gif);
        if outcome.is_ok() {
            if let Picked::Gif { gif, .. } = &pick.what {
                self.report_gif_delivered(gif);
            }
            // The draft shows the pick. A toast would only cover the emoji.
            crate::ui::announce(&text.words(&self.0.texts.read_untracked()));
            self.0.messages.close_failure();
        } else {
            self.0.messages.toast(Toast { text, kind: ToastKind::OfferCopy(pick.copyable()) });
        }
        // The portal has moved the focus to its own field.
        if pick.stay {
            search_field::focus();
        }
    }
}
