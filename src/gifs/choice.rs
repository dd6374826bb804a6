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

/// Chooses the files of a cell: a video before WebP before GIF, because for the same picture each is
/// about half as big again as the one before. Of the chosen format, the smallest file that is sharp
/// enough. No video where the browser plays none.
pub fn choose<'a>(gif: &'a Gif, screen: &Screen) -> Media<'a> {
    let is = |format: Format| move |one: &&Rendition| one.format == format;
    let still = gif.renditions.iter().find(is(Format::Still));
    let wanted = wanted_width(screen);
    let formats = [Format::Mp4, Format::Webp, Format::Gif].into_iter();
    let mut formats = formats.filter(|&format| screen.plays_films || format != Format::Mp4);
    let moving = formats.find_map(|format| {
        let mut best: Option<&Rendition> = None;
        for one in gif.renditions.iter().filter(is(format)) {
            if best.is_none_or(|best| is_better(one.width, best.width, wanted)) {
                best = Some(one);
            }
        }
        best
    });
    Media { still, moving, plays: !screen.is_still && !screen.saves_data }
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

/// Returns whether a width is the better choice: the smallest that is wide enough, else the widest.
const fn is_better(width: u32, best: u32, wanted: u32) -> bool {
    if best < wanted { width > best } else { width >= wanted && width < best }
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
