//! `data/LICENSES`: the source and the licence of each part.

/// The text of the Apache licence, which is also that of the project.
const APACHE: &str = include_str!("../../../LICENSE-APACHE");

/// Returns the whole file; `unicode` is the text of the Unicode licence as CLDR ships it.
pub fn text(unicode: &str) -> String {
    let head = include_str!("licences.txt");
    let rule = "=".repeat(80);
    let apache = APACHE.trim_matches('\n');
    format!(
        "{head}\n{rule}\nApache-2.0 (kuromoji, OpenCC)\n{rule}\n\n{apache}\n\n\
         {rule}\nUnicode-3.0\n{rule}\n\n{}\n",
        unicode.trim()
    )
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn names_every_source_and_has_the_text_of_every_licence() {
        let text = text("UNICODE LICENSE V3\n\n");
        for part in [
            "catalogue.txt  ",
            "en.txt  ",
            "REPORT.md  ",
            "\ntext/  ",
            "`emojis` 0.9.1",
            "`cldr-annotations-derived-full` 48.2.0",
            "emojibase-data 17.0.0",
            "emoogle-emoji-search-engine 1.0.2",
            "emojilib 4.0.3",
            "xkeyboard-config 2.35.1",
            "\nMIT (",
            "\nPermission is hereby granted, free of charge, to any person",
            "cldr-localenames-full` 48.2.0",
            "@patdx/kuromoji 1.0.4",
            "opencc-js 1.4.2",
            "pinyin-pro 3.29.4",
            "\nApache-2.0 (",
            "http://www.apache.org/licenses/",
            "\nHPND (",
            "\nPermission to use, copy, modify, distribute, and sell this software",
        ] {
            assert!(text.contains(part), "{part}");
        }
        assert!(text.ends_with("\n\nUNICODE LICENSE V3\n"));
    }
}
