//! The part of a frame that differs from the frames before.

use anyhow::{Result, anyhow};
use webp::{Encoder, PixelLayout, WebPConfig};

use super::container::Frame;
use crate::image::{Color, Picture};

/// Smaller differences of a channel are noise: the browser may draw the same thing a bit differently.
const TOLERANCE: u8 = 6;

/// The quality of a part with losses, from 0 to 100.
const LOSSY_QUALITY: f32 = 80.0;

/// The effort for a part without losses, from 0 to 100.
const LOSSLESS_EFFORT: f32 = 75.0;

/// What is on screen after the frames so far.
#[derive(Debug, Default)]
pub struct Screen {
    shown: Option<Picture>,
}

/// A part of a frame, whose pixels are transparent where nothing has changed.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    left: u32,
    top: u32,
    width: u32,
    height: u32,
    /// Red, green, blue and opacity of each pixel.
    rgba: Vec<u8>,
}

impl Screen {
    /// Shows a picture for a time. Returns `None` if nothing differs. Videos have losses; without
    /// them, a frame has twice the bytes. Texts and emoji stay sharp.
    ///
    /// # Errors
    /// When the part cannot be encoded.
    pub fn show(
        &mut self,
        picture: &Picture,
        milliseconds: u32,
        has_videos: bool,
    ) -> Result<Option<Frame>> {
        let Some(part) = self.update(picture) else { return Ok(None) };
        let exact = encode(&part, true)?;
        let lossy = if has_videos { Some(encode(&part, false)?) } else { None };
        let webp = lossy.filter(|lossy| lossy.len() < exact.len()).unwrap_or(exact);
        let Part { left, top, width, height, .. } = part;
        Ok(Some(Frame { left, top, width, height, milliseconds, webp }))
    }

    /// Takes the new pixels, and returns the smallest part with all of them.
    fn update(&mut self, picture: &Picture) -> Option<Part> {
        let Some(shown) = &mut self.shown else {
            self.shown = Some(picture.clone());
            let rgba = picture.pixels.iter().flat_map(opaque).collect();
            let Picture { width, height, .. } = *picture;
            return Some(Part { left: 0, top: 0, width, height, rgba });
        };
        let width = usize::try_from(picture.width).ok()?;
        let mut changed = vec![false; picture.pixels.len()];
        let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
        let pixels = shown.pixels.iter_mut().zip(&picture.pixels).zip(&mut changed);
        for (at, ((shown, now), changed)) in pixels.enumerate() {
            if differ(shown, now) {
                (*shown, *changed) = (*now, true);
                let (x, y) = (at % width, at / width);
                (left, top) = (left.min(x), top.min(y));
                (right, bottom) = (right.max(x + 1), bottom.max(y + 1));
            }
        }
        if right == 0 {
            return None;
        }
        // The format has even positions only.
        (left, top) = (left - left % 2, top - top % 2);
        let pixels: Vec<(&Color, bool)> = picture.pixels.iter().zip(changed).collect();
        let rows = pixels.chunks_exact(width).skip(top).take(bottom - top);
        let rgba = rows
            .flat_map(|row| row.iter().skip(left).take(right - left))
            .flat_map(|(color, changed)| if *changed { opaque(color) } else { [0; 4] })
            .collect();
        let number = |number: usize| u32::try_from(number).ok();
        Some(Part {
            left: number(left)?,
            top: number(top)?,
            width: number(right - left)?,
            height: number(bottom - top)?,
            rgba,
        })
    }
}

fn opaque([red, green, blue]: &Color) -> [u8; 4] {
    [*red, *green, *blue, u8::MAX]
}

fn differ(a: &Color, b: &Color) -> bool {
    a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > TOLERANCE)
}

fn encode(part: &Part, is_lossless: bool) -> Result<Vec<u8>> {
    let failed = |error| anyhow!("a part of a frame cannot be encoded: {error:?}");
    let mut config = WebPConfig::new().map_err(|()| anyhow!("libwebp has another version"))?;
    config.lossless = i32::from(is_lossless);
    config.quality = if is_lossless { LOSSLESS_EFFORT } else { LOSSY_QUALITY };
    config.method = 4;
    let encoder = Encoder::new(&part.rgba, PixelLayout::Rgba, part.width, part.height);
    Ok(encoder.encode_advanced(&config).map_err(failed)?.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, rows: &[&[u8]]) -> Picture {
        let pixels: Vec<Color> = rows.concat().into_iter().map(|it| [it; 3]).collect();
        Picture { width, height: u32::try_from(rows.len()).unwrap(), pixels }
    }

    #[test]
    fn the_first_frame_is_whole() {
        let part = Screen::default().update(&picture(2, &[&[1, 2]])).unwrap();
        let rgba = vec![1, 1, 1, 255, 2, 2, 2, 255];
        assert_eq!(part, Part { left: 0, top: 0, width: 2, height: 1, rgba });
    }

    #[test]
    fn later_frames_have_what_has_changed() {
        let mut screen = Screen::default();
        screen.update(&picture(5, &[&[0; 5], &[0; 5], &[0; 5], &[0; 5]]));
        let next = picture(5, &[&[0; 5], &[0; 5], &[0, 0, 0, 90, 0], &[3, 0, 0, 0, 0]]);
        let part = screen.update(&next).unwrap();
        let rgba = vec![0, 0, 0, 0, 90, 90, 90, 255];
        assert_eq!(part, Part { left: 2, top: 2, width: 2, height: 1, rgba });
        assert_eq!(screen.update(&next), None);
    }

    #[test]
    fn small_differences_add_up() {
        let mut screen = Screen::default();
        screen.update(&picture(1, &[&[0]]));
        assert_eq!(screen.update(&picture(1, &[&[6]])), None);
        assert!(screen.update(&picture(1, &[&[7]])).is_some());
    }

    #[test]
    fn a_frame_can_be_encoded() {
        let frame = Screen::default().show(&picture(2, &[&[1, 2], &[3, 4]]), 70, true);
        let frame = frame.unwrap().unwrap();
        assert_eq!((frame.width, frame.height, frame.milliseconds), (2, 2, 70));
        assert_eq!(frame.webp.get(8..12), Some(&b"WEBP"[..]));
    }
}
