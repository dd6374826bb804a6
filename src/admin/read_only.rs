//! The settings for people who may look at them only: a button at the foot of the picker.

use super::build::{button, child};
use super::files::Files;
use super::{AdminText, AdminTexts, Setting};
use crate::app::App;
use crate::app::fetch::Freshness;
use crate::browser::{self, flag, set_attribute, set_hidden};
use crate::portal::PortalOptions;
use gloo_events::EventListener;
use leptos::prelude::GetUntracked as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Loads the words and puts the button there. Without words there is no button.
pub(super) fn begin(app: &App, options: PortalOptions) {
    let (locale, limit) = (app.ctx.picker.locale.get_untracked(), app.ctx.limits.data_ms);
    spawn_local(async move {
        let files = Files::named_by_page();
        files.add_style();
        match files.texts(locale, Freshness::Any, limit).await {
            Ok(texts) => {
                if let Some(foot) = browser::by_id::<HtmlElement>("foot") {
                    build(&foot, &texts, &options);
                }
            }
            Err(why) => browser::warn(&why),
        }
    });
}

fn build(foot: &HtmlElement, texts: &AdminTexts, options: &PortalOptions) {
    let box_ = child(foot, "div", "admin-look", "");
    set_attribute(&box_, "lang", Some(texts.locale().tag()));
    let name = texts.get(AdminText::PortalSettings);
    let opener = button(&box_, "button quiet", "settings", name);
    let list = child(&box_, "div", "admin-shown", "");
    set_attribute(&list, "id", Some("admin-shown"));
    child(&list, "p", "admin-hint", texts.get(AdminText::ReadOnly));
    let pairs = child(&list, "dl", "admin-pairs", "");
    for setting in Setting::ALL {
        child(&pairs, "dt", "", texts.get(setting.name()));
        let value = child(&pairs, "dd", "", texts.get(setting.shown(options)));
        set_attribute(&value, "data-setting", Some(setting.option()));
    }
    set_attribute(&opener, "aria-controls", Some("admin-shown"));
    set_attribute(&opener, "aria-expanded", Some(flag(false)));
    set_hidden(&list, true);
    let button = opener.clone();
    EventListener::new(&opener, "click", move |_| {
        let is_open = list.hidden();
        set_hidden(&list, !is_open);
        set_attribute(&button, "aria-expanded", Some(flag(is_open)));
    })
    // The button lives as long as the page.
    .forget();
}
