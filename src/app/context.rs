//! The state and the services that all parts of the app share.

use crate::config::Config;
use crate::delivery::Picks;
use crate::flyout::Flyout;
use crate::limits::Limits;
use crate::locale::Text;
use crate::outbox::LazyOutbox;
use crate::person::PersonStore;
use crate::portal::PortalOptions;
use crate::ui::{Messages, Notice, NoticeKind, PickerState};
use leptos::prelude::{Owner, RwSignal};
use std::cell::OnceCell;
use std::ops::Deref;
use std::rc::Rc;

/// A handle to the state and the services of the page. It is `Copy`, so that event handlers and
/// components capture it without a clone.
///
/// The handle is a reference that is never freed: its target lives as long as the page, as the
/// signals in it do. An `Rc` in a `StoredValue` would be `Copy` as well, but every use would go
/// through the arena of the reactive system.
#[derive(Clone, Copy)]
pub struct AppContext(&'static AppParts);

/// The state and the services of the page.
pub struct AppParts {
    /// The reactive owner of the page. Parts that load later mount under it: under the owner that
    /// is current when they load, they would be disposed of too early.
    pub owner: Owner,
    /// The deployment's settings.
    pub config: Config,
    /// All time limits.
    pub limits: Limits,
    /// The state of the picker.
    pub picker: PickerState,
    /// The messages on screen.
    pub messages: Messages,
    /// Stores the user's state.
    pub store: Rc<PersonStore>,
    /// Takes the picks and delivers them.
    pub picks: Picks,
    /// The flyout, which loads when the user first opens it.
    pub flyout: Flyout,
    /// Sends messages, once the portal has said to which chat.
    pub outbox: OnceCell<LazyOutbox>,
    /// The portal's settings. `None` until the portal has answered or the app has stopped waiting
    /// for the answer.
    pub portal_settings: RwSignal<Option<PortalSettings>>,
}

/// The portal's settings, and whether the user may change them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortalSettings {
    /// The app options; the defaults if there is no portal or no answer.
    pub options: PortalOptions,
    /// Whether the user is an administrator of the portal.
    pub is_admin: bool,
}

impl AppContext {
    /// Creates the state and the services under the current owner, which must live as long as the
    /// page.
    pub fn new(config: Config) -> Self {
        let limits = Limits::scaled(config.time_factor);
        let picker = PickerState::new();
        let messages = Messages::new(picker.texts, limits);
        let store = PersonStore::new(limits, move || {
            let text = Text::NotSaved.into();
            messages.notice(Notice { kind: NoticeKind::Storage, text, retry: None });
        });
        Self(Box::leak(Box::new(AppParts {
            owner: Owner::current().unwrap_or_default(),
            config,
            limits,
            picker,
            messages,
            picks: Picks::new(messages, picker.texts, Rc::clone(&store)),
            store,
            flyout: Flyout::new(),
            outbox: OnceCell::new(),
            portal_settings: RwSignal::new(None),
        })))
    }
}

impl Deref for AppContext {
    type Target = AppParts;

    fn deref(&self) -> &AppParts {
        self.0
    }
}
