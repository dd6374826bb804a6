//! What stands where GIFs would stand: loading, nothing, failures. And what stands below them.

use super::state::{Gifs, Phase, SavedList};
use crate::browser;
use crate::gif::{Event, Failure, GifError, More, Source};
use crate::locale::{Phrase, Text, fill};
use crate::picker::phrase_view::phrase_view;
use crate::picker::search_field;
use crate::picker::{announce, echo};
use gloo_timers::callback::Interval;
use leptos::prelude::*;

/// In the place of the cells.
pub(super) fn message_view(gifs: Gifs) -> impl IntoView {
    announce_phase(gifs);
    move || match gifs.phase.get() {
        Phase::Loading => {
            view! { <div class="gif-loading" aria-hidden="true">{bones()}</div> }.into_any()
        }
        Phase::Items(_) => ().into_any(),
        Phase::Empty => {
            let way_out = view! {
                <button type="button" class="button" data-action="trending" on:click=move |_| show_trending(gifs)>
                    {word(gifs, Text::GifShowTrending)}
                </button>
            };
            message(gifs, empty_phrase(gifs), way_out.into_any())
        }
        Phase::Failed(failure) => {
            message(gifs, failure_phrase(gifs, failure), retry(gifs, failure))
        }
    }
}

/// Below the cells, in the element that scrolls with them.
pub(super) fn after_view(gifs: Gifs) -> AnyView {
    match gifs.phase.get() {
        Phase::Items(More::Loading) => {
            view! { <div class="gif-after">{word(gifs, Text::GifLoading)}</div> }.into_any()
        }
        Phase::Items(More::End) => {
            view! { <div class="gif-after">{word(gifs, Text::GifEnd)}</div> }.into_any()
        }
        Phase::Items(More::Failed(failure)) => {
            let phrase = failure_phrase(gifs, failure);
            view! {
                <div class="gif-after">
                    <span>{move || phrase_view(&gifs.picker.texts.read(), &phrase).into_any()}</span>
                    {retry(gifs, failure)}
                </div>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

/// Back to what is popular, with an empty field.
pub(super) fn show_trending(gifs: Gifs) {
    search_field::empty();
    gifs.type_text("");
    search_field::focus();
}

fn message(gifs: Gifs, phrase: Phrase, actions: AnyView) -> AnyView {
    view! {
        <div class="empty gif-message">
            <div class="empty-text">{move || phrase_view(&gifs.picker.texts.read(), &phrase).into_any()}</div>
            <div class="empty-actions">{actions}</div>
        </div>
    }
    .into_any()
}

fn retry(gifs: Gifs, failure: Failure) -> AnyView {
    let text = if failure.is_waiting { Text::GifWaiting } else { Text::Retry };
    view! {
        {(failure.error == GifError::TooMany).then(|| wait_view(gifs, failure))}
        <button type="button" class="button" data-action="retry" aria-disabled=failure.is_waiting.then_some("true")
            on:click=move |_| gifs.handle(Event::Retry)>{word(gifs, text)}</button>
    }
    .into_any()
}

/// How long the service will refuse everything, second by second. Screen readers hear nothing of
/// it: they would hear nothing else.
fn wait_view(gifs: Gifs, failure: Failure) -> impl IntoView {
    let seconds_left = move || {
        let left_ms = failure.retry_at_ms.saturating_sub(browser::now_ms());
        usize::try_from(left_ms.div_ceil(1_000)).unwrap_or(usize::MAX)
    };
    let left = RwSignal::new(seconds_left());
    let clock = StoredValue::new_local(None);
    clock.set_value(Some(Interval::new(1_000, move || {
        let now = seconds_left();
        left.try_set(now);
        if now == 0 {
            // The interval ends with the handle; dropping it inside its own call is fine.
            clock.try_set_value(None);
        }
    })));
    move || {
        let texts = gifs.picker.texts.read();
        let tag = texts.locale().tag();
        let words = (left.get() > 0).then(|| {
            let form = texts.plural(Text::GifWait, browser::plural_category(tag, left.get()));
            fill(form, &browser::number(tag, left.get()))
        });
        view! { <div class="gif-wait" aria-hidden="true">{words}</div> }
    }
}

fn word(gifs: Gifs, text: Text) -> impl Fn() -> String {
    move || gifs.picker.texts.read().get(text).to_owned()
}

/// Shapes in the place of cells: it says "soon" without a word.
fn bones() -> impl IntoView {
    [
        "bone tone-0",
        "bone tone-1 tall",
        "bone tone-2 tall",
        "bone tone-3",
        "bone tone-4",
        "bone tone-5",
    ]
    .map(|class| view! { <div class=class></div> })
    .collect_view()
}

fn empty_phrase(gifs: Gifs) -> Phrase {
    match gifs.source.get() {
        Source::Ids(ids) if !ids.is_empty() => Text::GifNothing.into(),
        Source::Ids(_) if gifs.saved_list.get() == Some(SavedList::Favourites) => {
            Text::GifNoFavourites.into()
        }
        Source::Ids(_) => Text::GifNoRecents.into(),
        Source::English(words) => Phrase::filled(Text::GifEmpty, words),
        Source::Field => {
            let typed = search_field::text();
            if typed.trim().is_empty() {
                Text::GifNothing.into()
            } else {
                Phrase::filled(Text::GifEmpty, echo(&typed))
            }
        }
    }
}

fn failure_phrase(gifs: Gifs, failure: Failure) -> Phrase {
    match failure.error {
        GifError::NoKey if gifs.is_admin.get() => Text::GifNoKeyAdmin,
        GifError::NoKey => Text::GifNoKey,
        GifError::BadKey => Text::GifBadKey,
        GifError::TooMany => Text::GifTooMany,
        GifError::Region => Text::GifRegion,
        GifError::TooLong => Text::GifTooLong,
        GifError::Network if !browser::is_online() => Text::GifOffline,
        GifError::Network | GifError::Slow => Text::GifUnreachable,
        GifError::NoService
        | GifError::Service(_)
        | GifError::Cut
        | GifError::NotJson
        | GifError::Synthetic => Text::GifTrouble,
    }
    .into()
}

/// Says what a person would see who sees.
fn announce_phase(gifs: Gifs) {
    Effect::new(move |before: Option<Option<String>>| {
        let phase = gifs.phase.get();
        let count = gifs.cells.get().count;
        if !gifs.picker.is_in_gifs() {
            return None;
        }
        let texts = gifs.picker.texts.read_untracked();
        let words = match phase {
            Phase::Loading => texts.get(Text::GifLoading).to_owned(),
            Phase::Empty => empty_phrase(gifs).words(&texts),
            Phase::Failed(failure) | Phase::Items(More::Failed(failure)) => {
                failure_phrase(gifs, failure).words(&texts)
            }
            // Each page says how far the list goes now; that the next one is on its way is no
            // news.
            Phase::Items(More::Loading) => return before.flatten(),
            Phase::Items(More::Idle | More::End) => {
                let tag = texts.locale().tag();
                let form = texts.plural(Text::GifLoaded, browser::plural_category(tag, count));
                fill(form, &browser::number(tag, count))
            }
        };
        if before.flatten().as_ref() != Some(&words) {
            announce(&words);
        }
        Some(words)
    });
}
