//! Blur previews: tiny pictures that a picker shows until the real one has loaded. One for each
//! background of the drawings, made from a drawing.

use crate::gif::catalogue::Item;

/// A background and a `data:` address in each line.
const PREVIEWS: &str = include_str!("blur_previews.txt");

/// Returns the `data:` address of an item's blur preview, 0.3 to 1 KB.
pub(super) fn preview(item: Item<'_>) -> &'static str {
    let (_, background) = item.picture.name.rsplit_once('-').unwrap_or_default();
    let mut previews = PREVIEWS.lines().filter_map(|line| line.split_once(' '));
    previews.find(|(name, _)| *name == background).map_or("", |(_, preview)| preview)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gif::Catalogue;

    #[test]
    fn every_picture_has_a_preview_of_the_usual_length() {
        let gifs = Catalogue::read();
        for item in gifs.find(false, "").into_iter().chain(gifs.find(true, "")) {
            let preview = preview(item);
            assert!(preview.starts_with("data:image/"), "{}", item.picture.name);
            assert!((300..=1_200).contains(&preview.len()), "{}", preview.len());
        }
    }
}
