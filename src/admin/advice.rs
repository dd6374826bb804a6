//! What went wrong, in words that say what to do.

use super::AdminText;
use crate::rest::RestError;

/// A text, what fills it, and the portal's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What to say.
    pub text: AdminText,
    /// What fills its `{}`.
    pub filling: Option<String>,
    /// What the portal says about it, if it says anything.
    pub says: Option<String>,
}

impl From<AdminText> for Advice {
    fn from(text: AdminText) -> Self {
        Self { text, filling: None, says: None }
    }
}

/// What to say about a call that failed.
pub fn advice(error: &RestError) -> Advice {
    match error {
        RestError::Expired | RestError::NotAuthorized => AdminText::ErrorSignin.into(),
        // Adding to chats is all that the page asks a permission for.
        RestError::Scope => AdminText::FixPlacement.into(),
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

/// Whether a refusal to bind means that it is bound already, by somebody at the same time or by a
/// call whose answer was lost.
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

    #[test]
    fn each_refusal_of_a_binding_has_words() {
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
            let advice = advice(&refused(code, "Words"));
            assert_eq!(advice.text, text, "{code}");
            assert_eq!(advice.says, Some(format!("Words ({code})")));
        }
        assert_eq!(advice(&refused("X", " ")).says.as_deref(), Some("X"));
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
            assert_eq!(advice(&error), text.into(), "{error}");
        }
        let strange = advice(&RestError::NotJson(502));
        assert_eq!(
            (strange.text, strange.filling.as_deref()),
            (AdminText::ErrorStrange, Some("502"))
        );
    }

    #[test]
    fn bound_already_is_what_was_wanted() {
        let words = "Unable to set placement handler: Handler already binded";
        assert!(is_bound_already(&refused("ERROR_CORE", words)));
        assert!(!is_bound_already(&refused("ERROR_CORE", "Unable to set placement handler")));
        assert!(!is_bound_already(&RestError::Busy));
    }
}
