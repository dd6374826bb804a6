//! Formats a query for display inside a sentence.

/// Limit of the characters shown of a query.
const MAX_CHARS: usize = 60;

/// Returns a query in one line, shortened if it is long. Leaves out invisible characters and those
/// that would change the direction of the text around them.
pub fn printable_query(query: &str) -> String {
    let visible = query.trim().chars().filter(|c| !is_control(*c));
    let mut shown: String = visible.clone().take(MAX_CHARS).collect();
    if visible.clone().nth(MAX_CHARS).is_some() {
        shown.push('…');
    }
    shown
}

fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_query_stays_as_it_is() {
        for query in ["heart", "красное сердце", "قلب", "👩‍👩‍👧‍👦", "<b>"]
        {
            assert_eq!(printable_query(query), query);
        }
        assert_eq!(printable_query("  x "), "x");
    }

    #[test]
    fn a_long_query_is_cut() {
        let long = printable_query(&"ы".repeat(10_000));
        assert_eq!(long.chars().count(), MAX_CHARS + 1);
        assert!(long.ends_with("ы…"));
        let fits = "ы".repeat(MAX_CHARS);
        assert_eq!(printable_query(&fits), fits);
    }

    #[test]
    fn nothing_turns_the_sentence_around() {
        assert_eq!(printable_query("a\u{202e}b\u{2066}c\u{0}d\r\ne\u{200f}"), "abcde");
    }
}
