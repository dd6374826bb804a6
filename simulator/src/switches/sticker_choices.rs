//! Switches of the stickers. The first choice is the default.

use serde::{Deserialize, Serialize};

use super::choices::choice;
use super::control::{Control, Controlled};

choice! {
    /// The portal's sticker methods.
    Stickers {
        /// As on a portal of 2026.
        Right = "right",
        /// The methods do not exist, as before January 2026.
        NoMethod = "no_method",
        /// Sending fails with 400 `SENDING_FAILED`.
        Error = "error",
        /// The vendor's pack 2 is listed, but 400 `PACK_NOT_FOUND` for everything else.
        PackGone = "pack_gone",
        /// Results without `packs` and `pack`.
        NoPacks = "no_packs",
        /// Stickers without `uri`.
        NoUris = "no_uris",
        /// URIs of another host, with a scheme that runs code, or with the picture in them.
        ForeignUris = "foreign_uris",
        /// 50 packs of 50 stickers.
        Many = "many",
        /// Fields of wrong types.
        Garbage = "garbage",
        /// No packs.
        Empty = "empty",
    }
}

choice! {
    /// The pictures of stickers.
    StickerPictures {
        /// As declared.
        Right = "right",
        /// Those of custom packs are an HTML page with status 200.
        LoginPage = "login_page",
        /// The pictures are missing.
        NotFound = "not_found",
        /// The response waits until this switch changes.
        Held = "held",
    }
}
