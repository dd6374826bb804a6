//! Words for the search field, taken from the search words of the pictures.

use serde_json::{Value, json};

use super::call_path;
use super::errors::Answer;
use super::parameters::{self, Parameters};
use crate::gif::catalogue::Picture;
use crate::world::World;

const DEFAULT_LIMIT: usize = 10;
const MOST: usize = 50;

/// Answers `autocomplete/{q}`: the words that start with the query.
///
/// # Errors
/// `limit` is out of its range.
pub(super) fn autocomplete(
    world: &World,
    query: &str,
    parameters: &Parameters,
) -> Result<Value, Answer> {
    let query = call_path::decode(query).to_lowercase();
    let words = world.gifs.gifs().iter().flat_map(words);
    list(words.filter(|word| word.starts_with(&query)), parameters)
}

/// Answers `search-suggestions/{q}`: the other words of the pictures that fit the query.
///
/// # Errors
/// `limit` is out of its range.
pub(super) fn suggestions(
    world: &World,
    query: &str,
    parameters: &Parameters,
) -> Result<Value, Answer> {
    let query = call_path::decode(query).to_lowercase();
    let fitting = world.gifs.gifs().iter();
    let fitting = fitting.filter(|picture| words(picture).any(|word| word.starts_with(&query)));
    list(fitting.flat_map(words).filter(|word| *word != query), parameters)
}

fn words(picture: &Picture) -> impl Iterator<Item = &str> {
    picture.tags.values().filter_map(Value::as_array).flatten().filter_map(Value::as_str)
}

fn list<'a>(
    words: impl Iterator<Item = &'a str>,
    parameters: &Parameters,
) -> Result<Value, Answer> {
    let limit = parameters::number(parameters, "limit", DEFAULT_LIMIT, 1..=MOST)?;
    let mut distinct: Vec<&str> = Vec::new();
    for word in words {
        if distinct.len() < limit && !distinct.contains(&word) {
            distinct.push(word);
        }
    }
    Ok(json!({ "result": true, "data": distinct }))
}
