//! Saves the company's stickers.

use crate::admin::context::AdminContext;
use crate::admin::{AdminText, Severity, StatusLine};
use crate::portal::PortalOptions;
use crate::stickers::OPTION_NAME;
use leptos::prelude::*;
use serde_json::Value;

/// Stores the packs and their words in one app option. They count as saved if the portal sends them
/// back.
pub(super) async fn save_packs(admin: AdminContext) -> StatusLine {
    let state = admin.state;
    let line = |severity, text| StatusLine::new(severity, state.text(text));
    let Ok(text) = state.company.read_untracked().to_text() else {
        return line(Severity::Bad, AdminText::StickersFull);
    };
    let reply = admin.services().bridge.set_app_option(OPTION_NAME, &text).await;
    let is_stored = match &reply {
        Ok(Value::Object(options)) => PortalOptions::read(options).sticker_packs == text,
        _ => false,
    };
    if is_stored {
        return line(Severity::Good, AdminText::Saved);
    }
    let name = state.text(AdminText::Stickers);
    StatusLine::new(Severity::Bad, state.texts.filled(AdminText::SaveFailed, name))
}
