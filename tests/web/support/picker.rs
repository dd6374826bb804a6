//! The grid and the search field, mounted as the app mounts them.

use super::packs::{catalogue, index};
use super::page::Place;
use b24_emoji_picker::app::AppContext;
use b24_emoji_picker::config::Config;
use b24_emoji_picker::emoji::{Drawable, Group, Support};
use b24_emoji_picker::person::PersonStore;
use b24_emoji_picker::ui::emoji_grid::grid;
use b24_emoji_picker::ui::shell::{empty_state, groups, message_views, search_field};
use b24_emoji_picker::ui::{Messages, PickerState, keyboard};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// A picker in the page. Picks are not delivered but remembered by the store.
pub struct Picker {
    /// Its signals.
    pub state: PickerState,
    /// What it says.
    pub messages: Messages,
    /// What was picked.
    pub store: Rc<PersonStore>,
    // In this order: what is mounted goes before its place does.
    _listener: EventListener,
    _mounted: Box<dyn Any>,
    /// Its elements.
    pub place: Place,
}

const HTML: &str = r#"<input id="search" class="search-field" type="search">
<div id="groups" class="groups"><nav class="groups-row">GROUPS</nav></div>
<div id="status" class="visually-hidden" role="status"></div>
<div id="panel" class="panel" style="width:360px;height:300px"><div id="above" class="above"></div>
<div id="grid" class="grid static" role="grid"></div></div>
<div id="notices" class="notices"></div>"#;

fn html() -> String {
    let button = |group: Group| {
        let (id, icon) = (group.id(), group.icon());
        format!("<button type=\"button\" class=\"group\" data-group=\"{id}\">{icon}</button>")
    };
    HTML.replace("GROUPS", &Group::ALL.map(button).concat())
}

impl Picker {
    /// A picker with all emoji but without names.
    pub fn open() -> Self {
        let place = Place::new(&html());
        let made = Rc::new(OnceCell::new());
        let mounted = mount_to(place.find::<HtmlElement>("#panel").unwrap(), {
            let made = Rc::clone(&made);
            move || {
                let ctx = AppContext::new(Config { time_factor: 1.0, ..Config::default() });
                let state = ctx.picker;
                StoredValue::new_local((search_field::adopt(state), groups::adopt(state)));
                search_field::follow(state);
                keyboard::answer_awaited_enter(ctx);
                message_views::follow(ctx.messages);
                let catalogue = catalogue();
                let support = Support::all(&catalogue);
                state.drawable.set(Some(Arc::new(Drawable { catalogue, support })));
                StoredValue::new_local((empty_state::adopt(state), grid::adopt(state)));
                assert!(made.set(ctx).is_ok());
            }
        });
        let ctx: AppContext = *made.get().unwrap();
        Self {
            state: ctx.picker,
            messages: ctx.messages,
            store: Rc::clone(&ctx.store),
            _listener: listen(&place, ctx),
            _mounted: Box::new(mounted),
            place,
        }
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

fn listen(place: &Place, ctx: AppContext) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let root = place.find::<Element>("#panel").unwrap().parent_element().unwrap();
    EventListener::new_with_options(&root, "keydown", options, move |event| {
        keyboard::on_key(ctx, event.unchecked_ref());
    })
}
