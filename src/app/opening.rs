//! How the page was opened: everything that is known before the portal has said a word.

use crate::browser;
use crate::config::Config;
use crate::portal::{PlacementContext, Sources, WindowName};
use crate::role::{Known, Role, role};

/// What the page and its surroundings say.
pub struct Opening {
    /// The deployment's settings.
    pub config: Config,
    /// The context's sources, the bridge excepted.
    pub sources: Sources,
    framed: bool,
}

impl Opening {
    /// Looks around.
    pub fn read(config: Config) -> Self {
        let sources = Sources {
            init_data: None,
            window_name: WindowName::parse(&browser::window_name()),
            block: Sources::read_block(&browser::json_block("placement-context")),
            query: Sources::read_query(browser::query_pairs()),
        };
        Self { config, sources, framed: browser::is_framed() }
    }

    /// The context as far as it is known now.
    pub fn context(&self) -> PlacementContext {
        PlacementContext::merge(&self.sources)
    }

    /// The portal to shake hands with: named by the frame, and on the deployment's list.
    pub fn portal(&self) -> Option<&WindowName> {
        let name = self.sources.window_name.as_ref()?;
        (self.framed && self.config.allows_portal(&name.host, name.protocol)).then_some(name)
    }

    /// The role, given the portal's answer or its silence.
    pub fn role(&self, answered: Option<&PlacementContext>) -> Role {
        let name = self.sources.window_name.as_ref();
        role(&Known {
            framed: self.framed,
            portal: name.map(|name| &name.host),
            portal_allowed: self.portal().is_some(),
            has_query: !self.sources.query.is_empty(),
            answered,
        })
    }
}
