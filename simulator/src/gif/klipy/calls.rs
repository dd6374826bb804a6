//! The calls of the API that only read.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::call_path::CallPath;
use super::errors::{self, Answer};
use super::parameters::{self, Page, Parameters};
use super::rating::Rating;
use super::{categories, ids, item, item_faults, words};
use crate::gif::catalogue::Item;
use crate::gif::{KEY, page_faults};
use crate::switches::choices::KlipyKey;
use crate::world::World;

const MOST_ITEMS: usize = 50;
const FEWEST_FOUND: usize = 8;

/// Returns whether the service accepts the key.
pub(super) fn is_valid(world: &World, key: &str) -> bool {
    key == KEY && world.switches.read().klipy_key != KlipyKey::Wrong
}

/// Returns the answer to a call; `answer` is its number.
pub(super) fn answer(
    world: &World,
    path: &CallPath<'_>,
    parameters: &Parameters,
    answer: u64,
) -> Answer {
    if !path.is_api() {
        return errors::not_found();
    }
    if !is_valid(world, path.key) {
        return errors::invalid_key(path.key);
    }
    match data(world, path.call, parameters, answer) {
        Ok(body) => (StatusCode::OK, body),
        Err(refused) => refused,
    }
}

fn data(world: &World, call: &str, parameters: &Parameters, answer: u64) -> Result<Value, Answer> {
    let (kind, name) = call.split_once('/').unwrap_or((call, ""));
    let is_sticker = match kind {
        "gifs" => false,
        "stickers" => true,
        "autocomplete" => return words::autocomplete(world, name, parameters),
        "search-suggestions" => return words::suggestions(world, name, parameters),
        _ => return Err(errors::not_found()),
    };
    match name {
        "trending" => {
            let page = Page::read(parameters, 1..=MOST_ITEMS)?;
            list(world, is_sticker, "", page, parameters, answer)
        }
        "search" => {
            let page = Page::read(parameters, FEWEST_FOUND..=MOST_ITEMS)?;
            match parameters::text(parameters, "q").trim() {
                "" => Err(errors::unprocessable("q", "The q field is required.")),
                query => list(world, is_sticker, query, page, parameters, answer),
            }
        }
        "categories" => categories::answer(world, is_sticker, parameters),
        "items" => Ok(items(world, is_sticker, parameters, answer)),
        _ => Err(errors::not_found()),
    }
}

/// Returns a page of the items that fit the query and the filter.
fn list(
    world: &World,
    is_sticker: bool,
    query: &str,
    page: Page,
    parameters: &Parameters,
    answer: u64,
) -> Result<Value, Answer> {
    parameters::check_locale(parameters, false)?;
    let highest = Rating::highest(parameters::text(parameters, "content_filter"));
    let mut all = world.gifs.find(is_sticker, query);
    all.retain(|item| Rating::of(*item) <= highest);
    let rest = all.get(page.start()..).unwrap_or_default();
    let shown = rest.get(..page.length).unwrap_or(rest);
    let has_next = rest.len() > page.length;
    let (items, _) = page_faults::choose(world, shown, &all, page.length, 0);
    let mut data = json_of(world, &items, answer);
    // A request with an `ad-*` parameter gets an advertisement.
    if parameters.keys().any(|name| name.starts_with("ad-")) {
        data.insert(0, item_faults::advertisement());
    }
    Ok(json!({ "result": true, "data": {
        "data": data,
        "current_page": page.number,
        "per_page": page.length,
        "has_next": has_next,
        "meta": { "item_min_width": 90, "ad_max_resize_percent": 15 },
    } }))
}

/// Returns the items named by `ids` or `slugs`, without those that do not exist. No filter applies.
fn items(world: &World, is_sticker: bool, parameters: &Parameters, answer: u64) -> Value {
    let ids = parameters::text(parameters, "ids").split(',');
    let by_id = ids.filter_map(|id| ids::find(&world.gifs, id.parse().ok()?));
    let slugs = parameters::text(parameters, "slugs").split(',');
    let by_slug = slugs.filter_map(|slug| ids::find_slug(&world.gifs, is_sticker, slug));
    let items: Vec<Item<'_>> = by_id.chain(by_slug).take(MOST_ITEMS).collect();
    json!({ "result": true, "data": { "data": json_of(world, &items, answer) } })
}

fn json_of(world: &World, items: &[Item<'_>], answer: u64) -> Vec<Value> {
    let items = items.iter().map(|one| item::json(*one, world.port, answer));
    items.enumerate().map(|(index, item)| item_faults::distort(world, index, item)).collect()
}
