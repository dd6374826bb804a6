//! The tiny picture that replaces a still until it has loaded.

/// A picture of a few hundred bytes in base64.
///
/// It arrives as a `data:` URL. The app draws it on a canvas instead of loading that URL: the Content
/// Security Policy allows no `data:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlurPreview(Box<str>);

/// The longest one that is used, in bytes. Real ones have 300 to 4,000.
const LONGEST: usize = 8 << 10;

/// Formats of pictures only: an SVG may contain more than a picture.
const TYPES: [&str; 4] = ["jpeg", "png", "webp", "gif"];

impl BlurPreview {
    /// Reads the `data:` URL of an answer. `None` for anything but a short picture in base64.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("data:image/").filter(|_| text.len() <= LONGEST)?;
        let (kind, data) = rest.split_once(";base64,")?;
        let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
        (TYPES.contains(&kind) && !data.is_empty() && data.bytes().all(is_base64))
            .then(|| Self(data.into()))
    }

    /// Returns the file in base64.
    pub fn base64(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_picture_is_kept() {
        for (text, data) in [
            ("data:image/jpeg;base64,/9j/4AA+Q==", "/9j/4AA+Q=="),
            ("data:image/png;base64,iVBO", "iVBO"),
        ] {
            assert_eq!(BlurPreview::parse(text).unwrap().base64(), data);
        }
    }

    #[test]
    fn anything_else_is_left_out() {
        let long = format!("data:image/png;base64,{}", "A".repeat(2 << 20));
        for text in [
            "",
            "data:image/png;base64,",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "data:text/html;base64,PGI+",
            "data:image/png,abc",
            "data:image/png;base64,a\");x:url(\"b",
            "data:image/png;base64,a b",
            "https://static.klipy.com/a.jpg",
            "javascript:alert(1)",
            &long,
        ] {
            assert_eq!(BlurPreview::parse(text), None, "{text:.60}");
        }
    }
}
