//! The portal's REST interface: calls as forms, answers as values or typed errors.
//!
//! All modules but `access` and `client` are pure. The code of the client is not in the first file of
//! the app, which only keeps a `RestAccess`.

mod endpoint;
mod envelope;
mod error;
mod form;
mod keepalive;
mod patience;

#[cfg(target_arch = "wasm32")]
mod access;
#[cfg(target_arch = "wasm32")]
mod client;

pub use endpoint::Endpoint;
pub use envelope::read_answer;
pub use error::RestError;
pub use form::Form;
pub use keepalive::{KeepAlive, KeepAliveShare};
pub use patience::Patience;

#[cfg(target_arch = "wasm32")]
pub use access::RestAccess;
#[cfg(target_arch = "wasm32")]
pub use client::RestClient;
