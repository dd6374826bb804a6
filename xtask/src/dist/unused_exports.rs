//! Removes exported functions that no script calls. Leptos depends on `wasm-streams` for server
//! functions, which the app does not use; the linker keeps the classes because they are exported.

use anyhow::Result;

use super::wasm_format::{EXPORTS, PREAMBLE, Reader, write_number, write_text};

/// The start of their names.
const UNUSED: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];

/// Returns the file without these exports. The optimizer then removes the functions.
///
/// # Errors
/// When the wasm file is malformed.
pub fn remove(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut file = Reader(wasm);
    let mut ours = file.bytes(PREAMBLE)?.to_vec();
    while !file.is_empty() {
        let id = file.byte()?;
        let length = file.number()?;
        let section = file.bytes(length)?;
        let section = if id == EXPORTS { used(section)? } else { section.to_vec() };
        ours.push(id);
        write_number(&mut ours, section.len());
        ours.extend(section);
    }
    Ok(ours)
}

/// Returns whether a script can call one of these exports. It may have what frees an object of a
/// class: there are no such objects.
pub fn is_called_in(script: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    script.split(UNUSED[0]).skip(1).any(|rest| {
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        rest.get(..end).is_some_and(|rest| !rest.ends_with("_free"))
    })
}

fn used(section: &[u8]) -> Result<Vec<u8>> {
    let mut reader = Reader(section);
    let (mut kept, mut count) = (Vec::new(), 0);
    for _ in 0..reader.number()? {
        let (name, kind, index) = (reader.text()?, reader.byte()?, reader.number()?);
        if UNUSED.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        count += 1;
        write_text(&mut kept, name);
        kept.push(kind);
        write_number(&mut kept, index);
    }
    let mut written = Vec::new();
    write_number(&mut written, count);
    written.extend(kept);
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wasm(exports: &[(&str, usize)]) -> Vec<u8> {
        let mut section = Vec::new();
        write_number(&mut section, exports.len());
        for (name, index) in exports {
            write_text(&mut section, name);
            section.push(0);
            write_number(&mut section, *index);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for (id, section) in [(1, vec![7, 7]), (EXPORTS, section), (10, vec![1, 2, 3])] {
            wasm.push(id);
            write_number(&mut wasm, section.len());
            wasm.extend(section);
        }
        wasm
    }

    #[test]
    fn only_exports_that_nobody_calls_are_removed() {
        let all = wasm(&[
            ("main", 1),
            ("intounderlyingsink_write", 300),
            ("__wbg_intounderlyingsink_free", 2),
            ("__wbindgen_malloc", 400),
        ]);
        assert_eq!(remove(&all).unwrap(), wasm(&[("main", 1), ("__wbindgen_malloc", 400)]));
    }

    #[test]
    fn a_script_may_only_free_what_does_not_exist() {
        assert!(!is_called_in("x=>e.__wbg_intounderlyingsink_free(x,1);e.main()"));
        assert!(is_called_in("e.__wbg_intounderlyingsink_free(x,1);e.intounderlyingsink_write(x)"));
    }

    #[test]
    fn a_file_that_ends_too_early_is_refused() {
        let wasm = wasm(&[("main", 1)]);
        assert!(remove(&wasm[..wasm.len() - 1]).is_err());
    }
}
