//! The committed emoji data, and packs made from it.

use b24_emoji_picker::emoji::{Catalogue, Index, Pack};
use std::cell::RefCell;
use std::sync::Arc;

const ENGLISH: &str = include_str!("../../../data/en.txt");
const RUSSIAN: &str = include_str!("../../../data/ru.txt");

/// Returns the committed catalogue.
pub fn catalogue() -> Catalogue {
    Catalogue::parse(include_str!("../../../data/catalogue.txt")).unwrap()
}

/// Returns the index of a language, `en` or `ru`. Each is built once for all tests.
pub fn index(tag: &str) -> Arc<Index> {
    thread_local!(static MADE: RefCell<Vec<Arc<Index>>> = const { RefCell::new(Vec::new()) });
    let made = MADE
        .with_borrow(|made| made.iter().find(|index| index.pack().locale() == tag).map(Arc::clone));
    made.unwrap_or_else(|| {
        let text = if tag == "ru" { RUSSIAN } else { ENGLISH };
        let pack = Pack::parse(text.to_owned(), &catalogue()).unwrap();
        let index = Arc::new(Index::new(&catalogue(), Arc::new(pack)));
        MADE.with_borrow_mut(|made| made.push(Arc::clone(&index)));
        index
    })
}

/// Returns the `data:` address of a pack with these texts and the names of the committed pack;
/// `names` replaces the names of some emoji.
pub fn address_of_pack(tag: &str, texts: &str, names: &[(&str, &str)]) -> String {
    let catalogue = catalogue();
    let source = if tag == "ru" { RUSSIAN } else { ENGLISH };
    let (_, lines) = source.split_once("\n@names\n").unwrap();
    let mut body = format!("@texts\n{texts}@names\n");
    for ((_, emoji), line) in catalogue.iter().zip(lines.lines()) {
        let other = names.iter().find(|(glyph, _)| **glyph == *emoji.glyph);
        body.push_str(other.map_or(line, |(_, name)| name));
        body.push('\n');
    }
    let head = format!("# pack 3 {} {tag} {}\n", catalogue.fingerprint(), body.len());
    let text = js_sys::encode_uri_component(&(head + &body));
    format!("data:text/plain;charset=utf-8,{}", String::from(text))
}
