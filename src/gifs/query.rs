//! The query as it is sent to the service.

/// A query: spaces normalized, otherwise as typed, cut to the length that the service accepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    is_cut: bool,
}

impl Query {
    /// Makes a query of a text, with at most so many characters.
    ///
    /// Runs of spaces and control characters become one space: the service ignores them, but each
    /// spelling of a query would cost a call of its own.
    pub fn new(typed: &str, most: usize) -> Self {
        let mut text = String::new();
        let mut left = most;
        let mut gap = false;
        for c in typed.chars() {
            if c.is_whitespace() || c.is_control() {
                gap = true;
                continue;
            }
            let takes_gap = gap && !text.is_empty();
            let takes = 1 + usize::from(takes_gap);
            if left < takes {
                // A joiner at the end joins nothing.
                text.truncate(text.trim_end_matches('\u{200d}').len());
                return Self { text, is_cut: true };
            }
            if takes_gap {
                text.push(' ');
            }
            text.push(c);
            left -= takes;
            gap = false;
        }
        Self { text, is_cut: false }
    }

    /// Returns the text that is sent; empty if there is nothing to search for.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether a part of the typed text is not sent.
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_typed_is_sent() {
        for text in ["cat", "Cat & mouse", "@user happy", "кот", "🎉 party", "50% off"] {
            assert_eq!(Query::new(text, 50), Query { text: text.to_owned(), is_cut: false });
        }
    }

    #[test]
    fn blanks_and_control_characters_do_not_make_another_query() {
        for text in ["  good morning", "good \t morning ", "good\nmorning", "good\u{0}morning"] {
            assert_eq!(Query::new(text, 50).text(), "good morning", "{text:?}");
        }
        assert_eq!(Query::new(" \n\u{a0}\u{3000} ", 50), Query::default());
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        let query = Query::new(&"ж".repeat(51), 50);
        assert_eq!(query.text(), "ж".repeat(50));
        assert!(query.is_cut());
        assert!(!Query::new(&"ж".repeat(50), 50).is_cut());
        assert!(!Query::new(&("ж".repeat(50) + "  "), 50).is_cut());
    }

    #[test]
    fn a_cut_leaves_no_blank_and_no_joiner_at_the_end() {
        assert_eq!(Query::new("abc def", 4), Query { text: "abc".to_owned(), is_cut: true });
        assert_eq!(Query::new("ab👩\u{200d}💻", 4).text(), "ab👩");
    }

    proptest! {
        #[test]
        fn a_query_is_a_query_of_itself(typed in ".{0,80}", most in 0_usize..60) {
            let query = Query::new(&typed, most);
            prop_assert!(query.text().chars().count() <= most);
            let again = Query::new(query.text(), most);
            prop_assert_eq!(again.text(), query.text());
        }
    }
}
