//! KLIPY: its API (version 1) and its media.

mod answer_faults;
mod api;
mod blur;
mod call_path;
mod calls;
mod categories;
mod errors;
mod ids;
mod item;
#[expect(clippy::indexing_slicing, reason = "the JSON objects are created in this module")]
mod item_faults;
mod media;
mod mix;
mod padding;
mod parameters;
mod range;
mod rating;
mod renditions;
mod share;
mod sizes;
mod words;

pub(crate) use api::router as api;
pub(crate) use media::router as media;
