//! The grid and the search field, mounted as the app mounts them.

use super::limits;
use super::page::Place;
use b24_emoji_picker::emoji::{Catalogue, Names, Support};
use b24_emoji_picker::locale::texts_for;
use b24_emoji_picker::person::PersonStore;
use b24_emoji_picker::picker::{
    Drawable, Grid, Messages, PickerState, Picks, keyboard, search_field,
};
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
    /// What was picked.
    pub store: Rc<PersonStore>,
    // In this order: what is mounted goes before its place does.
    _listener: EventListener,
    _mounted: Box<dyn Any>,
    /// Its elements.
    pub place: Place,
}

const HTML: &str = r#"<input id="search" class="search-field" type="search">
<div id="status" class="visually-hidden" role="status"></div>
<div id="panel" class="panel" style="width:360px;height:300px"></div>"#;

impl Picker {
    /// A picker with all emoji but without names.
    pub fn open() -> Self {
        let place = Place::new(HTML);
        let made = Rc::new(OnceCell::new());
        let panel: HtmlElement = place.find("#panel").unwrap();
        let mounted = mount_to(panel, {
            let made = Rc::clone(&made);
            move || {
                let state = PickerState::new(texts_for(None));
                let store = PersonStore::new(limits(), || ());
                let messages = Messages::new(state.texts, limits());
                let picks = Picks::new(messages, state.texts, Rc::clone(&store));
                StoredValue::new_local(search_field::adopt(state));
                assert!(made.set((state, store, picks)).is_ok());
                view! { <Grid state=state /> }
            }
        });
        let (state, store, picks) = made.get().unwrap().clone();
        let catalogue = catalogue();
        let support = Support::all(&catalogue);
        state.drawable.set(Some(Arc::new(Drawable { catalogue, support })));
        Self {
            state,
            store,
            _listener: listen(&place, state, picks),
            _mounted: Box::new(mounted),
            place,
        }
    }

    /// The names arrive.
    pub fn load_names(&self) {
        let names = include_str!("../../../data/en.txt");
        self.state.names.set(Some(Arc::new(Names::parse(names, &catalogue()).unwrap())));
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

/// All emoji.
pub fn catalogue() -> Catalogue {
    Catalogue::parse(include_str!("../../../data/catalogue.txt")).unwrap()
}

fn listen(place: &Place, state: PickerState, picks: Picks) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let root = place.find::<Element>("#panel").unwrap().parent_element().unwrap();
    EventListener::new_with_options(&root, "keydown", options, move |event| {
        keyboard::on_key(state, &picks, event.unchecked_ref());
    })
}
