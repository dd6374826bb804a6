//! A phrase as elements.

use crate::locale::{Phrase, Texts};
use leptos::prelude::*;

/// The words of a phrase. What fills it has a direction of its own, and leaves the words around it
/// where they are.
pub fn phrase_view(texts: &Texts, phrase: &Phrase) -> impl IntoView {
    let text = texts.get(phrase.text());
    let filled = phrase.filling().and_then(|filling| {
        let (before, after) = text.split_once("{}")?;
        Some(view! { {before.to_owned()}<bdi>{filling.to_owned()}</bdi>{after.to_owned()} })
    });
    match filled {
        Some(view) => view.into_any(),
        None => text.to_owned().into_any(),
    }
}
