//! The provider's items: the pictures of the folder `gifs`, each under many ids.

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

/// A GIF or a sticker: a picture under an id.
#[derive(Clone, Copy)]
pub(crate) struct Item<'a> {
    pub(crate) number: usize,
    pub(crate) picture: &'a Picture,
}

impl Item<'_> {
    pub(crate) fn is_sticker(&self) -> bool {
        self.picture.kind == "sticker"
    }

    pub(crate) fn id(&self) -> String {
        let letter = if self.is_sticker() { 'S' } else { 'G' };
        format!("Sim{letter}{:05}", self.number)
    }
}

/// All items.
pub(crate) struct Catalogue {
    folder: PathBuf,
    gifs: Vec<Picture>,
    stickers: Vec<Picture>,
}

impl Catalogue {
    /// Reads the folder. If it is missing, the provider has no items and a message goes to stderr.
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
        let (pictures, count) =
            if stickers { (&self.stickers, STICKERS) } else { (&self.gifs, GIFS) };
        let query = query.to_lowercase();
        let fitting: Vec<bool> = pictures.iter().map(|picture| fits(picture, &query)).collect();
        let all = pictures.iter().zip(fitting).cycle().take(count).enumerate();
        all.filter(|(_, (_, fits))| *fits)
            .map(|(number, (picture, _))| Item { number, picture })
            .collect()
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<Item<'_>> {
        let rest = id.strip_prefix("Sim")?;
        let (pictures, count) = match rest.get(..1)? {
            "G" => (&self.gifs, GIFS),
            "S" => (&self.stickers, STICKERS),
            _ => return None,
        };
        let number: usize = rest.get(1..)?.parse().ok().filter(|number| *number < count)?;
        let picture = pictures.get(number.checked_rem(pictures.len())?)?;
        Some(Item { number, picture })
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
