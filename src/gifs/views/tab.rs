//! The tab: how it opens, the component, and what happens when the page around it changes.

use super::actions;
use super::announcer::announce_changes;
use super::bar::Bar;
use super::foot::Foot;
use super::grid::Grid;
use super::keys::listen_to_keys;
use super::message::Message;
use super::retry::countdown;
use super::store::GifStore;
use crate::app::{AppContext, PortalSettings};
use crate::browser::{self, BackOnline, ReducedMotion};
use crate::gifs::{self, Event, Pingback, TabState};
use crate::ui::{SearchText, Tab, watch_now};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Starts the tab, and adds its content to the panel in the next microtask. The first request is sent
/// before that: while the service answers, the browser builds the views.
pub fn open(ctx: AppContext, panel: HtmlElement) {
    let owner = ctx.owner.clone();
    let store = owner.with(|| start(ctx));
    spawn_local(async move {
        owner.with(|| mount_to(panel, move || view! { <GifTab store /> }).forget());
    });
}

/// Creates the state, and lets it follow what changes around the tab.
fn start(ctx: AppContext) -> GifStore {
    let store = GifStore::new(ctx);
    store.change(|state| state.plays_films = browser::plays_films());
    follow_language(store);
    follow_tab_and_portal(store);
    follow_search_field(store);
    store.ctx().picks.on_gif_delivered(move |gif| store.ping(gif, Pingback::Sent));
    StoredValue::new_local((
        ReducedMotion::follow(move |is_reduced| store.change(|state| state.is_still = is_reduced)),
        BackOnline::follow(move || store.handle(Event::Online)),
    ));
    store
}

/// The content of the GIF tab's panel.
#[component]
fn GifTab(store: GifStore) -> impl IntoView {
    listen_to_keys(store);
    announce_changes(store);
    let seconds = countdown(store);
    view! {
        <Bar store />
        <div class="gif-body">
            <Message store seconds />
            <Grid store seconds />
        </div>
        <Foot store />
    }
}

/// Asks in the user's language, and lays the grid out in its direction.
fn follow_language(store: GifStore) {
    let picker = store.picker;
    watch_now(move || {
        let locale = picker.locale.get();
        store.change_options(|options| options.locale = locale);
        let width_px = store.state.with_untracked(TabState::width_px);
        store.change(|state| state.lay_out(width_px, locale.is_rtl()));
    });
}

/// Starts and stops with the tab, and asks with the portal's key. Nothing is requested before the
/// portal's settings are known. Both are one effect, so that a tab that is shown in the same turn as
/// the settings arrive asks once.
fn follow_tab_and_portal(store: GifStore) {
    let ctx = store.ctx();
    let (mut was_on_screen, mut applied) = (false, None);
    watch_now(move || {
        let settings = ctx.portal_settings.get();
        let is_on_screen = ctx.picker.tab.get() == Tab::Gifs;
        let (is_known, is_new) = (settings.is_some(), settings != applied);
        if let Some(settings) = settings.as_ref().filter(|_| is_new) {
            apply_settings(store, settings);
        }
        applied = settings;
        match (std::mem::replace(&mut was_on_screen, is_on_screen), is_on_screen) {
            (false, true) => show(store, is_known),
            (true, true) if is_known && is_new => store.handle(Event::Shown),
            (true, false) => {
                store.handle(Event::Hidden);
                store.cancel_settling();
            }
            _ => {}
        }
    });
}

fn apply_settings(store: GifStore, PortalSettings { options, is_admin }: &PortalSettings) {
    store.change(|state| state.is_admin = *is_admin);
    store.handle(Event::ProviderChanged(gifs::provider(&store.ctx().config, options)));
    store.change_options(|wanted| wanted.rating = options.rating);
    store.read_saved();
}

fn show(store: GifStore, is_portal_known: bool) {
    let text = store.picker.search_text.with_untracked(|search| search.text.clone());
    actions::type_text(store, SearchText { text, is_composing: false });
    store.read_saved();
    if is_portal_known {
        store.handle(Event::Shown);
    }
    if store.state.with_untracked(TabState::count) > 0 {
        // Pictures may have arrived, or been stopped, while the tab was hidden.
        store.wait_until_settled(true);
    }
}

fn follow_search_field(store: GifStore) {
    let picker = store.picker;
    let mut is_first = true;
    watch_now(move || {
        let search = picker.search_text.get();
        // `show` has read what was typed before. An action that needs the text at once, such as
        // Enter, hands it over before this effect runs.
        let is_new = store.handed_over.with_value(|last| last.as_ref() != Some(&search));
        if !std::mem::replace(&mut is_first, false) && is_new && picker.is_in(Tab::Gifs) {
            actions::type_text(store, search);
        }
    });
}
