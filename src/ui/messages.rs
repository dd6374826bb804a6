//! What the picker tells: passing messages (toasts), standing ones (notices), and both to screen
//! readers through the page's one live region.

use super::Readable;
use crate::browser::{self, by_id};
use crate::delivery::copy_text;
use crate::limits::Limits;
use crate::locale::{Phrase, Text, Texts};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Pause between two checks whether pointer and focus have left a toast, in milliseconds.
const LOOK_AGAIN_MS: u32 = 1_000;

/// A passing message.
#[derive(Clone)]
pub struct Toast {
    /// What it says.
    pub text: Phrase,
    /// What can be done about it.
    pub kind: ToastKind,
}

/// Something to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copyable {
    /// What is copied.
    pub text: String,
    /// The announcement after a successful copy.
    pub copied: Phrase,
}

/// Something that a toast offers to do.
#[derive(Clone)]
pub struct Action {
    /// What its button says.
    pub label: Text,
    /// What it does.
    pub act: Rc<dyn Fn()>,
}

/// What a toast offers.
#[derive(Clone)]
pub enum ToastKind {
    /// Nothing: all is well, and it goes away by itself.
    Done,
    /// Nothing: it says what failed, and stays.
    Failure,
    /// To do something about what has just happened, for as long as that can be done.
    Act(Action),
    /// A button that copies this. It stays until the next pick or until it is closed.
    OfferCopy(Copyable),
    /// This text, selected, for the person to copy by hand.
    Selected(String),
}

/// What a notice is about; there is one of each kind at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// How picks are delivered, if not into the draft.
    Delivery,
    /// The portal's data is incomplete.
    Context,
    /// The catalogue could not be loaded.
    Catalogue,
    /// The names could not be loaded.
    Names,
    /// The person's state is not stored.
    Storage,
    /// The GIF tab could not be loaded.
    Gifs,
    /// The flyout could not be loaded.
    Flyout,
}

impl NoticeKind {
    /// For `data-about` in the page.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::Context => "context",
            Self::Catalogue => "catalogue",
            Self::Names => "names",
            Self::Storage => "storage",
            Self::Gifs => "gifs",
            Self::Flyout => "flyout",
        }
    }
}

/// A standing message with a button to close it.
#[derive(Clone)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// What it says.
    pub text: Phrase,
    /// What the button "Try again" does, if there is one.
    pub retry: Option<Rc<dyn Fn()>>,
}

/// The messages on screen.
#[derive(Clone, Copy)]
pub struct Messages {
    pub(crate) toast: RwSignal<Option<Toast>, LocalStorage>,
    pub(crate) notices: RwSignal<Vec<Notice>, LocalStorage>,
    pub(crate) texts: Readable<Arc<Texts>>,
    limits: StoredValue<Limits>,
    hide: StoredValue<Option<Timeout>, LocalStorage>,
    /// How many toasts there have been: a button of one is not a button of the next.
    serial: StoredValue<u32>,
}

impl Messages {
    /// No messages yet.
    pub fn new(texts: Readable<Arc<Texts>>, limits: Limits) -> Self {
        Self {
            toast: RwSignal::new_local(None),
            notices: RwSignal::new_local(Vec::new()),
            texts,
            limits: StoredValue::new(limits),
            hide: StoredValue::new_local(None),
            serial: StoredValue::new(0),
        }
    }

    /// Shows a toast in the place of the one before, and announces it.
    pub fn toast(self, toast: Toast) {
        self.announce(&toast.text);
        let limit_ms = self.limits.with_value(|limits| match toast.kind {
            ToastKind::Done => Some(limits.toast_ms),
            ToastKind::Act(_) => Some(limits.undo_ms),
            ToastKind::Failure | ToastKind::OfferCopy(_) | ToastKind::Selected(_) => None,
        });
        self.serial.update_value(|serial| *serial = serial.wrapping_add(1));
        self.toast.set(Some(toast));
        self.hide_after(limit_ms);
    }

    /// The number of the toast, as `data-about` in the page.
    pub(crate) fn toast_number(self) -> String {
        ["toast-", &*self.serial.get_value().to_string()].concat()
    }

    /// Closes the toast after a time. While pointer or focus are on it (on its button, if it lets clicks
    /// through), it is looked at again later: the user may be about to press the button.
    fn hide_after(self, limit_ms: Option<u32>) {
        let hide = move || {
            if browser::is_pointed_at_or_focused("toasts") {
                self.hide_after(Some(LOOK_AGAIN_MS));
            } else {
                self.close_toast();
            }
        };
        self.hide.set_value(limit_ms.map(|limit| Timeout::new(limit, hide)));
    }

    /// Closes a toast that tells of a failure: something has succeeded since.
    pub fn close_failure(self) {
        let tells_failure = self.toast.with_untracked(|toast| {
            toast
                .as_ref()
                .is_some_and(|toast| !matches!(toast.kind, ToastKind::Done | ToastKind::Act(_)))
        });
        if tells_failure {
            self.close_toast();
        }
    }

    /// Closes the toast.
    pub fn close_toast(self) {
        self.toast.set(None);
    }

    /// Shows a notice in the place of the one of its kind, and announces it.
    pub fn notice(self, notice: Notice) {
        self.announce(&notice.text);
        self.notices.update(|notices| {
            notices.retain(|other| other.kind != notice.kind);
            notices.push(notice);
        });
    }

    /// Closes the notice of a kind, if there is one.
    pub fn close_notice(self, kind: NoticeKind) {
        self.notices.update(|notices| notices.retain(|notice| notice.kind != kind));
    }

    /// Copies something and says how it went. Call it inside a click.
    pub fn copy(self, what: Copyable) {
        spawn_local(async move {
            self.toast(if copy_text(&what.text).await {
                Toast { text: what.copied, kind: ToastKind::Done }
            } else {
                Toast { text: Text::SelectAndCopy.into(), kind: ToastKind::Selected(what.text) }
            });
        });
    }

    fn announce(self, phrase: &Phrase) {
        announce(&phrase.words(&self.texts.read_untracked()));
    }
}

/// Says a text to screen readers, politely.
pub fn announce(text: &str) {
    if let Some(status) = by_id::<web_sys::HtmlElement>("status") {
        status.set_text_content(Some(text));
    }
}
