//! Checks the addresses in an answer. Whatever a service, or an attacker in its place, sends: an
//! address reaches the page or a message only through this module.

use crate::config::{GifServiceConfig, OriginPattern};
use crate::portal::{Protocol, is_host_name, parse_port};

/// The origins of a GIF service, from the page's `config` block.
///
/// Media come from the media entries. Pingbacks go to the media entries or to the API: the block has
/// no entry of its own for them, because the wildcard of the media (`*.giphy.com`) covers the
/// service's analytics host. No other origin is ever called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origins {
    api: Option<OriginPattern>,
    media: Vec<OriginPattern>,
}

/// The address of a picture or a video on one of the media origins, exactly as received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaUrl(Box<str>);

/// An address to call when a GIF is used, exactly as received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PingbackUrl(Box<str>);

/// The longest address that is accepted, in bytes. Real ones have about 200.
const LONGEST: usize = 2_048;

impl Origins {
    /// Reads the origins from the settings of the deployment.
    pub fn new(settings: &GifServiceConfig) -> Self {
        Self { api: settings.api.clone(), media: settings.media.clone() }
    }

    /// Returns the API's origin as the beginning of a URL, such as `https://api.giphy.com`.
    pub fn api(&self) -> Option<String> {
        self.api.as_ref()?.origin()
    }

    /// Returns the address of a picture or a video, or `None` if it may not be used.
    pub fn media(&self, url: &str) -> Option<MediaUrl> {
        let origin = Origin::of(url)?;
        self.media.iter().any(|entry| origin.is_of(entry)).then(|| MediaUrl(url.into()))
    }

    /// Returns the address of a pingback, or `None` if it may not be used.
    pub fn pingback(&self, url: &str) -> Option<PingbackUrl> {
        let origin = Origin::of(url)?;
        // A parameter is appended to it, which must not become part of a fragment.
        let allowed = !url.contains('#')
            && self.media.iter().chain(&self.api).any(|entry| origin.is_of(entry));
        allowed.then(|| PingbackUrl(url.into()))
    }
}

impl MediaUrl {
    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether the path, without query and fragment, has an ending, in any case.
    pub(super) fn ends_in(&self, ending: &str) -> bool {
        let path = self.0.split(['?', '#']).next().unwrap_or_default();
        let tail = path.len().checked_sub(ending.len()).and_then(|at| path.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
    }

    /// Returns whether a portal shows the link as a picture: its parser looks for the ending, and
    /// ignores addresses that could be its own.
    pub(super) fn is_shown_in_messages(&self) -> bool {
        (self.ends_in(".gif") || self.ends_in(".webp"))
            && !["/docs/pub/", "logout=yes", "#"].iter().any(|part| self.as_str().contains(part))
    }
}

impl PingbackUrl {
    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The protocol, host name and port of an address in its plainest spelling.
struct Origin {
    protocol: Protocol,
    name: String,
    port: u16,
}

impl Origin {
    fn of(url: &str) -> Option<Self> {
        if url.len() > LONGEST || !url.bytes().all(is_plain) {
            return None;
        }
        let (protocol, rest) = match url.split_once("://")? {
            ("https", rest) => (Protocol::Https, rest),
            ("http", rest) => (Protocol::Http, rest),
            _ => return None,
        };
        let authority = rest.split(['/', '?', '#']).next()?;
        let (name, port) = match authority.split_once(':') {
            None => (authority, protocol.default_port()),
            Some((name, port)) => (name, parse_port(port)?),
        };
        let name = name.to_ascii_lowercase();
        is_host_name(&name).then_some(Self { protocol, name, port })
    }

    fn is_of(&self, entry: &OriginPattern) -> bool {
        entry.covers(self.protocol, &self.name, self.port)
    }
}

/// Returns whether a character may be in an address as it is. Brackets may not: they would end the
/// tag around a link in a message.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'[' | b']' | b'<' | b'>' | b'"' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::gifs::GifService;
    use proptest::prelude::*;

    fn origins(block: &str) -> Origins {
        let (config, errors) = Config::read(&format!("{{\"giphy\":{block}}}"));
        assert_eq!(errors, []);
        Origins::new(config.gif_services.get(GifService::Giphy))
    }

