//! Shortens the import and export names between the main wasm file and its script. wasm-bindgen
//! writes 16 random digits into each of some three hundred names, in both files, and random digits
//! do not compress.

use std::collections::{HashMap, HashSet};

use anyhow::{Result, bail};

use super::wasm_format::{EXPORTS, IMPORTS, PREAMBLE, Reader, write_number, write_text};

/// The module name from which the wasm imports the script's functions.
const SCRIPT: &str = "./picker_bg.js";
/// The prefix of exports that have a hash in their names.
const CLOSURES: &str = "wasm_bindgen__";

/// Returns the two files with shorter names between them.
///
/// # Errors
/// When the wasm file is malformed, or the script does not define one of its imports.
pub fn shorten_names(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut names = HashMap::new();
    let mut file = Reader(wasm);
    let mut shortened = file.bytes(PREAMBLE)?.to_vec();
    while !file.is_empty() {
        let id = file.byte()?;
        let length = file.number()?;
        let section = file.bytes(length)?;
        let section = match id {
            IMPORTS => imports(section, &mut names)?,
            EXPORTS => exports(section, &mut names)?,
            _ => section.to_vec(),
        };
        shortened.push(id);
        write_number(&mut shortened, section.len());
        shortened.extend(section);
    }
    Ok((shortened, rename(script, &names)?))
}

fn imports(section: &[u8], names: &mut HashMap<String, String>) -> Result<Vec<u8>> {
    let mut reader = Reader(section);
    let mut written = Vec::new();
    let count = reader.number()?;
    write_number(&mut written, count);
    for _ in 0..count {
        let (module, name) = (reader.text()?, reader.text()?);
        let name = if module == SCRIPT { short_name(name, names) } else { name.to_owned() };
        write_text(&mut written, module);
        write_text(&mut written, &name);
        copy_import_type(&mut reader, &mut written)?;
    }
    Ok(written)
}

/// Copies the kind and the type of an import: that of a function is a number, that of a table or
/// memory has limits.
fn copy_import_type(reader: &mut Reader<'_>, written: &mut Vec<u8>) -> Result<()> {
    let kind = reader.byte()?;
    written.push(kind);
    match kind {
        0 => write_number(written, reader.number()?),
        1 | 2 => {
            if kind == 1 {
                written.push(reader.byte()?);
            }
            let flags = reader.byte()?;
            written.push(flags);
            write_number(written, reader.number()?);
            if flags & 1 == 1 {
                write_number(written, reader.number()?);
            }
        }
        3 => written.extend(reader.bytes(2)?),
        other => bail!("an import of kind {other}"),
    }
    Ok(())
}

fn exports(section: &[u8], names: &mut HashMap<String, String>) -> Result<Vec<u8>> {
    let mut reader = Reader(section);
    let mut written = Vec::new();
    let count = reader.number()?;
    write_number(&mut written, count);
    for _ in 0..count {
        let name = reader.text()?;
        let name =
            if name.starts_with(CLOSURES) { short_name(name, names) } else { name.to_owned() };
        write_text(&mut written, &name);
        written.push(reader.byte()?);
        write_number(&mut written, reader.number()?);
    }
    Ok(written)
}

/// Returns `_0`, `_1`, …, `_a`, …, in order of first occurrence.
fn short_name(name: &str, names: &mut HashMap<String, String>) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut number = names.len();
    let short = names.entry(name.to_owned()).or_insert_with(|| {
        let mut digits = Vec::new();
        loop {
            digits.extend(DIGITS.get(number % DIGITS.len()).map(|digit| char::from(*digit)));
            number /= DIGITS.len();
            if number == 0 {
                break;
            }
        }
        std::iter::once('_').chain(digits.into_iter().rev()).collect()
    });
    short.clone()
}

/// Replaces whole identifiers, each of which must occur.
fn rename(script: &str, names: &HashMap<String, String>) -> Result<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut renamed = String::with_capacity(script.len());
    let mut met = HashSet::new();
    let mut rest = script;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match names.get(word) {
            Some(short) => {
                met.insert(word);
                renamed += short;
            }
            None => renamed += word,
        }
        let other = after.find(is_part).unwrap_or(after.len());
        let (between, after) = after.split_at(other);
        renamed += between;
        rest = after;
    }
    match names.keys().find(|name| !met.contains(name.as_str())) {
        Some(name) => bail!("the script does not contain {name}"),
        None => Ok(renamed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a module with an imported function and memory, and an exported closure and function.
    fn wasm(of_script: &str) -> Vec<u8> {
        let mut section = vec![3];
        for (module, name, rest) in [
            (SCRIPT, of_script, &[0, 0][..]),
            ("./loader.js", "load", &[0, 1]),
            ("env", "memory", &[2, 1, 0x80, 1, 0x90, 2]),
        ] {
            write_text(&mut section, module);
            write_text(&mut section, name);
            section.extend(rest);
        }
        let mut exports = vec![2];
        for (name, rest) in [("wasm_bindgen__x__h0123", [0, 5]), ("main", [0, 6])] {
            write_text(&mut exports, name);
            exports.extend(rest);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [(IMPORTS, section), (EXPORTS, exports), (11, vec![1, 2, 3])] {
            wasm.push(id);
            write_number(&mut wasm, section.len());
            wasm.extend(section);
        }
        wasm
    }

    #[test]
    fn both_files_know_the_same_names() {
        let script = "x={__wbg_get_01ab:f=>f,other:1};e.wasm_bindgen__x__h0123()";
        let (short, script) = shorten_names(&wasm("__wbg_get_01ab"), script).unwrap();
        assert_eq!(script, "x={_0:f=>f,other:1};e._1()");
        let text = String::from_utf8_lossy(&short);
        assert!(text.contains("_0") && text.contains("load") && text.contains("main"), "{text}");
        assert!(!text.contains("__wbg_get"), "{text}");
        // Only names have changed.
        let (again, _) = shorten_names(&short, &script).unwrap();
        assert_eq!(again.len(), short.len());
        assert!(short.ends_with(&[11, 3, 1, 2, 3]));
    }

    #[test]
    fn a_script_of_another_build_is_refused() {
        let error = shorten_names(&wasm("__wbg_get_01ab"), "wasm_bindgen__x__h0123").unwrap_err();
        assert!(error.to_string().contains("__wbg_get_01ab"));
    }

    #[test]
    fn a_file_that_ends_too_early_is_refused() {
        let wasm = wasm("__wbg_get_01ab");
        for length in [4, 9, 20, wasm.len() - 1] {
            assert!(shorten_names(&wasm[..length], "").is_err(), "{length}");
        }
    }
}
