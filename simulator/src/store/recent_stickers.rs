use crate::stickers::StickerKey;

/// The maximum number of recent stickers.
const CAPACITY: usize = 12;

/// The stickers that a user has sent, the latest first, each once.
#[derive(Default)]
pub(crate) struct RecentStickers(Vec<StickerKey>);

impl RecentStickers {
    pub(crate) fn add(&mut self, sticker: StickerKey) {
        self.0.retain(|other| *other != sticker);
        self.0.insert(0, sticker);
        self.0.truncate(CAPACITY);
    }

    pub(crate) fn all(&self) -> &[StickerKey] {
        &self.0
    }
}
