//! What the platform can draw: looked at once per font and catalogue, and remembered.

use crate::browser::{self, CanvasProbe};
use crate::emoji::{Catalogue, Detection, Support};
use gloo_timers::future::TimeoutFuture;

/// Name of the entry in `localStorage`. It tells of the device's font and of nobody, so that the
/// portals of a cloud may share it.
const NAME: &str = "emoji_picker_glyphs";

/// What can be drawn of a catalogue; everything, where nothing can be measured.
pub async fn support(catalogue: &Catalogue) -> Support {
    let Some(probe) = CanvasProbe::new() else { return Support::all(catalogue) };
    let key = [catalogue.fingerprint(), " ", &*format!("{:x}", probe.signature()), " "].concat();
    let storage = browser::local_storage();
    let stored = storage.as_ref().and_then(|storage| storage.get_item(NAME).ok().flatten());
    let known = stored.as_deref().and_then(|text| text.strip_prefix(&key));
    if let Some(support) = known.and_then(|text| Support::from_text(text, catalogue)) {
        return support;
    }
    let mut detection = Detection::begin(&probe);
    while detection.step(catalogue, &probe) {
        TimeoutFuture::new(0).await;
    }
    let support = detection.finish();
    if let Some(storage) = storage {
        // Where it cannot be kept, it is looked at again.
        storage.set_item(NAME, &[key, support.to_text()].concat()).ok();
    }
    support
}
