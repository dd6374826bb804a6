use axum::http::StatusCode;

use super::error::RestError;
use crate::store::TokenState;
use crate::world::World;

/// Counts a use of the token, if the token is valid.
pub(super) fn check(world: &World, token: Option<&str>) -> Result<(), RestError> {
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return Err(no_auth());
    };
    let limit = world.switches.read().token_calls;
    match world.store.lock().tokens.spend(token, limit) {
        TokenState::Good => Ok(()),
        TokenState::Expired => Err(expired()),
        TokenState::Unknown => {
            Err(unauthorized("invalid_token", "Unable to get application by token"))
        }
    }
}

pub(super) fn expired() -> RestError {
    unauthorized("expired_token", "The access token provided has expired.")
}

pub(super) fn no_auth() -> RestError {
    unauthorized("NO_AUTH_FOUND", "Wrong authorization data")
}

fn unauthorized(code: &'static str, description: &str) -> RestError {
    RestError::new(StatusCode::UNAUTHORIZED, code, description)
}
