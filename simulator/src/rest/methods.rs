//! The methods, and the access rights that they need.

use axum::http::StatusCode;
use serde_json::Value;

use super::error::RestError;
use super::params::Params;
use super::{account, message, options, placement, sticker, sticker_message};
use crate::world::World;

/// The start of the names of the methods that are actions of controllers.
const CONTROLLERS: &str = "im.v2.";

/// The result of a method.
pub(super) type Answer = Result<Value, RestError>;

/// The user of the token, and the rights of the app.
pub(super) struct Caller<'a> {
    pub(super) world: &'a World,
    pub(super) user_id: u32,
    pub(super) is_admin: bool,
    pub(super) scopes: Vec<String>,
}

impl<'a> Caller<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        let switches = world.switches.read();
        Self {
            world,
            user_id: switches.user_id,
            is_admin: switches.is_admin,
            scopes: switches.scopes.clone(),
        }
    }

    /// Fails unless the user is an administrator.
    pub(super) fn as_admin(&self) -> Result<(), RestError> {
        if self.is_admin { Ok(()) } else { Err(access_denied()) }
    }
}

type Method = fn(&Caller<'_>, &Params) -> Answer;

/// Returns a method and its scope; every app may call a method without a scope.
fn find(name: &str) -> Option<(Option<&'static str>, Method)> {
    Some(match name {
        "profile" => (None, account::profile),
        "app.info" => (None, account::app_info),
        "scope" => (None, account::scope),
        "user.option.get" => (None, options::get_user),
        "user.option.set" => (None, options::set_user),
        "app.option.get" => (None, options::get_app),
        "app.option.set" => (None, options::set_app),
        "placement.bind" => (Some("placement"), placement::bind),
        "placement.unbind" => (Some("placement"), placement::unbind),
        "placement.get" => (Some("placement"), placement::get),
        "placement.list" => (Some("placement"), placement::list),
        "im.message.add" => (Some("im"), message::add),
        "im.message.delete" => (Some("im"), message::delete),
        "im.v2.Sticker.Pack.load" => (Some("im"), sticker::load),
        "im.v2.Sticker.Pack.tail" => (Some("im"), sticker::tail),
        "im.v2.Sticker.Pack.get" => (Some("im"), sticker::get),
        "im.v2.Chat.Message.send" => (Some("im"), sticker_message::send),
        _ => return None,
    })
}

/// Returns the name by which [`run`], the log and the switches know a method. Names are in lower
/// case, in whatever case they were sent, except those of controllers: they are names of files.
pub(super) fn canonical(name: &str) -> String {
    if name.starts_with(CONTROLLERS) { name.to_owned() } else { name.to_ascii_lowercase() }
}

pub(super) fn run(caller: &Caller<'_>, name: &str, params: &Params) -> Answer {
    let Some((scope, method)) = find(name) else { return Err(not_found()) };
    if name.starts_with(CONTROLLERS) && sticker::is_missing(&caller.world.switches.read()) {
        return Err(not_found());
    }
    match scope {
        Some(scope) if !caller.scopes.iter().any(|own| own == scope) => Err(insufficient_scope()),
        _ => method(caller, params),
    }
}

/// Returns the error of a webhook call: webhooks belong to no app, and this portal has none.
pub(super) fn refuse_webhook(method: &str) -> RestError {
    if ["placement.", "app.option.", "user.option."].iter().any(|start| method.starts_with(start)) {
        return RestError::forbidden(
            "WRONG_AUTH_TYPE",
            "Current authorization type is denied for this method Application context required",
        );
    }
    RestError::new(StatusCode::UNAUTHORIZED, "INVALID_CREDENTIALS", "Invalid request credentials")
}

pub(super) fn not_found() -> RestError {
    RestError::new(StatusCode::NOT_FOUND, "ERROR_METHOD_NOT_FOUND", "Method not found!")
}

pub(super) fn access_denied() -> RestError {
    RestError::forbidden("ACCESS_DENIED", "Access denied!")
}

pub(super) fn insufficient_scope() -> RestError {
    RestError::forbidden(
        "insufficient_scope",
        "The request requires higher privileges than provided by the access token",
    )
}
