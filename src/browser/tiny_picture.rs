//! Draws a picture that an answer contains, without loading anything.

use super::element;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, ImageBitmap};

/// Returns an element that shows a small picture, given as a file in base64, as soon as the browser
/// has decoded it. It stays empty if the browser cannot decode it.
pub fn picture_of_base64(base64: &str, class: &str) -> Option<HtmlElement> {
    let canvas: HtmlCanvasElement = element("canvas", class)?;
    // `atob` returns a character for each byte.
    let bytes: Vec<u8> = super::window()?
        .atob(base64)
        .ok()?
        .chars()
        .filter_map(|c| u8::try_from(u32::from(c)).ok())
        .collect();
    let drawn = canvas.clone();
    spawn_local(async move {
        draw(&drawn, &bytes).await;
    });
    canvas.dyn_into().ok()
}

async fn draw(canvas: &HtmlCanvasElement, bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let decoding = super::window()?.create_image_bitmap_with_blob(&blob).ok()?;
    let bitmap: ImageBitmap = JsFuture::from(decoding).await.ok()?.dyn_into().ok()?;
    canvas.set_width(bitmap.width());
    canvas.set_height(bitmap.height());
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_image_bitmap(&bitmap, 0.0, 0.0).ok()
}
