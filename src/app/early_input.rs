//! Replays the user's input from before the app started. `before-paint.js` records it.

use super::App;
use crate::browser;
use crate::delivery::{Pick, Picked};
use crate::emoji::Group;
use crate::ui::Tab;
use crate::ui::keyboard;
use crate::ui::shell::groups::show_group;
use wasm_bindgen::JsValue;

/// Replays the recorded input in its original order.
pub fn replay(app: &App) {
    let Some(window) = browser::window() else { return };
    let name = JsValue::from_str("earlyInput");
    let Ok(list) = js_sys::Reflect::get(&window, &name) else { return };
    // `before-paint.js` stops recording when the list is null.
    js_sys::Reflect::set(&window, &name, &JsValue::NULL).ok();
    if !js_sys::Array::is_array(&list) {
        return;
    }
    for event in js_sys::Array::from(&list) {
        let get =
            |name: &str| js_sys::Reflect::get(&event, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let stay = get("stay").is_truthy();
        if let Some(emoji) = get("emoji").as_string() {
            app.ctx.picks.pick(Pick { what: Picked::Emoji(emoji), stay });
        } else if let Some(group) = get("group").as_string().and_then(|id| Group::by_id(&id)) {
            show_group(app.ctx, group);
        } else if let Some(tab) = get("tab").as_string().and_then(|name| Tab::parse(&name)) {
            app.ctx.picker.go_to(tab);
        } else if get("enter").is_truthy() {
            keyboard::pick_marked(app.ctx, stay);
        }
    }
}
