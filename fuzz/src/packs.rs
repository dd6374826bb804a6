//! Files of the host: catalogue, language packs, titles. A proxy may respond with any bytes.

use crate::parts::Parts;
use b24_emoji_picker::admin::Titles;
use b24_emoji_picker::emoji::{Catalogue, EmojiId, Index, Pack, Term, search};
use b24_emoji_picker::locale::{Category, Locale, Text, Texts};
use b24_emoji_picker::ui::emoji_grid::{Cell, write_row};
use std::sync::Arc;

/// Another file than ours, but a valid one.
const CATALOGUE: &str = "# catalogue 2 aa\n@smileys face\n😀\t1.0\n🐱\n@people hands\n🤝\t3.0\tT\n\
    @flags country\n🇩🇪\t2.0\n@popular\n🐱\n";

/// Checks the body of a pack, a query, a catalogue, and a file of titles.
pub fn packs(input: &[u8]) {
    let mut parts = Parts::of(input);
    let (body, query) = (parts.text(), parts.text());
    let catalogue = Catalogue::parse(CATALOGUE).unwrap();
    // As it is, and with a matching header: a fuzzer would not guess the number of bytes.
    let whole = format!("# pack 3 aa en {}\n{body}", body.len());
    for text in [body, whole] {
        if let Ok(pack) = Pack::parse(text, &catalogue) {
            assert_pack(pack, &catalogue, &query);
        }
    }
    if let Ok(catalogue) = Catalogue::parse(&parts.text()) {
        assert_catalogue(&catalogue);
    }
    if let Some(titles) = Titles::read(&parts.text()) {
        assert!(titles.english().is_some() && !titles.all().is_empty());
    }
}

fn assert_pack(pack: Pack, catalogue: &Catalogue, query: &str) {
    assert!(!pack.locale().contains([' ', '\n']));
    // One more than the catalogue has.
    for id in 0..=EmojiId::try_from(catalogue.len()).unwrap() {
        let name = pack.name(id);
        assert!(!name.contains(['|', '\n']), "{name:?}");
        assert!(pack.terms(id).next() == Some(Term::Name(name)));
        if let Some(code) = pack.shortcode(id) {
            assert!(pack.terms(id).any(|term| term == Term::Shortcode(code)));
        }
        assert_cell("😀", name);
    }
    assert_cell(query, query);
    pack.relevant().for_each(|(word, glyphs)| assert!(!word.contains('\n') && glyphs.count() > 0));
    assert!(!pack.variants().contains('\n'));
    for (syllable, characters) in pack.pinyin() {
        assert!(!syllable.is_empty() && !characters.is_empty(), "{syllable:?} {characters:?}");
    }
    assert_texts(pack.texts());
    let emoticons: Vec<String> = pack.emoticons().map(|(text, _)| text.to_owned()).collect();
    let names: Vec<String> = catalogue.iter().map(|(id, _)| pack.name(id).to_owned()).collect();

    let index = Index::new(catalogue, Arc::new(pack));
    for query in names.iter().chain(&emoticons).map(String::as_str).chain([query]) {
        let found = search(query, catalogue, &[&index], &[], &|_| true);
        for id in found.hits.iter().chain(&found.guesses) {
            assert!(catalogue.get(*id).is_some(), "{id} for {query:?}");
        }
    }
}

/// Checks that no text is missing, whatever the pack lacks.
fn assert_texts(source: &str) {
    let (texts, unknown) = Texts::read(Locale::De, source);
    assert_eq!(texts.locale(), Locale::De);
    assert!(unknown.iter().all(|key| source.contains(key)));
    let english = Texts::english();
    for text in Text::ALL {
        if english.get(*text).is_empty() {
            assert!(!english.plural(*text, Category::Other).is_empty(), "{text:?}");
        }
        assert!(!texts.get(*text).contains('\n'));
    }
}

/// Checks that a name is only text in the page: it ends no attribute and opens no tag.
fn assert_cell(glyph: &str, name: &str) {
    let mut html = String::new();
    let cell = Cell { index: Some(0), glyph, name: Some(name), active: false, is_text: false };
    write_row(&mut html, [cell]);
    assert_eq!((html.matches('<').count(), html.matches('>').count()), (2, 2), "{html}");
    assert!(html.starts_with("<div ") && html.ends_with("</div>"), "{html}");
    let parts: Vec<String> =
        html.split('>').next().unwrap_or_default().split('"').map(unescaped).collect();
    let value = |attribute: &str| {
        let mut pairs = parts.chunks_exact(2);
        pairs.find(|pair| pair[0].trim_end_matches('=').ends_with(attribute)).map(|pair| &*pair[1])
    };
    assert_eq!(parts.len() % 2, 1, "{html}");
    assert_eq!((value("data-emoji"), value("aria-label")), (Some(glyph), Some(name)), "{html}");
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

/// Checks that every emoji is found by its text.
fn assert_catalogue(catalogue: &Catalogue) {
    assert!(!catalogue.is_empty() && catalogue.len() < usize::from(EmojiId::MAX));
    for (id, emoji) in catalogue.iter() {
        assert!(!emoji.glyph.is_empty());
        let found = catalogue.find(&emoji.glyph).and_then(|found| catalogue.get(found));
        assert_eq!(found.map(|found| &found.glyph), Some(&emoji.glyph));
        let place = catalogue.popularity(id);
        assert!(place == u16::MAX || usize::from(place) < catalogue.len());
    }
}
