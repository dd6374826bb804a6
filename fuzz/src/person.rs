//! The stored user state: a text that the portal returns, and messages of other frames.

use crate::parts::Parts;
use crate::search::CATALOGUE;
use b24_emoji_picker::gifs::GifId;
use b24_emoji_picker::person::{Change, PersonState};

/// The maximum size of the state in a portal's option, in bytes.
const MOST_BYTES: usize = 2_000;

/// Checks a stored state, another one, and messages, one per line.
pub fn person(input: &[u8]) {
    let mut parts = Parts::of(input);
    let mut state = PersonState::from_json(&parts.text());
    assert_kept(&state);
    let older = PersonState::from_json(&parts.text());
    assert_kept(&older);
    let pins = state.usage().pinned().to_vec();
    state.absorb(&older);
    assert_kept(&state);
    assert!(state.usage().pinned().starts_with(&pins), "a pin is lost");
    for line in parts.text().lines() {
        let Some(change) = Change::parse(line) else { continue };
        assert_eq!(Change::parse(&change.to_text()), Some(change.clone()));
        state.apply(&change);
        assert_kept(&state);
    }
}

/// Checks that the state fits its storage, survives a round trip, and shows only emoji of the
/// catalogue.
fn assert_kept(state: &PersonState) {
    let stored = state.to_json();
    assert!(stored.len() <= MOST_BYTES, "{} bytes", stored.len());
    let again = PersonState::from_json(&stored);
    assert_eq!(again.to_json(), stored);
    assert_eq!(again.usage().pinned(), state.usage().pinned());
    assert_eq!((again.skin_preferences(), again.gifs()), (state.skin_preferences(), state.gifs()));
    assert!(state.usage().used().count() <= 24 && state.usage().pinned().len() <= 8);
    for id in state.gifs().favourites().iter().chain(state.gifs().recents()) {
        assert!(GifId::parse(id.as_str()).is_some());
    }
    let pinned = state.usage().pinned().iter().map(String::as_str);
    for text in state.usage().used().chain(pinned) {
        let Some(choice) = CATALOGUE.choice(text) else { continue };
        let shown = CATALOGUE.text_of(choice).expect("it is in the catalogue");
        let again = CATALOGUE.choice(&shown).expect("what is shown is an emoji");
        assert_eq!(again.id, choice.id, "{text:?} is shown as {shown:?}");
        assert_eq!(CATALOGUE.text_of(again).as_ref(), Some(&shown));
    }
}
