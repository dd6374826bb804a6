//! Finds out once a day whether the portal is recent, and remembers it in the browser.

use crate::browser;
use crate::portal::StickerSupport;
use crate::rest::{Form, RestClient, RestError};
use std::cell::Cell;
use std::rc::Rc;

/// Beginning of the name in `localStorage`. The portal follows, because all portals of a cloud share
/// one storage.
const NAME: &str = "emoji_picker_portal ";

/// The method that only recent portals have.
const METHOD: &str = "im.v2.Sticker.Pack.load";

/// What is known about the portal's version.
pub(super) struct PortalVersion {
    name: Option<String>,
    has_stickers: Cell<Option<bool>>,
}

impl PortalVersion {
    /// Reads what is remembered. `owner` identifies the portal; without it nothing is remembered.
    pub(super) fn new(owner: Option<&str>) -> Self {
        let name = owner.map(|owner| [NAME, owner].concat());
        let stored =
            name.as_ref().and_then(|name| browser::local_storage()?.get_item(name).ok()?);
        let support = stored.and_then(|text| StickerSupport::parse(&text, browser::unix_ms()));
        Self { name, has_stickers: Cell::new(support.map(|it| it.has_methods)) }
    }

    /// Returns whether the portal draws a picture from `[img]` in a message. `false` until the portal
    /// has answered: an older one would show the raw text.
    pub(super) fn draws_img_tag(&self) -> bool {
        self.has_stickers.get() == Some(true)
    }

    /// Asks the portal, unless its answer is remembered. A failure is not reported: messages have a
    /// form that every portal shows.
    pub(super) async fn find_out(&self, client: &Rc<RestClient>, limit_ms: u32) {
        if self.has_stickers.get().is_some() {
            return;
        }
        let form = Form::new().with("limit", "1");
        let has_methods = match client.call_in_passing(limit_ms, METHOD, &form).await {
            Ok(_) => true,
            Err(RestError::Refused { code, .. }) if code == "ERROR_METHOD_NOT_FOUND" => false,
            // Without an answer, nothing is known.
            Err(_) => return,
        };
        self.has_stickers.set(Some(has_methods));
        let text = StickerSupport { has_methods, at_unix_ms: browser::unix_ms() }.to_text();
        let storage = self.name.as_ref().zip(browser::local_storage());
        // Without storage, the next frame asks again.
        storage.and_then(|(name, storage)| storage.set_item(name, &text).ok());
    }
}
