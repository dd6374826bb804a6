//! Decides whether the picker may send messages of its own, and to which chat.

use crate::portal::{DialogId, Placement, PlacementContext};

/// The scope of the app that `im.message.add` needs.
const SCOPE: &str = "im";

/// Where the picker sends messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendTarget {
    /// To this chat.
    Chat(DialogId),
    /// The placement belongs to a chat, but the portal did not say to which one.
    UnknownChat,
    /// The picker sends nothing: the placement belongs to no chat, or the app lacks the scope or the
    /// token.
    Nowhere,
}

impl SendTarget {
    /// Reads the target from the context.
    ///
    /// Only placements whose frame closes together with the chat qualify. Messages go to the chat that
    /// was open when the picker was opened, and elsewhere another one may be open by now.
    pub fn of_context(context: &PlacementContext) -> Self {
        let belongs_to_chat =
            matches!(context.placement, Some(Placement::ImTextarea | Placement::ImSmilesSelector));
        if !belongs_to_chat {
            return Self::Nowhere;
        }
        match DialogId::of_placement(&context.placement_options) {
            None => Self::UnknownChat,
            Some(_) if lacks_scope(context) || context.access_token.is_none() => Self::Nowhere,
            Some(dialog) => Self::Chat(dialog),
        }
    }
}

/// Returns `false` for a portal that does not list the scopes: the app may have it.
fn lacks_scope(context: &PlacementContext) -> bool {
    let scopes = context.application_scope.as_ref();
    scopes.is_some_and(|scopes| !scopes.iter().any(|scope| scope == SCOPE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portal::Sources;
    use serde_json::{Value, json};

    fn target(changes: &Value) -> SendTarget {
        let mut reply = json!({
            "PLACEMENT": "IM_TEXTAREA",
            "PLACEMENT_OPTIONS": {"dialogId": "chat12"},
            "AUTH_ID": "6061e72600631fcd",
        });
        for (name, value) in changes.as_object().unwrap() {
            reply[name] = value.clone();
        }
        SendTarget::of_context(&PlacementContext::merge(&Sources {
            init_data: Sources::read_init_data(reply),
            ..Sources::default()
        }))
    }

    #[test]
    fn a_placement_of_a_chat_sends_to_that_chat() {
        let chat = SendTarget::Chat(DialogId::parse("chat12").unwrap());
        assert_eq!(target(&json!({})), chat);
        assert_eq!(target(&json!({"PLACEMENT": "IM_SMILES_SELECTOR"})), chat);
    }

    #[test]
    fn other_placements_send_nothing() {
        for placement in ["IM_SIDEBAR", "IM_CONTEXT_MENU", "IM_NAVIGATION", "DEFAULT", "CRM_LEAD"] {
            assert_eq!(target(&json!({ "PLACEMENT": placement })), SendTarget::Nowhere);
        }
    }

    #[test]
    fn a_chat_without_an_id_is_unknown() {
        assert_eq!(target(&json!({"PLACEMENT_OPTIONS": {}})), SendTarget::UnknownChat);
    }

    #[test]
    fn sending_needs_a_token() {
        assert_eq!(target(&json!({"AUTH_ID": ""})), SendTarget::Nowhere);
    }
}
