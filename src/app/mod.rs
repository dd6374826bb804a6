//! Puts the parts together: page, state, portal.

mod catalogue_loader;
mod context;
mod early_input;
pub(crate) mod fetch;
mod glyphs;
mod handshake;
mod languages;
pub(crate) mod lazy;
mod once_value;
mod opening;
mod page_title;
mod pointer_guard;
mod resume_position;
mod sending;
mod stored_state;
mod theme;
mod whole_page;

use crate::browser;
use crate::config::Config;
use crate::flyout;
use crate::gifs::GifTab;
use crate::ui::emoji_grid::{dragging, grid, scroll_to};
use crate::ui::keyboard;
use crate::ui::shell::groups::show_group;
use crate::ui::shell::{empty_state, groups, message_views, preview, search_field, tabs};
pub use context::{AppContext, AppParts, PortalSettings};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
pub use languages::Languages;
use leptos::mount::mount_to;
use leptos::prelude::*;
use opening::Opening;
use pointer_guard::FirstRow;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, InputEvent, KeyboardEvent};

/// Everything that lives as long as the page.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) ctx: AppContext,
    pub(crate) opening: Rc<Opening>,
    pub(crate) gifs: GifTab,
    pub(crate) languages: Languages,
    first_row: Rc<FirstRow>,
}

/// Starts the widget in the static page.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| browser::error(&panic.to_string())));
    // Before anything is changed: a focus that is set needs a layout, and the painted one will do.
    search_field::focus_at_start();
    // Each part is a task of its own, so that none keeps the browser from what else there is to do.
    Timeout::new(0, read_page).forget();
}

/// Reads what the page says of itself.
fn read_page() {
    let (config, errors) = Config::read(&browser::json_block("config"));
    for error in errors {
        browser::warn(&error.to_string());
    }
    let Some(picker) = region("picker") else {
        browser::error("the page has no frame for the picker");
        return;
    };
    let opening = Rc::new(Opening::read(config));
    Timeout::new(0, || begin(picker, opening)).forget();
}

/// Asks the portal, and takes over the page while it answers.
fn begin(picker: HtmlElement, opening: Rc<Opening>) {
    // Brings up the reactive system; its owner holds the state of the app.
    mount_to(picker, || {
        let app = App::new(opening);
        handshake::begin(app.clone());
        app.soon(|app| {
            app.take_over();
            app.soon(App::speak);
        });
    })
    .forget();
}

impl App {
    /// Does something in a task of its own.
    fn soon(&self, what: impl FnOnce(&Self) + 'static) {
        let app = self.clone();
        Timeout::new(0, move || app.ctx.owner.with(|| what(&app))).forget();
    }

    /// Makes the static page live. The static rows stay until the catalogue is there, and work
    /// until then.
    fn take_over(&self) {
        self.adopt_controls();
        // In the same task: what is kept until now is not heard otherwise, and not heard twice.
        early_input::replay(self);
        browser::mark_app("alive");
        // All that is not needed for the first click comes after it.
        catalogue_loader::begin(self.clone());
        self.languages.begin_with(self.opening.locale());
    }

    fn new(opening: Rc<Opening>) -> Self {
        let ctx = AppContext::new(opening.config.clone());
        Self {
            ctx,
            opening,
            gifs: GifTab::new(ctx),
            languages: Languages::new(ctx.picker, ctx.messages, ctx.limits),
            first_row: Rc::new(FirstRow::watch()),
        }
    }

    /// Brings up what speaks and answers to nothing: nobody who clicks waits for it.
    fn speak(&self) {
        let state = self.ctx.picker;
        message_views::follow(self.ctx.messages);
        search_field::follow(state);
        StoredValue::new_local(preview::adopt(state));
        page_title::follow(state.texts);
    }

    /// What answers to clicks and keys.
    fn adopt_controls(&self) {
        let state = self.ctx.picker;
        let [typed, composed] = self.listen_to_gif_query();
        let listeners = [typed, composed, self.listen_to_clicks(), self.listen_to_keys()];
        let of_cells = region("panel")
            .map(|panel| (flyout::listen(self.ctx, &panel), dragging::listen(&panel)));
        StoredValue::new_local((
            listeners,
            of_cells,
            search_field::adopt(state),
            groups::adopt(state),
            tabs::adopt(state, &self.gifs),
        ));
        keyboard::answer_awaited_enter(self.ctx);
    }

    /// Browsers do not agree whether the last input of a composition comes before its end.
    fn listen_to_gif_query(&self) -> [Option<EventListener>; 2] {
        ["input", "compositionend"].map(|name| {
            let (state, gifs) = (self.ctx.picker, self.gifs.clone());
            let input = search_field::field()?;
            Some(EventListener::new(&input, name, move |event| {
                if !state.is_in_gifs() {
                    return;
                }
                let text = search_field::text();
                if event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
                    gifs.compose_text(&text);
                } else {
                    gifs.type_text(&text);
                }
            }))
        })
    }

    fn listen_to_clicks(&self) -> Option<EventListener> {
        let ctx = self.ctx;
        let panel = browser::by_id::<HtmlElement>("panel")?;
        let on_click = move |event: &_| keyboard::on_click(ctx, event);
        Some(EventListener::new(&panel, "click", on_click))
    }

    fn listen_to_keys(&self) -> Option<EventListener> {
        let (ctx, gifs) = (self.ctx, self.gifs.clone());
        let options = EventListenerOptions::enable_prevent_default();
        let document = browser::document()?;
        Some(EventListener::new_with_options(
            &document,
            "keydown",
            options,
            move |event| match event.dyn_ref::<KeyboardEvent>() {
                Some(event) if keyboard::is_held_press(event) => event.prevent_default(),
                Some(event) if ctx.picker.is_in_gifs() => gifs.on_key(event),
                Some(event) => keyboard::on_key(ctx, event),
                None => {}
            },
        ))
    }

    /// Puts the grid in the place of the static rows.
    pub(crate) fn show_grid(&self) {
        let state = self.ctx.picker;
        // The grid first: it measures, which is cheap as long as nothing has been changed.
        self.ctx
            .owner
            .with(|| StoredValue::new_local((grid::adopt(state), empty_state::adopt(state))));
        if let Some(group) = state.awaited_group.get_untracked() {
            show_group(state, group);
        } else if state.awaited_scroll_px.get_untracked() > 0 {
            scroll_to(state, state.awaited_scroll_px.get_untracked());
        }
        browser::mark_app("ready");
    }
}

fn region(id: &str) -> Option<HtmlElement> {
    browser::by_id(id)
}
