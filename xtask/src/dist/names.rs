//! File names with a hash of the content, so that a cache may keep every file except the page
//! forever. (Trunk computes its hash before wasm-bindgen and wasm-opt run.)

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use super::files::Files;

/// The page, whose name does not change.
pub const PAGE: &str = "index.html";
/// Pages for readers. Their names do not change either, because others link to them.
pub const DOCUMENTS: [&str; 2] = ["privacy.html", "terms.html"];
/// Folders that the page refers to as a whole, because the files in them are chosen at run time.
const FOLDERS: [&str; 3] = ["data/admin/", "data/failures/", "data/text/"];
/// Hexadecimal digits of a hash in a name.
const DIGITS: usize = 16;

/// The pages' texts by name.
type Pages = BTreeMap<&'static str, String>;

/// Gives every file except the pages a name with a hash of its content, and updates the references:
/// the glue names the wasm files, the pages name the rest.
///
/// # Errors
/// When a page is missing, or no file refers to a file: it could not be found under its new name.
pub fn rename(mut files: Files) -> Result<Files> {
    let mut pages = Pages::new();
    for name in [PAGE].into_iter().chain(DOCUMENTS) {
        let page = files.remove(name).with_context(|| format!("the build has no {name}"))?;
        pages.insert(name, String::from_utf8(page)?);
    }
    let mut renamed = Files::new();
    // Files that refer to others are renamed after them.
    let (glue, mut named): (Files, Files) = files.into_iter().partition(|(name, _)| is_glue(name));
    let (wasm, rest): (Files, Files) =
        named.into_iter().partition(|(name, _)| name.ends_with(".wasm"));
    named = rest;
    let mut new_wasm = BTreeMap::new();
    for (old, content) in wasm {
        let new = with_hash(&old, &hash(&content));
        new_wasm.insert(old, new.clone());
        renamed.insert(new, content);
    }
    for (old, content) in glue {
        let mut script = String::from_utf8(content)?;
        for (old, new) in &new_wasm {
            script = script.replace(old.as_str(), new);
        }
        named.insert(old, script.into_bytes());
    }
    for page in pages.values_mut() {
        for (old, new) in &new_wasm {
            *page = page.replace(old.as_str(), new);
        }
    }
    for folder in FOLDERS {
        let (inside, outside): (Files, Files) =
            named.into_iter().partition(|(name, _)| name.starts_with(folder));
        named = outside;
        let all: Vec<u8> = inside.values().flatten().copied().collect();
        let new = format!("{}.{}/", folder.trim_end_matches('/'), hash(&all));
        replace_named(&mut pages, folder, &new)?;
        for (name, content) in inside {
            renamed.insert(name.replacen(folder, &new, 1), content);
        }
    }
    for (old, content) in named {
        let new = with_hash(&old, &hash(&content));
        replace_named(&mut pages, &old, &new)?;
        renamed.insert(new, content);
    }
    renamed.extend(pages.into_iter().map(|(name, page)| (name.to_owned(), page.into_bytes())));
    Ok(renamed)
}

/// Returns whether it is the script that loads the wasm files.
fn is_glue(name: &str) -> bool {
    name == super::wasm::GLUE
}

fn hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest
        .iter()
        .flat_map(|byte| format!("{byte:02x}").into_bytes())
        .map(char::from)
        .take(DIGITS)
        .collect()
}

/// Turns `data/ru.txt` into `data/ru.0123456789abcdef.txt`. Removes a hash that Trunk has added.
fn with_hash(name: &str, hash: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = match stem.rsplit_once('-') {
        Some((stem, old)) if is_trunks_hash(old) => stem,
        _ => stem,
    };
    format!("{stem}.{hash}.{extension}")
}

/// Returns whether the name of a file of the build, or of its folder, contains a hash of the
/// content.
pub fn is_hashed(name: &str) -> bool {
    name.split(['/', '.']).any(is_hash)
}

