//! Decides the page's role, in one function.

use crate::portal::{Host, Placement, PlacementContext};

/// The inputs of the decision, known when the handshake has succeeded, failed or timed out.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// Whether the page is in a frame.
    pub framed: bool,
    /// The portal in `window.name`, if it holds a valid triple.
    pub portal: Option<&'a Host>,
    /// Whether that portal is on the deployment's list.
    pub portal_allowed: bool,
    /// The host of the framing page, if the browser reports it and it is not on the list. Any page
    /// can give its frames the `window.name` of a portal.
    pub stranger: Option<&'a Host>,
    /// Whether the query string has fields of a portal.
    pub has_query: bool,
    /// The context, if the portal answered `getInitData` in time.
    pub answered: Option<&'a PlacementContext>,
}

/// What the page offers to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Opened outside a portal: the full picker, a preview of the draft, and copying.
    Standalone,
    /// Framed by a page of this host, which is not on the list: the app offers and sends nothing.
    NotYourPortal(Host),
    /// The administrators' page: installation, placements, settings.
    Admin {
        /// Whether the app is being installed.
        installing: bool,
    },
    /// The picker, which delivers picks through this channel.
    Picker(Channel),
}

/// How the picker delivers a pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Through the portal's `im:` channel, if it answers a probe.
    Im,
    /// In the emoji window of an old portal, which has no `im:` channel.
    Legacy,
    /// As text that the user can select, because there is no clipboard.
    ShownText,
    /// Through the clipboard.
    Copy(WhyCopy),
}

/// Why the app copies picks instead of inserting them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyCopy {
    /// The page has a portal's parameters but is not in its frame.
    NoBridge,
    /// The portal did not answer `getInitData` in time.
    PortalSilent,
    /// The app was opened from the portal's menu, without a chat.
    NotInChat,
    /// The app was opened in a part of the portal without a chat.
    PlacementWithoutChat,
    /// The chat does not let apps write into its draft.
    NoImChannel,
}

/// Returns the role of the page. The portal's answer counts only if the portal is on the list.
pub fn role(known: &Known<'_>) -> Role {
    let Some(portal) = known.portal else {
        let is_standalone = !known.framed && !known.has_query;
        return if is_standalone {
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
        // The field is missing or malformed, which the app reports. If the channel answers its
        // probe, there is a chat, independent of the placement.
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
        // Without the triple there is no portal to connect to.
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
    fn a_triple_without_a_frame_is_copy_mode() {
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
