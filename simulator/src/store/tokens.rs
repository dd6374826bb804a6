use std::collections::HashMap;

use super::{TokenPair, hex};

/// The issued access tokens.
#[derive(Default)]
pub(crate) struct Tokens {
    known: HashMap<String, Token>,
    /// Every issued secret, including those that are not access tokens.
    secrets: Vec<String>,
}

#[derive(Default)]
struct Token {
    calls: u32,
    expired: bool,
}

/// Whether a token is valid.
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

    /// Issues the token with which a portal authenticates itself to an app.
    pub(crate) fn issue_for_application(&mut self) -> String {
        let token = hex();
        self.secrets.push(token.clone());
        token
    }

    /// Returns all tokens of all kinds that were ever issued.
    pub(crate) fn secrets(&self) -> &[String] {
        &self.secrets
    }

    /// Expires a token from now on.
    pub(crate) fn expire(&mut self, token: &str) {
        if let Some(token) = self.known.get_mut(token) {
            token.expired = true;
        }
    }

    /// Counts one use; after `limit` uses the token has expired, unless `limit` is 0.
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
