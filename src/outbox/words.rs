//! The words of the interface in the views of the outbox.

use crate::locale::{Text, Texts};
use crate::ui::Readable;
use leptos::prelude::*;
use std::sync::Arc;

/// Returns a text in the language of the interface, for an attribute or a text node that follows the
/// language.
///
/// All views share one type of closure: each further one would be compiled into code of its own.
pub(super) fn words(
    texts: Readable<Arc<Texts>>,
    text: Text,
) -> impl Fn() -> String + Copy + Send + 'static {
    move || texts.read().get(text).to_owned()
}
