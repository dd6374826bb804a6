//! Which role does the page play? The whole decision, in one function.

use crate::portal::{Host, Placement, PlacementContext};

/// What is known when the handshake has ended, one way or the other.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The page is inside a frame.
    pub framed: bool,
    /// The portal that `window.name` names, if it holds a proper triple.
    pub portal: Option<&'a Host>,
    /// That portal is on the deployment's list.
    pub portal_allowed: bool,
    /// Whoever frames the page, if the browser tells and it is not on the list: any page can give
    /// its frames the name of a portal.
    pub stranger: Option<&'a Host>,
    /// The query string holds fields of a portal.
    pub has_query: bool,
    /// The context, if the portal answered `getInitData` in time.
    pub answered: Option<&'a PlacementContext>,
}

/// What the page is for the person who sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// No portal around: the full picker, a preview of the draft, copy.
    Standalone,
    /// Framed by somebody who is not on the list: nothing is offered and nothing is sent.
    NotYourPortal(Host),
    /// Install, bind, settings.
    Admin {
        /// The app is being installed right now.
        installing: bool,
    },
    /// The picker.
    Picker(Channel),
}

/// How the picker can hand over a pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Through the live `im:` channel, if it answers a probe.
    Im,
    /// The chat cannot be reached by a live channel in this old window.
    Legacy,
    /// There is no clipboard: the pick is shown as text to select.
    ShownText,
    /// By the clipboard.
    Copy(WhyCopy),
}

/// Why a pick is only copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyCopy {
    /// Opened with a portal's address, but not from within a portal.
    NoBridge,
    /// The portal did not answer in time.
    PortalSilent,
    /// Opened from the portal's menu and not in a chat.
    NotInChat,
    /// Opened in a part of the portal that has no chat.
    PlacementWithoutChat,
    /// The chat does not let apps write into its draft.
    NoImChannel,
}

