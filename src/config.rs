//! The deployment's settings, from the page's `config` block. They decide which portals the app
//! trusts, so nothing else (no query parameter, no message) may change them.

mod origin_pattern;

pub use origin_pattern::{OriginPattern, PatternError};

use crate::gifs::{GifService, PerService};
use crate::portal::{Host, Protocol};
use serde_json::{Map, Value};
use std::fmt;

/// The `config` block, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The portals that may open the app.
    pub portals: Vec<OriginPattern>,
    /// The settings of each GIF service.
    pub gif_services: PerService<GifServiceConfig>,
    /// Factor for all time limits, 0.01 to 100; 1 unless the block has `time_factor`.
    pub time_factor: f64,
}

/// The settings of a GIF service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GifServiceConfig {
    /// The deployment's API key; empty if every portal sets its own.
    pub key: String,
    /// Origin of the API; `None` disables the service.
    pub api: Option<OriginPattern>,
    /// Origins from which the app may load media.
    pub media: Vec<OriginPattern>,
}

/// Why the block, or an entry of it, cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// The block is missing or not a JSON object of the expected form; the text says why.
    Unreadable(String),
    /// An entry is not a valid origin and is left out.
    Entry {
        /// The entry as written in the block.
        entry: String,
        /// Why it is invalid.
        error: PatternError,
    },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "the page's config block cannot be read: {why}"),
            Self::Entry { entry, error } => {
                write!(f, "the config entry {entry:?} is left out: {error}")
            }
        }
    }
}

/// Reads a text of an object; empty if it is missing.
fn text(object: &Map<String, Value>, name: &str) -> Result<String, String> {
    match object.get(name) {
        None => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err(name.to_owned() + " is no text"),
    }
}

/// Reads a list of texts of an object; empty if it is missing.
fn texts(object: &Map<String, Value>, name: &str) -> Result<Vec<String>, String> {
    let no_list = || name.to_owned() + " is no list of texts";
    let Some(value) = object.get(name) else { return Ok(Vec::new()) };
    let mut texts = Vec::new();
    for text in value.as_array().ok_or_else(no_list)? {
        texts.push(text.as_str().ok_or_else(no_list)?.to_owned());
    }
    Ok(texts)
}

/// The block as it is written, field by field: a derived reader is several KB of code.
#[derive(Default)]
struct Block {
    portals: Vec<String>,
    /// In the order of [`GifService::ALL`].
    services: Vec<ServiceBlock>,
    time_factor: Option<f64>,
}

#[derive(Default)]
struct ServiceBlock {
    key: String,
    api: String,
    media: Vec<String>,
}

impl Block {
    fn read(json: &str) -> Result<Self, String> {
        let fields: Map<String, Value> =
            serde_json::from_str(json).map_err(|error| error.to_string())?;
        let mut services = Vec::new();
        for service in GifService::ALL {
            let name = service.spec().name;
            services.push(match fields.get(name) {
                None => ServiceBlock::default(),
                Some(Value::Object(block)) => ServiceBlock {
                    key: text(block, "key")?,
                    api: text(block, "api")?,
                    media: texts(block, "media")?,
                },
                Some(_) => return Err(name.to_owned() + " is no object"),
            });
        }
        let time_factor = fields.get("time_factor").and_then(Value::as_f64);
        Ok(Self { portals: texts(&fields, "portals")?, services, time_factor })
    }
}

/// Parses an entry of a list.
type Parse = fn(&str) -> Result<OriginPattern, PatternError>;

