//! `wasm-split-cli --out-name NAME INPUT FOLDER`: moves code that is marked for lazy loading into
//! separate wasm files, and writes a main file `NAME.wasm` and the script that loads the others.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use eyre::{Context as _, OptionExt as _, Result};
use lexopt::prelude::*;
use wasm_split_cli_support::{Options, transform};

fn main() -> Result<()> {
    let mut name = None;
    let mut places: Vec<OsString> = Vec::new();
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out-name") => name = Some(arguments.value()?.string()?),
            Value(place) => places.push(place),
            other => return Err(other.unexpected().into()),
        }
    }
    let name = name.ok_or_eyre("--out-name is missing")?;
    let [input, folder] = places.as_slice() else { eyre::bail!("INPUT or FOLDER is missing") };
    split(Path::new(input), Path::new(folder), &name)
}

fn split(input: &Path, folder: &Path, name: &str) -> Result<()> {
    let wasm = fs::read(input).wrap_err_with(|| format!("cannot read {}", input.display()))?;
    let main_file = folder.join(format!("{name}.wasm"));
    // The script that wasm-bindgen generates for the main file.
    let script = format!("./{name}.js");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &main_file;
    options.main_module = &script;
    transform(options)?;
    Ok(())
}
