//! The list of pictures: each scene in several colours and heights, and as a sticker.

use serde_json::{Value, json};

use crate::canvas::{Canvas, Rgb};
use crate::scenes::{SCENES, Scene};
use crate::words;

pub const FRAMES: u32 = 10;
pub const FRAMES_PER_SECOND: u32 = 10;

const WIDTH: u32 = 200;

/// Backgrounds, and heights for variety in a masonry grid. H.264 requires even heights.
const LOOKS: [(&str, Rgb, u32); 3] =
    [("sky", 0x00cf_e6fb, 150), ("peach", 0x00ff_e0cc, 200), ("mint", 0x00d3_f2dd, 120)];

const STICKER_HEIGHT: u32 = 160;

/// One animated picture.
pub struct Picture {
    pub name: String,
    pub is_sticker: bool,
    pub width: u32,
    pub height: u32,
    scene: &'static Scene,
    background: Option<Rgb>,
}

pub fn pictures() -> Vec<Picture> {
    let mut pictures = Vec::new();
    for (look, background, height) in LOOKS {
        for (index, scene) in SCENES.iter().enumerate() {
            // Adjacent pictures of one look differ in height.
            let extra = u32::try_from(index % 4).unwrap_or(0) * 24;
            pictures.push(Picture {
                name: format!("{}-{look}", scene.name),
                is_sticker: false,
                width: WIDTH,
                height: height + extra,
                scene,
                background: Some(background),
            });
        }
    }
    for scene in &SCENES {
        pictures.push(Picture {
            name: format!("{}-sticker", scene.name),
            is_sticker: true,
            width: WIDTH,
            height: STICKER_HEIGHT,
            scene,
            background: None,
        });
    }
    pictures
}

impl Picture {
    /// Returns a frame as RGBA bytes.
    pub fn frame(&self, number: u32) -> anyhow::Result<Vec<u8>> {
        let mut canvas = Canvas::new(self.width, self.height, self.background)?;
        let turn = number as f32 / FRAMES as f32;
        (self.scene.draw)(&mut canvas, self.width as f32 / 2.0, self.height as f32 / 2.0, turn);
        Ok(canvas.bytes())
    }

    /// Returns the picture's entry in the catalogue.
    pub fn entry(&self) -> Value {
        let kind = if self.is_sticker { "sticker" } else { "gif" };
        json!({
            "name": self.name, "kind": kind, "title": self.scene.title,
            "tags": words::tags(self.scene.name),
            "width": self.width, "height": self.height, "frames": FRAMES,
        })
    }
}
