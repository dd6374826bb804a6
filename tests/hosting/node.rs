//! Runs programs in Node.js.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Runs a script of this folder with a value on its standard input; returns the value on its
/// standard output.
///
/// # Panics
/// When it fails, or writes anything else.
pub fn run(script: &str, input: &Value) -> Value {
    let output = start(script, &[], &input.to_string());
    serde_json::from_str(&output).unwrap_or_else(|error| panic!("{error}: {output}"))
}

/// Runs a script of this folder; returns its standard output.
///
/// # Panics
/// When it fails, or writes to standard error.
pub fn start(script: &str, arguments: &[&Path], input: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosting");
    let mut child = Command::new("node")
        .arg(folder.join(script))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Node.js");
    let mut stdin = child.stdin.take().expect("an input");
    // A failed script does not read its input; the assertions below report its error.
    let written = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("an output");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty() && written.is_ok(), "{errors}{written:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}
