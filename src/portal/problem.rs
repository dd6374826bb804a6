//! Problems of a context, described by names and types of fields and never by their values, so that
//! the app may show them.

use super::Field;
use serde_json::Value;
use std::fmt;

/// A field of the portal that is missing, malformed or contradictory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No source has this required field.
    Missing(Field),
    /// A field has a value that cannot be parsed.
    Malformed {
        /// The malformed field.
        field: Field,
        /// The expected form, for example “a host name”.
        expected: &'static str,
        /// Type and length of the value, for example “a text of 24 characters”.
        found: String,
    },
    /// The reply to `getInitData` names another portal than `window.name`.
    AnotherPortal,
}

impl Problem {
    pub(crate) fn malformed(field: Field, expected: &'static str, value: &Value) -> Self {
        Self::Malformed { field, expected, found: describe_type(value) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(field) => write!(f, "{} is missing", field.name()),
            Self::Malformed { field, expected, found } => {
                write!(f, "{} should be {expected}, but is {found}", field.name())
            }
            Self::AnotherPortal => {
                f.write_str("DOMAIN differs from the portal that opened this page")
            }
        }
    }
}

/// Describes a value without quoting it: a malformed token is still a token.
fn describe_type(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(_) => "true or false".into(),
        Value::Number(_) => "a number".into(),
        Value::String(text) if text.is_empty() => "an empty text".into(),
        Value::String(text) => format!("a text of {} characters", text.chars().count()),
        Value::Array(items) => format!("a list of {}", items.len()),
        Value::Object(map) => format!("an object with {} keys", map.len()),
    }
}
