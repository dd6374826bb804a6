//! Keyboard layouts: what a query would be if the same keys had been pressed in another layout.

/// One layout beside US QWERTY.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// What QWERTY gives on a key, and what this layout gives. Keys that give the same in both are
    /// left out.
    keys: Vec<(char, Box<str>)>,
}

impl Layout {
    /// Reads a line of a pack: a name, then pairs like `qй`.
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

    /// What the keys of a text that was typed in QWERTY give in this layout; `None` if that is the
    /// same text.
    pub fn typed_in_qwerty(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len() * 2);
        for c in text.chars() {
            match self.key(c).or_else(|| self.key(c.to_ascii_lowercase())) {
                Some(given) => out.push_str(given),
                None => out.push(c),
            }
        }
        (out != text).then_some(out)
    }

    /// What the keys of a text that was typed in this layout give in QWERTY; `None` unless some
    /// letter of this layout is in the text, and each gives a letter: no English word has a
    /// bracket where Russian has its ъ.
    pub fn typed_in_this(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut has_letter = false;
        while let Some(c) = rest.chars().next() {
            let given = self.given(rest);
            match given {
                Some((key, given)) => {
                    if !c.is_ascii() && !key.is_ascii_alphanumeric() {
                        return None;
                    }
                    has_letter |= !c.is_ascii();
                    out.push(key);
                    rest = rest.get(given.len()..).unwrap_or_default();
                }
                None => {
                    out.push(lower(c).unwrap_or(c));
                    rest = rest.get(c.len_utf8()..).unwrap_or_default();
                }
            }
        }
        has_letter.then_some(out)
    }

    fn key(&self, key: char) -> Option<&str> {
        self.keys.iter().find(|(own, _)| *own == key).map(|(_, given)| &**given)
    }

    /// The key whose text the rest begins with; the longest text wins.
    fn given(&self, rest: &str) -> Option<(char, &str)> {
        let fits = self.keys.iter().filter(|(_, given)| {
            let mut wanted = given.chars();
            let mut found = rest.chars();
            wanted.all(|c| found.next().is_some_and(|own| own == c || lower(own) == Some(c)))
        });
        fits.max_by_key(|(_, given)| given.len()).map(|(key, given)| (*key, &**given))
    }
}

/// Lower case of the scripts of the layouts that have case: Cyrillic and Greek. Upper and lower
/// case have the same length in UTF-8 but for a few letters, which are not on these keyboards.
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
        assert_eq!(layout().typed_in_qwerty("qws;1").as_deref(), Some("йцыж1"));
        assert_eq!(layout().typed_in_this("ЙЦЫ1").as_deref(), Some("qws1"));
        assert_eq!(layout().typed_in_qwerty("QW").as_deref(), Some("йц"), "upper case");
    }

    #[test]
    fn a_key_may_give_two_letters() {
        assert_eq!(layout().typed_in_qwerty("b").as_deref(), Some("لا"));
        assert_eq!(layout().typed_in_this("لا").as_deref(), Some("b"));
    }

    #[test]
    fn a_text_without_these_keys_is_not_changed() {
        assert_eq!(layout().typed_in_qwerty("123"), None);
        assert_eq!(layout().typed_in_this("qws"), None);
        assert_eq!(layout().typed_in_this(""), None);
        assert_eq!(layout().typed_in_this("йцыж"), None, "no word has a semicolon inside");
    }

    #[test]
    fn a_line_that_is_no_layout() {
        for line in ["", "ru", "ru q w", " "] {
            assert_eq!(Layout::parse(line), None, "{line:?}");
        }
    }
}
