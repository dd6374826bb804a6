//! Whether messages can be sent by REST, and by whom.

use super::App;
use crate::bridge::Bridge;
use crate::delivery::Sender;
use crate::locale::Text;
use crate::portal::{DialogId, Placement, PlacementContext, WindowName};
use crate::rest::{Endpoint, RestClient};
use crate::ui::{Toast, ToastKind};
use std::rc::Rc;

/// The portal's REST interface, if the portal gave a token for it.
pub fn rest_client(
    app: &App,
    bridge: &Rc<Bridge>,
    portal: &WindowName,
    context: &PlacementContext,
) -> Option<Rc<RestClient>> {
    let token = context.access_token.clone()?;
    let messages = app.ctx.messages;
    let on_wait = move || {
        messages.toast(Toast { text: Text::SendWaiting.into(), kind: ToastKind::Done });
    };
    let endpoint = Endpoint::new(portal, &context.rest_path);
    Some(RestClient::new(Rc::clone(bridge), endpoint, token, app.ctx.limits, on_wait))
}

/// Who sends messages. Only in the places whose frame dies with the chat: REST posts to the
/// dialog at opening, and elsewhere another chat may be open by now.
pub fn sender(rest: Option<Rc<RestClient>>, context: &PlacementContext) -> Option<Rc<Sender>> {
    if !is_place_to_send(context) || lacks_scope(context) {
        return None;
    }
    let dialog = DialogId::of_placement(&context.placement_options)?;
    Some(Rc::new(Sender::new(rest?, dialog)))
}

/// Whether nobody has said which chat this is, although the place is one of a chat.
pub fn lacks_dialog(context: &PlacementContext) -> bool {
    is_place_to_send(context) && DialogId::of_placement(&context.placement_options).is_none()
}

const fn is_place_to_send(context: &PlacementContext) -> bool {
    matches!(context.placement, Some(Placement::ImTextarea | Placement::ImSmilesSelector))
}

/// Known to lack it: whoever does not say may have it.
fn lacks_scope(context: &PlacementContext) -> bool {
    let scopes = context.application_scope.as_ref();
    scopes.is_some_and(|scopes| !scopes.iter().any(|scope| scope == "im"))
}
