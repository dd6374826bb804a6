//! Returns a file as another version of the widget had it, instead of the current one: the result
//! of a cache that never expires, or of an incomplete upgrade.

/// The number of hexadecimal digits of a hash in a name.
const HASH: usize = 16;

/// Returns an old version of the file at a path.
pub(super) fn of(path: &str, body: Vec<u8>) -> Vec<u8> {
    let ends = |ending: &str| path.ends_with(ending);
    if ends(".wasm") {
        return other_import(body);
    }
    let text = String::from_utf8_lossy(&body);
    let old = if matches!(path, "/" | "/index.html") {
        other_files(&text)
    } else if path.contains("/data/catalogue") || is_pack(path) {
        other_catalogue(&text)
    } else if ends(".txt") {
        without_last_line(&text)
    } else if ends(".json") {
        "{}".to_owned()
    } else {
        text.into_owned() + "\n/* old */"
    };
    old.into_bytes()
}

fn is_pack(path: &str) -> bool {
    let file = path.strip_prefix("/data/").and_then(|file| file.strip_suffix(".txt"));
    file.is_some_and(|file| !file.contains('/'))
}

/// Makes the page refer to files with other hashes, which no longer exist.
fn other_files(page: &str) -> String {
    let mut old = String::with_capacity(page.len());
    for (index, piece) in page.split('.').enumerate() {
        if index > 0 {
            old.push('.');
        }
        let is_hash =
            |name: &str| name.len() == HASH && name.bytes().all(|b| b.is_ascii_hexdigit());
        let (name, rest) = piece.split_at_checked(HASH).unwrap_or((piece, ""));
        if is_hash(name) && (rest.is_empty() || rest.starts_with('/')) {
            old.extend(["0".repeat(HASH).as_str(), rest]);
        } else {
            old.push_str(piece);
        }
    }
    old
}

/// Changes the fingerprint, the fourth word of the first line: `# catalogue 2 <fingerprint>` or
/// `# pack 3 <fingerprint> …`.
fn other_catalogue(text: &str) -> String {
    let Some((before, _)) = text.match_indices(' ').nth(2) else { return text.to_owned() };
    let (head, rest) = text.split_at(before + 1);
    let digit = if rest.starts_with('0') { "1" } else { "0" };
    [head, digit, rest.get(1..).unwrap_or_default()].concat()
}

/// Removes the last line, as if its entry had not been added yet.
fn without_last_line(text: &str) -> String {
    let end = text.trim_end().rfind('\n').map_or(0, |at| at + 1);
    text.get(..end).unwrap_or_default().to_owned()
}

/// Renames the first function that the file imports.
fn other_import(mut wasm: Vec<u8>) -> Vec<u8> {
    const IMPORTS: u8 = 2;
    let mut at = 8;
    while let Some(&kind) = wasm.get(at) {
        let Some((size, content)) = number(&wasm, at + 1) else { break };
        if kind == IMPORTS {
            // The number of imports, then for each the module and the name, each after its length.
            let letter = number(&wasm, content)
                .and_then(|(_, module)| number(&wasm, module))
                .and_then(|(length, text)| number(&wasm, text + length))
                .and_then(|(_, name)| wasm.get_mut(name));
            if let Some(letter) = letter {
                *letter = if *letter == b'~' { b'^' } else { b'~' };
            }
            break;
        }
        at = content + size;
    }
    wasm
}

/// Reads a LEB128 number at an offset; returns it and the offset after it.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut value, mut shift) = (0_usize, 0);
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some((value, at));
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_page_names_files_that_are_gone() {
        let page =
            r#"<link href="./picker.0123456789abcdef.css"> "data/admin.0123456789abcdef/" a.b"#;
        let old =
            r#"<link href="./picker.0000000000000000.css"> "data/admin.0000000000000000/" a.b"#;
        assert_eq!(of("/", page.into()), old.as_bytes());
    }

    #[test]
    fn old_data_is_of_another_catalogue() {
        let old = |path, text: &str| String::from_utf8(of(path, text.into())).unwrap();
        assert_eq!(old("/data/catalogue.ab.txt", "# catalogue 2 ab\nx"), "# catalogue 2 0b\nx");
        assert_eq!(old("/data/ru.txt", "# pack 3 0b ru"), "# pack 3 1b ru");
        assert_eq!(old("/data/admin.ab/en.txt", "a = b\nc = d\n"), "a = b\n");
        assert_eq!(old("/data/failures.ab/de.json", "{\"a\":1}"), "{}");
    }

    #[test]
    fn an_old_wasm_file_imports_something_else() {
        // One section of one byte, then one with a single import: module "m", name "f".
        let wasm = b"\0asm\x01\0\0\0\x00\x01x\x02\x07\x01\x01m\x01f\0\0".to_vec();
        let old = of("/picker.wasm", wasm.clone());
        let differing: Vec<usize> = (0..wasm.len()).filter(|&at| wasm[at] != old[at]).collect();
        assert_eq!((differing, old[17]), (vec![17], b'~'));
    }
}
