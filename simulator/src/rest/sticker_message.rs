//! `im.v2.Chat.Message.send`, for stickers only.

use serde_json::{Map, Value, json};

use super::error::RestError;
use super::message;
use super::methods::{Answer, Caller};
use super::params::{self, Params};
use super::sticker::refused;
use crate::stickers::{Pack, PackType, SentSticker, StickerKey, packs};
use crate::store::NewMessage;
use crate::switches::sticker_choices::Stickers;

pub(super) fn send(caller: &Caller<'_>, params: &Params) -> Answer {
    let (can_write, content) = {
        let switches = caller.world.switches.read();
        (switches.can_write, switches.stickers)
    };
    if content == Stickers::Error {
        return Err(refused("SENDING_FAILED"));
    }
    let fields = params.get("FIELDS").and_then(Value::as_object);
    let wanted = fields.and_then(|fields| fields.get("stickerParams"));
    let wanted = wanted.ok_or_else(|| refused("SENDING_FAILED"))?;
    let dialog = params.text("DIALOGID").unwrap_or_default();
    let mut store = caller.world.store.lock();
    if !store.chats.has(&dialog) {
        return Err(refused("CHAT_NOT_FOUND"));
    }
    if !can_write {
        return Err(refused("ACCESS_DENIED"));
    }
    let sticker = sticker(caller, content, wanted.as_object())?;
    let reply = fields.and_then(|fields| field(fields, "replyId"));
    message::check_reply(&store.chats, reply.as_deref(), &dialog)?;
    store.add_recent_sticker(caller.user_id, sticker.key);
    let message = NewMessage {
        dialog,
        author_id: caller.user_id,
        text: String::new(),
        url_preview: true,
        key: String::new(),
        sticker: Some(sticker),
    };
    let id = store.chats.add(message, caller.world.next_revision());
    caller.world.notify_page();
    // A map from the ids that the caller gave to new messages: empty, as none can be given here.
    Ok(json!({ "id": id, "uuidMap": [] }))
}

/// Returns the sticker that `stickerParams` name. As on a portal, its pack may be anybody's.
fn sticker(
    caller: &Caller<'_>,
    content: Stickers,
    wanted: Option<&Map<String, Value>>,
) -> Result<SentSticker, RestError> {
    let invalid = || refused("STICKER_SENDING_ERROR");
    let wanted = wanted.ok_or_else(invalid)?;
    let number = |name| field(wanted, name).and_then(|text| text.parse().ok());
    let (id, pack_id) = (number("id").ok_or_else(invalid)?, number("packId").ok_or_else(invalid)?);
    let kind = field(wanted, "packType").as_deref().and_then(PackType::parse);
    let kind = kind.ok_or_else(|| refused("WRONG_PACK_TYPE"))?;
    let pack = pack(content, pack_id, kind)?;
    let stickers = pack.stickers(&caller.world.gifs);
    let sticker = stickers.into_iter().find(|sticker| sticker.id == id).ok_or_else(invalid)?;
    let key = StickerKey { id, pack_id, pack_type: kind };
    Ok(SentSticker { key, uri: sticker.uri, width: sticker.width, height: sticker.height })
}

fn pack(content: Stickers, id: u32, kind: PackType) -> Result<Pack, RestError> {
    match packs(content).into_iter().find(|pack| pack.id == id && pack.kind == kind) {
        Some(pack) if !pack.is_gone(content) => Ok(pack),
        // The vendor's packs differ between regions.
        None if kind == PackType::Vendor => Err(refused("PACK_NOT_AVAILABLE")),
        _ => Err(refused("PACK_NOT_FOUND")),
    }
}

fn field(fields: &Map<String, Value>, name: &str) -> Option<String> {
    fields.get(name).and_then(params::text).filter(|text| !text.is_empty())
}
