//! What is wrong with a context, in words that may be shown: names and shapes, never contents.

use super::Field;
use serde_json::Value;
use std::fmt;

/// One thing that is wrong with what the portal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A required field came from no source.
    Missing(Field),
    /// A field came in a shape that cannot be read.
    Malformed {
        /// The field.
        field: Field,
        /// What it should have been.
        expected: &'static str,
        /// The shape of what came.
        found: String,
    },
    /// The portal's answer names another portal than the one that opened the frame.
    AnotherPortal,
}

impl Problem {
    pub(crate) fn malformed(field: Field, expected: &'static str, value: &Value) -> Self {
        Self::Malformed { field, expected, found: shape(value) }
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
fn shape(value: &Value) -> String {
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
