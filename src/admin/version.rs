//! Which version this is, in a line that needs no translation.

use crate::VERSION;
use serde_json::Value;

/// Name, version and, if the page's `config` block has one, the commit that the build was made of:
/// `b24-emoji-picker 0.1.0 · 1a2b3c4`.
pub fn version_line(config: &str) -> String {
    let config: Value = serde_json::from_str(config).unwrap_or_default();
    let name = ["b24-emoji-picker ", VERSION].concat();
    match config.get("commit").and_then(Value::as_str) {
        Some(commit) => [&*name, " · ", commit].concat(),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_that_knows_its_commit_says_it() {
        let line = version_line(r#"{"portals":[],"commit":"1a2b3c4-dirty"}"#);
        assert_eq!(line, format!("b24-emoji-picker {VERSION} · 1a2b3c4-dirty"));
    }

    #[test]
    fn others_say_the_version_alone() {
        for config in ["", "{}", r#"{"commit":7}"#] {
            assert_eq!(version_line(config), format!("b24-emoji-picker {VERSION}"));
        }
    }
}
