//! The page that replaces the picker if the portal is not on the deployment's list.

use super::AppContext;
use crate::locale::{Phrase, Text};
use crate::portal::Host;
use crate::ui::bind::{bind, instantiate};
use web_sys::{Element, HtmlElement};

/// Replaces the picker with a page that names the host.
pub fn show(ctx: AppContext, host: &Host) {
    let texts = ctx.picker.texts;
    let details = Phrase::filled(Text::NotYourPortalDetails, host.to_string());
    ctx.owner.with(|| {
        let page = instantiate("not-your-portal");
        page.find("h1").word(texts, Text::NotYourPortal);
        page.find("p").phrase(texts, details);
        bind("#picker").hidden(|| true);
        let body = bind("body").element::<HtmlElement>();
        if let (Some(body), Some(page)) = (body, page.element::<Element>()) {
            crate::browser::append(&body, &[&page]);
        }
    });
}
