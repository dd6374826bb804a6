//! The button that tries again what failed, and above it how long the service refuses everything.

use super::store::GifStore;
use super::words::counted;
use crate::browser;
use crate::gifs::{Event, Failure, GifError};
use crate::locale::{Text, Texts};
use crate::ui::{Tab, watch_now};
use gloo_timers::callback::Interval;
use leptos::prelude::*;

/// Renders what the user can do about a failure. `seconds` is the rest of the wait.
pub(super) fn retry(
    store: GifStore,
    failure: Failure,
    seconds: RwSignal<usize>,
    texts: &Texts,
) -> impl IntoView + use<> {
    let seconds = seconds.get();
    let wait = (seconds > 0).then(|| counted(texts, Text::GifWait, seconds));
    let is_waiting = failure.is_waiting;
    let word = texts.get(if is_waiting { Text::GifWaiting } else { Text::Retry }).to_owned();
    // A screen reader that announces each second announces nothing else.
    view! {
        {wait.map(|words| view! { <div class="gif-wait" aria-hidden="true">{words}</div> })}
        <button
            class="button"
            type="button"
            data-action="retry"
            aria-disabled=is_waiting.then_some("true")
            on:click=move |_| store.handle(Event::Retry)
        >
            {word}
        </button>
    }
}

/// Returns the seconds until the failure on screen can be tried again; 0 if that is now. They are
/// counted down while the tab is on screen.
pub(super) fn countdown(store: GifStore) -> RwSignal<usize> {
    let seconds = RwSignal::new(0);
    watch_now(move || {
        let failure = store.summary.get().failure().filter(|it| may_be_refused(it.error));
        if store.picker.tab.get() != Tab::Gifs {
            return;
        }
        let left = move || failure.map_or(0, |failure| seconds_until(failure.retry_at_ms));
        seconds.set(left());
        // The effect owns the timer: the next run ends it.
        StoredValue::new_local(
            (left() > 0).then(|| Interval::new(1_000, move || seconds.set(left()))),
        );
    });
    seconds
}

/// Whether the service may want to be left alone for a while.
const fn may_be_refused(error: GifError) -> bool {
    matches!(error, GifError::TooMany | GifError::Network | GifError::Slow)
}

fn seconds_until(at_ms: u64) -> usize {
    let left_ms = at_ms.saturating_sub(browser::now_ms());
    usize::try_from(left_ms.div_ceil(1_000)).unwrap_or(usize::MAX)
}
