use serde::Serialize;

use super::PackType;

/// The identity of a sticker: its id is unique in its pack only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StickerKey {
    pub(crate) id: u32,
    pub(crate) pack_id: u32,
    pub(crate) pack_type: PackType,
}

/// The sticker of a message.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SentSticker {
    #[serde(flatten)]
    pub(crate) key: StickerKey,
    /// Relative to the portal.
    pub(crate) uri: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
}
