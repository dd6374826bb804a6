//! The page around the app: what it holds and who holds it.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window. `None` in a worker, where this app never runs.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The `html` element.
pub fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// An element of the static page.
pub fn by_id<E: wasm_bindgen::JsCast>(id: &str) -> Option<E> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The text of a block of JSON in the page; empty if there is none.
pub fn json_block(id: &str) -> String {
    by_id::<Element>(id).and_then(|element| element.text_content()).unwrap_or_default()
}

/// The address of a `<link>` of the page: the page knows under which names its files lie.
pub fn link_address(id: &str) -> Option<String> {
    by_id::<web_sys::HtmlLinkElement>(id).map(|link| link.href())
}

/// Whether the page is inside a frame.
pub fn is_framed() -> bool {
    parent_window().is_some()
}

/// The window that frames this one.
pub fn parent_window() -> Option<Window> {
    let window = window()?;
    let parent = window.parent().ok()??;
    (!js_sys::Object::is(&parent, &window)).then_some(parent)
}

/// The origin of the page that frames this one, where the browser tells.
pub fn framing_origin() -> Option<String> {
    let location = window()?.location();
    let origins = js_sys::Reflect::get(&location, &"ancestorOrigins".into()).ok()?;
    js_sys::Reflect::get_u32(&origins, 0).ok()?.as_string()
}

/// `window.name`, where a portal writes who it is.
pub fn window_name() -> String {
    window().and_then(|window| window.name().ok()).unwrap_or_default()
}

/// The query string's names and values, decoded.
pub fn query_pairs() -> Vec<(&'static str, String)> {
    let names = ["DOMAIN", "PROTOCOL", "LANG", "APP_SID"];
    names.into_iter().filter_map(|name| Some((name, query_value(name)?))).collect()
}

/// A parameter of the page's address.
pub fn query_value(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Where the page lies: its address without query and hash, its protocol (`https:`), and its host
/// without the port.
pub fn own_address() -> Option<(String, String, String)> {
    let location = window()?.location();
    let address = [location.origin().ok()?, location.pathname().ok()?].concat();
    Some((address, location.protocol().ok()?, location.hostname().ok()?))
}

/// Adds a style sheet to the page.
pub fn add_style(address: &str) {
    let head = document().and_then(|document| document.head());
    let link = document().and_then(|document| document.create_element("link").ok());
    if let (Some(head), Some(link)) = (head, link) {
        set_attribute(&link, "rel", Some("stylesheet"));
        set_attribute(&link, "href", Some(address));
        // Only what contains its parent cannot be appended.
        head.append_child(&link).ok();
    }
}

/// The person's languages as the browser knows them, the preferred one first.
pub fn languages() -> Vec<String> {
    let list = window().map(|window| window.navigator().languages()).unwrap_or_default();
    list.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Whether the main pointer is a mouse or the like, which usually comes with a keyboard.
pub fn has_fine_pointer() -> bool {
    matches_media("(pointer: fine)")
}

fn matches_media(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok()?).is_some_and(|it| it.matches())
}

/// Whether the main pointer is a finger. Not the opposite of [`has_fine_pointer`]: there may be no
/// pointer at all.
pub fn has_touch_screen() -> bool {
    matches_media("(pointer: coarse)")
}

/// Gives the focus back to the page that frames us.
pub fn focus_parent() {
    if let Some(parent) = parent_window() {
        // A refusal leaves the focus where it is, which is what a refusal means.
        parent.focus().ok();
    }
}

/// Tells style sheets, tests and `boot.js` how far the app is, in `html[data-app]`.
pub fn mark_app(stage: &str) {
    if let Some(root) = root() {
        // Only a name with characters that no attribute may have can fail here.
        root.dataset().set("app", stage).ok();
    }
}

/// Tells tests, and whoever looks at the page, which role it plays, in `html[data-role]`.
pub fn mark_role(role: &str) {
    if let Some(root) = root() {
        // As above.
        root.dataset().set("role", role).ok();
    }
}

/// Tells the style sheet that the page lies in the emoji window of an old portal, which cuts off
/// its foot, in `html[data-window]`.
pub fn mark_old_window() {
    if let Some(root) = root() {
        // As above.
        root.dataset().set("window", "old").ok();
    }
}

/// Tells the browser and screen readers the language of the page's words.
pub fn mark_language(tag: &str) {
    if let Some(root) = root() {
        root.set_lang(tag);
    }
}

/// Lays the page out from left to right or from right to left.
pub fn mark_direction(is_rtl: bool) {
    if let Some(root) = root() {
        root.set_dir(if is_rtl { "rtl" } else { "ltr" });
    }
}

/// Whether the page is laid out from right to left.
pub fn is_rtl() -> bool {
    root().is_some_and(|root| root.dir() == "rtl")
}

/// Paints the page in a theme of the style sheet, or in its usual one.
pub fn mark_theme(theme: Option<&str>) {
    if let Some(root) = root() {
        set_attribute(&root, "data-theme", theme);
    }
}

/// Sets an attribute, or removes it.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Only a name with characters that no attribute may have can fail here.
    match value {
        Some(value) => element.set_attribute(name, value).ok(),
        None => element.remove_attribute(name).ok(),
    };
}

/// Moves the focus, where the browser lets a frame do that.
pub fn focus_element(element: &HtmlElement) {
    // A refusal leaves the focus where it is, which is what a refusal means.
    element.focus().ok();
}

/// The same without scrolling to it.
pub fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
}

/// Whether an element has the focus.
pub fn has_focus(element: &Element) -> bool {
    focused().as_ref() == Some(element)
}

/// Whether the pointer or the focus is on something inside the element with this id.
pub fn is_pointed_at_or_focused(id: &str) -> bool {
    let inside = |state: &str| {
        let selector = ["#", id, " ", state].concat();
        document().is_some_and(|it| it.query_selector(&selector).is_ok_and(|it| it.is_some()))
    };
    inside(":hover") || inside(":focus")
}

/// The element that has the focus.
pub fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Whether an element, or something in it, has the focus.
pub fn contains_focus(element: &Element) -> bool {
    focused().is_some_and(|focused| element.contains(Some(&focused)))
}
