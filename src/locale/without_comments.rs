//! Removes comments from a text at compile time, so that they take no bytes of the app.

/// Copies the lines of a text that are neither blank nor begin with `#`, as far as they fit, and
/// returns the number of bytes of all of them.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which reports a bad index")]
pub const fn copy(text: &[u8], copied: &mut [u8]) -> usize {
    let (mut at, mut length) = (0, 0);
    let mut is_kept = false;
    while at < text.len() {
        if at == 0 || text[at - 1] == b'\n' {
            is_kept = !matches!(text[at], b'#' | b'\n');
        }
        if is_kept {
            if length < copied.len() {
                copied[length] = text[at];
            }
            length += 1;
        }
        at += 1;
    }
    length
}

/// Expands to a `&'static str`: the content of a file without comments and blank lines.
macro_rules! include_without_comments {
    ($path:literal) => {{
        const TEXT: &[u8] = include_bytes!($path);
        const LENGTH: usize = $crate::locale::without_comments::copy(TEXT, &mut []);
        const LINES: [u8; LENGTH] = {
            let mut lines = [0; LENGTH];
            $crate::locale::without_comments::copy(TEXT, &mut lines);
            lines
        };
        match str::from_utf8(&LINES) {
            Ok(text) => text,
            Err(_) => panic!("the file is not UTF-8"),
        }
    }};
}
pub(crate) use include_without_comments;

#[cfg(test)]
mod tests {
    use super::copy;

    #[test]
    fn lines_remain_as_they_are() {
        let text = "# why\na = 1 # part of it\n\n  # indented\n#\nb = é\n";
        let kept = "a = 1 # part of it\n  # indented\nb = é\n";
        let mut copied = vec![0; kept.len()];
        assert_eq!(copy(text.as_bytes(), &mut []), kept.len());
        assert_eq!(copy(text.as_bytes(), &mut copied), kept.len());
        assert_eq!(copied, kept.as_bytes());
        assert_eq!(copy(b"# nothing", &mut []), 0);
    }
}
