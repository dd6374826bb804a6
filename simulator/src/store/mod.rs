//! What a portal's server keeps about the app, the people who use it and their chats.

mod bindings;
mod chats;
mod tokens;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

pub(crate) use bindings::{Binding, Bindings, Title};
pub(crate) use chats::{Chats, Message, NewMessage};
pub(crate) use tokens::{TokenState, Tokens};

use crate::rest::Bucket;

#[derive(Default)]
pub(crate) struct Store {
    people: HashMap<u32, Person>,
    app_options: Map<String, Value>,
    /// The app was installed to the end; asked only on a fresh portal.
    pub(crate) installed: bool,
    pub(crate) bindings: Bindings,
    pub(crate) tokens: Tokens,
    pub(crate) chats: Chats,
    pub(crate) bucket: Bucket,
}

/// What is kept per user id.
#[derive(Default)]
struct Person {
    options: Map<String, Value>,
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
    /// True for the person's first reply since the start, false ever after.
    first_run: bool,
    user_options: Map<String, Value>,
    app_options: Map<String, Value>,
}

impl Store {
    /// The data for one `getInitData`; the first call ends the person's first run.
    pub(crate) fn init_data(&mut self, user_id: u32) -> InitData {
        let person = self.people.entry(user_id).or_default();
        let first_run = !std::mem::replace(&mut person.seen, true);
        let user_options = person.options.clone();
        InitData { first_run, user_options, app_options: self.app_options.clone() }
    }

    pub(crate) fn options(&self, owner: Owner, user_id: u32) -> Map<String, Value> {
        match owner {
            Owner::User => self.people.get(&user_id).map(|person| person.options.clone()),
            Owner::App => Some(self.app_options.clone()),
        }
        .unwrap_or_default()
    }

    /// Stores one option and returns all options of its owner.
    pub(crate) fn set(
        &mut self,
        owner: Owner,
        user_id: u32,
        name: String,
        value: Value,
    ) -> Map<String, Value> {
        let options = match owner {
            Owner::User => &mut self.people.entry(user_id).or_default().options,
            Owner::App => &mut self.app_options,
        };
        options.insert(name, value);
        options.clone()
    }

    /// What identifies one opening of the widget.
    pub(crate) fn open(&mut self) -> Opening {
        let application_token = self.tokens.issue_for_application();
        Opening { sid: hex(), application_token, tokens: self.tokens.issue() }
    }
}

/// What identifies one opening of the widget; new each time.
#[derive(Serialize)]
pub(crate) struct Opening {
    /// 32 hexadecimal digits.
    sid: String,
    application_token: String,
    #[serde(flatten)]
    tokens: TokenPair,
}

/// A pair of OAuth tokens as portals name them.
#[derive(Serialize)]
pub(crate) struct TokenPair {
    auth_id: String,
    refresh_id: String,
}

fn hex() -> String {
    Uuid::new_v4().simple().to_string()
}
