//! What the components and the actions of the page share.

use super::state::AdminState;
use super::{AdminText, AdminTexts, Titles};
use crate::app::AppContext;
use crate::bridge::Bridge;
use crate::browser;
use crate::portal::{PlacementContext, Secret, WindowName};
use crate::rest::{Endpoint, RestClient};
use leptos::prelude::*;
use std::rc::Rc;

/// What the page is opened with.
pub(super) struct PageInputs {
    pub(super) ctx: AppContext,
    /// The portal that opened the page, checked against the deployment's list.
    pub(super) portal: WindowName,
    pub(super) bridge: Rc<Bridge>,
    pub(super) context: PlacementContext,
    pub(super) is_installing: bool,
}

/// A handle to the state and the services of the page. It is `Copy`, so that components and event
/// handlers capture it without a clone, and `Send`, as the children of a component have to be.
#[derive(Clone, Copy)]
pub(super) struct AdminContext {
    pub(super) state: AdminState,
    services: StoredValue<Rc<Services>, LocalStorage>,
}

/// What actions call.
pub(super) struct Services {
    pub(super) app: AppContext,
    pub(super) bridge: Rc<Bridge>,
    pub(super) client: Rc<RestClient>,
    pub(super) titles: Titles,
    /// The origin of the portal, which has the pictures of stickers.
    pub(super) portal_origin: String,
}

impl AdminContext {
    /// Creates the state and the services under the current owner, which must live as long as the
    /// page. `None` if the page has no address, which does not happen
    /// in a browser.
    pub(super) fn new(inputs: &PageInputs, texts: AdminTexts, titles: Titles) -> Option<Self> {
        let (handler, protocol, host) = browser::own_address()?;
        let state = AdminState::new(&inputs.context, texts, handler, inputs.is_installing);
        state.findings.update(|findings| {
            findings.is_https = protocol == "https:";
            findings.host = host;
        });
        let endpoint = Endpoint::new(&inputs.portal, &inputs.context.rest_path);
        // Without a token the portal refuses the first call, and the client asks for a new one.
        let token = inputs.context.access_token.clone().unwrap_or_else(|| Secret::new(""));
        let bridge = Rc::clone(&inputs.bridge);
        let on_wait = move || state.announce_progress(AdminText::Waiting);
        let client =
            RestClient::new(Rc::clone(&bridge), endpoint, token, inputs.ctx.limits, on_wait);
        let portal_origin = inputs.portal.origin();
        let services = Services { app: inputs.ctx, bridge, client, titles, portal_origin };
        Some(Self { state, services: StoredValue::new_local(Rc::new(services)) })
    }

    /// Returns what actions call.
    pub(super) fn services(self) -> Rc<Services> {
        self.services.get_value()
    }
}
