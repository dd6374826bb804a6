//! The steps from an empty page to a working picker. Each step is a task of its own, so that the
//! browser can paint and answer clicks in between.

use super::opening::Opening;
use super::pointer_guard::FirstRow;
use super::{AppContext, Languages, catalogue_loader, early_input, handshake, page_title};
use crate::browser;
use crate::config::Config;
use crate::gifs;
use crate::ui;
use crate::ui::shell::search_field;
use any_spawner::Executor;
use gloo_timers::callback::Timeout;
use leptos::prelude::Owner;
use std::rc::Rc;

/// What only the start of the app needs, with the context that outlives it.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) ctx: AppContext,
    pub(crate) opening: Rc<Opening>,
    pub(crate) languages: Languages,
    pub(super) first_row: Rc<FirstRow>,
}

/// Starts the app in the static page.
pub fn start() {
    // A delivered build has no messages of panics; see `docs/decisions/0017-standard-library-from-source.md`.
    std::panic::set_hook(Box::new(|panic| browser::error(&panic.to_string())));
    // First of all: moving the focus needs a layout, which is up to date until the page changes.
    search_field::focus_at_start();
    next_task(read_page);
}

/// Reads the page's blocks, its address and its window's name.
fn read_page() {
    let (config, errors) = Config::read(&browser::json_block("config"));
    for error in errors {
        browser::warn(&error.to_string());
    }
    let opening = Rc::new(Opening::read(config));
    next_task(|| create_state(opening));
}

/// Creates the state and starts the handshake. The page becomes interactive while the portal
/// answers.
fn create_state(opening: Rc<Opening>) {
    // Fails only if an executor is already set.
    Executor::init_wasm_bindgen().ok();
    // The context keeps the owner, and so all signals and effects, as long as the page lives.
    Owner::new().with(|| {
        let app = App::new(opening);
        handshake::start(app.clone());
        app.next_task(App::adopt_page);
    });
}

impl App {
    fn new(opening: Rc<Opening>) -> Self {
        let ctx = AppContext::new(opening.config.clone());
        Self {
            ctx,
            opening,
            languages: Languages::new(ctx.picker, ctx.messages, ctx.limits),
            first_row: Rc::new(FirstRow::watch()),
        }
    }

    /// Makes the static page interactive. The static rows stay, and work, until the catalogue has
    /// loaded.
    fn adopt_page(&self) {
        ui::adopt_controls(self.ctx);
        gifs::load_when_opened(self.ctx);
        // In the same task as the handlers: a click in between would be lost or count twice.
        early_input::replay(self);
        browser::mark_app("alive");
        // Everything that the first click does not need starts after the handlers and the click.
        self.next_task(Self::load_data);
    }

    /// Starts to load the catalogue and the language.
    fn load_data(&self) {
        catalogue_loader::start(self.clone());
        self.languages.begin_with(self.opening.locale());
        self.next_task(|app| {
            ui::start_labels(app.ctx);
            page_title::start(app.ctx);
        });
    }

    /// Replaces the static rows by the grid.
    pub(super) fn show_grid(&self) {
        self.ctx.owner.with(|| ui::show_grid(self.ctx));
        browser::mark_app("ready");
    }

    fn next_task(&self, run: impl FnOnce(&Self) + 'static) {
        let app = self.clone();
        next_task(move || app.ctx.owner.with(|| run(&app)));
    }
}

/// Runs a closure in a task of its own.
fn next_task(run: impl FnOnce() + 'static) {
    Timeout::new(0, run).forget();
}
