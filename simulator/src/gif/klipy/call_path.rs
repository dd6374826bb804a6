//! The path of a call: `/api/v1/{key}/…`. The key is a part of it, so a log needs another path.

const START: &str = "/api/v1/";

/// A path, split at the key.
pub(super) struct CallPath<'a> {
    path: &'a str,
    pub(super) key: &'a str,
    /// What follows the key, without the slash between them: `gifs/search`.
    pub(super) call: &'a str,
}

impl<'a> CallPath<'a> {
    pub(super) fn parse(path: &'a str) -> Self {
        let rest = path.strip_prefix(START).unwrap_or_default();
        let (key, call) = rest.split_once('/').unwrap_or((rest, ""));
        Self { path, key, call }
    }

    /// Returns whether the path is one of the API.
    pub(super) fn is_api(&self) -> bool {
        self.path.starts_with(START)
    }

    /// Returns the path with `…` instead of the key.
    pub(super) fn without_key(&self) -> String {
        if self.is_api() { format!("{START}…/{}", self.call) } else { self.path.to_owned() }
    }
}

/// Decodes the percent encoding of a segment. A plus sign stays one.
pub(super) fn decode(segment: &str) -> String {
    let pair = ["x=", &segment.replace('+', "%2B")].concat();
    form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_logged_without_its_key() {
        let path = CallPath::parse("/api/v1/secret/gifs/search");
        assert_eq!((path.key, path.call), ("secret", "gifs/search"));
        assert_eq!(path.without_key(), "/api/v1/…/gifs/search");
        assert_eq!(CallPath::parse("/favicon.ico").without_key(), "/favicon.ico");
        assert_eq!(decode("%D0%BA%20a+b"), "к a+b");
    }
}
