//! Chooses the files that a cell loads.

use super::model::{Format, Gif, Rendition};

/// The screen that a cell is drawn on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// Width of the cell in CSS pixels.
    pub cell_width_px: u32,
    /// Device pixels per CSS pixel.
    pub density: f64,
    /// Whether the browser asks for little data to be loaded.
    pub saves_data: bool,
    /// Whether nothing may move by itself: the system's setting, or the pause button.
    pub is_still: bool,
    /// Whether the browser plays videos.
    pub plays_films: bool,
}

/// The files that a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media<'a> {
    /// Shown first, and while nothing moves. Without a still, a video that is not played replaces it
    /// (its first picture shows), or else the placeholder color of the cell.
    pub still: Option<&'a Rendition>,
    /// The file that moves: by itself if `plays`, else only under the pointer or the mark.
    pub moving: Option<&'a Rendition>,
    /// Whether `moving` moves by itself.
    pub plays: bool,
}

/// Chooses the files of a cell: the smallest that are sharp enough. No video where the browser plays
/// none.
///
/// Where a service does not declare the sizes of its files, a video comes before WebP before GIF:
/// for the same picture each is about half as big again as the one before.
pub fn choose<'a>(gif: &'a Gif, screen: &Screen) -> Media<'a> {
    let wanted = wanted_width(screen);
    let of = |format: Format| gif.renditions.iter().filter(move |one| one.format == format);
    let still = best(of(Format::Still), wanted);
    let formats = MOVING.into_iter();
    let mut formats = formats.filter(|&format| screen.plays_films || format != Format::Mp4);
    let has_sizes = gif.renditions.iter().all(|one| one.bytes.is_some());
    let moving = if has_sizes {
        best(formats.flat_map(of), wanted)
    } else {
        formats.find_map(|format| best(of(format), wanted))
    };
    Media { still, moving, plays: !screen.is_still && !screen.saves_data }
}

/// The formats that move.
const MOVING: [Format; 3] = [Format::Mp4, Format::Webp, Format::Gif];

/// The largest moving file that sharpness is worth, in bytes.
const MOST_BYTES: u32 = 400_000;

/// Returns the smallest file that is sharp enough. If that is very large, or none is sharp, the
/// smallest or the sharpest of all.
fn best<'a>(
    files: impl Iterator<Item = &'a Rendition> + Clone,
    wanted: u32,
) -> Option<&'a Rendition> {
    let first = |files: &mut dyn Iterator<Item = &'a Rendition>, rank: fn(&Rendition) -> u32| {
        let mut first: Option<&Rendition> = None;
        for file in files {
            if first.is_none_or(|first| rank(file) < rank(first)) {
                first = Some(file);
            }
        }
        first
    };
    let sharp = first(&mut files.clone().filter(|file| file.width >= wanted), size);
    match sharp {
        Some(file) if file.bytes.is_none_or(|bytes| bytes <= MOST_BYTES) => sharp,
        Some(_) => first(&mut files.clone(), size),
        None => first(&mut files.clone(), |file| u32::MAX - file.width),
    }
}

/// Returns the size of a file in bytes, or its width, which compares files of one format.
fn size(file: &Rendition) -> u32 {
    file.bytes.unwrap_or(file.width)
}

/// Returns the width that is sharp enough, in pixels of the file. A moving picture may be stretched
/// by a quarter before it looks blurred, and more than two device pixels per CSS pixel make no
/// visible difference.
fn wanted_width(screen: &Screen) -> u32 {
    if screen.saves_data {
        return 0;
    }
    let density = if screen.density >= 1.0 { screen.density.min(2.0) } else { 1.0 };
    // The cast saturates, and both factors are small and positive.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let device_px = (f64::from(screen.cell_width_px) * density) as u32;
    device_px / 5 * 4
}

#[cfg(test)]
mod tests {
    use super::super::test_data;
    use super::*;

    const DESK: Screen = Screen {
        cell_width_px: 110,
        density: 1.0,
        saves_data: false,
        is_still: false,
        plays_films: true,
    };

    fn gif(renditions: &[(Format, u32)]) -> Gif {
        let mut gif = test_data::gif("a");
        let template = gif.renditions[0].clone();
        gif.renditions = renditions
            .iter()
            .map(|&(format, width)| Rendition { format, width, ..template.clone() })
            .collect();
        gif
    }

    fn moving(gif: &Gif, screen: Screen) -> Option<(Format, u32)> {
        choose(gif, &screen).moving.map(|one| (one.format, one.width))
    }

    const ALL: [(Format, u32); 5] = [
        (Format::Still, 200),
        (Format::Mp4, 100),
        (Format::Mp4, 200),
        (Format::Webp, 200),
        (Format::Gif, 200),
    ];