/// Returns whether a part of a name is a hash of Trunk. Trunk writes a 64-bit number without
/// leading zeros: fewer than twelve digits occur once in a million builds, and `es-419` is no hash.
fn is_trunks_hash(text: &str) -> bool {
    (12..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_hash(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Replaces a name that is a whole attribute value, as `"name"` or `"./name"`, in all pages.
fn replace_named(pages: &mut Pages, old: &str, new: &str) -> Result<()> {
    let quoted = |prefix: &str, name: &str| format!("\"{prefix}{name}\"");
    let mut is_named = false;
    for page in pages.values_mut() {
        let replaced = page
            .replace(&quoted("./", old), &quoted("./", new))
            .replace(&quoted("", old), &quoted("", new));
        is_named |= replaced != *page;
        *page = replaced;
    }
    if !is_named {
        bail!("nothing in the pages names {old}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(wasm: &str) -> Files {
        let page = r#"<link href="./picker-0123456789abcdef.css"><link id="app" href="./picker.js" data-wasm="./picker.wasm">
            <script>{"en":"data/en.txt"}</script><script>"data/failures/"</script><script>"data/admin/"</script><script>"data/text/"</script>"#;
        [
            (PAGE, page),
            ("privacy.html", r#"<link rel="stylesheet" href="./legal.css">"#),
            ("terms.html", r#"<link rel="stylesheet" href="./legal.css">"#),
            ("legal.css", "p {}"),
            ("picker-0123456789abcdef.css", "a {}"),
            ("picker.js", r#"new URL("picker.wasm", x); new URL("./admin.wasm", x)"#),
            ("picker.wasm", wasm),
            ("admin.wasm", "chunk"),
            ("data/en.txt", "names"),
            ("data/failures/de.json", "{}"),
            ("data/admin/de.txt", "x"),
            ("data/text/de.txt", "y"),
        ]
        .into_iter()
        .map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))
        .collect()
    }

    fn names(files: &Files) -> Vec<String> {
        files.keys().cloned().collect()
    }

    fn text<'a>(files: &'a Files, start: &str) -> &'a str {
        let (_, content) = files.iter().find(|(name, _)| name.starts_with(start)).unwrap();
        std::str::from_utf8(content).unwrap()
    }

    #[test]
    fn removes_trunks_hash_of_any_length() {
        for old in ["a-b-67860ea3d695ea8.js", "a-b-0123456789abcdef.js", "a-b.js"] {
            assert_eq!(with_hash(old, "0"), "a-b.0.js");
        }
        assert_eq!(with_hash("data/es-419.txt", "0"), "data/es-419.0.txt");
    }

    #[test]
    fn everything_is_found_under_its_new_name() {
        let files = rename(build("app")).unwrap();
        let page = text(&files, PAGE);
        for name in names(&files) {
            let folder = name.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
            let in_folder = folder.is_some_and(|folder| page.contains(&format!("\"{folder}\"")));
            let in_glue = text(&files, "picker.").contains(&name) || name.starts_with("admin.");
            let is_page = name == PAGE || DOCUMENTS.contains(&name.as_str());
            let in_document = DOCUMENTS.iter().all(|it| text(&files, it).contains(&name));
            assert!(
                is_page || in_folder || in_glue || in_document || page.contains(&name),
                "{name} in {page}"
            );
        }
        let glue = files.iter().find(|(name, _)| name.ends_with(".js")).unwrap().1;
        let admin = names(&files).into_iter().find(|name| name.starts_with("admin.")).unwrap();
        assert!(String::from_utf8_lossy(glue).contains(&format!("\"./{admin}\"")));
        assert!(!page.contains("0123456789abcdef"), "{page}");
    }

    #[test]
    fn changed_bytes_change_the_names_up_to_the_page() {
        let (one, other) = (rename(build("app")).unwrap(), rename(build("other")).unwrap());
        let of = |files: &Files, kind: &str| {
            names(files)
                .into_iter()
                .find(|name| name.starts_with("picker.") && name.ends_with(kind))
        };
        for kind in ["wasm", "js"] {
            assert_ne!(of(&one, kind), of(&other, kind), "{kind}");
        }
        assert_eq!(of(&one, "css"), of(&other, "css"));
        assert_eq!(rename(build("app")).unwrap(), one);
    }

    #[test]
    fn the_pages_keep_their_names() {
        let files = rename(build("app")).unwrap();
        for name in DOCUMENTS {
            assert!(files.contains_key(name) && !is_hashed(name), "{name}");
            let mut without = build("app");
            without.remove(name);
            assert!(rename(without).unwrap_err().to_string().contains(name));
        }
    }

    #[test]
    fn a_file_that_nothing_names_is_an_error() {
        let mut files = build("app");
        files.insert("stray.txt".to_owned(), Vec::new());
        assert!(rename(files).unwrap_err().to_string().contains("stray.txt"));
    }
}
