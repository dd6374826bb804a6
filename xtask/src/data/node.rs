//! Runs small scripts in Node.js, which npm requires anyway, so they need no further tool or
//! dependency.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::children;

/// Runs `script` with `input` on standard input and returns what it prints.
///
/// # Errors
/// When Node is missing or the script fails; the error contains its stderr.
pub fn run(script: &str, input: &str) -> Result<String> {
    let mut node = Command::new("node");
    node.args(["-e", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child =
        children::start(&mut node).context("cannot run node: install Node.js with npm")?;
    let written = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(input.as_bytes()),
        None => Ok(()),
    };
    let output = child.wait_with_output().context("waiting for node")?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("node failed ({}): {}", output.status, stderr.trim());
    }
    // Checked only here: a failing script does not read its input, and its stderr explains more.
    written.context("writing to node")?;
    String::from_utf8(output.stdout).context("node printed no UTF-8")
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn passes_text_both_ways_and_returns_the_error_output() {
        let echo = r#"process.stdout.write(require("fs").readFileSync(0, "utf8") + "!")"#;
        assert_eq!(run(echo, "größer 😀").unwrap(), "größer 😀!");
        let error = run(r#"throw new Error("no such luck")"#, "").unwrap_err().to_string();
        assert!(error.contains("no such luck"), "{error}");
    }
}
