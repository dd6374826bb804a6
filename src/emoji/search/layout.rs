//! Keyboard layouts: converts a query to the text that the same keys write in another layout.

/// A keyboard layout, compared with US QWERTY.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The character that a key writes in QWERTY, and the text that it writes in this layout. Keys
    /// that write the same in both are left out.
    keys: Vec<(char, Box<str>)>,
}

impl Layout {
    /// Parses a line of a pack: a name, then pairs such as `qй`. `None` if it has no pair.
    pub fn parse(line: &str) -> Option<Self> {
        let pairs = line.split(' ').skip(1);
        let keys: Vec<_> = pairs
            .filter_map(|pair| {
                let mut chars = pair.chars();
                let key = chars.next()?;
                (!chars.as_str().is_empty()).then(|| (key, chars.as_str().into()))
            })
            .collect();
        (!keys.is_empty()).then_some(Self { keys })
    }

    /// Converts a text typed in QWERTY to this layout; `None` if it stays the same.
    pub fn convert_from_qwerty(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len() * 2);
        for c in text.chars() {
            match self.text_of(c).or_else(|| self.text_of(c.to_ascii_lowercase())) {
                Some(text) => out.push_str(text),
                None => out.push(c),
            }
        }
        (out != text).then_some(out)
    }

    /// Converts a text typed in this layout to QWERTY. `None` if the text has no letter of this
    /// layout, or if one of its letters becomes punctuation: ъ becomes a bracket, which no English
    /// word contains.
    pub fn convert_to_qwerty(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut has_letter = false;
        while let Some(c) = rest.chars().next() {
            match self.key_at_start(rest) {
                Some((key, text)) => {
                    if !c.is_ascii() && !key.is_ascii_alphanumeric() {
                        return None;
                    }
                    has_letter |= !c.is_ascii();
                    out.push(key);
                    rest = rest.get(text.len()..).unwrap_or_default();
                }
                None => {
                    out.push(lower(c).unwrap_or(c));
                    rest = rest.get(c.len_utf8()..).unwrap_or_default();
                }
            }
        }
        has_letter.then_some(out)
    }

    /// Returns the text that a key writes in this layout.
    fn text_of(&self, key: char) -> Option<&str> {
        self.keys.iter().find(|(own, _)| *own == key).map(|(_, text)| &**text)
    }

    /// Returns the key whose text `rest` begins with, and that text; the longest text wins.
    fn key_at_start(&self, rest: &str) -> Option<(char, &str)> {
        let matching = self.keys.iter().filter(|(_, text)| {
            let mut wanted = text.chars();
            let mut found = rest.chars();
            wanted.all(|c| found.next().is_some_and(|own| own == c || lower(own) == Some(c)))
        });
        matching.max_by_key(|(_, text)| text.len()).map(|(key, text)| (*key, &**text))
    }
}

/// Returns the lower case of a Cyrillic or Greek capital; the other scripts of the layouts have no
/// case. Both cases have the same length in UTF-8, except for a few letters that are not on these
/// keyboards.
fn lower(c: char) -> Option<char> {
    match c {
        'А'..='Я' => char::from_u32(u32::from(c) + 0x20),
        '\u{400}'..='\u{40f}' => char::from_u32(u32::from(c) + 0x50),
        '\u{490}'..='\u{4bf}' | '\u{4d0}'..='\u{52f}' => char::from_u32(u32::from(c) | 1),
        'Α'..='Ω' => char::from_u32(u32::from(c) + 0x20),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> Layout {
        Layout::parse("xx qй wц sы bلا [х ;ж").unwrap()
    }

    #[test]
    fn there_and_back() {
        assert_eq!(layout().convert_from_qwerty("qws;1").as_deref(), Some("йцыж1"));
        assert_eq!(layout().convert_to_qwerty("ЙЦЫ1").as_deref(), Some("qws1"));
        assert_eq!(layout().convert_from_qwerty("QW").as_deref(), Some("йц"), "upper case");
    }

    #[test]
    fn a_key_may_give_two_letters() {
        assert_eq!(layout().convert_from_qwerty("b").as_deref(), Some("لا"));
        assert_eq!(layout().convert_to_qwerty("لا").as_deref(), Some("b"));
    }

    #[test]
    fn a_text_without_these_keys_is_not_changed() {
        assert_eq!(layout().convert_from_qwerty("123"), None);
        assert_eq!(layout().convert_to_qwerty("qws"), None);
        assert_eq!(layout().convert_to_qwerty(""), None);
        assert_eq!(layout().convert_to_qwerty("йцыж"), None, "no word contains a semicolon");
    }

    #[test]
    fn a_line_that_is_no_layout() {
        for line in ["", "ru", "ru q w", " "] {
            assert_eq!(Layout::parse(line), None, "{line:?}");
        }
    }
}
