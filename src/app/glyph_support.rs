//! Detects which emoji the platform can draw, once per catalogue and set of fonts, and stores the
//! result.

use crate::browser::{self, CanvasProbe, font_lists_fingerprint};
use crate::emoji::{Catalogue, Detection, Support};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;

/// Name of the entry in `localStorage`: a fingerprint of the catalogue and of the font lists, the
/// signature of the fonts, and the detected support, separated by spaces. The entry describes the
/// fonts of the device and not the user, so all portals of a cloud may share it.
const NAME: &str = "emoji_picker_glyphs";

/// Delay of the font check, in milliseconds: long enough for the rows and the languages to be ready
/// first.
const FONT_CHECK_MS: u32 = 1_000;

/// How long the check runs before the browser may handle events, in milliseconds. Each pause costs
/// some milliseconds.
const LONGEST_TASK_MS: f64 = 16.0;

/// Returns which emoji of a catalogue the platform can draw: all of them if the app cannot measure.
///
/// Uses a stored result without a check, so that no measurement delays the rows.
/// [`schedule_font_check`] checks it later.
pub async fn support(catalogue: &Catalogue) -> Support {
    let fingerprint = format!("{:016x}", font_lists_fingerprint(catalogue.fingerprint()));
    let stored = stored_entry();
    let known = stored.as_deref().and_then(split_entry).filter(|(of, ..)| *of == fingerprint);
    if let Some(support) = known.and_then(|(_, _, text)| Support::from_text(text, catalogue)) {
        schedule_font_check();
        return support;
    }
    let Some(probe) = CanvasProbe::new() else { return Support::all(catalogue) };
    let mut detection = Detection::begin(&probe);
    // The first measurement loads a font.
    TimeoutFuture::new(0).await;
    let mut task_began = browser::precise_ms();
    while detection.step(catalogue, &probe) {
        if browser::precise_ms() - task_began > LONGEST_TASK_MS {
            TimeoutFuture::new(0).await;
            task_began = browser::precise_ms();
        }
    }
    let support = detection.finish();
    if let Some(storage) = browser::local_storage() {
        let entry = [&*fingerprint, " ", &*signature(&probe), " ", &*support.to_text()].concat();
        // If this fails, the next opening detects again.
        storage.set_item(NAME, &entry).ok();
    }
    support
}

/// Checks the fonts later. If they have changed, removes the stored result, so that the next
/// opening detects again.
fn schedule_font_check() {
    Timeout::new(FONT_CHECK_MS, || {
        let stored = stored_entry();
        let Some((_, signed, _)) = stored.as_deref().and_then(split_entry) else { return };
        if CanvasProbe::new().is_some_and(|probe| signature(&probe) != signed)
            && let Some(storage) = browser::local_storage()
        {
            // Fails only if the storage cannot be written to: then it has no entry of this build.
            storage.remove_item(NAME).ok();
        }
    })
    .forget();
}

fn stored_entry() -> Option<String> {
    browser::local_storage()?.get_item(NAME).ok()?
}

/// Splits an entry into fingerprint, signature and support.
fn split_entry(text: &str) -> Option<(&str, &str, &str)> {
    let (fingerprint, rest) = text.split_once(' ')?;
    let (signature, support) = rest.split_once(' ')?;
    Some((fingerprint, signature, support))
}

fn signature(probe: &CanvasProbe) -> String {
    format!("{:016x}", probe.signature())
}
