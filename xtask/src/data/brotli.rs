//! Compressed sizes of texts.

use anyhow::{Context as _, Result};

use super::node;

/// Reads a JSON array of texts and prints the array of their sizes. Quality 11 and a window of 4
/// MiB are Node's defaults; hosts use them for files that they compress once.
const SCRIPT: &str = r#"
    const { brotliCompressSync } = require("zlib");
    const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const size = (text) => (text === "" ? 0 : brotliCompressSync(Buffer.from(text)).length);
    process.stdout.write(JSON.stringify(texts.map(size)));
"#;

/// Returns the size of each text in bytes, compressed by brotli at quality 11, each alone.
///
/// # Errors
/// When Node cannot be run.
pub fn sizes(texts: &[&str]) -> Result<Vec<usize>> {
    let printed = node::run(SCRIPT, &serde_json::to_string(texts)?)?;
    serde_json::from_str(&printed).context("the sizes that node printed")
}

#[cfg(test)]
mod tests {
    use super::sizes;

    #[test]
    fn one_size_a_text() {
        let repeated = "emoji ".repeat(1000);
        let sizes = sizes(&["", "😀", &repeated]).unwrap();
        assert_eq!(sizes[0], 0);
        assert!(sizes[1] > 0 && sizes[2] < 100, "{sizes:?}");
    }
}
