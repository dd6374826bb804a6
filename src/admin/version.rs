//! The line that names the version. It needs no translation.

use crate::VERSION;
use serde_json::Value;

/// Returns name, version and, if the page's `config` block has it, the commit of the build:
/// `b24-emoji-picker 1.0.0 · 1a2b3c4`.
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
    fn the_line_has_the_commit_of_the_build() {
        let line = version_line(r#"{"portals":[],"commit":"1a2b3c4-dirty"}"#);
        assert_eq!(line, format!("b24-emoji-picker {VERSION} · 1a2b3c4-dirty"));
    }

    #[test]
    fn without_a_commit_the_line_has_the_version() {
        for config in ["", "{}", r#"{"commit":7}"#] {
            assert_eq!(version_line(config), format!("b24-emoji-picker {VERSION}"));
        }
    }
}