impl Config {
    /// Reads the block. An invalid entry is left out and reported; with an invalid block, the app
    /// trusts no portal.
    pub fn read(json: &str) -> (Self, Vec<ConfigError>) {
        let block = match Block::read(json) {
            Ok(block) => block,
            Err(why) => {
                let untrusting = Self { time_factor: 1.0, ..Self::default() };
                return (untrusting, vec![ConfigError::Unreadable(why)]);
            }
        };
        let mut errors = Vec::new();
        let mut keep = |parse: Parse, entry: String| match parse(&entry) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                errors.push(ConfigError::Entry { entry, error });
                None
            }
        };
        let portals = block.portals.into_iter();
        let portals =
            portals.filter_map(|entry| keep(OriginPattern::parse_portal, entry)).collect();
        let mut keep = |entry| keep(OriginPattern::parse, entry);
        let mut services = block.services.into_iter();
        let gif_services = PerService::new(|_| {
            let service = services.next().unwrap_or_default();
            let api = Some(service.api).filter(|api| !api.is_empty()).and_then(&mut keep);
            let media = service.media.into_iter().filter_map(&mut keep).collect();
            GifServiceConfig { key: service.key, api, media }
        });
        let is_sensible = |factor: &f64| (0.01..=100.0).contains(factor);
        let time_factor = block.time_factor.filter(is_sensible).unwrap_or(1.0);
        (Self { portals, gif_services, time_factor }, errors)
    }

    /// Returns whether a portal with this host and protocol may open the app.
    pub fn allows_portal(&self, host: &Host, protocol: Protocol) -> bool {
        self.portals.iter().any(|pattern| pattern.matches(host, protocol))
    }

    /// Returns the host of an origin that is not a listed portal; `None` for a listed one. An
    /// origin that has no valid host gives the host `null`.
    pub fn stranger(&self, origin: &str) -> Option<Host> {
        let (scheme, host) = origin.split_once("://").unwrap_or_default();
        let protocol =
            [Protocol::Http, Protocol::Https].into_iter().find(|it| it.scheme() == scheme);
        // Browsers write an opaque origin, such as that of a sandboxed frame, as "null".
        let host = Host::parse(host).or_else(|| Host::parse("null"))?;
        let is_portal = protocol.is_some_and(|protocol| self.allows_portal(&host, protocol));
        (!is_portal).then_some(host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = r#"{"giphy":{"key":"","api":"https://api.giphy.com","media":["*.giphy.com"]},
        "portals":["*.bitrix24.com","portal.acme.org","http://portal.localhost:8740"]}"#;

    #[test]
    fn the_block_of_the_page() {
        let (config, errors) = Config::read(BLOCK);
        assert_eq!(errors, []);
        let allows =
            |host: &str, protocol| config.allows_portal(&Host::parse(host).unwrap(), protocol);
        assert!(allows("acme.bitrix24.com", Protocol::Https));
        assert!(allows("portal.acme.org", Protocol::Https));
        assert!(allows("portal.localhost:8740", Protocol::Http));
        assert!(!allows("acme.bitrix24.com", Protocol::Http));
        assert!(!allows("evil.example", Protocol::Https));
        assert!(!allows("portal.localhost:8741", Protocol::Http));
    }

    #[test]
    fn a_list_is_no_service() {
        for service in GifService::ALL {
            let block = format!(r#"{{"{}":["","api.giphy.com",[]]}}"#, service.spec().name);
            let (config, errors) = Config::read(&block);
            assert_eq!(config.gif_services, PerService::default());
            assert!(matches!(errors[..], [ConfigError::Unreadable(_)]), "{errors:?}");
        }
    }

    #[test]
    fn each_service_has_an_entry() {
        let block = r#"{"klipy":{"key":"K","api":"https://api.klipy.com","media":["*.klipy.com"]},
            "giphy":{"key":"G","api":"http://api.giphy.com","media":[]}}"#;
        let (config, errors) = Config::read(block);
        let [klipy, giphy] = GifService::ALL.map(|service| config.gif_services.get(service));
        assert_eq!((&*klipy.key, klipy.api.is_some(), klipy.media.len()), ("K", true, 1));
        assert_eq!((&*giphy.key, giphy.api.is_some()), ("G", false));
        assert_eq!(errors.len(), 1, "plain HTTP");
    }

    /// The block of version 0.1, which had no `klipy`.
    #[test]
    fn a_block_without_a_service_disables_that_service_only() {
        let (config, errors) = Config::read(BLOCK);
        assert_eq!(errors, []);
        assert_eq!(config.gif_services.get(GifService::Klipy), &GifServiceConfig::default());
        assert!(config.gif_services.get(GifService::Giphy).api.is_some());
    }

    #[test]
    fn who_frames_us_is_a_stranger_unless_it_is_listed() {
        let (config, _) = Config::read(BLOCK);
        let stranger = |origin| config.stranger(origin).map(|host| host.to_string());
        for origin in ["https://acme.bitrix24.com", "http://portal.localhost:8740"] {
            assert_eq!(stranger(origin), None, "{origin}");
        }
        for (origin, host) in [
            ("https://evil.example", "evil.example"),
            ("http://acme.bitrix24.com", "acme.bitrix24.com"),
            ("https://acme.bitrix24.com:8443", "acme.bitrix24.com:8443"),
            ("https://acme.bitrix24.com.evil.example", "acme.bitrix24.com.evil.example"),
            ("app://acme.bitrix24.com", "acme.bitrix24.com"),
            ("https://[::1]", "null"),
            ("null", "null"),
            ("", "null"),
        ] {
            assert_eq!(stranger(origin).as_deref(), Some(host), "{origin}");
        }
    }

    #[test]
    fn all_portals_and_no_other_host() {
        let block =
            r#"{"portals":["https:"],"giphy":{"key":"","api":"https:","media":["https:"]}}"#;
        let (config, errors) = Config::read(block);
        assert!(config.allows_portal(&Host::parse("portal.acme.org").unwrap(), Protocol::Https));
        assert_eq!(config.stranger("https://portal.acme.org:8443"), None);
        assert!(config.stranger("http://portal.acme.org").is_some());
        assert!(config.stranger("null").is_some());
        let giphy = config.gif_services.get(GifService::Giphy);
        assert_eq!((giphy.api.is_none(), giphy.media.len(), errors.len()), (true, 0, 2));
    }

    #[test]
    fn a_bad_entry_is_named_and_left_out() {
        let (config, errors) =
            Config::read(r#"{"portals":["http://portal.acme.org","*.bitrix24.com","*"]}"#);
        assert_eq!(config.portals.len(), 1);
        assert_eq!(errors.len(), 2);
        assert_eq!(
            errors[0].to_string(),
            "the config entry \"http://portal.acme.org\" is left out: http is for loopback names only"
        );
    }

    #[test]
    fn a_block_that_cannot_be_read_trusts_nobody() {
        for text in ["", "x", "[]", "{\"portals\":\"*.bitrix24.com\"}"] {
            let (config, errors) = Config::read(text);
            assert!(config.portals.is_empty(), "{text}");
            assert!(matches!(errors.as_slice(), [ConfigError::Unreadable(_)]), "{text}");
        }
    }

    #[test]
    fn an_absurd_time_factor_is_ignored() {
        for factor in ["0", "-1", "1e9"] {
            let (config, _) = Config::read(&format!("{{\"time_factor\":{factor}}}"));
            assert_eq!(config.time_factor, 1.0);
        }
        assert_eq!(Config::read("{\"time_factor\":0.25}").0.time_factor, 0.25);
    }
}
