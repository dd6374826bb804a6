use std::collections::HashMap;

use super::{TokenPair, hex};

/// The access tokens that were handed out.
#[derive(Default)]
pub(crate) struct Tokens {
    known: HashMap<String, Token>,
    /// Whatever was handed out and is nobody else's business, also what is not a token of access.
    secrets: Vec<String>,
}

#[derive(Default)]
struct Token {
    calls: u32,
    expired: bool,
}

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenState {
    Good,
    Expired,
    Unknown,
}

impl Tokens {
    pub(crate) fn issue(&mut self) -> TokenPair {
        let pair = TokenPair { auth_id: hex() + &hex(), refresh_id: hex() + &hex() };
        self.known.insert(pair.auth_id.clone(), Token::default());
        self.secrets.extend([pair.auth_id.clone(), pair.refresh_id.clone()]);
        pair
    }

    /// The token with which a portal tells an app that it is the portal.
    pub(crate) fn issue_for_application(&mut self) -> String {
        let token = hex();
        self.secrets.push(token.clone());
        token
    }

    /// All tokens of all kinds that were ever handed out.
    pub(crate) fn secrets(&self) -> &[String] {
        &self.secrets
    }

    /// From now on this one has had its time.
    pub(crate) fn expire(&mut self, token: &str) {
        if let Some(token) = self.known.get_mut(token) {
            token.expired = true;
        }
    }

    /// Counts one use; after `limit` of them the token has expired, unless that is 0.
    pub(crate) fn spend(&mut self, token: &str, limit: u32) -> TokenState {
        let Some(token) = self.known.get_mut(token) else { return TokenState::Unknown };
        if limit > 0 && token.calls >= limit {
            token.expired = true;
        }
        if token.expired {
            return TokenState::Expired;
        }
        token.calls += 1;
        TokenState::Good
    }
}
