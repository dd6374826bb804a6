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
    }
}
