//! The GIF services on loopback, with the shapes and quirks of the real ones. Written from their
//! documentation; they share no code with the widget.
//!
//! Both serve the pictures of one catalogue, and the same switches apply to the service that is
//! asked. Each has its own API, items and faults in its own JSON.

mod body_faults;
mod catalogue;
pub(crate) mod giphy;
pub(crate) mod klipy;
mod list_faults;
mod media_faults;
mod odd_values;
mod page_faults;
mod timing;

pub(crate) use catalogue::{Catalogue, Picture};

/// The API key that both services accept.
pub(crate) const KEY: &str = "simulator";
