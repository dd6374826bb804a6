//! The origins that the delivered widget communicates with, and the Content Security Policy for
//! them.
//!
//! The list is the page's `config` block plus the operator's additions. The app obeys the block and
//! the browser obeys the policy generated from it here, so both allow the same origins.

mod list;

use anyhow::{Context, Result, bail};
use b24_emoji_picker::config::OriginPattern;
use serde_json::{Map, Value};

use super::inline::Hashes;

pub use list::Additions;

/// The header's name.
pub const NAME: &str = "Content-Security-Policy";
/// The maximum length of a line in `_headers`: the hosts truncate longer lines.
const LONGEST_LINE: usize = 2_000;
/// Permissions such as the camera, some of which the portal's frame would grant. `clipboard-write`
/// is not denied, because the widget copies where it cannot insert.
const PERMISSIONS: &str = "camera=(), clipboard-read=(), display-capture=(), geolocation=(), \
                           microphone=(), payment=(), usb=()";

/// The deployment's list, validated.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The page's block with the operator's entries.
    config: Map<String, Value>,
    portals: Vec<OriginPattern>,
    gif_apis: Vec<OriginPattern>,
    gif_media: Vec<OriginPattern>,
    inline: Hashes,
}

impl Policy {
    /// Parses the page's `config` block and adds the operator's entries.
    ///
    /// # Errors
    /// When the block cannot be parsed, an entry cannot be delivered, or the list is too long for a
    /// header.
    pub fn new(config: &str, added: &Additions) -> Result<Self> {
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

    /// Returns the `config` block that corresponds to the policy.
    pub fn config(&self) -> &Map<String, Value> {
        &self.config
    }

    /// Allows the inline code of the build's page.
    pub fn allow(&mut self, inline: Hashes) {
        self.inline = inline;
    }

    /// Returns the policy as the value of the header [`NAME`].
    pub fn header(&self) -> String {
        let portals = sources(&[], &[&self.portals]);
        format!("{}; frame-ancestors {portals}", self.meta())
    }

    /// Returns the policy for a `<meta http-equiv>`, for hosts that do not send headers.
    /// `frame-ancestors` has no effect there: only the app's own list then restricts the framing
    /// portals.
    pub fn meta(&self) -> String {
        // Without a scheme, an entry has that of the page, which is https: the line must not become
        // too long.
        let portals = sources(&[], &[&self.portals]).replace("https://", "");
        // The app also sends a request to a GIF's media host to report its use, by fetch.
        let gifs = sources(&[], &[&self.gif_apis, &self.gif_media]);
        let media = sources(&["'self'"], &[&self.gif_media]);
        let Hashes { script, style } = &self.inline;
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script}; \
             style-src 'self' {style}; connect-src 'self' {portals} {gifs}; \
             img-src {media} {portals}; \
             media-src {media}; base-uri 'none'; form-action 'none'"
        )
    }

    /// Returns the headers of every response, names and values.
    pub fn headers(&self) -> [(&'static str, String); 5] {
        headers(self.header())
    }

    fn line(&self) -> String {
        super::headers::line(NAME, &self.header())
    }
}

/// Returns the headers of every response with the value of the policy. The host must not send
/// `X-Frame-Options` either.
pub fn headers(policy: String) -> [(&'static str, String); 5] {
    [
        (NAME, policy),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        // It protects files only: it does not prevent the page from loading in a frame.
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ]
}

/// Returns the source expressions without duplicates.
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
