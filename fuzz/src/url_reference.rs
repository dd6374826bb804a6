//! A reference implementation of the widget's checks, based on the URL standard as the crate `url`
//! implements it.

use serde_json::Value;
use url::{Host, Url};

/// Returns whether an entry of the `config` block covers a URL.
pub fn covers(entry: &str, address: &Url) -> bool {
    let (scheme, rest) = entry.split_once("://").unwrap_or(("https", entry));
    let (name, port) = match rest.rsplit_once(':') {
        Some((name, port)) => (name, port.parse().ok()),
        None => (rest, if scheme == "http" { Some(80) } else { Some(443) }),
    };
    let Some(host) = address.host_str() else { return false };
    let wanted: Vec<String> = name.split('.').map(str::to_ascii_lowercase).collect();
    let found: Vec<&str> = host.split('.').collect();
    let fits = match wanted.split_first() {
        Some((star, rest)) if star == "*" => {
            rest.len() >= 2
                && found.len() > rest.len()
                && found[found.len() - rest.len()..] == *rest
        }
        _ => found == wanted,
    };
    fits && address.scheme() == scheme && address.port_or_known_default() == port
}

/// Returns whether one of the entries at a pointer in the `config` block covers a URL.
pub fn any_covers(config: &str, pointer: &str, address: &Url) -> bool {
    let config: Value = serde_json::from_str(config).unwrap_or_default();
    match config.pointer(pointer) {
        Some(Value::Array(entries)) => {
            let is_every_portal = |entry| pointer == "/portals" && entry == "https:";
            entries.iter().filter_map(Value::as_str).any(|entry| {
                covers(entry, address) || (is_every_portal(entry) && address.scheme() == "https")
            })
        }
        Some(Value::String(entry)) => covers(entry, address),
        _ => false,
    }
}

/// Checks that a URL may be requested: it has only an origin, a path and a query, and is
/// unencrypted only to this machine.
pub fn assert_plain(address: &Url) {
    assert!(address.username().is_empty() && address.password().is_none(), "{address}");
    match address.scheme() {
        "https" => {}
        "http" => assert!(is_this_machine(address), "in the clear: {address}"),
        other => panic!("scheme {other}"),
    }
}

fn is_this_machine(address: &Url) -> bool {
    match address.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(_)) | None => false,
    }
}

/// Checks that a text is one line of plain text of limited length.
pub fn assert_line(text: &str, longest: usize) {
    assert!(text.chars().count() <= longest, "{} characters", text.chars().count());
    for c in text.chars() {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!c.is_control() && !turns, "{c:?} in {text:?}");
    }
}
