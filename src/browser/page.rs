//! The page: its window, elements, address, focus and root attributes.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, Window};

/// Returns the window. `None` in a worker, where the app never runs.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// Returns the document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Returns the `html` element.
pub fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Returns the element with an id; `None` if there is none or its type is not `E`.
pub fn by_id<E: wasm_bindgen::JsCast>(id: &str) -> Option<E> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Returns the text of a JSON block of the page; empty if there is none.
pub fn json_block(id: &str) -> String {
    by_id::<Element>(id).and_then(|element| element.text_content()).unwrap_or_default()
}

/// Returns the address of a `<link>` of the page. The page lists its files because a build may
/// rename them.
pub fn link_address(id: &str) -> Option<String> {
    by_id::<web_sys::HtmlLinkElement>(id).map(|link| link.href())
}

/// Returns whether the page is in a frame.
pub fn is_framed() -> bool {
    parent_window().is_some()
}

/// Returns the window that frames this one.
pub fn parent_window() -> Option<Window> {
    let window = window()?;
    let parent = window.parent().ok()??;
    (!js_sys::Object::is(&parent, &window)).then_some(parent)
}

/// Returns the origin of the framing page, in browsers that have `location.ancestorOrigins`.
pub fn framing_origin() -> Option<String> {
    let location = window()?.location();
    let origins = js_sys::Reflect::get(&location, &"ancestorOrigins".into()).ok()?;
    js_sys::Reflect::get_u32(&origins, 0).ok()?.as_string()
}

/// Returns `window.name`, into which the portal writes its host, protocol and the frame's
/// identifier.
pub fn window_name() -> String {
    window().and_then(|window| window.name().ok()).unwrap_or_default()
}

/// Returns the portal's parameters of the query string, decoded: `DOMAIN`, `PROTOCOL`, `LANG`,
/// `APP_SID`.
pub fn query_pairs() -> Vec<(&'static str, String)> {
    let names = ["DOMAIN", "PROTOCOL", "LANG", "APP_SID"];
    names.into_iter().filter_map(|name| Some((name, query_value(name)?))).collect()
}

/// Returns a parameter of the query string, decoded.
pub fn query_value(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Returns the page's address without query and hash, its protocol (`https:`), and its host without
/// the port.
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
        // Only an element that contains `head` fails.
        head.append_child(&link).ok();
    }
}

/// Returns the user's languages in the browser as BCP 47 tags, the preferred one first.
pub fn languages() -> Vec<String> {
    let list = window().map(|window| window.navigator().languages()).unwrap_or_default();
    list.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Returns whether the primary pointer is a mouse or similar, which usually comes with a keyboard.
pub fn has_fine_pointer() -> bool {
    matches_media("(pointer: fine)")
}

fn matches_media(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok()?).is_some_and(|it| it.matches())
}

/// Returns whether the primary pointer is a finger. Not the opposite of [`has_fine_pointer`]: a
/// device may have no pointer.
pub fn has_touch_screen() -> bool {
    matches_media("(pointer: coarse)")
}

/// Moves the focus to the page that frames this one.
pub fn focus_parent() {
    if let Some(parent) = parent_window() {
        // If the browser refuses, the focus stays where it is.
        parent.focus().ok();
    }
}

/// Sets the stage of the app's start in `html[data-app]`, for style sheets, tests and `boot.js`.
pub fn mark_app(stage: &str) {
    if let Some(root) = root() {
        // Only a name with invalid characters fails.
        root.dataset().set("app", stage).ok();
    }
}

/// Sets the page's role in `html[data-role]`, for tests and debugging.
pub fn mark_role(role: &str) {
    if let Some(root) = root() {
        // As above.
        root.dataset().set("role", role).ok();
    }
}

/// Sets `html[data-window]` to `old` for the style sheet: the emoji window of an old portal cuts
/// off the page's foot.
pub fn mark_old_window() {
    if let Some(root) = root() {
        // As above.
        root.dataset().set("window", "old").ok();
    }
}

/// Sets the language of the page's texts, for the browser and screen readers.
pub fn mark_language(tag: &str) {
    if let Some(root) = root() {
        root.set_lang(tag);
    }
}

/// Sets the writing direction of the page.
pub fn mark_direction(is_rtl: bool) {
    if let Some(root) = root() {
        root.set_dir(if is_rtl { "rtl" } else { "ltr" });
    }
}

/// Whether the page is laid out from right to left.
pub fn is_rtl() -> bool {
    root().is_some_and(|root| root.dir() == "rtl")
}

/// Sets the theme of the page; `None` for the default one.
pub fn mark_theme(theme: Option<&str>) {
    if let Some(root) = root() {
        set_attribute(&root, "data-theme", theme);
    }
}

/// Sets an attribute, or removes it if the value is `None`.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Only a name with invalid characters fails.
    match value {
        Some(value) => element.set_attribute(name, value).ok(),
        None => element.remove_attribute(name).ok(),
    };
}

/// Moves the focus to an element, if the browser allows a frame to do so.
pub fn focus_element(element: &HtmlElement) {
    // If the browser refuses, the focus stays where it is.
    element.focus().ok();
}

/// Moves the focus to an element without scrolling to it.
pub fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
}

/// Returns whether an element has the focus.
pub fn has_focus(element: &Element) -> bool {
    focused().as_ref() == Some(element)
}

/// Returns whether the pointer or the focus is on a descendant of the element with this id.
pub fn is_pointed_at_or_focused(id: &str) -> bool {
    let has_descendant = |state: &str| {
        let selector = ["#", id, " ", state].concat();
        document().is_some_and(|it| it.query_selector(&selector).is_ok_and(|it| it.is_some()))
    };
    has_descendant(":hover") || has_descendant(":focus")
}

/// Returns the element that has the focus.
pub fn focused() -> Option<Element> {
    document()?.active_element()
}

/// Returns whether an element or one of its descendants has the focus.
pub fn contains_focus(element: &Element) -> bool {
    focused().is_some_and(|focused| element.contains(Some(&focused)))
}
