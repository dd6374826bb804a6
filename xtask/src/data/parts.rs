//! Splits a pack by kind of content, to measure the size of each kind.

use super::names::Names;
use super::pack::Pack;

/// The kinds, in the order of [`parts`].
pub const KINDS: [&str; 12] = [
    "names",
    "keywords",
    "countries",
    "readings",
    "shortcodes",
    "emoticons",
    "relevant",
    "endings",
    "variants",
    "pinyin",
    "texts",
    "layouts",
];

/// Returns the content of `pack` by kind, each as it would be alone. Emoji without the kind have an
/// empty line.
pub fn parts(pack: &Pack) -> [String; 12] {
    let of = |line: fn(&Names) -> String| lines(pack.names.iter().map(line));
    let all = [
        of(|names| names.name.clone()),
        of(|names| names.keywords.join("|")),
        of(|names| names.countries.join("|")),
        of(|names| names.readings.join("|")),
        of(|names| names.shortcodes.join("|")),
        lines(pack.emoticons.iter().cloned()),
        lines(pack.relevant.iter().cloned()),
        lines(pack.endings.iter().cloned()),
        lines(pack.variants.iter().cloned()),
        lines(pack.pinyin.iter().cloned()),
        lines(pack.texts.iter().cloned()),
        lines(pack.layouts.iter().cloned()),
    ];
    all.map(|part| if part.trim().is_empty() { String::new() } else { part })
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.flat_map(|line| [line, "\n".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::names;
    use super::*;

    #[test]
    fn every_kind_alone() {
        let pack = Pack {
            texts: vec!["a=b".into()],
            variants: vec!["愛爱".into()],
            names: vec![names("a", &["b", "c"], &[]), names("d", &[], &[])],
            ..Pack::default()
        };
        let all = parts(&pack);
        let of = |kind: &str| {
            let position = KINDS.iter().position(|known| *known == kind).unwrap();
            all[position].as_str()
        };
        assert_eq!((of("names"), of("keywords"), of("texts")), ("a\nd\n", "b|c\n\n", "a=b\n"));
        assert_eq!((of("variants"), of("countries")), ("愛爱\n", ""));
        assert_eq!(all.iter().filter(|part| part.is_empty()).count(), KINDS.len() - 4);
    }
}
