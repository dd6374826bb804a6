//! Radio buttons for a skin tone.

use super::HAND;
use crate::browser::flag;
use crate::emoji::{Skin, Tone, Tones, toned};
use crate::locale::Text;
use crate::ui::PickerState;
use leptos::callback::{Callable as _, UnsyncCallback};
use leptos::prelude::*;

/// A row of radio buttons: no tone, then the tones from light to dark.
///
/// The buttons stay when another tone is chosen, so that the focus stays as well.
#[component]
pub fn TonePicker(
    state: PickerState,
    /// The name of the row.
    label: Text,
    /// The value of the buttons' `data-person`, which tells the rows of a dialog apart.
    person: &'static str,
    /// Whether the buttons show a hand in each tone, or else a patch of color.
    has_hands: bool,
    /// The tone that is checked.
    chosen: Signal<Option<Tone>>,
    /// Called with the tone of the clicked button, the checked one included.
    on_choose: UnsyncCallback<Option<Tone>>,
) -> impl IntoView {
    let texts = state.texts.get_untracked();
    let radio = |tone: Option<Tone>| {
        let name = texts.get(tone.map_or(Text::ToneNone, Text::of_tone)).to_owned();
        let title = name.clone();
        let hand = has_hands.then(|| toned(HAND, Tones::One, Skin::all(tone)));
        view! {
            <button
                class="cell"
                type="button"
                role="radio"
                data-tone=Tone::number_of(tone).to_string()
                data-person=person
                aria-checked=move || flag(chosen.get() == tone)
                aria-label=name
                title=title
                on:click=move |_| on_choose.run(tone)
            >
                {hand}
                {(!has_hands).then(|| view! { <span class="swatch"></span> })}
            </button>
        }
    };
    view! {
        <div class="flyout-row" role="radiogroup" aria-label=texts.get(label).to_owned()>
            {Tone::CHOICES.map(radio).to_vec()}
        </div>
    }
}
