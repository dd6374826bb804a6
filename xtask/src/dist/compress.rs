//! Compressed copies of each file, for hosts that serve precompressed files.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process;

/// Node's own compressors at their highest quality, without a timestamp, so that builds are
/// reproducible.
const SCRIPT: &str = "
const fs = require('fs'), path = require('path'), zlib = require('zlib');
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_LGWIN } = zlib.constants;
function walk(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) { walk(file); continue; }
    const bytes = fs.readFileSync(file);
    const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 22, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
    fs.writeFileSync(file + '.br', zlib.brotliCompressSync(bytes, { params }));
    fs.writeFileSync(file + '.gz', zlib.gzipSync(bytes, { level: 9 }));
  }
}
walk(process.argv[1]);";

/// Writes a `.br` and a `.gz` beside each file of a folder.
///
/// # Errors
/// When Node.js is missing or a file cannot be written.
pub fn all(folder: &Path) -> Result<()> {
    let mut command = process::command("node");
    command.args(["-e", SCRIPT, "--"]).arg(folder);
    process::output(&mut command).context("cannot compress the build").map(drop)
}
