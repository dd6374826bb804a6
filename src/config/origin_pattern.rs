//! Patterns of trusted origins.

use crate::portal::{Host, Protocol, is_host_name, is_loopback, parse_port};
use std::fmt;

/// A pattern of origins: `*.bitrix24.com`, `portal.acme.org:8443` or, for loopback names only,
/// `http://localhost:8740`. For portals also `https:`, which matches every origin of this scheme.
///
/// As in a Content Security Policy, `*.` matches one or more labels, and the default scheme is
/// https.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginPattern {
    protocol: Protocol,
    names: Names,
    port: u16,
}

/// Which host names a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Names {
    /// This name, in lower case.
    One(String),
    /// The names below this one.
    Below(String),
    /// Every name, at every port.
    All,
}

/// The entry for every origin of the scheme https, written as in a Content Security Policy.
const ALL_HTTPS: &str = "https:";

/// Why an entry is not a valid pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// The entry is not `[scheme://]host[:port]`.
    NotAnOrigin,
    /// The scheme is http outside loopback names: tokens would travel unencrypted.
    HttpOutsideLoopback,
    /// The wildcard would cover a whole top-level domain.
    TooWide,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnOrigin => {
                "an entry is a host, perhaps with a leading *., a scheme and a port"
            }
            Self::HttpOutsideLoopback => "http is for loopback names only",
            Self::TooWide => "a wildcard needs at least two labels behind it",
        })
    }
}

impl OriginPattern {
    /// Parses an entry of the list of portals. `https:` stands for every portal, and so for every
    /// website.
    ///
    /// # Errors
    /// See [`PatternError`].
    pub fn parse_portal(entry: &str) -> Result<Self, PatternError> {
        if entry != ALL_HTTPS {
            return Self::parse(entry);
        }
        let protocol = Protocol::Https;
        Ok(Self { protocol, names: Names::All, port: protocol.default_port() })
    }

    /// Parses an entry.
    ///
    /// # Errors
    /// See [`PatternError`].
    pub fn parse(entry: &str) -> Result<Self, PatternError> {
        let (protocol, rest) = match entry.split_once("://") {
            None => (Protocol::Https, entry),
            Some(("https", rest)) => (Protocol::Https, rest),
            Some(("http", rest)) => (Protocol::Http, rest),
            Some(_) => return Err(PatternError::NotAnOrigin),
        };
        let (host, port) = match rest.split_once(':') {
            None => (rest, protocol.default_port()),
            Some((host, port)) => (host, parse_port(port).ok_or(PatternError::NotAnOrigin)?),
        };
        let (any_subdomain, name) =
            host.strip_prefix("*.").map_or((false, host), |name| (true, name));
        let name = name.to_ascii_lowercase();
        if !is_host_name(&name) {
            return Err(PatternError::NotAnOrigin);
        }
        if protocol == Protocol::Http && !is_loopback(&name) {
            return Err(PatternError::HttpOutsideLoopback);
        }
        if any_subdomain && !name.contains('.') {
            return Err(PatternError::TooWide);
        }
        let names = if any_subdomain { Names::Below(name) } else { Names::One(name) };
        Ok(Self { protocol, names, port })
    }

    /// Returns whether an origin matches the pattern.
    pub fn matches(&self, host: &Host, protocol: Protocol) -> bool {
        let port = host.port().unwrap_or_else(|| protocol.default_port());
        self.covers(protocol, host.name(), port)
    }

    /// Returns whether an origin matches, given as protocol, lower-case name, and port (the default
    /// one if the origin has none).
    pub fn covers(&self, protocol: Protocol, name: &str, port: u16) -> bool {
        let is_host_match = match &self.names {
            Names::One(one) => name == one && port == self.port,
            Names::Below(parent) => {
                let rest = name.strip_suffix(&**parent);
                rest.is_some_and(|rest| rest.len() > 1 && rest.ends_with('.')) && port == self.port
            }
            Names::All => true,
        };
        is_host_match && protocol == self.protocol
    }

    /// Returns the origin, for example `https://api.giphy.com`; `None` if the pattern matches more
    /// than one.
    pub fn origin(&self) -> Option<String> {
        matches!(self.names, Names::One(_)).then(|| self.source())
    }

    /// Returns the pattern as a source expression of a Content Security Policy. The policy matches
    /// the same origins only if [`OriginPattern::has_dns_name`] is true.
    pub fn source(&self) -> String {
        let (wildcard, name) = match &self.names {
            Names::One(name) => ("", name),
            Names::Below(name) => ("*.", name),
            Names::All => return ALL_HTTPS.to_owned(),
        };
        let mut source = [self.protocol.scheme(), "://", wildcard, name].concat();
        if self.port != self.protocol.default_port() {
            source.push(':');
            source.push_str(&self.port.to_string());
        }
        source
    }

