//! Components of the administrators' page.

use super::support::container::Container;
use super::support::wait::until;
use b24_emoji_picker::admin::{AdminTexts, ReadOnlySettings, Severity, StatusLine, StatusLines};
use b24_emoji_picker::gifs::PerService;
use b24_emoji_picker::portal::PortalOptions;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen_test]
async fn a_status_line_that_stays_the_same_is_left_alone() {
    let container = Container::new("<div id='card'></div>");
    let lines = RwSignal::new(vec![
        StatusLine::new(Severity::Good, "Added"),
        StatusLine::new(Severity::Working, "Please wait"),
    ]);
    let card = container.find::<HtmlElement>("#card").unwrap();
    let mounted = mount_to(card, move || view! { <StatusLines lines/> });
    let first = container.all(".admin-line").swap_remove(0);
    let words = || container.find::<Element>(".admin-line-words").unwrap().first_child().unwrap();
    let first_words = words();
    lines.update(|lines| {
        lines.pop();
        lines.push(StatusLine::new(Severity::Bad, "Not added"));
        lines.push(StatusLine { about: "Chat", ..StatusLine::new(Severity::Good, "Removed") });
    });
    until("three lines", || container.all(".admin-line").len() == 3).await;
    let lines = container.all(".admin-line");
    assert_eq!(lines[0], first);
    assert_eq!(words(), first_words);
    let tones = lines.iter().map(|line| line.get_attribute("data-tone").unwrap());
    assert_eq!(tones.collect::<Vec<_>>(), ["good", "bad", "good"]);
    assert_eq!(lines[2].text_content().as_deref(), Some("ChatRemoved"));
    drop(mounted);
}

#[wasm_bindgen_test]
async fn the_read_only_settings_open_and_hide_the_key() {
    let container = Container::new("<div id='foot'></div>");
    let texts = AdminTexts::read(include_str!("../../src/admin/texts/en.txt"), None);
    let options = PortalOptions {
        gif_keys: PerService::new(|_| "a-secret".to_owned()),
        ..PortalOptions::default()
    };
    let foot = container.find::<HtmlElement>("#foot").unwrap();
    let mounted = mount_to(foot, move || view! { <ReadOnlySettings texts options/> });
    let list = container.find::<HtmlElement>("#admin-shown").unwrap();
    let button = container.find::<HtmlElement>("[data-action=settings]").unwrap();
    assert!(list.hidden());
    button.click();
    until("the list", || !list.hidden()).await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    let key: Element = container.find("[data-setting=giphy_api_key]").unwrap();
    assert_eq!(key.text_content().as_deref(), Some("Set"));
    assert!(!list.inner_html().contains("a-secret"));
    drop(mounted);
}
