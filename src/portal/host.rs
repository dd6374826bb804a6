//! Host, protocol and origin of a portal. Parsing is strict, because they decide which page the app
//! trusts.

use std::fmt;

/// The protocol of a portal, as its `PROTOCOL` field encodes it: 0 for HTTP, 1 for HTTPS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `PROTOCOL=0`.
    Http,
    /// `PROTOCOL=1`.
    Https,
}

impl Protocol {
    /// Parses the digit that portals send.
    pub fn from_digit(digit: &str) -> Option<Self> {
        match digit {
            "0" => Some(Self::Http),
            "1" => Some(Self::Https),
            _ => None,
        }
    }

    /// Returns the URL scheme without `://`.
    pub const fn scheme(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// Returns the default port, which browsers leave out of an origin.
    pub const fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// A lower-case host name with an optional port, without scheme, path or user.
///
/// The ports 80 and 443 are dropped for both protocols, as the portal's own client does with the
/// host in `window.name`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Host {
    name: String,
    port: Option<u16>,
}

impl Host {
    /// Parses `name` or `name:port`; `None` for anything else (scheme, path, user, spaces).
    pub fn parse(text: &str) -> Option<Self> {
        let (name, port) = match text.split_once(':') {
            None => (text, None),
            Some((name, port)) => (name, Some(parse_port(port)?)),
        };
        let name = name.to_ascii_lowercase();
        if !is_host_name(&name) {
            return None;
        }
        Some(Self { name, port: port.filter(|port| !matches!(port, 80 | 443)) })
    }

    /// Returns the name without the port.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the port, unless it is 80 or 443.
    pub const fn port(&self) -> Option<u16> {
        self.port
    }

    /// Returns the origin as browsers write it in `MessageEvent.origin`.
    pub fn origin(&self, protocol: Protocol) -> String {
        format!("{}://{self}", protocol.scheme())
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        match self.port {
            Some(port) => write!(f, ":{port}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Host({self})")
    }
}

/// Parses a port from 1 to 65535, digits only: `u16::from_str` alone would accept `+80`.
pub(crate) fn parse_port(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|port| *port != 0)
}

/// Returns whether a text is a DNS name or an IPv4 address in lower case. Underscores are allowed:
/// company networks use them, although DNS host names must not have any.
///
/// Browsers read a name that ends in a number as an address, `127.1` and `0x7f.0.0.1` as
/// `127.0.0.1`. Only the dotted decimal form is accepted: otherwise two texts would be one host.
pub(crate) fn is_host_name(name: &str) -> bool {
    let label = |label: &str| {
        let allowed = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
        };
        (1..=63).contains(&label.len())
            && label.bytes().all(allowed)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_address = name.rsplit('.').next().is_some_and(is_number);
    name.len() <= 253 && name.split('.').all(label) && (!is_address || is_dotted_decimal(name))
}

/// Returns whether a browser reads a label as a number: digits, or `0x` and any number of
/// hexadecimal digits.
fn is_number(label: &str) -> bool {
    let hexadecimal = label.strip_prefix("0x");
    hexadecimal.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        || label.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a name is four numbers from 0 to 255 without leading zeros.
fn is_dotted_decimal(name: &str) -> bool {
    let is_octet = |part: &str| {
        part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u8>().is_ok()
            && (part == "0" || !part.starts_with('0'))
    };
    name.split('.').count() == 4 && name.split('.').all(is_octet)
}

/// Returns whether a name always means this machine. The app uses plain HTTP with such names only.
pub fn is_loopback(name: &str) -> bool {
    let is_v4_loopback = || {
        let mut parts = name.split('.');
        parts.next() == Some("127")
            && parts.clone().count() == 3
            && parts.all(|part| part.parse::<u8>().is_ok())
    };
    name == "localhost" || name.ends_with(".localhost") || is_v4_loopback()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_with_an_optional_port() {
        let host = Host::parse("Acme.Bitrix24.com").unwrap();
        assert_eq!(host.to_string(), "acme.bitrix24.com");
        assert_eq!(host.origin(Protocol::Https), "https://acme.bitrix24.com");
        assert_eq!(Host::parse("portal.localhost:8740").unwrap().port(), Some(8740));
        for name in ["10.0.0.255", "1.example", "0x.example", "a.b1"] {
            assert_eq!(Host::parse(name).unwrap().name(), name);
        }
    }

    #[test]
    fn default_ports_are_not_part_of_an_origin() {
        for text in ["acme.bitrix24.com:443", "acme.bitrix24.com:80"] {
            assert_eq!(Host::parse(text).unwrap().to_string(), "acme.bitrix24.com");
        }
    }

    #[test]
    fn anything_but_a_host_is_refused() {
        for text in [
            "",
            " ",
            ".",
            "a..b",
            "a b",
            "https://a.b",
            "a.b/c",
            "user@a.b",
            "a.b:",
            "a.b:0",
            "a.b:+80",
            "a.b:65536",
            "a.b:80:90",
            "a.b#c",
            "a.b?c",
            "a.b\\c",
            "-a.b",
            "a-.b",
            "é.com",
            "[::1]",
            "a\n.b",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "127.0.0.01",
            "127.0.0.256",
            "1.2.3.4.5",
            "a.0x",
            "a.1",
        ] {
            assert_eq!(Host::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn loopback_names() {
        for name in ["localhost", "portal.localhost", "127.0.0.1", "127.8.9.10"] {
            assert!(is_loopback(name), "{name}");
        }
        for name in [
            "localhost.evil.com",
            "xlocalhost",
            "127.0.0.1.evil.com",
            "127.evil.com",
            "127.0.0",
            "10.0.0.1",
        ] {
            assert!(!is_loopback(name), "{name}");
        }
    }
}