    #[test]
    fn the_smallest_film_that_is_sharp_enough() {
        let gif = gif(&ALL);
        assert_eq!(moving(&gif, DESK), Some((Format::Mp4, 100)));
        assert_eq!(moving(&gif, Screen { cell_width_px: 140, ..DESK }), Some((Format::Mp4, 200)));
        assert_eq!(moving(&gif, Screen { density: 2.0, ..DESK }), Some((Format::Mp4, 200)));
        assert_eq!(moving(&gif, Screen { cell_width_px: 900, ..DESK }), Some((Format::Mp4, 200)));
        for density in [0.0, -1.0, f64::NAN, 0.5] {
            assert_eq!(moving(&gif, Screen { density, ..DESK }), Some((Format::Mp4, 100)));
        }
    }

    #[test]
    fn what_is_missing_is_replaced() {
        let webp = gif(&[(Format::Gif, 200), (Format::Webp, 480)]);
        assert_eq!(moving(&webp, DESK), Some((Format::Webp, 480)));
        assert_eq!(choose(&webp, &DESK).still, None);
        let only_gif = gif(&[(Format::Gif, 200)]);
        assert_eq!(moving(&only_gif, DESK), Some((Format::Gif, 200)));
        let only_still = gif(&[(Format::Still, 200)]);
        assert_eq!(moving(&only_still, DESK), None);
        assert!(choose(&only_still, &DESK).still.is_some());
    }

    /// Returns a GIF whose files have sizes.
    fn sized(files: &[(Format, u32, u32)]) -> Gif {
        let mut sized =
            gif(&files.iter().map(|&(format, width, _)| (format, width)).collect::<Vec<_>>());
        for (one, &(_, _, bytes)) in sized.renditions.iter_mut().zip(files) {
            one.bytes = Some(bytes);
        }
        sized
    }

    #[test]
    fn declared_sizes_decide_between_formats() {
        let files = [
            (Format::Still, 498, 19_000),
            (Format::Still, 220, 8_000),
            (Format::Still, 90, 2_000),
            (Format::Gif, 498, 4_000_000),
            (Format::Webp, 498, 285_000),
            (Format::Mp4, 320, 49_000),
            (Format::Webp, 220, 80_000),
            (Format::Webp, 90, 25_000),
        ];
        let small = sized(&files);
        let chosen = |screen: &Screen| {
            let media = choose(&small, screen);
            (media.still.unwrap().width, moving(&small, *screen))
        };
        assert_eq!(chosen(&DESK), (90, Some((Format::Webp, 90))));
        let sharp = Screen { density: 2.0, ..DESK };
        assert_eq!(chosen(&sharp), (220, Some((Format::Mp4, 320))));
        let without = Screen { plays_films: false, ..sharp };
        assert_eq!(chosen(&without), (220, Some((Format::Webp, 220))));
    }

    #[test]
    fn a_megabyte_is_not_worth_its_sharpness() {
        let large = sized(&[(Format::Gif, 498, 4_000_000), (Format::Webp, 60, 30_000)]);
        assert_eq!(moving(&large, DESK), Some((Format::Webp, 60)));
        let only = sized(&[(Format::Gif, 498, 4_000_000)]);
        assert_eq!(moving(&only, DESK), Some((Format::Gif, 498)));
        let blurred = sized(&[(Format::Webp, 40, 9_000), (Format::Webp, 60, 12_000)]);
        assert_eq!(moving(&blurred, DESK), Some((Format::Webp, 60)));
    }

    #[test]
    fn a_browser_that_plays_no_films_gets_pictures_that_move() {
        let without = Screen { plays_films: false, ..DESK };
        assert_eq!(moving(&gif(&ALL), without), Some((Format::Webp, 200)));
        let only_film = gif(&[(Format::Still, 200), (Format::Mp4, 100)]);
        assert_eq!(moving(&only_film, without), None);
    }

    #[test]
    fn nothing_moves_by_itself_when_it_should_not() {
        let gif = gif(&ALL);
        for screen in
            [Screen { is_still: true, ..DESK }, Screen { saves_data: true, density: 2.0, ..DESK }]
        {
            let media = choose(&gif, &screen);
            assert!(!media.plays);
            assert_eq!(media.still.unwrap().format, Format::Still);
            assert!(media.moving.is_some(), "for hover and focus");
        }
        assert!(choose(&gif, &DESK).plays);
        let saving = Screen { saves_data: true, density: 2.0, ..DESK };
        assert_eq!(moving(&gif, saving), Some((Format::Mp4, 100)));
    }
}
