//! `im.v2.Sticker.Pack.*`: the packs of stickers.

use serde_json::{Value, json};

use super::error::RestError;
use super::methods::{Answer, Caller};
use super::params::Params;
use super::sticker_faults;
use crate::stickers::{Pack, PackType, Sticker, packs};
use crate::switches::Switches;
use crate::switches::sticker_choices::Stickers;

/// The number of packs in a response if the call does not say it.
const DEFAULT_LIMIT: usize = 10;
/// The maximum number of packs in a response.
const MAX_LIMIT: usize = 50;

/// Returns whether the portal is older than its stickers, so that it does not know their methods.
pub(super) fn is_missing(switches: &Switches) -> bool {
    switches.old_portal || switches.stickers == Stickers::NoMethod
}

/// Returns the first packs and the stickers that the user has sent recently.
pub(super) fn load(caller: &Caller<'_>, params: &Params) -> Answer {
    let content = content(caller);
    let mut page = page(caller, &added(caller, content), limit(params));
    if let Some(fields) = page.as_object_mut() {
        let store = caller.world.store.lock();
        let recent = json!(store.recent_stickers(caller.user_id));
        fields.insert("recentStickers".to_owned(), recent);
    }
    Ok(sticker_faults::apply(content, page))
}

/// Returns the packs after one that the caller has.
pub(super) fn tail(caller: &Caller<'_>, params: &Params) -> Answer {
    let content = content(caller);
    let (id, kind) = pack_key(params)?;
    let packs = added(caller, content);
    let position = packs.iter().position(|pack| pack.id == id && pack.kind == kind);
    let rest = position.and_then(|position| packs.get(position + 1..)).unwrap_or_default();
    Ok(sticker_faults::apply(content, page(caller, rest, limit(params))))
}

/// Returns one pack, whoever has made it.
pub(super) fn get(caller: &Caller<'_>, params: &Params) -> Answer {
    let content = content(caller);
    let (id, kind) = pack_key(params)?;
    let pack = packs(content).into_iter().find(|pack| pack.id == id && pack.kind == kind);
    let pack = pack.ok_or_else(|| refused("PACK_NOT_AVAILABLE"))?;
    if pack.is_gone(content) {
        return Err(refused("PACK_NOT_FOUND"));
    }
    let result = json!({ "pack": described(&pack, caller), "stickers": stickers(&pack, caller) });
    Ok(sticker_faults::apply(content, result))
}

/// Returns an error of the sticker methods, which have no description.
pub(super) fn refused(code: &'static str) -> RestError {
    RestError::bad(code, "")
}

fn content(caller: &Caller<'_>) -> Stickers {
    caller.world.switches.read().stickers
}

fn added(caller: &Caller<'_>, content: Stickers) -> Vec<Pack> {
    packs(content).into_iter().filter(|pack| pack.is_added(caller.user_id)).collect()
}

fn limit(params: &Params) -> usize {
    let limit = params.text("LIMIT").and_then(|limit| limit.parse().ok());
    limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT)
}

fn pack_key(params: &Params) -> Result<(u32, PackType), RestError> {
    let id = params.filled("ID").ok_or_else(|| RestError::argument("id"))?;
    let kind = params.text("TYPE").as_deref().and_then(PackType::parse);
    let kind = kind.ok_or_else(|| refused("WRONG_PACK_TYPE"))?;
    id.parse().map(|id| (id, kind)).map_err(|_not_a_number| refused("PACK_NOT_AVAILABLE"))
}

fn page(caller: &Caller<'_>, packs: &[Pack], limit: usize) -> Value {
    let shown: Vec<&Pack> = packs.iter().take(limit).collect();
    let stickers: Vec<Value> = shown.iter().flat_map(|pack| stickers(pack, caller)).collect();
    json!({
        "packs": shown.iter().map(|pack| described(pack, caller)).collect::<Vec<_>>(),
        "stickers": stickers,
        "hasNextPage": packs.len() > limit,
    })
}

fn described(pack: &Pack, caller: &Caller<'_>) -> Value {
    json!({
        "id": pack.id,
        "name": pack.name,
        "type": pack.kind,
        "authorId": pack.author_id,
        "isAdded": pack.is_added(caller.user_id),
    })
}

fn stickers(pack: &Pack, caller: &Caller<'_>) -> Vec<Value> {
    let stickers = pack.stickers(&caller.world.gifs).into_iter();
    stickers.map(|sticker| sticker_json(pack, sticker)).collect()
}

fn sticker_json(pack: &Pack, sticker: Sticker) -> Value {
    json!({
        "id": sticker.id,
        "uri": sticker.uri,
        "type": "image",
        "width": sticker.width,
        "height": sticker.height,
        "packId": pack.id,
        "packType": pack.kind,
        "sort": sticker.number,
    })
}
