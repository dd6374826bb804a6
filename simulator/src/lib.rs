//! A Bitrix24 portal on one local port, for developing and testing chat widgets.
//!
//! Its hosts share the port and differ in the `Host` header, so a browser isolates them as it would
//! on the internet: `portal.localhost` is the portal with its chat, `widget.localhost` hosts the
//! widget as a CDN would (a release build, or `trunk serve` behind a proxy), `hostile.localhost` is
//! a third party that frames the widget and sends forged messages; `giphy.localhost`,
//! `media.giphy.localhost` and `analytics.giphy.localhost` are the GIF service GIPHY,
//! `klipy.localhost` and `static.klipy.localhost` the GIF service KLIPY; `reports.localhost` receives the browser's reports of violations of the security policy.
//!
//! The portal's behaviour is plain JavaScript in `portal/`, written from the portal's wire protocol
//! and without code of the widget. This crate serves it, stores the state of a portal's server,
//! answers REST calls and injects faults on request: see [`Switches`].

mod assets;
mod block;
mod connection;
mod gif;
mod hostile;
mod hosts;
mod log;
mod options;
mod portal;
mod reports;
mod request_faults;
mod rest;
mod server;
mod stickers;
mod store;
mod switches;
mod widget;
mod world;

pub use options::{Options, Widget};
pub use server::{Simulator, start};
pub use switches::{ChangeError, Switches, choices, sticker_choices};
