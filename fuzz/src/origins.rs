//! The origins of the widget's requests: the `config` block and the URLs in a response.

use crate::parts::Parts;
use crate::url_reference::{any_covers, assert_plain};
use b24_emoji_picker::config::{Config, OriginPattern};
use b24_emoji_picker::gifs::{GifService, Origins};
use b24_emoji_picker::limits::Limits;
use b24_emoji_picker::portal::{Host, Protocol};
use url::Url;

/// Checks a `config` block, a URL, and a host.
pub fn origins(input: &[u8]) {
    let mut parts = Parts::of(input);
    let (block, address, host) = (parts.text(), parts.text(), parts.text());
    let (config, errors) = Config::read(&block);
    for error in errors {
        assert!(!error.to_string().is_empty());
    }
    assert!((0.01..=100.0).contains(&config.time_factor), "{}", config.time_factor);
    assert!(Limits::scaled(config.time_factor).handshake_ms > 0);
    let giphy = config.gif_services.get(GifService::Giphy);
    let klipy = config.gif_services.get(GifService::Klipy);
    let services = [giphy, klipy].into_iter();
    let entries = services.flat_map(|service| service.media.iter().chain(&service.api));
    config.portals.iter().chain(entries).for_each(assert_entry);

    let origins = Origins::new(giphy);
    if let Some(url) = origins.media(&address) {
        assert_eq!(url.as_str(), address);
        assert_allowed(url.as_str(), &block, &["/giphy/media"]);
    }
    if let Some(url) = origins.pingback(&address) {
        assert_eq!(url.as_str(), address);
        assert_allowed(url.as_str(), &block, &["/giphy/media", "/giphy/api"]);
    }
    if let Some(api) = origins.api() {
        assert_allowed(&format!("{api}/v1/gifs"), &block, &["/giphy/api"]);
    }
    if let Some(host) = Host::parse(&host) {
        assert_host(&host);
        for protocol in [Protocol::Http, Protocol::Https] {
            if config.allows_portal(&host, protocol) {
                assert_allowed(&host.origin(protocol), &block, &["/portals"]);
            }
        }
    }
}

/// Checks that an accepted URL leads to an origin of the block, or that browsers reject it.
fn assert_allowed(address: &str, block: &str, places: &[&str]) {
    let is_plain = |c: char| c.is_ascii_graphic() && !"[]<>\"\\".contains(c);
    assert!(address.chars().all(is_plain), "{address:?}");
    // A browser that cannot parse it sends no request.
    let Ok(url) = Url::parse(address) else { return };
    assert_plain(&url);
    let covered = places.iter().any(|place| any_covers(block, place, &url));
    assert!(covered, "{address:?} leads to {url}, which the block does not list");
}

/// Checks that an entry is one origin, or all subdomains of a domain that is no top-level domain.
fn assert_entry(entry: &OriginPattern) {
    let Some(origin) = entry.origin() else { return };
    assert_eq!(OriginPattern::parse(&origin).as_ref(), Ok(entry), "{origin}");
    if let Ok(url) = Url::parse(&origin) {
        assert_plain(&url);
    }
}

/// Checks that a host is written as browsers write it: the origins of messages are compared with
/// it.
fn assert_host(host: &Host) {
    assert_eq!(Host::parse(&host.to_string()).as_ref(), Some(host));
    if let Ok(url) = Url::parse(&host.origin(Protocol::Https)) {
        assert_eq!(url.host_str(), Some(host.name()));
        assert_eq!(url.port(), host.port());
        assert_eq!(url.origin().ascii_serialization(), host.origin(Protocol::Https));
    }
}
