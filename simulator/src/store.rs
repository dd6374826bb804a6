use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// What a portal's server keeps about the app and the one person who uses it.
#[derive(Default)]
pub(crate) struct Store {
    user_options: Map<String, Value>,
    app_options: Map<String, Value>,
    seen: bool,
}

/// Whose options.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Owner {
    User,
    App,
}

/// The stored part of a `getInitData` reply.
#[derive(Serialize)]
pub(crate) struct InitData {
    /// True for the first reply since the start, false ever after.
    first_run: bool,
    user_options: Map<String, Value>,
    app_options: Map<String, Value>,
}

impl Store {
    /// The data for one `getInitData`; the first call ends the first run.
    pub(crate) fn init_data(&mut self) -> InitData {
        let first_run = !std::mem::replace(&mut self.seen, true);
        let (user_options, app_options) = (self.user_options.clone(), self.app_options.clone());
        InitData { first_run, user_options, app_options }
    }

    /// Stores one option and returns all options of its owner.
    pub(crate) fn set(&mut self, owner: Owner, name: String, value: Value) -> Map<String, Value> {
        let options = match owner {
            Owner::User => &mut self.user_options,
            Owner::App => &mut self.app_options,
        };
        options.insert(name, value);
        options.clone()
    }
}

/// What identifies one opening of the widget; new each time.
#[derive(Serialize)]
pub(crate) struct Opening {
    /// 32 hexadecimal digits.
    sid: String,
    application_token: String,
    #[serde(flatten)]
    tokens: Tokens,
}

/// A pair of OAuth tokens as portals name them.
#[derive(Serialize)]
pub(crate) struct Tokens {
    auth_id: String,
    refresh_id: String,
}

impl Opening {
    pub(crate) fn new() -> Self {
        Self { sid: hex(), application_token: hex(), tokens: Tokens::new() }
    }
}

impl Tokens {
    pub(crate) fn new() -> Self {
        Self { auth_id: hex() + &hex(), refresh_id: hex() + &hex() }
    }
}

fn hex() -> String {
    Uuid::new_v4().simple().to_string()
}
