//! The fields that a portal sends, with their official names and unparsed values.

use serde_json::{Map, Value};

/// A field of the handler's POST or of the `getInitData` reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Host of the portal.
    Domain,
    /// Protocol of the portal: 0 for HTTP, 1 for HTTPS.
    Protocol,
    /// Interface language of the portal.
    Lang,
    /// Identifier of this frame.
    AppSid,
    /// Access token.
    AuthId,
    /// Lifetime of the access token in seconds.
    AuthExpires,
    /// Refresh token.
    RefreshId,
    /// Identifier of the portal, which stays the same if its domain changes.
    MemberId,
    /// How the app is installed.
    Status,
    /// Code of the placement that opened the app.
    Placement,
    /// Options of the placement, for example the chat.
    PlacementOptions,
    /// Address of the authorisation server.
    ServerEndpoint,
    /// Token that authenticates the portal's events.
    ApplicationToken,
    /// Granted scopes, separated by commas.
    ApplicationScope,
    /// Path of the REST interface; bridge only.
    Path,
    /// Whether the user opens the app for the first time; bridge only.
    FirstRun,
    /// Whether the user administers the portal; bridge only.
    IsAdmin,
    /// Whether the app is being installed; bridge only.
    Install,
    /// The options stored for the user; bridge only.
    UserOptions,
    /// The options stored for the whole portal; bridge only.
    AppOptions,
}

impl Field {
    const ALL: [Self; 20] = [
        Self::Domain,
        Self::Protocol,
        Self::Lang,
        Self::AppSid,
        Self::AuthId,
        Self::AuthExpires,
        Self::RefreshId,
        Self::MemberId,
        Self::Status,
        Self::Placement,
        Self::PlacementOptions,
        Self::ServerEndpoint,
        Self::ApplicationToken,
        Self::ApplicationScope,
        Self::Path,
        Self::FirstRun,
        Self::IsAdmin,
        Self::Install,
        Self::UserOptions,
        Self::AppOptions,
    ];

    /// Returns the official name in the POST, for example `member_id`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Domain => "DOMAIN",
            Self::Protocol => "PROTOCOL",
            Self::Lang => "LANG",
            Self::AppSid => "APP_SID",
            Self::AuthId => "AUTH_ID",
            Self::AuthExpires => "AUTH_EXPIRES",
            Self::RefreshId => "REFRESH_ID",
            Self::MemberId => "member_id",
            Self::Status => "status",
            Self::Placement => "PLACEMENT",
            Self::PlacementOptions => "PLACEMENT_OPTIONS",
            Self::ServerEndpoint => "SERVER_ENDPOINT",
            Self::ApplicationToken => "APPLICATION_TOKEN",
            Self::ApplicationScope => "APPLICATION_SCOPE",
            Self::Path => "PATH",
            Self::FirstRun => "FIRST_RUN",
            Self::IsAdmin => "IS_ADMIN",
            Self::Install => "INSTALL",
            Self::UserOptions => "USER_OPTIONS",
            Self::AppOptions => "APP_OPTIONS",
        }
    }

    /// Finds a field by its name in any case: the POST has `member_id`, the bridge `MEMBER_ID`.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(name))
    }
}

/// The fields of one source, with their values.
#[derive(Clone, Default, PartialEq)]
pub struct Fields(Vec<(Field, Value)>);

impl Fields {
    /// Keeps the known fields of a JSON object for which `allowed` returns `true`.
    pub fn from_object(object: Map<String, Value>, allowed: impl Fn(Field) -> bool) -> Self {
        let known =
            object.into_iter().filter_map(|(name, value)| Some((Field::by_name(&name)?, value)));
        Self(known.filter(|(field, _)| allowed(*field)).collect())
    }

    /// Returns the value of a field, if this source has one. `null` counts as missing.
    pub fn get(&self, field: Field) -> Option<&Value> {
        self.0
            .iter()
            .find(|(name, value)| *name == field && !value.is_null())
            .map(|(_, value)| value)
    }

    pub(crate) fn push(&mut self, field: Field, value: Value) {
        self.0.push((field, value));
    }

    /// Returns whether the source has no field.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Debug for Fields {
    /// Prints names only: values may be tokens.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(field, _)| field.name())).finish()
    }
}
