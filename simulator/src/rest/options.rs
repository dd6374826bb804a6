//! Options of the app: per user, and shared by all users.

use serde_json::{Map, Value};

use super::error::RestError;
use super::methods::{Answer, Caller};
use super::params::Params;
use crate::store::Owner;

pub(super) fn get_user(caller: &Caller<'_>, params: &Params) -> Answer {
    Ok(get(caller, Owner::User, params))
}

pub(super) fn set_user(caller: &Caller<'_>, params: &Params) -> Answer {
    set(caller, Owner::User, params)
}

pub(super) fn get_app(caller: &Caller<'_>, params: &Params) -> Answer {
    Ok(get(caller, Owner::App, params))
}

pub(super) fn set_app(caller: &Caller<'_>, params: &Params) -> Answer {
    caller.as_admin()?;
    set(caller, Owner::App, params)
}

fn get(caller: &Caller<'_>, owner: Owner, params: &Params) -> Value {
    let options = caller.world.store.lock().options(owner, caller.user_id);
    match params.filled("OPTION") {
        Some(name) => options.get(&name).cloned().unwrap_or_default(),
        None => php_array(options),
    }
}

fn set(caller: &Caller<'_>, owner: Owner, params: &Params) -> Answer {
    let Some(Value::Object(options)) = params.get("OPTIONS") else {
        return Err(RestError::argument("options"));
    };
    let mut store = caller.world.store.lock();
    for (name, value) in options {
        store.set(owner, caller.user_id, name.clone(), value.clone());
    }
    Ok(Value::Bool(true))
}

/// PHP does not distinguish an empty object from an empty array.
pub(super) fn php_array(fields: Map<String, Value>) -> Value {
    if fields.is_empty() { Value::Array(Vec::new()) } else { Value::Object(fields) }
}
