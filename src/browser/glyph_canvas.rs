//! Measures glyphs on a hidden canvas.

use super::page::{document, root, window};
use crate::emoji::{FontOrder, GlyphProbe};
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A hidden canvas with the picker's emoji fonts.
pub struct CanvasProbe {
    context: CanvasRenderingContext2d,
    fonts: [String; 4],
    /// Width of one ordinary emoji in the selected order of fonts, in CSS pixels.
    unit: Cell<f64>,
}

/// Side length of the canvas in pixels.
const SIZE: u32 = 24;

/// Returns the style sheet's lists of emoji fonts, in the order of [`FontOrder::ALL`]: the canvas
/// must use the same fonts as the page. A list that the style sheet does not define is empty.
pub fn emoji_fonts() -> [String; 4] {
    let style = root().and_then(|root| window()?.get_computed_style(&root).ok()?);
    FontOrder::ALL.map(|order| {
        let value = style.as_ref().and_then(|style| style.get_property_value(property(order)).ok());
        value.unwrap_or_default().trim().to_owned()
    })
}

const fn property(order: FontOrder) -> &'static str {
    match order.number() {
        0 => "--emoji-font",
        1 => "--emoji-font-1",
        2 => "--emoji-font-2",
        _ => "--emoji-font-3",
    }
}

impl CanvasProbe {
    /// Creates the canvas. `None` if the browser has none, or if it cannot be read: some privacy
    /// settings make every measurement constant or random.
    pub fn new() -> Option<Self> {
        let canvas: HtmlCanvasElement =
            document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_width(SIZE);
        canvas.set_height(SIZE);
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE).ok()?;
        let context = canvas.get_context_with_context_options("2d", &options).ok()??;
        let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
        context.set_text_baseline("top");
        let probe = Self { context, fonts: emoji_fonts(), unit: Cell::new(0.0) };
        let can_draw = probe.use_fonts(FontOrder::USUAL) && probe.is_coloured("😀");
        can_draw.then_some(probe)
    }

    /// Returns a hash that changes with the fonts: of the pixels of an old emoji, new ones and a
    /// flag, in each order of fonts.
    pub fn signature(&self) -> u64 {
        let texts = ["😀", "🥱", "🫠", "🫩", "🫪", "🫫", "🇺🇳"];
        let mut hash = OFFSET;
        for order in FontOrder::ALL {
            if self.use_fonts(order) {
                hash =
                    texts.iter().fold(hash, |hash, text| continue_hash(hash, &self.pixels(text)));
            }
        }
        self.use_fonts(FontOrder::USUAL);
        hash
    }

    /// Draws a text and returns its RGBA pixels; empty if they cannot be read. Glyphs without
    /// colours of their own are black.
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

/// The offset basis of FNV-1a.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// Continues an FNV-1a hash.
fn continue_hash(hash: u64, bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

/// Returns a hash that changes with the style sheet's lists of fonts or with `seed`.
pub fn font_lists_fingerprint(seed: &str) -> u64 {
    let hash = continue_hash(OFFSET, seed.as_bytes());
    emoji_fonts().iter().fold(hash, |hash, fonts| continue_hash(hash, fonts.as_bytes()))
}

impl GlyphProbe for CanvasProbe {
    fn relative_width(&self, text: &str) -> f64 {
        let width =
            self.context.measure_text(text).map_or(f64::INFINITY, |metrics| metrics.width());
        width / self.unit.get()
    }

    fn use_fonts(&self, order: FontOrder) -> bool {
        let fonts = self.fonts.get(usize::from(order.number())).map_or("", String::as_str);
        // Without the style sheet, the browser chooses the font.
        let fonts =
            if order == FontOrder::USUAL && fonts.is_empty() { "sans-serif" } else { fonts };
        if fonts.is_empty() {
            return false;
        }
        self.context.set_font(&["20px ", fonts].concat());
        self.unit.set(self.context.measure_text("😀").map_or(0.0, |metrics| metrics.width()));
        self.unit.get() > 0.0
    }

    fn look_alike(&self, one: &str, other: &str) -> bool {
        self.pixels(one) == self.pixels(other)
    }

    fn is_coloured(&self, text: &str) -> bool {
        self.pixels(text)
            .chunks_exact(4)
            .any(|pixel| matches!(pixel, [r, g, b, _] if r != g || g != b))
    }
}
