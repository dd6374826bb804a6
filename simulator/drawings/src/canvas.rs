//! Draws shapes in flat colours on a picture 200 pixels wide.

use anyhow::Context as _;
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform,
};

/// A colour as `0xRRGGBB`.
pub type Rgb = u32;

/// The frame that is being drawn.
pub struct Canvas {
    pixmap: Pixmap,
}

impl Canvas {
    pub fn new(width: u32, height: u32, background: Option<Rgb>) -> anyhow::Result<Self> {
        let mut pixmap = Pixmap::new(width, height).context("the picture has no size")?;
        if let Some(background) = background {
            pixmap.fill(colour(background));
        }
        Ok(Self { pixmap })
    }

    /// Returns RGBA bytes, not premultiplied.
    pub fn bytes(&self) -> Vec<u8> {
        let pixels = self.pixmap.pixels().iter().map(|pixel| pixel.demultiply());
        pixels.flat_map(|it| [it.red(), it.green(), it.blue(), it.alpha()]).collect()
    }

    pub fn circle(&mut self, x: f32, y: f32, radius: f32, rgb: Rgb) {
        self.fill(PathBuilder::from_circle(x, y, radius.max(0.1)), rgb);
    }

    pub fn ellipse(&mut self, x: f32, y: f32, across: f32, down: f32, rgb: Rgb) {
        let rect = tiny_skia::Rect::from_xywh(x - across, y - down, across * 2.0, down * 2.0);
        self.fill(rect.and_then(PathBuilder::from_oval), rgb);
    }

    pub fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, rgb: Rgb) {
        let rect = tiny_skia::Rect::from_xywh(x, y, width, height);
        self.fill(rect.map(PathBuilder::from_rect), rgb);
    }

    /// Fills a closed polygon.
    pub fn shape(&mut self, points: &[(f32, f32)], rgb: Rgb) {
        self.fill(path(points, true), rgb);
    }

    /// Draws an open line with round ends.
    pub fn line(&mut self, points: &[(f32, f32)], width: f32, rgb: Rgb) {
        let stroke = Stroke {
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        if let Some(path) = path(points, false) {
            self.pixmap.stroke_path(&path, &paint(rgb), &stroke, Transform::identity(), None);
        }
    }

    fn fill(&mut self, path: Option<Path>, rgb: Rgb) {
        if let Some(path) = path {
            let rule = FillRule::Winding;
            self.pixmap.fill_path(&path, &paint(rgb), rule, Transform::identity(), None);
        }
    }
}

fn path(points: &[(f32, f32)], close: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (index, (x, y)) in points.iter().enumerate() {
        if index == 0 {
            builder.move_to(*x, *y);
        } else {
            builder.line_to(*x, *y);
        }
    }
    if close {
        builder.close();
    }
    builder.finish()
}

fn colour(rgb: Rgb) -> Color {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color::from_rgba8(red, green, blue, 255)
}

fn paint(rgb: Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(rgb));
    paint
}
