//! The grid, the groups and the search field, mounted as the app mounts them.

use super::container::Container;
use super::packs::{catalogue, index};
use b24_emoji_picker::app::AppContext;
use b24_emoji_picker::config::Config;
use b24_emoji_picker::emoji::{Drawable, Support};
use b24_emoji_picker::person::PersonStore;
use b24_emoji_picker::ui::{self, Messages, PickerState};
use leptos::prelude::Owner;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{Element, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// A picker in the test page. Picks are not delivered; the store records them.
pub struct Picker {
    /// Everything that its parts share.
    pub ctx: AppContext,
    /// Its signals.
    pub state: PickerState,
    /// Its messages.
    pub messages: Messages,
    /// The user's state, with the picked emoji.
    pub store: Rc<PersonStore>,
    /// The picker's elements.
    pub container: Container,
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
        let container = Container::new(&html());
        // Fails from the second test on.
        any_spawner::Executor::init_wasm_bindgen().ok();
        let ctx = Owner::new().with(|| {
            let ctx = AppContext::new(Config { time_factor: 1.0, ..Config::default() });
            ui::adopt_controls(ctx);
            ui::start_labels(ctx);
            let catalogue = catalogue();
            let support = Support::all(&catalogue);
            ctx.picker.set_drawable(Arc::new(Drawable::new(catalogue, support)));
            ui::show_grid(ctx);
            ctx
        });
        let (state, messages, store) = (ctx.picker, ctx.messages, Rc::clone(&ctx.store));
        Self { ctx, state, messages, store, container }
    }

    /// Makes English available for names and search.
    pub fn load_names(&self) {
        self.search_in(&["en"]);
    }

    /// Makes these languages available, the interface's first.
    pub fn search_in(&self, tags: &[&str]) {
        self.state.search_in(tags.iter().map(|tag| index(tag)).collect());
    }

    /// Returns the grid.
    pub fn grid(&self) -> Element {
        self.container.find("#grid").unwrap()
    }

    /// Returns the cell of an emoji, if the grid has rendered it.
    pub fn cell(&self, emoji: &str) -> Option<Element> {
        self.container.find(&format!("[data-emoji='{emoji}']"))
    }

    /// Returns the search field.
    pub fn search(&self) -> HtmlInputElement {
        self.container.find("#search").unwrap()
    }

    /// Replaces the text of the search field, as if the user typed it.
    pub fn type_query(&self, query: &str) {
        self.search().set_value(query);
        self.search().dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    }

    /// Presses a key in the search field; returns whether the picker handled it.
    pub fn key_in_search(&self, key: &str) -> bool {
        press(&self.search(), key, |_| ())
    }
}

/// Presses a key on an element; returns whether the default action was prevented.
pub fn press(target: &Element, key: &str, more: impl FnOnce(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    more(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    !target.dispatch_event(&event).unwrap()
}
