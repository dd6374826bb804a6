//! `OPTIONS` of a binding in a chat: defaults, casts and the validator, whose errors have status
//! 200.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::error::RestError;
use super::params;

const LONGEST_ICON: usize = 50;
const CONTEXTS: [&str; 5] = ["ALL", "USER", "CHAT", "LINES", "CRM"];
const COLORS: [&str; 17] = [
    "RED",
    "GREEN",
    "MINT",
    "LIGHT_BLUE",
    "DARK_BLUE",
    "PURPLE",
    "AQUA",
    "PINK",
    "LIME",
    "BROWN",
    "AZURE",
    "KHAKI",
    "SAND",
    "ORANGE",
    "MARENGO",
    "GRAY",
    "GRAPHITE",
];

/// Returns the options that are stored; unknown ones are dropped.
pub(super) fn read(code: &str, given: Option<&Value>) -> Result<Map<String, Value>, RestError> {
    let given = given.and_then(Value::as_object);
    let value = |name: &str| given.and_then(|given| params::text(given.get(name)?));
    let mut kept = Map::new();
    if has_icon(code) {
        let icon = value("iconName").ok_or_else(|| RestError::argument("iconName"))?;
        if icon.is_empty() {
            return Err(invalid("EMPTY_ERROR_ICON_NAME"));
        }
        if icon.chars().count() > LONGEST_ICON {
            return Err(invalid("INVALID_ERROR_ICON_NAME"));
        }
        kept.insert("iconName".to_owned(), json!(icon));
        let color = value("color").filter(|color| !color.is_empty());
        if let Some(color) = color {
            one_of(&COLORS, &color, "INVALID_ERROR_COLOR")?;
            kept.insert("color".to_owned(), json!(color));
        }
    }
    let context = value("context").unwrap_or_else(|| "ALL".to_owned());
    for one in context.split(';') {
        one_of(&CONTEXTS, one, "INVALID_ERROR_CONTEXT")?;
    }
    let role = value("role").unwrap_or_else(|| "USER".to_owned());
    one_of(&["USER", "ADMIN"], &role, "INVALID_ERROR_ROLE")?;
    let extranet = value("extranet").unwrap_or_else(|| "N".to_owned());
    one_of(&["N", "Y"], &extranet, "INVALID_ERROR_EXTRANET")?;
    for (name, value) in [("context", context), ("role", role), ("extranet", extranet)] {
        kept.insert(name.to_owned(), json!(value));
    }
    if code == "IM_TEXTAREA" {
        for (name, error) in [("width", "INVALID_ERROR_WIDTH"), ("height", "INVALID_ERROR_HEIGHT")]
        {
            let length = value(name).map_or(100, |text| integer(&text));
            if length < 0 {
                return Err(invalid(error));
            }
            kept.insert(name.to_owned(), json!(length));
        }
    }
    Ok(kept)
}

/// Returns whether the portal shows the app's icon in this placement.
fn has_icon(code: &str) -> bool {
    matches!(code, "IM_TEXTAREA" | "IM_SIDEBAR" | "IM_NAVIGATION")
}

fn one_of(known: &[&str], value: &str, error: &'static str) -> Result<(), RestError> {
    if known.contains(&value) { Ok(()) } else { Err(invalid(error)) }
}

/// Returns the leading number of a text, as PHP's cast does.
fn integer(text: &str) -> i64 {
    let text = text.trim_start();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let end = digits.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(digits.len());
    let number = digits.get(..end).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    if text.starts_with('-') { -number } else { number }
}

/// Returns an error of the validator.
pub(super) fn invalid(code: &'static str) -> RestError {
    RestError::new(StatusCode::OK, code, "Invalid value of an option")
}
