//! What the platform can draw: looked at once per font and catalogue, and remembered.

use crate::browser::{self, CanvasProbe, emoji_fonts_signature};
use crate::emoji::{Catalogue, Detection, Support};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;

/// Name of the entry in `localStorage`: what was looked at (a fingerprint of the catalogue and of the lists
/// of fonts), the fonts' signature and what can be drawn, with a blank between. It tells of the
/// device's fonts and of nobody, so that the portals of a cloud may share it.
const NAME: &str = "emoji_picker_glyphs";

/// Time until what was remembered is held against the font, in milliseconds: long enough for the rows
/// and the languages to be ready before it.
const FONT_CHECK_MS: u32 = 1_000;

/// What can be drawn of a catalogue; everything, where nothing can be measured.
///
/// What is remembered is believed, so that nothing is drawn between the catalogue and the rows. See
/// [`check_the_font_later`].
pub async fn support(catalogue: &Catalogue) -> Support {
    let fingerprint = format!("{:016x}", emoji_fonts_signature(catalogue.fingerprint()));
    let memory = remembered();
    let known = memory.as_deref().and_then(entry).filter(|(of, ..)| *of == fingerprint);
    if let Some(support) = known.and_then(|(_, _, text)| Support::from_text(text, catalogue)) {
        check_the_font_later();
        return support;
    }
    let Some(probe) = CanvasProbe::new() else { return Support::all(catalogue) };
    let mut detection = Detection::begin(&probe);
    while detection.step(catalogue, &probe) {
        TimeoutFuture::new(0).await;
    }
    let support = detection.finish();
    if let Some(storage) = browser::local_storage() {
        let entry = [&*fingerprint, " ", &*signature(&probe), " ", &*support.to_text()].concat();
        // Where it cannot be kept, it is looked at again.
        storage.set_item(NAME, &entry).ok();
    }
    support
}

/// Has the next opening look anew if the font is another one than the remembered one by then.
fn check_the_font_later() {
    Timeout::new(FONT_CHECK_MS, || {
        let memory = remembered();
        let Some((_, signed, _)) = memory.as_deref().and_then(entry) else { return };
        if CanvasProbe::new().is_some_and(|probe| signature(&probe) != signed)
            && let Some(storage) = browser::local_storage()
        {
            // A storage that cannot be written to holds nothing of this build.
            storage.remove_item(NAME).ok();
        }
    })
    .forget();
}

fn remembered() -> Option<String> {
    browser::local_storage()?.get_item(NAME).ok()?
}

/// What was looked at, signature and what can be drawn.
fn entry(text: &str) -> Option<(&str, &str, &str)> {
    let (fingerprint, rest) = text.split_once(' ')?;
    let (signature, support) = rest.split_once(' ')?;
    Some((fingerprint, signature, support))
}

fn signature(probe: &CanvasProbe) -> String {
    format!("{:016x}", probe.signature())
}
