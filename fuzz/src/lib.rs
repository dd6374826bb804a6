//! What must hold for any bytes whatsoever: one function for each kind of input that reaches the
//! widget from outside. A fuzzer calls them with bytes of its own making (`cargo xtask fuzz`), and
//! `tests/corpus.rs` with the kept ones, so that what was once found stays mended.
//!
//! A function returns when everything holds and panics when something does not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a panic is how a finding is told"
)]

mod codec;
mod context;
mod draft;
mod envelope;
mod gifs;
mod masked;
mod origins;
mod packs;
mod parts;
mod person;
mod search;
mod yardstick;

pub use codec::codec;
pub use context::context;
pub use draft::draft;
pub use envelope::envelope;
pub use gifs::gifs;
pub use origins::origins;
pub use packs::packs;
pub use person::person;
pub use search::search;

/// A check of one input.
pub type Target = fn(&[u8]);

/// All of them, by the names of their programs and of the folders of their corpora.
pub const TARGETS: [(&str, Target); 9] = [
    ("codec", codec),
    ("context", context),
    ("draft", draft),
    ("envelope", envelope),
    ("gifs", gifs),
    ("origins", origins),
    ("packs", packs),
    ("person", person),
    ("search", search),
];
