//! The grid and the search field, mounted as the app mounts them.

use super::packs::{catalogue, index};
use super::page::Place;
use b24_emoji_picker::app::AppContext;
use b24_emoji_picker::config::Config;
use b24_emoji_picker::emoji::{Drawable, Support};
use b24_emoji_picker::person::PersonStore;
use b24_emoji_picker::ui::{self, Messages, PickerState};
use leptos::prelude::Owner;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{Element, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// A picker in the page. Picks are not delivered but remembered by the store.
pub struct Picker {
    /// Everything that its parts share.
    pub ctx: AppContext,
    /// Its signals.
    pub state: PickerState,
    /// Its messages.
    pub messages: Messages,
    /// What was picked.
    pub store: Rc<PersonStore>,
    /// Its elements.
    pub place: Place,
}

/// Returns what the static page has in `<main>`, and its templates. The panel has the size of the
/// portal's popup without tabs, search and groups.
fn html() -> String {
    let page = include_str!("../../../index.html");
    let main = page.split_once("<main id=\"picker\" class=\"picker\">").unwrap().1;
    let main = main.split_once("</main>").unwrap().0;
    let panel = "<div id=\"panel\" class=\"panel\" style=\"width:360px;height:300px\"";
    let main = main.replace("<div id=\"panel\" class=\"panel\"", panel);
    let templates: String = page.lines().filter(|line| line.starts_with("<template")).collect();
    main + &templates
}

impl Drop for Picker {
    fn drop(&mut self) {
        // The context is never freed, so its owner does not go by itself.
        self.ctx.owner.cleanup();
    }
}

impl Picker {
    /// Opens a picker with all emoji but without names, by the steps of the app.
    pub fn open() -> Self {
        let place = Place::new(&html());
        // Fails from the second test on.
        any_spawner::Executor::init_wasm_bindgen().ok();
        let ctx = Owner::new().with(|| {
            let ctx = AppContext::new(Config { time_factor: 1.0, ..Config::default() });
            ui::adopt_controls(ctx);
            ui::start_labels(ctx);
            let catalogue = catalogue();
            let support = Support::all(&catalogue);
            ctx.picker.set_drawable(Arc::new(Drawable { catalogue, support }));
            ui::show_grid(ctx);
            ctx
        });
        let (state, messages, store) = (ctx.picker, ctx.messages, Rc::clone(&ctx.store));
        Self { ctx, state, messages, store, place }
    }

    /// The English names arrive.
    pub fn load_names(&self) {
        self.search_in(&["en"]);
    }

    /// These languages are here, that of the interface first.
    pub fn search_in(&self, tags: &[&str]) {
        self.state.search_in(tags.iter().map(|tag| index(tag)).collect());
    }

    /// The grid.
    pub fn grid(&self) -> Element {
        self.place.find("#grid").unwrap()
    }

    /// The cell of an emoji, if it is in the page.
    pub fn cell(&self, emoji: &str) -> Option<Element> {
        self.place.find(&format!("[data-emoji='{emoji}']"))
    }

    /// The search field.
    pub fn search(&self) -> HtmlInputElement {
        self.place.find("#search").unwrap()
    }

    /// What stands in the search field is replaced by typing.
    pub fn type_query(&self, query: &str) {
        self.search().set_value(query);
        self.search().dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    }

    /// A key in the search field; returns whether the picker took it.
    pub fn key_in_search(&self, key: &str) -> bool {
        press(&self.search(), key, |_| ())
    }
}

/// A key on an element; returns whether its own effect was prevented.
pub fn press(target: &Element, key: &str, more: impl FnOnce(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    more(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    !target.dispatch_event(&event).unwrap()
}
