//! The GIF tab as the rest of the picker knows it. Its code is loaded when it is first opened.

use super::views::Gifs;
use crate::app::AppContext;
use crate::app::lazy::lazy;
use crate::browser;
use crate::locale::Text;
use crate::portal::PortalOptions;
use crate::ui::bind::listen;
use crate::ui::keyboard::is_held_press;
use crate::ui::shell::search_field;
use crate::ui::{Notice, NoticeKind};
use crate::ui::{SearchText, Tab, watch_now};
use leptos::prelude::Get as _;
use leptos::prelude::Owner;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

/// The tab once its code is here.
pub trait GifPanel {
    /// Keeps it in the person's language from now on, as long as the reactive owner lives.
    fn follow_language(&self);
    /// The portal's settings and the person are known, or it is known that they will not be.
    fn configure(&self, options: &PortalOptions, is_admin: bool);
    /// The tab comes on screen.
    fn show(&self);
    /// The tab goes off screen.
    fn hide(&self);
    /// The text of the search field, whenever it changes.
    fn type_text(&self, text: &str);
    /// The same while an input method composes.
    fn compose_text(&self, text: &str);
    /// A key anywhere in the page while the tab is open.
    fn on_key(&self, event: &KeyboardEvent);
}

/// A handle to the tab, be its code here or not.
#[derive(Clone)]
pub struct GifTab(Rc<Inner>);

struct Inner {
    ctx: AppContext,
    /// That of the page: what is loaded later would otherwise go with whatever loaded it.
    owner: Option<Owner>,
    panel: RefCell<Option<Rc<dyn GifPanel>>>,
    /// What [`GifTab::configure`] said last.
    settings: RefCell<Option<(PortalOptions, bool)>>,
    is_loading: Cell<bool>,
}

impl GifTab {
    /// A tab that nobody has opened.
    pub fn new(ctx: AppContext) -> Self {
        Self(Rc::new(Inner {
            ctx,
            owner: Owner::current(),
            panel: RefCell::default(),
            settings: RefCell::default(),
            is_loading: Cell::new(false),
        }))
    }

    /// Shows and hides the tab, and passes on what is typed while it is on screen.
    pub fn follow_state(&self) {
        let (picker, shown) = (self.0.ctx.picker, self.clone());
        let mut before = Tab::default();
        watch_now(move || {
            let tab = picker.tab.get();
            match std::mem::replace(&mut before, tab) {
                Tab::Gifs if tab != Tab::Gifs => shown.hide(),
                Tab::Emoji if tab == Tab::Gifs => shown.show(),
                _ => {}
            }
        });
        let typed = self.clone();
        watch_now(move || {
            let SearchText { text, is_composing } = picker.search_text.get();
            if !picker.is_in_gifs() {
            } else if is_composing {
                typed.compose_text(&text);
            } else {
                typed.type_text(&text);
            }
        });
        let pressed = self.clone();
        if let Some(document) = browser::document() {
            listen(&document, "keydown", move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                    && picker.is_in_gifs()
                    && !is_held_press(event)
                {
                    pressed.on_key(event);
                }
            });
        }
    }

    /// See [`GifPanel::configure`].
    pub fn configure(&self, options: &PortalOptions, is_admin: bool) {
        self.0.settings.replace(Some((options.clone(), is_admin)));
        self.with_panel(|panel| panel.configure(options, is_admin));
    }

    /// See [`GifPanel::show`].
    pub fn show(&self) {
        if self.0.panel.borrow().is_none() {
            return self.load();
        }
        self.with_panel(|panel| {
            panel.type_text(&search_field::text());
            panel.show();
        });
    }

    /// See [`GifPanel::hide`].
    pub fn hide(&self) {
        self.with_panel(|panel| panel.hide());
        self.0.ctx.messages.close_notice(NoticeKind::Gifs);
    }

    /// See [`GifPanel::type_text`].
    pub fn type_text(&self, text: &str) {
        self.with_panel(|panel| panel.type_text(text));
    }

    /// See [`GifPanel::compose_text`].
    pub fn compose_text(&self, text: &str) {
        self.with_panel(|panel| panel.compose_text(text));
    }

    /// See [`GifPanel::on_key`].
    pub fn on_key(&self, event: &KeyboardEvent) {
        self.with_panel(|panel| panel.on_key(event));
    }

    /// The panel may open another tab, which asks for it once more.
    fn with_panel(&self, act: impl FnOnce(&dyn GifPanel)) {
        let panel = self.0.panel.borrow().clone();
        if let Some(panel) = panel {
            act(&*panel);
        }
    }

    fn load(&self) {
        if self.0.is_loading.replace(true) {
            return;
        }
        self.0.ctx.messages.close_notice(NoticeKind::Gifs);
        let tab = self.clone();
        spawn_local(async move {
            let built = build(tab.0.ctx).await;
            tab.0.is_loading.set(false);
            match built {
                Ok(panel) => tab.take_in(panel),
                Err(why) => {
                    browser::warn(&why.to_string());
                    tab.tell_failure();
                }
            }
        });
    }

    fn take_in(&self, panel: Rc<dyn GifPanel>) {
        match &self.0.owner {
            Some(owner) => owner.with(|| panel.follow_language()),
            None => panel.follow_language(),
        }
        if let Some((options, is_admin)) = &*self.0.settings.borrow() {
            panel.configure(options, *is_admin);
        }
        self.0.panel.replace(Some(panel));
        if self.0.ctx.picker.is_in_gifs() {
            self.show();
        }
    }

    fn tell_failure(&self) {
        if self.0.ctx.picker.is_in_gifs() {
            let tab = self.clone();
            self.0.ctx.messages.notice(Notice {
                kind: NoticeKind::Gifs,
                text: Text::PartFailed.into(),
                retry: Some(Rc::new(move || tab.load())),
            });
        }
    }
}

lazy! {
    /// Many people never open the tab, and nobody before the first emoji are there.
    gifs: fn build(ctx: AppContext) -> Rc<dyn GifPanel> {
        Rc::new(Gifs::new(ctx))
    }
}