    fn giphy() -> Origins {
        origins(r#"{"api":"https://api.giphy.com","media":["*.giphy.com"]}"#)
    }

    fn simulated() -> Origins {
        origins(
            r#"{"api":"http://giphy.localhost:8740","media":["http://media.giphy.localhost:8740"]}"#,
        )
    }

    #[test]
    fn addresses_on_the_media_hosts_are_kept_as_they_are() {
        for url in [
            "https://media3.giphy.com/media/abc/200w.gif",
            "https://i.giphy.com/abc.webp?cid=1&rid=a.webp&ct=g",
            "https://MEDIA0.giphy.com/a.gif?x=%5B1%5D",
            "https://media.giphy.com:443/a.gif",
        ] {
            assert_eq!(giphy().media(url).unwrap().as_str(), url);
        }
        let url = "http://media.giphy.localhost:8740/a/200w.mp4?cid=1";
        assert_eq!(simulated().media(url).unwrap().as_str(), url);
    }

    #[test]
    fn anything_else_is_refused() {
        for url in [
            "",
            "abc/200w.gif",
            "/media/a.gif",
            "//media.giphy.com/a.gif",
            "http://media.giphy.com/a.gif",
            "HTTPS://media.giphy.com/a.gif",
            " https://media.giphy.com/a.gif",
            "javascript:alert(1)//media.giphy.com/",
            "data:image/gif;base64,AAAA",
            "https:media.giphy.com/a.gif",
            "https:/media.giphy.com/a.gif",
            "https:\\\\media.giphy.com\\a.gif",
            "https://giphy.com/a.gif",
            "https://giphy.com.evil.example/a.gif",
            "https://evilgiphy.com/a.gif",
            "https://media.giphy.com.evil.example/a.gif",
            "https://media.giphy.com@evil.example/a.gif",
            "https://evil.example@media.giphy.com/a.gif",
            "https://evil.example/media.giphy.com/a.gif",
            "https://evil.example?media.giphy.com/a.gif",
            "https://evil.example#.giphy.com/a.gif",
            "https://evil.example\\.giphy.com/a.gif",
            "https://media.giphy.com:8443/a.gif",
            "https://media.giphy.com:80/a.gif",
            "https://media.giphy.com./a.gif",
            "https://mеdia.giphy.com/a.gif",
            "https://media.giphy.com/a.gif[/url]",
            "https://media.giphy.com/a].gif",
            "https://media.giphy.com/a\n.gif",
            "https://media.giphy.com/a\u{202e}fig.",
            "https://media.giphy.com/a b.gif",
            "http://media.giphy.localhost:8740/a.gif",
        ] {
            assert_eq!(giphy().media(url), None, "{url:?}");
        }
        for url in [
            "https://media.giphy.localhost:8740/a.gif",
            "http://media.giphy.localhost/a.gif",
            "http://media.giphy.localhost:8741/a.gif",
            "http://portal.localhost:8740/a.gif",
            "https://media3.giphy.com/a.gif",
        ] {
            assert_eq!(simulated().media(url), None, "{url:?}");
        }
        let long = ["https://media.giphy.com/", &"a".repeat(3_000)].concat();
        assert_eq!(giphy().media(&long), None);
        assert_eq!(Origins::default().media("https://media3.giphy.com/a.gif"), None);
    }

    #[test]
    fn pingbacks_go_to_the_entries_and_nowhere_else() {
        let seen = "https://giphy-analytics.giphy.com/v2/pingback_simple?a=e%3DZX&action_type=SEEN";
        assert_eq!(giphy().pingback(seen).unwrap().as_str(), seen);
        assert!(simulated().pingback("http://giphy.localhost:8740/v2/pingback_simple?a").is_some());
        assert!(simulated().pingback("http://media.giphy.localhost:8740/p").is_some());
        assert_eq!(simulated().pingback(seen), None);
        assert_eq!(giphy().pingback("https://tracker.example/?a"), None);
        assert_eq!(giphy().pingback("https://giphy-analytics.giphy.com/p#x"), None);
    }

    #[test]
    fn an_ending_is_that_of_the_path() {
        let media = |url| giphy().media(url).unwrap();
        assert!(media("https://i.giphy.com/a.gif?rid=a.mp4").ends_in(".gif"));
        assert!(media("https://i.giphy.com/a.GIF#x").ends_in(".gif"));
        assert!(!media("https://i.giphy.com/a.mp4?rid=a.gif").ends_in(".gif"));
        assert!(!media("https://i.giphy.com").ends_in(".gif"));
    }

    proptest! {
        /// A browser finds the host that was checked in every accepted address.
        #[test]
        fn no_accepted_address_leads_elsewhere(tail in "[a-z.@:/?#\\\\\\[\\]%é \u{0}]{0,12}", path in "\\PC{0,20}") {
            let url = format!("https://media{tail}giphy.com/{path}");
            if let Some(url) = giphy().media(&url) {
                let authority = url.as_str()[8..].split(['/', '?', '#']).next().unwrap();
                prop_assert!(authority.trim_end_matches(":443").ends_with(".giphy.com"));
                prop_assert!(!authority.contains(['@', '\\', '%']));
            }
        }
    }
}
