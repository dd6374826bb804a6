//! GIPHY: its API, its media and its pingbacks.

#[expect(clippy::indexing_slicing, reason = "the JSON objects are created in this module")]
mod answer_faults;
mod api;
mod fields;
mod ids;
mod item;
#[expect(clippy::indexing_slicing, reason = "the JSON objects are created in this module")]
mod item_faults;
mod media;
mod pingback;

pub(crate) use api::router as api;
pub(crate) use media::router as media;
pub(crate) use pingback::router as analytics;
