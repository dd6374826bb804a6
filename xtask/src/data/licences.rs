//! `data/LICENSES`: what comes from where, under which licence.

/// The whole file; `unicode` is the text of the Unicode licence as CLDR ships it.
pub fn text(unicode: &str) -> String {
    let head = include_str!("licences.txt");
    let rule = "=".repeat(80);
    format!("{head}\n{rule}\nUnicode-3.0\n{rule}\n\n{}\n", unicode.trim())
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn names_every_generated_file_and_ends_with_the_licence() {
        let text = text("UNICODE LICENSE V3\n\n");
        assert!(text.contains("catalogue.txt"));
        assert!(text.contains("en.txt"));
        assert!(text.ends_with("\n\nUNICODE LICENSE V3\n"));
    }
}
