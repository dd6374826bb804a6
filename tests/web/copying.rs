//! Copying to the clipboard. Without a click in the page, the browser refuses to copy, so the tests
//! replace its two ways of copying.

use super::support::container::Container;
use super::support::messages::{document, window};
use b24_emoji_picker::delivery::copy_text;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// A replaced property of an object, restored on drop.
struct Replaced {
    object: Object,
    name: JsValue,
}

impl Replaced {
    fn new(object: impl AsRef<JsValue>, name: &str, value: &JsValue) -> Self {
        let (object, name) = (object.as_ref().clone().unchecked_into(), JsValue::from_str(name));
        let property = Object::new();
        Reflect::set(&property, &"value".into(), value).unwrap();
        Reflect::set(&property, &"configurable".into(), &JsValue::TRUE).unwrap();
        Object::define_property(&object, &name, &property);
        Self { object, name }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        // Deletes the object's own property; the one of its prototype is visible again.
        Reflect::delete_property(&self.object, &self.name).unwrap();
    }
}

/// Replaces the Clipboard API and `execCommand` by two function bodies, which push the text that
/// they copy onto `copied`.
struct Browser {
    copied: Array,
    _replaced: [Replaced; 2],
}

impl Browser {
    fn new(write_text: Option<&str>, exec_command: &str) -> Self {
        let copied = Array::new();
        let function = |arguments: &str, body: &str| -> JsValue {
            let function = Function::new_with_args(&format!("copied, {arguments}"), body);
            function.bind1(&JsValue::UNDEFINED, &copied).into()
        };
        let clipboard = match write_text {
            Some(body) => {
                let clipboard = Object::new();
                Reflect::set(&clipboard, &"writeText".into(), &function("text", body)).unwrap();
                clipboard.into()
            }
            None => JsValue::UNDEFINED,
        };
        let command = function("command", exec_command);
        let replaced = [
            Replaced::new(window().navigator(), "clipboard", &clipboard),
            Replaced::new(document(), "execCommand", &command),
        ];
        Self { copied, _replaced: replaced }
    }

    fn copied(&self) -> Vec<String> {
        self.copied.iter().map(|text| text.as_string().unwrap()).collect()
    }
}

const WRITES: &str = "copied.push(text); return Promise.resolve()";
const REFUSES: &str = "return Promise.reject(new DOMException('no', 'NotAllowedError'))";
const COPIES_SELECTION: &str =
    "copied.push(command + ' ' + document.activeElement.value); return true";
const DOES_NOTHING: &str = "return false";

#[wasm_bindgen_test]
async fn by_the_clipboard_api() {
    let browser = Browser::new(Some(WRITES), DOES_NOTHING);
    assert!(copy_text("👨‍👩‍👧‍👦").await);
    assert_eq!(browser.copied(), ["👨‍👩‍👧‍👦"]);
}

#[wasm_bindgen_test]
async fn by_the_command_where_the_clipboard_api_refuses() {
    let browser = Browser::new(Some(REFUSES), COPIES_SELECTION);
    assert!(copy_text("😀").await);
    assert_eq!(browser.copied(), ["copy 😀"]);
}

#[wasm_bindgen_test]
async fn by_the_command_where_there_is_no_clipboard_api() {
    let browser = Browser::new(None, COPIES_SELECTION);
    assert!(copy_text("😀").await);
    assert_eq!(browser.copied(), ["copy 😀"]);
}

#[wasm_bindgen_test]
async fn never_copied_without_proof() {
    for write_text in [Some(REFUSES), None] {
        let browser = Browser::new(write_text, DOES_NOTHING);
        assert!(!copy_text("😀").await);
        assert!(browser.copied().is_empty());
    }
}

#[wasm_bindgen_test]
async fn nothing_is_left_behind_and_the_focus_returns() {
    let place = Container::new("<button>picked</button>");
    let button: HtmlElement = place.find("button").unwrap();
    button.focus().unwrap();
    let _browser = Browser::new(None, COPIES_SELECTION);
    assert!(copy_text("😀").await);
    assert!(document().query_selector("textarea").unwrap().is_none());
    assert!(Object::is(&document().active_element().unwrap(), &button));
}
