//! What a client needs to call the portal.

use crate::bridge::Bridge;
use crate::portal::{PlacementContext, Secret, WindowName};
use std::rc::Rc;

/// The portal and the token that it gave. The first file of the app keeps this until the code of
/// [`RestClient`](super::RestClient) has loaded.
#[derive(Clone)]
pub struct RestAccess {
    /// Refreshes the token.
    pub bridge: Rc<Bridge>,
    /// The portal to call.
    pub portal: WindowName,
    /// The checked [`rest_path`](PlacementContext::rest_path) of the context.
    pub path: String,
    /// The first token.
    pub token: Secret,
    /// Identifies the portal in the browser's storage; see
    /// [`storage_owner`](PlacementContext::storage_owner).
    pub owner: Option<String>,
}

impl RestAccess {
    /// Reads the access from the portal's answer. Returns `None` if the portal gave no token.
    pub fn of_context(
        bridge: &Rc<Bridge>,
        portal: &WindowName,
        context: &PlacementContext,
    ) -> Option<Self> {
        Some(Self {
            bridge: Rc::clone(bridge),
            portal: portal.clone(),
            path: context.rest_path.clone(),
            token: context.access_token.clone()?,
            owner: context.storage_owner(&portal.host),
        })
    }
}
