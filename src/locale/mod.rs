//! The languages of the picker, and the interface texts in each.

mod languages;
mod phrase;
mod plural;
mod text;
mod texts;
mod without_comments;

#[cfg(test)]
mod translations;

pub use languages::{Locale, PORTAL_CODES};
pub use phrase::{Phrase, fill};
pub use plural::Category;
pub use text::Text;
pub use texts::Texts;
pub(crate) use texts::lines;
