//! Joins small shared chunks to the files that need them.
//!
//! The splitter makes a chunk for each set of files that share code: nine of thirteen had less than
//! 2 KB, and the GIF tab asked for ten files at once, more than the six connections of a browser
//! over HTTP/1.1. A small chunk travels as a custom section in each file that needs it; the first of
//! them that arrives starts it.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

/// A chunk with fewer bytes, before compression, is joined.
const SMALL: usize = 2_048;

/// The start of a chunk's declaration in the splitter's script, before its number.
const CHUNK: &str = "const __chunk_";
/// The start of a file's declaration, before its name.
const FILE: &str = "export const __wasm_split_load_";
/// The end of a declaration, before the list of the chunks that it waits for.
const NEEDS: &str = "\n, [";

/// The chunks that are joined to each file: names such as `chunk_9`, by names such as
/// `split_search.wasm`.
pub type Joined = BTreeMap<String, Vec<String>>;

/// Removes the small chunks from the splitter's script, and returns where they go instead. `size`
/// gives the size of a file such as `chunk_9.wasm`, in bytes.
///
/// # Errors
/// When the script is not as expected.
pub fn join(script: &str, size: impl Fn(&str) -> Option<usize>) -> Result<(String, Joined)> {
    let mut joined = Joined::new();
    let mut ours = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = [rest.find(CHUNK), rest.find(FILE)].into_iter().flatten().min() {
        let (before, declaration) = rest.split_at(at);
        ours.push_str(before);
        let (body, list) = declaration.split_once(NEEDS).context("no list of chunks")?;
        let (list, after) = list.split_once(']').context("a list without an end")?;
        let (end, next) = after.split_once('\n').context("a declaration without an end")?;
        if let Some(number) = number_of(body) {
            if !is_small(number, &size)? {
                ours.extend([body, NEEDS, list, "]", end, "\n"]);
            }
        } else {
            let file = body.split_once(FILE).and_then(|(_, it)| it.split_once(' '));
            let file = format!("split_{}.wasm", file.context("a file without a name")?.0);
            if !body.contains(&file) {
                bail!("the splitter's script has changed: it does not fetch {file}");
            }
            let mut kept = Vec::new();
            for needed in list.split(", ").filter(|it| !it.is_empty()) {
                let number = needed.strip_prefix("__chunk_").context("an unknown chunk")?;
                if is_small(number, &size)? {
                    joined.entry(file.clone()).or_default().push(format!("chunk_{number}"));
                } else {
                    kept.push(needed);
                }
            }
            ours.extend([body, NEEDS, &kept.join(", "), "]", end, "\n"]);
        }
        rest = next;
    }
    ours.push_str(rest);
    Ok((ours, joined))
}

fn number_of(declaration: &str) -> Option<&str> {
    declaration.strip_prefix(CHUNK)?.split_once(' ').map(|(number, _)| number)
}

fn is_small(number: &str, size: impl Fn(&str) -> Option<usize>) -> Result<bool> {
    let name = format!("chunk_{number}.wasm");
    Ok(size(&name).with_context(|| format!("there is no {name}"))? < SMALL)
}

/// Adds a chunk to a file as a custom section of this name.
pub fn append(file: &mut Vec<u8>, name: &str, chunk: &[u8]) {
    let mut content = Vec::with_capacity(chunk.len() + name.len() + 5);
    push_number(&mut content, name.len());
    content.extend_from_slice(name.as_bytes());
    content.extend_from_slice(chunk);
    file.push(0);
    push_number(file, content.len());
    file.append(&mut content);
}

/// Writes a number in the LEB128 encoding of wasm.
fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or(0x7f);
        number >>= 7;
        bytes.push(if number == 0 { low } else { low | 0x80 });
        if number == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "start\n\
        /* admin, search */\nconst __chunk_6 = makeLoad(() => {\n  small\n}\n, []);\n\
        /* admin, flyout */\nconst __chunk_7 = makeLoad(() => {\n  large\n}\n, []);\n\
        export const __wasm_split_load_search = wrapAsyncCb(makeLoad(() => {\n  \
        \"./split_search.wasm\"\n}\n, [__chunk_6]));\n\
        export const __wasm_split_load_admin = wrapAsyncCb(makeLoad(() => {\n  \
        \"./split_admin.wasm\"\n}\n, [__chunk_6, __chunk_7]));\nend";

    #[test]
    fn small_chunks_leave_the_script_and_go_to_their_users() {
        let size = |name: &str| Some(if name == "chunk_6.wasm" { 100 } else { 3_000 });
        let (script, joined) = join(SCRIPT, size).unwrap();
        assert!(!script.contains("__chunk_6"), "{script}");
        assert!(script.contains("}\n, [__chunk_7]));"), "{script}");
        assert!(script.contains("\"./split_search.wasm\"\n}\n, []));"), "{script}");
        assert!(script.starts_with("start\n") && script.ends_with("\nend"), "{script}");
        let chunks = vec!["chunk_6".to_owned()];
        let users = ["split_admin.wasm", "split_search.wasm"].map(str::to_owned);
        assert_eq!(joined, users.map(|user| (user, chunks.clone())).into());
    }

    #[test]
    fn a_script_without_small_chunks_stays_as_it_is() {
        let (script, joined) = join(SCRIPT, |_| Some(SMALL)).unwrap();
        assert_eq!((script.as_str(), joined.len()), (SCRIPT, 0));
    }

    #[test]
    fn a_changed_script_is_reported() {
        for (now, then) in [("\n, [", "\n, ("), ("split_admin.wasm", "admin.wasm")] {
            assert!(join(&SCRIPT.replace(now, then), |_| Some(1)).is_err(), "{now}");
        }
        assert!(join(SCRIPT, |_| None).is_err());
    }

    #[test]
    fn a_chunk_is_a_custom_section() {
        let mut file = b"\0asm\x01\0\0\0".to_vec();
        append(&mut file, "chunk_6", &[7; 200]);
        // 200 bytes and the name with its length are 208, which takes two bytes in LEB128.
        assert_eq!(file[8..20], *b"\0\xd0\x01\x07chunk_6\x07");
        assert_eq!(file.len(), 8 + 3 + 208);
    }
}
