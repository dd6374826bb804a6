//! Measures glyphs on a canvas that is never shown.

use super::page::document;
use crate::emoji::GlyphProbe;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas with the picker's emoji font.
pub struct CanvasProbe {
    context: CanvasRenderingContext2d,
    /// Width of one ordinary emoji.
    unit: f64,
}

const SIZE: u32 = 24;
/// The style sheet's `--emoji-font`, at a size that fits the canvas.
const FONT: &str = "20px \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Noto Color Emoji\", \"Twemoji Mozilla\", sans-serif";

impl CanvasProbe {
    /// Makes the canvas; `None` where there is none to be had, or where its text cannot be
    /// measured (some privacy settings make every measurement the same or random).
    pub fn new() -> Option<Self> {
        let canvas: HtmlCanvasElement =
            document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(SIZE);
        canvas.set_height(SIZE);
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE).ok()?;
        let context = canvas.get_context_with_context_options("2d", &options).ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context.set_font(FONT);
        context.set_text_baseline("top");
        let unit = context.measure_text("😀").ok()?.width();
        let probe = Self { context, unit };
        (unit > 0.0 && probe.is_coloured("😀")).then_some(probe)
    }

    /// A number that changes when the font does: made of the pixels of an old emoji, of new ones
    /// and of a flag.
    pub fn signature(&self) -> u64 {
        const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0100_0000_01b3;
        let texts = ["😀", "🥱", "🫠", "🫩", "🫪", "🫫", "🇺🇳"];
        texts
            .iter()
            .flat_map(|text| self.pixels(text))
            .fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
    }

    /// A text as it is drawn, in black where it has no colours; empty if it cannot be read.
    fn pixels(&self, text: &str) -> Vec<u8> {
        let size = f64::from(SIZE);
        self.context.clear_rect(0.0, 0.0, size, size);
        self.context.set_fill_style_str("#000");
        if self.context.fill_text(text, 0.0, 0.0).is_err() {
            return Vec::new();
        }
        let image = self.context.get_image_data(0.0, 0.0, size, size);
        image.map(|image| image.data().0).unwrap_or_default()
    }
}

impl GlyphProbe for CanvasProbe {
    fn relative_width(&self, text: &str) -> f64 {
        self.context.measure_text(text).map_or(f64::INFINITY, |metrics| metrics.width() / self.unit)
    }

    fn is_coloured(&self, text: &str) -> bool {
        self.pixels(text)
            .chunks_exact(4)
            .any(|pixel| matches!(pixel, [r, g, b, _] if r != g || g != b))
    }
}
