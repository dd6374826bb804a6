//! The GIF service on loopback: its API, its media and its pingbacks, with the shapes and quirks of
//! the real one. Written from its documentation; it shares nothing with the widget.

mod api;
mod catalogue;
#[expect(clippy::indexing_slicing, reason = "on JSON objects that were made here")]
mod faults;
mod fields;
mod item;
mod media;
#[expect(clippy::indexing_slicing, reason = "on JSON objects that were made here")]
mod oddities;
mod pingback;

pub(crate) use api::{KEY, router as api};
pub(crate) use catalogue::Catalogue;
pub(crate) use media::router as media;
pub(crate) use pingback::router as analytics;
