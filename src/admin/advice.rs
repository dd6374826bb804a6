//! What the page says about a failed call: what went wrong and what to do.

use super::{AdminText, AdminTexts, AppSource};
use crate::rest::RestError;

/// A text of the page with its filling, and the portal's own message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The text, which says what to do.
    pub text: AdminText,
    /// Replaces the `{}` of the text.
    pub filling: Option<String>,
    /// The portal's own message in whatever language, with its error code.
    pub says: Option<String>,
}

impl From<AdminText> for Advice {
    fn from(text: AdminText) -> Self {
        Self { text, filling: None, says: None }
    }
}

impl Advice {
    /// Returns the text with its filling.
    pub fn words(&self, texts: &AdminTexts) -> String {
        match &self.filling {
            Some(filling) => texts.filled(self.text, filling),
            None => texts.get(self.text).to_owned(),
        }
    }

    /// Returns the sentence that quotes the portal, or an empty text.
    pub fn portal_says(&self, texts: &AdminTexts) -> String {
        self.says.as_ref().map(|says| texts.filled(AdminText::PortalSays, says)).unwrap_or_default()
    }
}

/// Returns the advice for a failed call of an app from this source.
pub fn advice(error: &RestError, source: AppSource) -> Advice {
    match error {
        RestError::Expired | RestError::NotAuthorized => AdminText::ErrorSignin.into(),
        // `placement` is the only permission that the page's own calls need.
        RestError::Scope => source.fix_placement().into(),
        RestError::Forbidden => AdminText::ErrorForbidden.into(),
        RestError::Busy => AdminText::ErrorBusy.into(),
        RestError::Network => AdminText::ErrorNetwork.into(),
        RestError::Slow => AdminText::ErrorSlow.into(),
        RestError::NotJson(status) => {
            Advice { filling: Some(status.to_string()), ..AdminText::ErrorStrange.into() }
        }
        RestError::Refused { code, description } => {
            let says = match description.trim() {
                "" => code.clone(),
                words => [words, " (", code, ")"].concat(),
            };
            Advice { says: Some(says), ..why_refused(code).into() }
        }
    }
}

fn why_refused(code: &str) -> AdminText {
    match code.to_ascii_uppercase().as_str() {
        "ERROR_WRONG_HANDLER_URL" | "ERROR_UNSUPPORTED_PROTOCOL" | "ERROR_HANDLER_URL_MATCH" => {
            AdminText::ErrorAddress
        }
        "ERROR_PLACEMENT_NOT_FOUND" => AdminText::ErrorPlace,
        _ => AdminText::ErrorRefused,
    }
}

/// Whether the portal refused to bind because the address is bound already: another administrator
/// did it at the same time, or the answer to an earlier call was lost.
pub fn is_bound_already(error: &RestError) -> bool {
    matches!(error, RestError::Refused { description, .. }
        if description.to_ascii_lowercase().contains("already bind"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: &str, description: &str) -> RestError {
        RestError::Refused { code: code.to_owned(), description: description.to_owned() }
    }

    fn local(error: &RestError) -> Advice {
        advice(error, AppSource::Local)
    }

    #[test]
    fn only_the_vendor_adds_permissions_to_an_app_of_the_market() {
        let scope = advice(&RestError::Scope, AppSource::Market);
        assert_eq!(scope, AdminText::FixPlacementMarket.into());
        let busy = advice(&RestError::Busy, AppSource::Market);
        assert_eq!(busy, local(&RestError::Busy));
    }

    #[test]
    fn each_refusal_to_bind_has_words() {
        for (code, text) in [
            ("ERROR_ARGUMENT", AdminText::ErrorRefused),
            ("ERROR_WRONG_HANDLER_URL", AdminText::ErrorAddress),
            ("ERROR_UNSUPPORTED_PROTOCOL", AdminText::ErrorAddress),
            ("ERROR_PLACEMENT_NOT_FOUND", AdminText::ErrorPlace),
            ("ERROR_PLACEMENT_USER_MODE", AdminText::ErrorRefused),
            ("ERROR_CORE", AdminText::ErrorRefused),
            ("EMPTY_ERROR_ICON_NAME", AdminText::ErrorRefused),
            ("INVALID_ERROR_WIDTH", AdminText::ErrorRefused),
        ] {
            let advice = local(&refused(code, "Words"));
            assert_eq!(advice.text, text, "{code}");
            assert_eq!(advice.says, Some(format!("Words ({code})")));
        }
        assert_eq!(local(&refused("X", " ")).says.as_deref(), Some("X"));
    }

    #[test]
    fn each_other_error_has_words() {
        for (error, text) in [
            (RestError::NotAuthorized, AdminText::ErrorSignin),
            (RestError::Scope, AdminText::FixPlacement),
            (RestError::Forbidden, AdminText::ErrorForbidden),
            (RestError::Busy, AdminText::ErrorBusy),
            (RestError::Network, AdminText::ErrorNetwork),
            (RestError::Slow, AdminText::ErrorSlow),
        ] {
            assert_eq!(local(&error), text.into(), "{error}");
        }
        let strange = local(&RestError::NotJson(502));
        assert_eq!(
            (strange.text, strange.filling.as_deref()),
            (AdminText::ErrorStrange, Some("502"))
        );
    }

    #[test]
    fn already_bound_is_recognized() {
        let words = "Unable to set placement handler: Handler already binded";
        assert!(is_bound_already(&refused("ERROR_CORE", words)));
        assert!(!is_bound_already(&refused("ERROR_CORE", "Unable to set placement handler")));
        assert!(!is_bound_already(&RestError::Busy));
    }
}
