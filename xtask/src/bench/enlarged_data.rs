//! Multiplied emoji data: every emoji is repeated as another text and with another name.

/// Makes a text another one that looks the same: the selector of emoji presentation.
const SELECTOR: char = '\u{fe0f}';

/// Returns a catalogue (`data/catalogue.txt`) with each emoji repeated `times` times in its group.
pub fn catalogue(text: &str, times: usize) -> String {
    let (emoji, popular) = text.split_once("\n@popular").unwrap_or((text, ""));
    let mut lines = emoji.lines();
    let mut enlarged_data = vec![lines.next().unwrap_or_default().to_owned()];
    for line in lines {
        enlarged_data.push(line.to_owned());
        if line.starts_with('@') {
            continue;
        }
        let (glyph, columns) = line.split_at(line.find('\t').unwrap_or(line.len()));
        // An empty version is that of the line before.
        let flags = columns.rsplit_once('\t').filter(|(first, _)| !first.is_empty());
        let columns = flags.map(|(_, flags)| format!("\t\t{flags}")).unwrap_or_default();
        for copy in 1..times {
            let selectors: String = std::iter::repeat_n(SELECTOR, copy).collect();
            enlarged_data.push(format!("{glyph}{selectors}{columns}"));
        }
    }
    format!("{}\n@popular{popular}", enlarged_data.join("\n"))
}

/// Returns a language pack (`data/<locale>.txt`) for such a catalogue.
pub fn pack(text: &str, times: usize) -> String {
    let Some((head, names)) = text.split_once("\n@names\n") else { return text.to_owned() };
    let Some((header, head)) = head.split_once('\n') else { return text.to_owned() };
    let mut enlarged_data = String::new();
    for line in names.lines() {
        let (name, rest) = line.split_at(line.find('|').unwrap_or(line.len()));
        enlarged_data.push_str(&format!("{line}\n"));
        for copy in 1..times {
            enlarged_data.push_str(&format!("{name} {}{rest}\n", copy + 1));
        }
    }
    let body = format!("{head}\n@names\n{enlarged_data}");
    let (words, _) = header.rsplit_once(' ').unwrap_or((header, ""));
    format!("{words} {}\n{body}", body.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_emoji_comes_again_with_its_version_and_its_flags() {
        let text = "# catalogue 2 x\n@people hands\n👋\t0.6\tt\n🫱\t14.0\n🙌\t\tt\n@popular\n👋\n";
        let enlarged_data = catalogue(text, 2);
        let expected = "# catalogue 2 x\n@people hands\n👋\t0.6\tt\n👋\u{fe0f}\t\tt\n🫱\t14.0\n\
                        🫱\u{fe0f}\n🙌\t\tt\n🙌\u{fe0f}\t\tt\n@popular\n👋\n";
        assert_eq!(enlarged_data, expected);
    }

    #[test]
    fn each_name_comes_again_and_the_length_is_right() {
        let text = "# pack 3 x en 99\n@texts\na=b\n@names\nhand|wave|:hi\nflag\n";
        let body = "@texts\na=b\n@names\nhand|wave|:hi\nhand 2|wave|:hi\nflag\nflag 2\n";
        assert_eq!(pack(text, 2), format!("# pack 3 x en {}\n{body}", body.len()));
    }
}
