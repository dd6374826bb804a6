//! `placement.*`: the placements in which the app can be opened.

use serde_json::{Map, Value, json};

use super::error::RestError;
use super::methods::{Answer, Caller};
use super::options::php_array;
use super::params::{self, Params};
use super::placement_options;
use crate::store::{Binding, Title};

/// All codes are in the global scope: the scope `placement` suffices.
const CODES: [&str; 6] = [
    "IM_TEXTAREA",
    "IM_SIDEBAR",
    "IM_NAVIGATION",
    "IM_CONTEXT_MENU",
    "IM_SMILES_SELECTOR",
    "IMMOBILE_CONTEXT_MENU",
];

pub(super) fn bind(caller: &Caller<'_>, params: &Params) -> Answer {
    caller.as_admin()?;
    let code = params.filled("PLACEMENT").ok_or_else(|| RestError::argument("PLACEMENT"))?;
    let handler = params.filled("HANDLER").ok_or_else(|| RestError::argument("HANDLER"))?;
    check_handler(&handler)?;
    if !CODES.contains(&&*code) {
        return Err(RestError::bad("ERROR_PLACEMENT_NOT_FOUND", "Placement not found"));
    }
    if params.filled("USER_ID").is_some_and(|user| user != "0") {
        return Err(RestError::bad(
            "ERROR_PLACEMENT_USER_MODE",
            "User mode is not available for this placement",
        ));
    }
    let options = placement_options::read(&code, params.get("OPTIONS"))?;
    let binding = Binding {
        id: 0,
        placement: code,
        handler,
        options,
        title: Title {
            title: params.text("TITLE").unwrap_or_default(),
            description: params.text("DESCRIPTION").unwrap_or_default(),
            group_name: params.text("GROUP_NAME").unwrap_or_default(),
        },
        lang_all: titles(params.get("LANG_ALL")),
    };
    if !caller.world.bind(binding) {
        return Err(RestError::bad(
            "ERROR_CORE",
            "Unable to set placement handler: Handler already binded",
        ));
    }
    Ok(Value::Bool(true))
}

pub(super) fn unbind(caller: &Caller<'_>, params: &Params) -> Answer {
    caller.as_admin()?;
    let code = params.filled("PLACEMENT").ok_or_else(|| RestError::argument("PLACEMENT"))?;
    let removed = caller.world.unbind(&code, params.filled("HANDLER").as_deref());
    // The portal counts each binding before and after its removal.
    Ok(json!({ "count": removed * 2 }))
}

pub(super) fn get(caller: &Caller<'_>, _: &Params) -> Answer {
    caller.as_admin()?;
    let lang = caller.world.switches.read().lang.clone();
    let bindings = caller.world.bindings();
    Ok(bindings.iter().map(|binding| described(binding, &lang)).collect())
}

pub(super) fn list(_: &Caller<'_>, _: &Params) -> Answer {
    Ok(json!(CODES))
}

fn described(binding: &Binding, lang: &str) -> Value {
    let title = binding.lang_all.get(lang).unwrap_or(&binding.title);
    let lang_all = match json!(binding.lang_all) {
        Value::Object(titles) => php_array(titles),
        other => other,
    };
    json!({
        "id": binding.id,
        "placement": binding.placement,
        "userId": 0,
        "handler": binding.handler,
        "options": php_array(binding.options.clone()),
        "title": title.title,
        "description": title.description,
        "langAll": lang_all,
    })
}

fn check_handler(handler: &str) -> Result<(), RestError> {
    let wrong = || RestError::bad("ERROR_WRONG_HANDLER_URL", "Wrong handler URL");
    let (scheme, rest) = handler.split_once("://").ok_or_else(wrong)?;
    if !matches!(&*scheme.to_ascii_lowercase(), "http" | "https") {
        return Err(RestError::bad(
            "ERROR_UNSUPPORTED_PROTOCOL",
            "Unsupported event handler protocol",
        ));
    }
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    if host.trim_matches('.').contains('.') { Ok(()) } else { Err(wrong()) }
}

fn titles(value: Option<&Value>) -> std::collections::BTreeMap<String, Title> {
    let Some(Value::Object(languages)) = value else { return Default::default() };
    let title = |fields: &Map<String, Value>| {
        let field = |name| fields.get(name).and_then(params::text).unwrap_or_default();
        Title {
            title: field("TITLE"),
            description: field("DESCRIPTION"),
            group_name: field("GROUP_NAME"),
        }
    };
    let named = languages.iter();
    named.filter_map(|(lang, fields)| Some((lang.clone(), title(fields.as_object()?)))).collect()
}
