//! The services' items: the pictures of the folder `gifs`, each under many numbers.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Map, Value};

/// Number of GIFs made of the pictures: enough to scroll for a while.
const GIFS: usize = 3_200;
const STICKERS: usize = 600;

/// A picture in the folder.
#[derive(Deserialize)]
pub(crate) struct Picture {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) title: String,
    /// Search words by language.
    pub(crate) tags: Map<String, Value>,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) frames: u32,
}

/// A GIF or a sticker: a picture under a number, of which each service makes its own id.
#[derive(Clone, Copy)]
pub(crate) struct Item<'a> {
    pub(crate) number: usize,
    pub(crate) picture: &'a Picture,
}

impl Item<'_> {
    pub(crate) fn is_sticker(&self) -> bool {
        self.picture.kind == "sticker"
    }
}

/// All items.
pub(crate) struct Catalogue {
    folder: PathBuf,
    gifs: Vec<Picture>,
    stickers: Vec<Picture>,
}

impl Catalogue {
    /// Reads the folder. If it is missing, the services have no items and a message goes to stderr.
    pub(crate) fn read() -> Self {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/gifs"));
        let file = folder.join("catalogue.json");
        let text = std::fs::read_to_string(&file).unwrap_or_else(|error| {
            eprintln!("the GIF service is empty: {}: {error}", file.display());
            "[]".to_owned()
        });
        let pictures: Vec<Picture> = serde_json::from_str(&text).unwrap_or_else(|error| {
            eprintln!("the GIF service is empty: {}: {error}", file.display());
            Vec::new()
        });
        let (stickers, gifs) = pictures.into_iter().partition(|it| it.kind == "sticker");
        Self { folder, gifs, stickers }
    }

    /// Returns the items in which each word of the query starts a search word; all of them without
    /// a query.
    pub(crate) fn find(&self, stickers: bool, query: &str) -> Vec<Item<'_>> {
        let (pictures, count) = self.pictures(stickers);
        let query = query.to_lowercase();
        let fitting: Vec<bool> = pictures.iter().map(|picture| fits(picture, &query)).collect();
        let all = pictures.iter().zip(fitting).cycle().take(count).enumerate();
        all.filter(|(_, (_, fits))| *fits)
            .map(|(number, (picture, _))| Item { number, picture })
            .collect()
    }

    /// Returns the GIF or the sticker with this number; `None` beyond the last one.
    pub(crate) fn item(&self, is_sticker: bool, number: usize) -> Option<Item<'_>> {
        let (pictures, count) = self.pictures(is_sticker);
        let at = number.checked_rem(pictures.len()).filter(|_| number < count)?;
        Some(Item { number, picture: pictures.get(at)? })
    }

    /// Returns the pictures of GIFs.
    pub(crate) fn gifs(&self) -> &[Picture] {
        &self.gifs
    }

    /// Returns the pictures of stickers.
    pub(crate) fn stickers(&self) -> &[Picture] {
        &self.stickers
    }

    /// Returns the pictures of a kind, and the number of items made of them.
    fn pictures(&self, are_stickers: bool) -> (&[Picture], usize) {
        if are_stickers { (&self.stickers, STICKERS) } else { (&self.gifs, GIFS) }
    }

    /// Returns the file of a picture with this extension.
    pub(crate) fn file(&self, picture: &Picture, ending: &str) -> PathBuf {
        self.folder.join([&*picture.name, ending].concat())
    }
}

fn fits(picture: &Picture, query: &str) -> bool {
    let title = picture.title.to_lowercase();
    let tags = picture.tags.values().filter_map(Value::as_array).flatten();
    let tags: Vec<String> = tags.filter_map(Value::as_str).map(str::to_lowercase).collect();
    query.split_whitespace().all(|word| {
        title.split_whitespace().any(|known| known.starts_with(word))
            || tags.iter().any(|tag| tag.starts_with(word))
    })
}
