//! The words for a message that was not sent: what happened, and what to do.

use crate::browser;
use crate::locale::{Phrase, Text};
use crate::rest::RestError;

/// Returns the words for an error.
pub(super) fn failure_phrase(error: &RestError) -> Phrase {
    match error {
        RestError::Network if !browser::is_online() => Text::SendOffline.into(),
        RestError::Network | RestError::Slow | RestError::NotJson(_) => Text::SendUnknown.into(),
        RestError::Busy => Text::SendBusy.into(),
        RestError::Scope => Text::SendNoScope.into(),
        RestError::Forbidden => Text::SendForbidden.into(),
        RestError::Expired | RestError::NotAuthorized => Text::SendNotAuthorized.into(),
        RestError::Refused { code, description } => {
            let why = if description.is_empty() { code } else { description };
            Phrase::filled(Text::SendRefused, crate::ui::printable_query(why))
        }
    }
}