/// The role table of the product.
pub fn role(known: &Known<'_>) -> Role {
    let Some(portal) = known.portal else {
        let alone = !known.framed && !known.has_query;
        return if alone {
            Role::Standalone
        } else {
            Role::Picker(Channel::Copy(WhyCopy::NoBridge))
        };
    };
    if !known.framed {
        return Role::Picker(Channel::Copy(WhyCopy::NoBridge));
    }
    if let Some(stranger) = known.stranger {
        return Role::NotYourPortal(stranger.clone());
    }
    if !known.portal_allowed {
        return Role::NotYourPortal(portal.clone());
    }
    let Some(context) = known.answered else {
        return Role::Picker(Channel::Copy(WhyCopy::PortalSilent));
    };
    if context.install {
        return Role::Admin { installing: true };
    }
    match context.placement {
        Some(Placement::Default) if context.is_admin => Role::Admin { installing: false },
        Some(Placement::Default) => Role::Picker(Channel::Copy(WhyCopy::NotInChat)),
        Some(
            Placement::ImTextarea
            | Placement::ImSidebar
            | Placement::ImContextMenu
            | Placement::ImNavigation,
        ) => Role::Picker(Channel::Im),
        Some(Placement::ImSmilesSelector) => Role::Picker(Channel::Legacy),
        Some(Placement::ImmobileContextMenu) => Role::Picker(Channel::ShownText),
        Some(Placement::Other(_)) => Role::Picker(Channel::Copy(WhyCopy::PlacementWithoutChat)),
        // The field is missing or garbage, which the person is told. If the channel answers its
        // probe there is a chat, whatever the place is called.
        None => Role::Picker(Channel::Im),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portal::Sources;
    use serde_json::json;

    fn context(placement: &str, is_admin: bool, install: bool) -> PlacementContext {
        let reply = json!({"PLACEMENT": placement, "IS_ADMIN": is_admin, "INSTALL": install});
        PlacementContext::merge(&Sources {
            init_data: Sources::read_init_data(reply),
            ..Sources::default()
        })
    }

    fn in_portal(answered: Option<&PlacementContext>) -> Role {
        let portal = Host::parse("acme.bitrix24.com").unwrap();
        role(&Known {
            framed: true,
            portal: Some(&portal),
            portal_allowed: true,
            stranger: None,
            has_query: true,
            answered,
        })
    }

    fn at(placement: &str) -> Role {
        in_portal(Some(&context(placement, false, false)))
    }

    const NOWHERE: Known<'_> = Known {
        framed: false,
        portal: None,
        portal_allowed: false,
        stranger: None,
        has_query: false,
        answered: None,
    };

    #[test]
    fn no_portal_around_is_standalone() {
        assert_eq!(role(&NOWHERE), Role::Standalone);
    }

    #[test]
    fn a_host_that_is_not_listed_is_not_your_portal() {
        let host = Host::parse("evil.example").unwrap();
        let context = context("IM_TEXTAREA", true, true);
        let known = Known {
            framed: true,
            portal: Some(&host),
            has_query: true,
            answered: Some(&context),
            ..NOWHERE
        };
        assert_eq!(role(&known), Role::NotYourPortal(host.clone()));
    }

    #[test]
    fn a_stranger_under_the_name_of_a_portal_is_not_your_portal() {
        let [portal, stranger] =
            ["acme.bitrix24.com", "evil.example"].map(|host| Host::parse(host).unwrap());
        let known = Known {
            framed: true,
            portal: Some(&portal),
            portal_allowed: true,
            stranger: Some(&stranger),
            has_query: true,
            ..NOWHERE
        };
        assert_eq!(role(&known), Role::NotYourPortal(stranger.clone()));
        // Without the triple there is nobody to speak to.
        let copy = Role::Picker(Channel::Copy(WhyCopy::NoBridge));
        assert_eq!(role(&Known { portal: None, ..known }), copy);
    }

    #[test]
    fn a_query_without_the_triple_is_copy_mode() {
        let copy = Role::Picker(Channel::Copy(WhyCopy::NoBridge));
        assert_eq!(role(&Known { framed: true, has_query: true, ..NOWHERE }), copy);
        assert_eq!(role(&Known { has_query: true, ..NOWHERE }), copy);
        assert_eq!(role(&Known { framed: true, ..NOWHERE }), copy);
    }

    #[test]
    fn a_triple_without_a_frame_has_nobody_to_speak_to() {
        let host = Host::parse("acme.bitrix24.com").unwrap();
        let known = Known { portal: Some(&host), portal_allowed: true, ..NOWHERE };
        assert_eq!(role(&known), Role::Picker(Channel::Copy(WhyCopy::NoBridge)));
    }

    #[test]
    fn a_silent_portal_is_copy_mode() {
        assert_eq!(in_portal(None), Role::Picker(Channel::Copy(WhyCopy::PortalSilent)));
    }

    #[test]
    fn installing_is_the_admin_page_wherever_it_happens() {
        for placement in ["DEFAULT", "IM_TEXTAREA", "CRM_DEAL_DETAIL_TAB"] {
            assert_eq!(
                in_portal(Some(&context(placement, false, true))),
                Role::Admin { installing: true }
            );
        }
    }

    #[test]
    fn the_apps_own_page_is_the_admin_page_for_administrators() {
        assert_eq!(
            in_portal(Some(&context("DEFAULT", true, false))),
            Role::Admin { installing: false }
        );
        assert_eq!(at("DEFAULT"), Role::Picker(Channel::Copy(WhyCopy::NotInChat)));
    }

    #[test]
    fn chat_placements_use_the_im_channel() {
        for placement in
            ["IM_TEXTAREA", "IM_SIDEBAR", "IM_CONTEXT_MENU", "IM_NAVIGATION", "im_textarea"]
        {
            assert_eq!(at(placement), Role::Picker(Channel::Im), "{placement}");
        }
    }

    #[test]
    fn the_old_emoji_window_is_legacy() {
        assert_eq!(at("IM_SMILES_SELECTOR"), Role::Picker(Channel::Legacy));
    }

    #[test]
    fn the_mobile_app_shows_text() {
        assert_eq!(at("IMMOBILE_CONTEXT_MENU"), Role::Picker(Channel::ShownText));
    }

    #[test]
    fn any_other_placement_is_copy_mode() {
        let copy = Role::Picker(Channel::Copy(WhyCopy::PlacementWithoutChat));
        assert_eq!(at("CRM_DEAL_DETAIL_TAB"), copy);
    }

    #[test]
    fn a_placement_that_cannot_be_read_is_left_to_the_probe() {
        assert_eq!(at(""), Role::Picker(Channel::Im));
        assert_eq!(at("no code"), Role::Picker(Channel::Im));
    }
}
