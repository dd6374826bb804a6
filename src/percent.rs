//! Percent-encodes values of query strings and forms.

/// Appends a percent-encoded value. Unreserved characters (RFC 3986) stay as they are; every other
/// byte of the UTF-8 text becomes `%XX`.
pub(crate) fn push(url: &mut String, value: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| char::from(HEX.get(usize::from(nibble)).copied().unwrap_or(b'0'));
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            url.push(char::from(byte));
        } else {
            url.push('%');
            url.push(digit(byte >> 4));
            url.push(digit(byte & 15));
        }
    }
}

#[cfg(test)]
mod tests {
    fn encoded(value: &str) -> String {
        let mut url = String::new();
        super::push(&mut url, value);
        url
    }

    #[test]
    fn nothing_of_a_value_ends_it() {
        assert_eq!(encoded("a b&q=c#d+%"), "a%20b%26q%3Dc%23d%2B%25");
        assert_eq!(encoded("кот 😀"), "%D0%BA%D0%BE%D1%82%20%F0%9F%98%80");
        assert_eq!(encoded("Az09-._~"), "Az09-._~");
    }
}
