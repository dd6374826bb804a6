//! The picker's messages: toasts, most of which close by themselves, and notices, which stay. The
//! page's one live region announces both to screen readers.

use super::{Readable, Tab};
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
const RECHECK_MS: u32 = 1_000;

/// A message about what has just happened. One toast is on screen at a time.
#[derive(Clone)]
pub struct Toast {
    /// The message.
    pub text: Phrase,
    /// What it offers, and how long it stays.
    pub kind: ToastKind,
}

/// A text that the user can copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copyable {
    /// The text to copy.
    pub text: String,
    /// The announcement after a successful copy.
    pub copied: Phrase,
}

/// An action that a toast offers.
#[derive(Clone)]
pub struct Action {
    /// The label of its button.
    pub label: Text,
    /// Runs when the user presses the button.
    pub act: Rc<dyn Fn()>,
}

/// What a toast offers, and how long it stays.
#[derive(Clone)]
pub enum ToastKind {
    /// Reports a success. The toast closes after [`Limits::toast_ms`].
    Done,
    /// Reports a failure. The toast stays.
    Failure,
    /// Offers an action, such as undoing, for as long as it is possible: [`Limits::undo_ms`].
    Act(Action),
    /// Offers a button that copies this. The toast stays until the next pick or until it is closed.
    OfferCopy(Copyable),
    /// Shows this text selected, so that the user can copy it by hand.
    Selected(String),
}

/// The subject of a notice. There is at most one notice of each kind.
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
    /// The user's state is not stored.
    Storage,
    /// A tab could not be loaded.
    Tab(Tab),
    /// The flyout could not be loaded.
    Flyout,
}

impl NoticeKind {
    /// Returns the value of `data-about` in the page.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::Context => "context",
            Self::Catalogue => "catalogue",
            Self::Names => "names",
            Self::Storage => "storage",
            Self::Tab(tab) => tab.as_str(),
            Self::Flyout => "flyout",
        }
    }
}

/// A message that stays until it is closed. It has a button for that.
#[derive(Clone)]
pub struct Notice {
    /// The subject.
    pub kind: NoticeKind,
    /// The message.
    pub text: Phrase,
    /// Runs when the user presses “Try again”. Without it there is no such button.
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
    /// The number of toasts so far. It tells apart the buttons of two toasts.
    serial: StoredValue<u32>,
}

impl Messages {
    /// Creates the signals under the current owner, without messages.
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

    /// Shows a toast instead of the current one, and announces it.
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

    /// Returns the value of `data-about` for the current toast.
    pub(crate) fn toast_number(self) -> String {
        ["toast-", &*self.serial.get_value().to_string()].concat()
    }

    /// Closes the toast after a time. While pointer or focus are on it (on its button, if it lets
    /// clicks through), checks again later: the user may be about to press the button.
    fn hide_after(self, limit_ms: Option<u32>) {
        let hide = move || {
            if browser::is_pointed_at_or_focused("toasts") {
                self.hide_after(Some(RECHECK_MS));
            } else {
                self.close_toast();
            }
        };
        self.hide.set_value(limit_ms.map(|limit| Timeout::new(limit, hide)));
    }

    /// Closes a toast that reports a failure. Call it when something has succeeded since.
    pub fn close_failure(self) {
        let is_failure = self.toast.with_untracked(|toast| {
            toast
                .as_ref()
                .is_some_and(|toast| !matches!(toast.kind, ToastKind::Done | ToastKind::Act(_)))
        });
        if is_failure {
            self.close_toast();
        }
    }

    /// Closes the toast.
    pub fn close_toast(self) {
        self.toast.set(None);
    }

    /// Shows a notice instead of the current one of its kind, and announces it.
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

    /// Copies a text and shows a toast with the outcome. Call it in the handler of a click.
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

/// Announces a text to screen readers, politely.
pub fn announce(text: &str) {
    if let Some(status) = by_id::<web_sys::HtmlElement>("status") {
        status.set_text_content(Some(text));
    }
}
