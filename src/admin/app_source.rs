//! Where the portal has the app from.

use super::AdminText;
use serde_json::Value;

/// Where the portal has the app from, which decides who can change the app's permissions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AppSource {
    /// An administrator has added it to this portal.
    #[default]
    Local,
    /// A vendor has published it in the market.
    Market,
}

impl AppSource {
    /// Reads the answer to `app.info`. `STATUS` is `L` for a local app, and another letter for one of
    /// the market. An answer without it says nothing: the app counts as local.
    pub fn read(answer: &Value) -> Self {
        let status = answer.get("STATUS").and_then(Value::as_str).unwrap_or_default().trim();
        if matches!(status, "" | "L" | "l") { Self::Local } else { Self::Market }
    }

    /// Returns what to do without the permission `placement`.
    pub const fn fix_placement(self) -> AdminText {
        match self {
            Self::Local => AdminText::FixPlacement,
            Self::Market => AdminText::FixPlacementMarket,
        }
    }

    /// Returns what to do without the permission `im`.
    pub const fn fix_im(self) -> AdminText {
        match self {
            Self::Local => AdminText::FixIm,
            Self::Market => AdminText::FixImMarket,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_letter_of_the_status() {
        for local in [json!({"STATUS": "L"}), json!({"STATUS": ""}), json!({}), json!(null)] {
            assert_eq!(AppSource::read(&local), AppSource::Local, "{local}");
        }
        for letter in ["F", "D", "T", "P", "S"] {
            assert_eq!(AppSource::read(&json!({"STATUS": letter})), AppSource::Market, "{letter}");
        }
    }
}
