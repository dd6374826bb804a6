//! The words of the GIF tab's states.

use crate::browser;
use crate::gifs::{GifError, Source, category_name};
use crate::gifs::{Phase, SavedList, TabState};
use crate::locale::{Phrase, Text, Texts, fill};
use crate::ui::printable_query;
use crate::ui::shell::search_field;

/// Why nothing is listed. What a ready-made search is called stands in it in the texts' language.
fn empty_phrase(state: &TabState, texts: &Texts) -> Phrase {
    match (state.source(), state.saved_list) {
        (Source::Ids(ids), _) if !ids.is_empty() => Text::GifNothing.into(),
        (Source::Ids(_), Some(SavedList::Favourites)) if browser::has_touch_screen() => {
            Text::GifNoFavouritesTouch.into()
        }
        (Source::Ids(_), Some(SavedList::Favourites)) => Text::GifNoFavourites.into(),
        (Source::Ids(_), _) => Text::GifNoRecents.into(),
        (source, _) => match searched_for(source, texts) {
            words if words.is_empty() => Text::GifNothing.into(),
            words => Phrase::filled(Text::GifEmpty, words),
        },
    }
}

/// What a list was searched for, in the person's words; empty if it was not searched for.
pub(super) fn searched_for(source: &Source, texts: &Texts) -> String {
    match source {
        Source::English(words) => {
            category_name(words).map_or("", |name| texts.get(name)).to_owned()
        }
        Source::Field => printable_query(&search_field::text()),
        Source::Ids(_) => String::new(),
    }
}

/// What failed, and what can be done about it.
pub(super) fn failure_text(error: GifError, is_admin: bool) -> Text {
    match error {
        GifError::NoKey if is_admin => Text::GifNoKeyAdmin,
        GifError::NoKey => Text::GifNoKey,
        GifError::BadKey => Text::GifBadKey,
        GifError::TooMany => Text::GifTooMany,
        GifError::Region => Text::GifRegion,
        GifError::TooLong => Text::GifTooLong,
        GifError::Offline => Text::GifOffline,
        GifError::Network if !browser::is_online() => Text::GifOffline,
        GifError::Network | GifError::Slow => Text::GifUnreachable,
        GifError::NoService
        | GifError::Service(_)
        | GifError::Cut
        | GifError::NotJson
        | GifError::Synthetic => Text::GifTrouble,
    }
}

/// The words in the place of the cells; none while there are cells, or may be soon.
pub(super) fn message_phrase(state: &TabState, texts: &Texts) -> Option<Phrase> {
    match state.phase() {
        Phase::Loading | Phase::Items(_) => None,
        Phase::Empty => Some(empty_phrase(state, texts)),
        Phase::Failed(failure) => Some(failure_text(failure.error, state.is_admin).into()),
    }
}

/// A text that has forms for numbers, with its number.
pub(super) fn counted(texts: &Texts, text: Text, number: usize) -> String {
    let tag = texts.locale().tag();
    let form = texts.plural(text, browser::plural_category(tag, number));
    fill(form, &browser::number(tag, number))
}
