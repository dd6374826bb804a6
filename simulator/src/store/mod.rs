//! The data that a portal's server stores about the app, its users and their chats.

mod bindings;
mod chats;
mod recent_stickers;
mod tokens;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

pub(crate) use bindings::{Binding, Bindings, Title};
pub(crate) use chats::{Chats, Message, NewMessage};
pub(crate) use tokens::{TokenState, Tokens};

use crate::rest::Bucket;
use crate::stickers::StickerKey;
use recent_stickers::RecentStickers;

#[derive(Default)]
pub(crate) struct Store {
    users: HashMap<u32, UserData>,
    app_options: Map<String, Value>,
    /// Whether the installation of the app has finished; only used by a fresh portal.
    pub(crate) installed: bool,
    pub(crate) bindings: Bindings,
    pub(crate) tokens: Tokens,
    pub(crate) chats: Chats,
    pub(crate) bucket: Bucket,
}

/// The data of one user id.
#[derive(Default)]
struct UserData {
    options: Map<String, Value>,
    seen: bool,
    recent_stickers: RecentStickers,
}

/// The owner of options.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Owner {
    User,
    App,
}

/// The stored part of a reply to `getInitData`.
#[derive(Serialize)]
pub(crate) struct InitData {
    /// True in the first reply to this user since the start, false afterwards.
    first_run: bool,
    user_options: Map<String, Value>,
    app_options: Map<String, Value>,
}

impl Store {
    /// Returns the data for one `getInitData`; the first call ends the user's first run.
    pub(crate) fn init_data(&mut self, user_id: u32) -> InitData {
        let user = self.users.entry(user_id).or_default();
        let first_run = !std::mem::replace(&mut user.seen, true);
        let user_options = user.options.clone();
        InitData { first_run, user_options, app_options: self.app_options.clone() }
    }

    pub(crate) fn options(&self, owner: Owner, user_id: u32) -> Map<String, Value> {
        match owner {
            Owner::User => self.users.get(&user_id).map(|user| user.options.clone()),
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
            Owner::User => &mut self.users.entry(user_id).or_default().options,
            Owner::App => &mut self.app_options,
        };
        options.insert(name, value);
        options.clone()
    }

    /// Puts a sticker at the start of those that a user has sent.
    pub(crate) fn add_recent_sticker(&mut self, user_id: u32, sticker: StickerKey) {
        self.users.entry(user_id).or_default().recent_stickers.add(sticker);
    }

    /// Returns the stickers that a user has sent, the latest first.
    pub(crate) fn recent_stickers(&self, user_id: u32) -> &[StickerKey] {
        self.users.get(&user_id).map(|user| user.recent_stickers.all()).unwrap_or_default()
    }

    /// Returns the identifiers of a new opening of the widget.
    pub(crate) fn open(&mut self) -> Opening {
        let application_token = self.tokens.issue_for_application();
        Opening { sid: hex(), application_token, tokens: self.tokens.issue() }
    }
}

/// The identifiers of one opening of the widget; new each time.
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
