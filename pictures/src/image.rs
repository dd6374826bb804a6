//! Reads pictures of the browser, and writes small PNG files: at most 256 colors, which is a third
//! of the bytes of all colors.

use std::collections::HashMap;
use std::io::Cursor;

use anyhow::{Context, Result, bail, ensure};
use color_quant::NeuQuant;

/// The number of colors of a picture.
const COLORS: usize = 256;

/// The number of colors that are kept exactly, the most frequent ones: surfaces and texts. The
/// others, most of them in emoji and GIFs, are approximated.
const EXACT_COLORS: usize = 64;

/// The share of pixels that choose the approximated colors: one in this many.
const SAMPLING: i32 = 3;

/// Red, green and blue.
pub type Color = [u8; 3];

/// Converts a PNG without transparency into one with a palette.
///
/// # Errors
/// When it is no PNG with 8 bits per channel.
pub fn with_palette(png: &[u8]) -> Result<Vec<u8>> {
    let picture = Picture::read(png)?;
    let palette = palette(&picture.pixels);
    let mut nearest = HashMap::new();
    let mut indices = Vec::with_capacity(picture.pixels.len());
    for &color in &picture.pixels {
        indices.push(*nearest.entry(color).or_insert_with(|| nearest_of(&palette, color)));
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width, picture.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // Filters make indices less regular.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(file)
}

/// The opaque pixels of a picture, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// As many pixels as `width` and `height` say.
    pub pixels: Vec<Color>,
}

impl Picture {
    /// Reads a PNG, whose transparency is ignored.
    ///
    /// # Errors
    /// When it is no PNG with 8 bits per channel.
    pub fn read(png: &[u8]) -> Result<Self> {
        let mut reader = png::Decoder::new(Cursor::new(png)).read_info()?;
        let size = reader.output_buffer_size().context("the picture is too large")?;
        let mut bytes = vec![0; size];
        let info = reader.next_frame(&mut bytes)?;
        ensure!(info.bit_depth == png::BitDepth::Eight, "not 8 bits per channel");
        let channels = match info.color_type {
            png::ColorType::Rgb => 3,
            png::ColorType::Rgba => 4,
            other => bail!("a picture in {other:?}"),
        };
        let pixels = bytes
            .chunks_exact(channels)
            .filter_map(|pixel| pixel.first_chunk::<3>().copied())
            .collect();
        Ok(Self { width: info.width, height: info.height, pixels })
    }
}

/// Returns the colors that represent the pixels best.
fn palette(pixels: &[Color]) -> Vec<Color> {
    let mut counts: HashMap<Color, u32> = HashMap::new();
    for &color in pixels {
        *counts.entry(color).or_default() += 1;
    }
    let mut colors: Vec<(Color, u32)> = counts.into_iter().collect();
    // By color too, so that equal counts have one order.
    colors.sort_by_key(|&(color, count)| (std::cmp::Reverse(count), color));
    if colors.len() <= COLORS {
        return colors.into_iter().map(|(color, _)| color).collect();
    }
    let mut palette: Vec<Color> =
        colors.iter().take(EXACT_COLORS).map(|&(color, _)| color).collect();
    let mut rest = Vec::new();
    for color in pixels.iter().filter(|color| !palette.contains(color)) {
        rest.extend([color[0], color[1], color[2], u8::MAX]);
    }
    let quantizer = NeuQuant::new(SAMPLING, COLORS - EXACT_COLORS, &rest);
    let map = quantizer.color_map_rgb();
    palette.extend(map.chunks_exact(3).filter_map(|color| color.first_chunk::<3>().copied()));
    palette
}

fn nearest_of(palette: &[Color], color: Color) -> u8 {
    let distance = |other: &Color| -> i32 {
        let channels = other.iter().zip(color);
        channels.map(|(&a, b)| (i32::from(a) - i32::from(b)).pow(2)).sum()
    };
    let nearest = (0..=u8::MAX).zip(palette).min_by_key(|(_, other)| distance(other));
    nearest.map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, pixels: &[[u8; 4]]) -> Vec<u8> {
        let mut file = Vec::new();
        let height = u32::try_from(pixels.len()).unwrap() / width;
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&pixels.concat()).unwrap();
        writer.finish().unwrap();
        file
    }

    fn read(file: &[u8]) -> Vec<Color> {
        let mut decoder = png::Decoder::new(Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut bytes).unwrap();
        bytes.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
    }

    #[test]
    fn few_colors_are_kept() {
        let pixels = [[1, 2, 3, 255], [200, 100, 0, 255], [1, 2, 3, 255], [255, 255, 255, 255]];
        let small = with_palette(&png(2, &pixels)).unwrap();
        assert_eq!(read(&small), [[1, 2, 3], [200, 100, 0], [1, 2, 3], [255, 255, 255]]);
    }

    #[test]
    fn many_colors_are_approximated_except_frequent_ones() {
        let mut pixels = vec![[240, 244, 247, 255]; 600];
        for number in 0..3_000_u16 {
            let [low, high] = number.to_le_bytes();
            pixels.push([low, 128, high * 20, 255]);
        }
        let file = with_palette(&png(40, &pixels)).unwrap();
        assert_eq!(file, with_palette(&png(40, &pixels)).unwrap());
        let after = read(&file);
        assert!(after[..600].iter().all(|color| *color == [240, 244, 247]));
        let errors = pixels.iter().zip(&after).flat_map(|(before, after)| {
            before.iter().zip(after).map(|(&a, &b)| u32::from(a.abs_diff(b)))
        });
        let (sum, most) = errors.fold((0, 0), |(sum, most), it| (sum + it, most.max(it)));
        assert!(sum / 9_000 < 8 && most < 64, "{sum} {most}");
    }

    #[test]
    fn other_files_are_refused() {
        assert!(with_palette(b"GIF89a").is_err());
    }
}
