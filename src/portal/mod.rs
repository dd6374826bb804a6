//! The placement context: which portal opened the app, in which placement, for which user.

mod context;
mod dialog;
mod fields;
mod host;
mod options;
mod placement;
mod problem;
mod secret;
mod sources;
mod sticker_support;

pub use context::{PlacementContext, Status};
pub use dialog::DialogId;
pub use fields::{Field, Fields};
pub use host::{Host, Protocol, is_loopback};
pub(crate) use host::{is_host_name, parse_port};
pub use options::{GifClick, PortalOptions};
pub use placement::Placement;
pub use problem::Problem;
pub use secret::Secret;
pub use sources::{AppSid, Sources, WindowName};
pub use sticker_support::StickerSupport;
