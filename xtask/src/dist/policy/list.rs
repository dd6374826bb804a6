//! The entries of the page's `config` block, the operator's additions, and their validation.

use anyhow::{Context, Result, bail};
use b24_emoji_picker::config::{OriginPattern, PatternError};
use b24_emoji_picker::gifs::GifService;
use serde_json::{Map, Value};

use super::Policy;
use crate::dist::inline::Hashes;

/// The operator's additions on the command line, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Additions {
    /// Origins of portals.
    pub portals: Vec<String>,
    /// APIs of GIF services, each `HOST` or `SERVICE=HOST`; they replace those of the page.
    pub gif_api: Vec<String>,
    /// Hosts of GIF files, each `HOST` or `SERVICE=HOST`.
    pub gif_media: Vec<String>,
    /// The API key of KLIPY for every portal; it replaces that of the page.
    pub klipy_key: Option<String>,
    /// The API key of GIPHY for every portal; it replaces that of the page.
    pub giphy_key: Option<String>,
}

/// The service that an addition without a name is for: the only one that earlier releases had.
const UNNAMED: GifService = GifService::Giphy;

impl Additions {
    /// Returns the key of a service.
    fn key(&self, service: GifService) -> Option<&str> {
        match service {
            GifService::Klipy => self.klipy_key.as_deref(),
            GifService::Giphy => self.giphy_key.as_deref(),
        }
    }

    /// Returns the entries of a list that are for a service.
    fn of(list: &[String], service: GifService) -> Result<Vec<String>> {
        let mut entries = Vec::new();
        for entry in list {
            let (of, host) = match entry.split_once('=') {
                None => (UNNAMED, entry.as_str()),
                Some((name, host)) => {
                    let of = GifService::parse(name)
                        .with_context(|| format!("{name:?} in {entry:?} is no GIF service"))?;
                    (of, host)
                }
            };
            if of == service {
                entries.push(host.to_owned());
            }
        }
        Ok(entries)
    }
}

/// Adds the entries to the block and validates all of them.
pub(super) fn extend(mut config: Map<String, Value>, added: &Additions) -> Result<Policy> {
    let portals =
        add(&mut config, "portals", &added.portals, OriginPattern::parse_portal, "portal")?;
    if portals.is_empty() {
        bail!("the list names no portal, so no portal could open the widget");
    }
    let (mut gif_apis, mut gif_media) = (Vec::new(), Vec::new());
    for service in GifService::ALL {
        let name = service.spec().name;
        let block = config.entry(name).or_insert_with(|| Value::Object(Map::new()));
        let block = block
            .as_object_mut()
            .with_context(|| format!("`{name}` of the config block is no JSON object"))?;
        if let Some(key) = added.key(service) {
            block.insert("key".to_owned(), Value::from(plain_key(key, service)?));
        }
        match Additions::of(&added.gif_api, service)?.as_slice() {
            [] => {}
            [api] => drop(block.insert("api".to_owned(), Value::from(api.as_str()))),
            _ => bail!("the app asks one API of {name}, and more are named"),
        }
        match block.get("api").and_then(Value::as_str) {
            None | Some("") => {}
            Some(api) => gif_apis.push(one_origin(api)?),
        }
        let media = Additions::of(&added.gif_media, service)?;
        gif_media.extend(add(block, "media", &media, OriginPattern::parse, "host of GIFs")?);
    }
    Ok(Policy { config, portals, gif_apis, gif_media, inline: Hashes::placeholders() })
}

/// Parses an entry of one of the lists.
type Parse = fn(&str) -> Result<OriginPattern, PatternError>;

/// Adds entries to a list of the block unless they are already in it; returns all of them.
fn add(
    block: &mut Map<String, Value>,
    field: &str,
    added: &[String],
    parse: Parse,
    what: &str,
) -> Result<Vec<OriginPattern>> {
    let list = block.entry(field).or_insert_with(|| Value::Array(Vec::new()));
    let list =
        list.as_array_mut().with_context(|| format!("`{field}` of the config block is no list"))?;
    let mut patterns = Vec::new();
    for entry in list.iter() {
        let entry = entry.as_str().with_context(|| format!("an entry of `{field}` is no text"))?;
        patterns.push(deliverable(entry, parse, what)?);
    }
    for entry in added {
        let pattern = deliverable(entry, parse, what)?;
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
            list.push(Value::from(entry.as_str()));
        }
    }
    Ok(patterns)
}

/// Checks a key, which is empty if every portal sets its own. Everyone who opens the page can read
/// it, but a refused text may be another secret: the message does not repeat it.
fn plain_key(key: &str, service: GifService) -> Result<&str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if !key.bytes().all(is_plain) {
        bail!(
            "the key of {} cannot be delivered: a key has letters, digits, dots, hyphens and \
             underscores",
            service.spec().name
        );
    }
    Ok(key)
}

fn one_origin(entry: &str) -> Result<OriginPattern> {
    let pattern = deliverable(entry, OriginPattern::parse, "API of the GIF service")?;
    if pattern.origin().is_none() {
        bail!("the API of the GIF service, {entry:?}, must be one host, without a wildcard");
    }
    Ok(pattern)
}

/// Parses an entry that may be delivered and that a policy can contain.
fn deliverable(entry: &str, parse: Parse, what: &str) -> Result<OriginPattern> {
    let refused = || format!("the {what} {entry:?} cannot be delivered");
    let pattern = match parse(entry) {
        Ok(pattern) => pattern,
        Err(error) => bail!("{}: {error}", refused()),
    };
    if pattern.is_for_development() {
        bail!("{}: it is for development, on this machine only", refused());
    }
    if !pattern.has_dns_name() {
        bail!(
            "{}: a Content Security Policy has names of letters, digits, dots and hyphens; no \
             underscore, no IP address",
            refused()
        );
    }
    Ok(pattern)
}
