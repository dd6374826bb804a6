//! `{kind}/categories`: search words with a picture each, in the language of `locale`.

use serde_json::{Value, json};

use super::errors::Answer;
use super::item;
use super::parameters::{self, Parameters};
use super::renditions::{self, Format, Tier};
use crate::gif::catalogue::Picture;
use crate::switches::choices::GifCategories;
use crate::world::World;

/// The number of categories at the real service.
const COUNT: usize = 35;
const ENGLISH: &str = "en_US";

/// Returns the categories. A language without search words gets the English ones.
///
/// # Errors
/// `locale` has no country, or another form.
pub(super) fn answer(
    world: &World,
    are_stickers: bool,
    parameters: &Parameters,
) -> Result<Value, Answer> {
    parameters::check_locale(parameters, true)?;
    let fault = world.switches.read().gif_categories;
    let asked = match parameters::text(parameters, "locale") {
        "" => ENGLISH,
        _ if fault == GifCategories::EnglishOnly => ENGLISH,
        locale => locale,
    };
    let mut locale = asked;
    let mut words = words(world, are_stickers, locale);
    if words.is_empty() {
        locale = ENGLISH;
        words = self::words(world, are_stickers, locale);
    }
    if fault == GifCategories::Empty {
        words.clear();
    }
    let categories: Vec<Value> = words
        .into_iter()
        .map(|word| {
            let url = preview(world, are_stickers, word);
            json!({ "category": word, "query": word, "preview_url": url })
        })
        .collect();
    Ok(json!({ "result": true, "data": { "locale": locale, "categories": categories } }))
}

/// Returns the first search word of each picture, then the second ones, up to [`COUNT`].
fn words<'a>(world: &'a World, are_stickers: bool, locale: &str) -> Vec<&'a str> {
    let language = locale.split('_').next().unwrap_or_default();
    let pictures: &[Picture] = if are_stickers { world.gifs.stickers() } else { world.gifs.gifs() };
    let mut distinct = Vec::new();
    for place in 0..2 {
        let tags = pictures.iter().filter_map(|picture| picture.tags.get(language)?.get(place));
        for word in tags.filter_map(Value::as_str) {
            if distinct.len() < COUNT && !distinct.contains(&word) {
                distinct.push(word);
            }
        }
    }
    distinct
}

/// Returns the address of the small GIF of the first item for a word.
fn preview(world: &World, are_stickers: bool, word: &str) -> Option<String> {
    let item = world.gifs.find(are_stickers, word).first().copied()?;
    let small = |one: &renditions::Rendition| one.tier == Tier::Sm && one.format == Format::Gif;
    let rendition = renditions::of(item).into_iter().find(small)?;
    Some(item::address(item, rendition, world.port))
}
