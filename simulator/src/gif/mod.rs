//! The GIF provider on loopback: its API, its media and its pingbacks, with the shapes and quirks
//! of the real one. Written from its documentation; it shares no code with the widget.

mod api;
mod catalogue;
#[expect(clippy::indexing_slicing, reason = "the JSON objects are created in this module")]
mod faults;
mod fields;
mod item;
#[expect(clippy::indexing_slicing, reason = "the JSON objects are created in this module")]
mod item_faults;
mod media;
mod pingback;

pub(crate) use api::{KEY, router as api};
pub(crate) use catalogue::{Catalogue, Picture};
pub(crate) use media::router as media;
pub(crate) use pingback::router as analytics;
