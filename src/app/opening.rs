//! How the page was opened: everything that the app knows before the portal answers.

use crate::browser;
use crate::config::Config;
use crate::locale::Locale;
use crate::portal::{Field, Host, PlacementContext, Sources, WindowName};
use crate::role::{Known, Role, role};
use serde_json::Value;

/// The data that the page, its address and its window provide.
pub struct Opening {
    /// The deployment's settings.
    pub config: Config,
    /// The sources of the context, except the portal's answer.
    pub sources: Sources,
    framed: bool,
    stranger: Option<Host>,
}

impl Opening {
    /// Reads the page, its address and its window.
    pub fn read(config: Config) -> Self {
        let sources = Sources {
            init_data: None,
            window_name: WindowName::parse(&browser::window_name()),
            block: Sources::read_block(&browser::json_block("placement-context")),
            query: Sources::read_query(browser::query_pairs()),
        };
        let stranger = browser::framing_origin().and_then(|origin| config.stranger(&origin));
        Self { config, sources, framed: browser::is_framed(), stranger }
    }

    /// Returns the context, as far as it is known now.
    pub fn context(&self) -> PlacementContext {
        PlacementContext::merge(&self.sources)
    }

    /// Returns the portal for the handshake: `window.name` names it, the deployment's list has it,
    /// and the browser does not report a framing page that is off the list.
    pub fn portal(&self) -> Option<&WindowName> {
        let name = self.sources.window_name.as_ref()?;
        let is_listed = self.config.allows_portal(&name.host, name.protocol);
        (self.framed && self.stranger.is_none() && is_listed).then_some(name)
    }

    /// Whether the address has fields that a portal writes into it. A language alone does not
    /// count: the user may have written it.
    pub fn is_asked_by_portal(&self) -> bool {
        [Field::Domain, Field::Protocol, Field::AppSid]
            .into_iter()
            .any(|field| self.sources.query.get(field).is_some())
    }

    /// Returns the user's language, as far as it is known now: from the page or its address,
    /// otherwise from the browser.
    pub fn locale(&self) -> Locale {
        if let Some(lang) = self.context().lang {
            return Locale::from_lang(&lang);
        }
        // The user may write a tag of more than two letters into the address.
        let asked = self.sources.query.get(Field::Lang).and_then(Value::as_str).map(str::to_owned);
        let tags = asked.into_iter().chain(browser::languages());
        tags.filter_map(|tag| Locale::from_tag(&tag)).next().unwrap_or_default()
    }

    /// Returns the role. `answered` is the context from the portal's answer, if there is one.
    pub fn role(&self, answered: Option<&PlacementContext>) -> Role {
        let name = self.sources.window_name.as_ref();
        role(&Known {
            framed: self.framed,
            portal: name.map(|name| &name.host),
            portal_allowed: self.portal().is_some(),
            stranger: self.stranger.as_ref(),
            has_query: self.is_asked_by_portal(),
            answered,
        })
    }
}
