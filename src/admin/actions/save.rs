//! Saves the settings.

use crate::admin::context::AdminContext;
use crate::admin::{AdminText, Setting, Severity, StatusLine};
use crate::portal::PortalOptions;
use leptos::prelude::*;
use serde_json::Value;

/// Saves the settings that were changed, one call each. A setting counts as saved if the portal
/// sends its new value back.
pub(super) async fn save(admin: AdminContext) -> Vec<StatusLine> {
    let (state, services) = (admin.state, admin.services());
    let entered = state.entered.get_untracked();
    let mut is_anything_saved = false;
    for setting in Setting::ALL {
        let value = setting.value(&entered);
        if value == setting.value(&state.stored.read_untracked()) {
            continue;
        }
        let reply = services.bridge.set_app_option(setting.option(), value).await;
        let stored = match &reply {
            Ok(Value::Object(options)) => Some(PortalOptions::read(options)),
            _ => None,
        };
        let Some(stored) = stored.filter(|stored| setting.value(stored) == value) else {
            let words = state.texts.filled(AdminText::SaveFailed, &setting.name(state.texts));
            // A portal that did not answer once would let each further setting time out.
            return vec![StatusLine::new(Severity::Bad, words)];
        };
        state.stored.set(stored);
        is_anything_saved = true;
    }
    let text = if is_anything_saved { AdminText::Saved } else { AdminText::SaveNothing };
    vec![StatusLine::new(Severity::Good, state.text(text))]
}
