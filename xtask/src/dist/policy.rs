//! Whom the delivered widget deals with, and how a Content Security Policy says so.
//!
//! The list is the page's `config` block with what the operator adds. The app obeys the block, the
//! browser obeys the policy that is made of it here, so that what one allows, the other allows too.

mod list;

use anyhow::{Context, Result, bail};
use b24_emoji_picker::config::OriginPattern;
use serde_json::{Map, Value};

pub use list::Added;

/// The header's name.
pub const NAME: &str = "Content-Security-Policy";
/// Most characters of a line in `_headers`: the hosts that read it cut off the rest.
const LONGEST_LINE: usize = 2_000;
/// Camera and the like: the portal's frame would grant some of them. `clipboard-write` is not here,
/// because copying is what the widget does where it cannot insert.
const PERMISSIONS: &str = "camera=(), clipboard-read=(), display-capture=(), geolocation=(), \
                           microphone=(), payment=(), usb=()";

/// The deployment's list, checked.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The page's block with the operator's entries in it.
    config: Map<String, Value>,
    portals: Vec<OriginPattern>,
    gif_api: Option<OriginPattern>,
    gif_media: Vec<OriginPattern>,
}

impl Policy {
    /// Reads the content of the page's `config` block and adds the operator's entries.
    ///
    /// # Errors
    /// When the block cannot be read, an entry cannot be delivered, or the list is too long for a
    /// header.
    pub fn new(config: &str, added: &Added) -> Result<Self> {
        let config: Map<String, Value> =
            serde_json::from_str(config).context("the page's config block is no JSON object")?;
        if config.contains_key("time_factor") {
            bail!("the page's config block has a time_factor, which is for tests only");
        }
        let policy = list::extend(config, added)?;
        let length = policy.line().chars().count();
        if length > LONGEST_LINE {
            bail!(
                "the list is too long: its {NAME} has {length} characters in a line of _headers, \
                 and hosts read {LONGEST_LINE}. An entry such as *.example.com covers many portals"
            );
        }
        Ok(policy)
    }

    /// The `config` block that fits the policy.
    pub fn config(&self) -> &Map<String, Value> {
        &self.config
    }

    /// The policy as the header [`NAME`] says it.
    pub fn header(&self) -> String {
        let portals = sources(&[], &[&self.portals]);
        format!("{}; frame-ancestors {portals}", self.meta())
    }

    /// The policy as a `<meta http-equiv>` says it, for hosts that send no header. Who may frame the
    /// page cannot be said there: the app's own list is then the only one.
    pub fn meta(&self) -> String {
        let api = self.gif_api.as_slice();
        // A GIF's media hosts are told of its use as well, by fetch.
        let connect = sources(&["'self'"], &[&self.portals, api, &self.gif_media]);
        let media = sources(&["'self'"], &[&self.gif_media]);
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             connect-src {connect}; img-src {media}; media-src {media}; base-uri 'none'; \
             form-action 'none'"
        )
    }

    /// The headers of every answer, names and values. Who serves the page must also send no
    /// `X-Frame-Options`.
    pub fn headers(&self) -> [(&'static str, String); 5] {
        [
            (NAME, self.header()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Permissions-Policy", PERMISSIONS.to_owned()),
            // Of files only: a page in a frame is kept from nobody by this.
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ]
    }

    fn line(&self) -> String {
        super::headers::line(NAME, &self.header())
    }
}

/// Source expressions, each once.
fn sources(fixed: &[&str], lists: &[&[OriginPattern]]) -> String {
    let mut all: Vec<String> = fixed.iter().map(|source| (*source).to_owned()).collect();
    for pattern in lists.iter().copied().flatten() {
        let source = pattern.source();
        if !all.contains(&source) {
            all.push(source);
        }
    }
    all.join(" ")
}

#[cfg(test)]
mod tests;