    /// Returns whether a Content Security Policy can express the name. Its grammar has no
    /// underscore, and by the standard an IP address matches nothing.
    pub fn has_dns_name(&self) -> bool {
        let (Names::One(name) | Names::Below(name)) = &self.names else { return true };
        let last = name.rsplit('.').next().unwrap_or_default();
        !name.contains('_') && !last.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Returns whether the pattern is for development only: a loopback name or plain HTTP. A
    /// deployment must not contain it.
    pub fn is_for_development(&self) -> bool {
        let (Names::One(name) | Names::Below(name)) = &self.names else { return false };
        self.protocol == Protocol::Http || is_loopback(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(entry: &str, host: &str) -> bool {
        OriginPattern::parse(entry).unwrap().matches(&Host::parse(host).unwrap(), Protocol::Https)
    }

    #[test]
    fn a_wildcard_stands_for_one_or_more_labels() {
        assert!(matches("*.bitrix24.com", "acme.bitrix24.com"));
        assert!(matches("*.bitrix24.com", "a.b.bitrix24.com"));
        assert!(!matches("*.bitrix24.com", "bitrix24.com"));
        assert!(!matches("*.bitrix24.com", "evilbitrix24.com"));
        assert!(!matches("*.bitrix24.com", "acme.bitrix24.com.evil.example"));
        assert!(!matches("*.bitrix24.com", "acme.bitrix24.com:8443"));
    }

    #[test]
    fn a_plain_entry_is_one_origin() {
        assert!(matches("portal.acme.org", "portal.acme.org"));
        assert!(matches("https://portal.acme.org:8443", "portal.acme.org:8443"));
        assert!(!matches("portal.acme.org", "x.portal.acme.org"));
    }

    #[test]
    fn every_portal_is_an_entry_of_its_own() {
        let all = OriginPattern::parse_portal("https:").unwrap();
        for host in ["acme.bitrix24.com", "portal.acme.org:8443", "portal", "10.0.0.5"] {
            assert!(all.matches(&Host::parse(host).unwrap(), Protocol::Https), "{host}");
        }
        assert!(!all.matches(&Host::parse("portal.acme.org").unwrap(), Protocol::Http));
        assert_eq!(all.source(), "https:");
        assert_eq!(all.origin(), None);
        assert!(all.has_dns_name() && !all.is_for_development());
        assert_eq!(
            OriginPattern::parse("https:"),
            Err(PatternError::NotAnOrigin),
            "for portals only"
        );
        assert_eq!(OriginPattern::parse_portal("http:"), Err(PatternError::NotAnOrigin));
        let one = OriginPattern::parse_portal("portal.acme.org");
        assert_eq!(one, OriginPattern::parse("portal.acme.org"));
    }

    #[test]
    fn entries_that_are_refused() {
        use PatternError::*;
        for (entry, error) in [
            ("", NotAnOrigin),
            ("*", NotAnOrigin),
            ("a.*.b", NotAnOrigin),
            ("ftp://a.b", NotAnOrigin),
            ("https://a.b/", NotAnOrigin),
            ("a.b:0", NotAnOrigin),
            ("*.com", TooWide),
            ("http://a.b", HttpOutsideLoopback),
            ("http://*.bitrix24.com", HttpOutsideLoopback),
            ("http://localhost.evil.com", HttpOutsideLoopback),
        ] {
            assert_eq!(OriginPattern::parse(entry), Err(error), "{entry}");
        }
    }

    #[test]
    fn one_origin_as_a_url_begins() {
        let origin = |entry| OriginPattern::parse(entry).unwrap().origin();
        assert_eq!(origin("https://api.giphy.com").unwrap(), "https://api.giphy.com");
        assert_eq!(origin("api.giphy.com:443").unwrap(), "https://api.giphy.com");
        assert_eq!(origin("http://giphy.localhost:8740").unwrap(), "http://giphy.localhost:8740");
        assert_eq!(origin("*.giphy.com"), None);
    }

    #[test]
    fn a_source_of_a_policy() {
        let source = |entry| OriginPattern::parse(entry).unwrap().source();
        assert_eq!(source("*.Bitrix24.com"), "https://*.bitrix24.com");
        assert_eq!(source("portal.acme.org:443"), "https://portal.acme.org");
        assert_eq!(source("https://*.acme.org:8443"), "https://*.acme.org:8443");
        let has_dns_name = |entry| OriginPattern::parse(entry).unwrap().has_dns_name();
        assert!(has_dns_name("*.bitrix24.com") && has_dns_name("1.example"));
        assert!(!has_dns_name("10.0.0.5") && !has_dns_name("my_portal.acme.org"));
    }

    #[test]
    fn what_belongs_to_development() {
        let is_for_development = |entry| OriginPattern::parse(entry).unwrap().is_for_development();
        assert!(is_for_development("http://portal.localhost:8740"));
        assert!(is_for_development("https://localhost"));
        assert!(!is_for_development("*.bitrix24.com"));
    }
}
