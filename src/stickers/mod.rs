//! The portal's stickers. Pure modules read the portal's answers, keep the list of packs and search
//! it; the others know the browser: `offer` decides whether there is a tab, `lazy_tab` loads its code,
//! and `views` are its components.

mod answer;
mod company;
mod list;
pub mod memory;
mod model;
mod search;
mod shelf;
mod vendor_words;

pub use answer::{PackPage, read_pack, read_page};
pub use company::{CompanyPack, CompanyPacks, Full, MOST_BYTES, OPTION_NAME};
pub use list::{Event, Phase, Question, StickerList};
pub use model::{Pack, PackId, PackKind, PictureUrl, Sticker, StickerKey};
pub use search::search;
pub use shelf::{STICKER_PX, StickerLayout, StickerSection, lay_out, name_of};

#[cfg(target_arch = "wasm32")]
mod lazy_tab;
#[cfg(target_arch = "wasm32")]
mod offer;
#[cfg(target_arch = "wasm32")]
mod views;

#[cfg(target_arch = "wasm32")]
#[cfg(target_arch = "wasm32")]
pub use offer::{offer_tab, remember, remembered, store_packs, stored_packs};
