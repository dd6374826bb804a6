//! The words for the states of the tab.

use crate::browser;
use crate::gifs::{Chip, EmptyReason, GifError, Phase, SavedList, Summary, category_name};
use crate::locale::{Phrase, Text, Texts, fill};
use crate::ui::printable_query;

/// Returns the words that a list was searched for, in the user's language; empty if it was not
/// searched for. `typed` is the text of the search field.
pub(super) fn searched_for(chip: Option<Chip>, typed: &str, texts: &Texts) -> String {
    match chip {
        Some(Chip::Category(words)) => {
            category_name(words).map_or("", |name| texts.get(name)).to_owned()
        }
        Some(Chip::Saved(_)) => String::new(),
        Some(Chip::Trending) | None => printable_query(typed),
    }
}

/// Returns the words that replace the cells; none while there are cells, or may be soon.
pub(super) fn message_phrase(summary: &Summary, typed: &str, texts: &Texts) -> Option<Phrase> {
    match summary.phase {
        Phase::Loading | Phase::Items(_) => None,
        Phase::Empty => Some(empty_phrase(summary, typed, texts)),
        Phase::Failed(failure) => Some(failure_phrase(failure.error, summary)),
    }
}

fn empty_phrase(summary: &Summary, typed: &str, texts: &Texts) -> Phrase {
    match (summary.empty_reason, summary.chip) {
        (EmptyReason::AllGone, _) => Text::GifNothing.into(),
        (EmptyReason::NothingSaved, Some(Chip::Saved(SavedList::Favourites))) => {
            let has_touch_screen = browser::has_touch_screen();
            let text =
                if has_touch_screen { Text::GifNoFavouritesTouch } else { Text::GifNoFavourites };
            text.into()
        }
        (EmptyReason::NothingSaved, _) => Text::GifNoRecents.into(),
        (EmptyReason::NotFound, chip) => match searched_for(chip, typed, texts) {
            words if words.is_empty() => Text::GifNothing.into(),
            words => Phrase::filled(Text::GifEmpty, words),
        },
    }
}

/// Returns what failed, and what the user can do about it.
pub(super) fn failure_phrase(error: GifError, summary: &Summary) -> Phrase {
    let text = match error {
        GifError::TooMany => return Text::GifTooMany.into(),
        GifError::TooLong => return Text::GifTooLong.into(),
        GifError::Offline => return Text::GifOffline.into(),
        GifError::Network if !browser::is_online() => return Text::GifOffline.into(),
        GifError::NoKey if summary.is_admin => Text::GifNoKeyAdmin,
        GifError::NoKey => Text::GifNoKey,
        GifError::BadKey => Text::GifBadKey,
        GifError::NotAllowed => Text::GifNotAllowed,
        GifError::Region => Text::GifRegion,
        GifError::Network => Text::GifUnreachable,
        GifError::Slow => Text::GifSlow,
        GifError::NoService
        | GifError::Service(_)
        | GifError::Cut
        | GifError::NotJson
        | GifError::Synthetic => Text::GifTrouble,
    };
    Phrase::filled(text, summary.service.spec().title.to_owned())
}

/// Returns a text that has forms for numbers, with its number.
pub(super) fn counted(texts: &Texts, text: Text, number: usize) -> String {
    let tag = texts.locale().tag();
    let form = texts.plural(text, browser::plural_category(tag, number));
    fill(form, &browser::number(tag, number))
}
