//! Copies text to the clipboard.

use crate::browser::{document, is_framed, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies a text. Must be called inside the click that caused it.
///
/// Inside a frame `execCommand` is tried first, because the portal's frame has no `clipboard-write`
/// permission; outside, the Clipboard API. Returns whether the browser reports success.
pub async fn copy_text(text: &str) -> bool {
    // Must run before the first suspension: after it the browser no longer counts this as a click.
    if is_framed() && copy_by_command(text) {
        return true;
    }
    let promise = window().map(|window| window.navigator()).and_then(|navigator| {
        // The property does not exist on insecure pages.
        let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
        (!clipboard.is_undefined()).then(|| navigator.clipboard().write_text(text))
    });
    if let Some(promise) = promise
        && JsFuture::from(promise).await.is_ok()
    {
        return true;
    }
    copy_by_command(text)
}

/// Selects the text in a temporary field and has the browser copy the selection. Restores the focus.
fn copy_by_command(text: &str) -> bool {
    let Some(document) = document() else { return false };
    let focused =
        document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let field = document
        .create_element("textarea")
        .ok()
        .and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let (Some(field), Some(body)) = (field, document.body()) else { return false };
    field.set_value(text);
    field.set_read_only(true);
    field.set_class_name("visually-hidden");
    if body.append_child(&field).is_err() {
        return false;
    }
    field.select();
    let copied = document
        .dyn_ref::<HtmlDocument>()
        .is_some_and(|document| document.exec_command("copy").unwrap_or(false));
    field.remove();
    if let Some(focused) = focused {
        crate::browser::focus_element(&focused);
    }
    copied
}
