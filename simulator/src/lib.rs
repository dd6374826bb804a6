//! A Bitrix24 portal on one local port, for developing and testing chat widgets.
//!
//! Its hosts share the port and are told apart by the `Host` header, so that a browser keeps
//! them apart as it would on the internet: `portal.localhost` is the portal with its chat,
//! `widget.localhost` hosts the widget as a CDN would (a release build, or `trunk serve` behind a
//! proxy), `hostile.localhost` is a third party that frames the widget and lies to it;
//! `giphy.localhost`, `media.giphy.localhost` and `analytics.giphy.localhost` are the GIF service;
//! `reports.localhost` takes the browser's reports of what a security policy has stopped.
//!
//! The portal's behaviour is plain JavaScript in `portal/`, written from the portal's wire
//! protocol and sharing nothing with the widget. This crate serves it, keeps what a portal's server
//! keeps, answers REST calls and misbehaves on request: see [`Switches`].

mod assets;
mod block;
mod gif;
mod hostile;
mod hosts;
mod line;
mod log;
mod options;
mod portal;
mod reports;
mod request_faults;
mod rest;
mod server;
mod store;
mod switches;
mod widget;
mod world;

pub use options::{Options, Widget};
pub use server::{Simulator, start};
pub use switches::choices;
pub use switches::{ChangeError, Switches};
