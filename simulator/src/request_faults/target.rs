//! Selects the requests that a fault applies to.

/// Returns whether an address (host and path) matches a pattern, in which `*` matches any text.
pub(crate) fn fits(pattern: &str, address: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = address.strip_prefix(first) else { return false };
    let mut pieces = pieces.peekable();
    if pieces.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_none() {
            return rest.ends_with(piece);
        }
        match rest.split_once(piece) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn stars_match_any_text() {
        for (pattern, address) in [
            ("widget/", "widget/"),
            ("widget/picker.*.css", "widget/picker.0123.css"),
            ("widget/data/admin.*/en.txt", "widget/data/admin.01/en.txt"),
            ("portal/rest/im.message.add*", "portal/rest/im.message.add.json"),
            ("*", "giphy/v1/gifs/search"),
        ] {
            assert!(fits(pattern, address), "{pattern} {address}");
        }
        for (pattern, address) in [
            ("widget/", "widget/picker.css"),
            ("widget/picker.*.css", "widget/picker.0123.js"),
            ("widget/data/admin.*/en.txt", "widget/data/en.txt"),
            ("", "widget/"),
            ("giphy/*", "media.giphy/media/1/200.gif"),
        ] {
            assert!(!fits(pattern, address), "{pattern} {address}");
        }
    }
}
