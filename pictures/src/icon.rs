//! The icon of the listing in the market: the picker's icon on a surface.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::image;
use crate::options::Options;
use crate::stage::{Frame, Size, Stage};

/// The path of the icon.
const FILE: &str = "deploy/market/icon-512.png";

/// The size of the icon in pixels.
const SIZE: Size = Size { width: 512, height: 512, scale: 1.0 };

/// The maximum size of the file in bytes.
const MOST_BYTES: usize = 30_000;

/// Draws the icon.
///
/// # Errors
/// When it cannot be drawn or written.
pub async fn make(options: &Options) -> Result<()> {
    let source = options.path("style/icon.svg");
    let svg =
        std::fs::read(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let page = format!(
        "data:text/html,<style>body {{ margin: 0; background: %23e8f5fd; }} \
         img {{ display: block; width: 416px; margin: 48px; }}</style>\
         <img src='data:image/svg+xml;base64,{}'>",
        STANDARD.encode(svg)
    );
    let mut stage = Stage::start(options).await?;
    stage.open(SIZE, &page).await?;
    stage.wait(Frame::Portal, "document.images[0].naturalWidth > 0").await?;
    // The promise ends when the picture can be painted.
    stage.eval(Frame::Portal, "document.images[0].decode()").await?;
    let icon = image::with_palette(&stage.screenshot().await?)?;
    options.write(FILE, &icon, MOST_BYTES)
}
