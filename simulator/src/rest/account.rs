//! Methods about the calling user and the app.

use serde_json::{Value, json};

use super::methods::{Answer, Caller};
use super::params::Params;

pub(super) fn profile(caller: &Caller<'_>, _: &Params) -> Answer {
    Ok(json!({
        // Ids are strings where PHP reads them from the database.
        "ID": caller.user_id.to_string(),
        "ADMIN": caller.is_admin,
        "NAME": "Sam",
        "LAST_NAME": "Field",
        "PERSONAL_GENDER": "",
        "TIME_ZONE": "",
        "TIME_ZONE_OFFSET": 0,
    }))
}

pub(super) fn app_info(caller: &Caller<'_>, _: &Params) -> Answer {
    Ok(json!({
        "ID": 7,
        "CODE": "local.5c8bb1b0891cf2.87252039",
        "SCOPE": caller.scopes,
        "VERSION": 1,
        "STATUS": caller.world.switches.read().app_status,
        "INSTALLED": caller.world.is_installed(),
        "PAYMENT_EXPIRED": "N",
        "DAYS": null,
        "LANGUAGE_ID": caller.world.switches.read().lang,
        "LICENSE": "en_project",
    }))
}

/// Returns the scopes of the app; with `FULL`, those of the portal.
pub(super) fn scope(caller: &Caller<'_>, params: &Params) -> Answer {
    match params.filled("FULL") {
        Some(_) => Ok(json!(["crm", "im", "imbot", "placement", "task", "user", "user_brief"])),
        None => Ok(Value::from(caller.scopes.clone())),
    }
}
