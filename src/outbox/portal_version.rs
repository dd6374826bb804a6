//! Finds out once a day whether the portal is recent. `stickers/offer.rs` remembers it.

use crate::rest::{Form, RestClient, RestError};
use crate::stickers::{remember, remembered};
use crate::ui::PickerState;
use leptos::prelude::GetUntracked as _;
use std::cell::Cell;
use std::rc::Rc;

/// The method that only recent portals have.
pub(super) const PACKS: &str = "im.v2.Sticker.Pack.load";

/// What is known about the portal's version. Whether the portal has stickers is part of the picker's
/// state, which has a tab for them.
pub(super) struct PortalVersion {
    picker: PickerState,
    owner: Option<String>,
    is_known: Cell<bool>,
}

impl PortalVersion {
    /// Reads what is remembered. `owner` identifies the portal; without it nothing is remembered.
    pub(super) fn new(picker: PickerState, owner: Option<&str>) -> Self {
        let is_known = Cell::new(remembered(owner).is_some());
        Self { picker, owner: owner.map(str::to_owned), is_known }
    }

    /// Returns whether an error says that the portal does not have a method.
    pub(super) fn is_too_old(error: &RestError) -> bool {
        matches!(error, RestError::Refused { code, .. } if code == "ERROR_METHOD_NOT_FOUND")
    }

    /// Returns whether the portal draws a picture from `[img]` in a message. `false` until the portal
    /// has answered: an older one would show the raw text.
    pub(super) fn draws_img_tag(&self) -> bool {
        self.picker.has_sticker_tab.get_untracked()
    }

    /// Sets and remembers whether the portal has the methods of stickers.
    pub(super) fn set_has_stickers(&self, has: bool) {
        self.is_known.set(true);
        self.picker.set_has_sticker_tab(has);
        remember(self.owner.as_deref(), has);
    }

    /// Asks the portal, unless its answer is remembered. A failure is not reported: messages have a
    /// form that every portal shows.
    pub(super) async fn find_out(&self, client: &Rc<RestClient>, limit_ms: u32) {
        if self.is_known.get() {
            return;
        }
        let form = Form::new().with("limit", "1");
        match client.call_in_passing(limit_ms, PACKS, &form).await {
            Ok(_) => self.set_has_stickers(true),
            Err(error) if Self::is_too_old(&error) => self.set_has_stickers(false),
            // Without an answer, nothing is known.
            Err(_) => {}
        }
    }
}
