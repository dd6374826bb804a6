//! The dialog and its rows.

use super::controller::OpenFlyout;
use super::keys::on_key;
use super::lazy_flyout::FlyoutKind;
use super::on_choose::{EmojiAction, choose_tone_of_all, perform, pick};
use super::tone_picker::TonePicker;
use super::variants::Variants;
use crate::emoji::{Choice, FontOrder, Skin};
use crate::locale::Text;
use crate::ui::PickerState;
use leptos::callback::{Callable as _, UnsyncCallback};
use leptos::either::Either;
use leptos::prelude::*;

/// The dialog, of either kind.
#[component]
pub fn FlyoutDialog(flyout: OpenFlyout, kind: FlyoutKind) -> impl IntoView {
    let state = flyout.ctx.picker;
    let (label, content) = match kind {
        FlyoutKind::AllTones => {
            let label = state.texts.get_untracked().get(Text::Tone).to_owned();
            (label, Either::Left(view! { <ToneOfAll flyout/> }))
        }
        FlyoutKind::Emoji { choice, is_frequent } => {
            let label = state.name_of(Choice::plain(choice.id)).unwrap_or_default();
            let name = label.clone();
            (label, Either::Right(view! { <EmojiOptions flyout choice is_frequent name/> }))
        }
    };
    view! {
        <div
            class="flyout"
            id="flyout"
            role="dialog"
            aria-label=label
            on:keydown=move |event| on_key(flyout, &event)
            // The key that opened the flyout may ask for the browser's own menu when it is released.
            on:contextmenu=|event| event.prevent_default()
        >
            {content}
        </div>
    }
}

#[component]
fn ToneOfAll(flyout: OpenFlyout) -> impl IntoView {
    let state = flyout.ctx.picker;
    view! {
        <TonePicker
            state
            label=Text::Tone
            person="all"
            has_hands=true
            chosen=Signal::derive(move || state.skin_preferences.read().tone)
            on_choose=UnsyncCallback::new(move |tone| choose_tone_of_all(flyout, tone))
        />
    }
}

/// The variants of an emoji, and its actions.
#[component]
fn EmojiOptions(
    flyout: OpenFlyout,
    choice: Choice,
    is_frequent: bool,
    /// The emoji's name, without a tone.
    name: String,
) -> impl IntoView {
    let state = flyout.ctx.picker;
    let drawable = state.drawable.get_untracked();
    let variants = drawable.map_or(Variants::None, |it| Variants::of(&it, choice.id));
    let is_pair = matches!(variants, Variants::Pair(_));
    let skin = RwSignal::new(choice.skin);
    let tones = is_pair.then(|| {
        let choose = move |with_tone: fn(Skin, _) -> Skin| {
            UnsyncCallback::new(move |tone| skin.update(|skin| *skin = with_tone(*skin, tone)))
        };
        view! {
            <TonePicker
                state
                label=Text::FirstPerson
                person="first"
                has_hands=false
                chosen=Signal::derive(move || skin.read().first)
                on_choose=choose(Skin::with_first)
            />
            <TonePicker
                state
                label=Text::SecondPerson
                person="second"
                has_hands=false
                chosen=Signal::derive(move || skin.read().second)
                on_choose=choose(Skin::with_second)
            />
        }
    });
    // A callback, because the closure of a view must be `Send`, which the handle is not.
    let on_pick = UnsyncCallback::new(move |(variant, stay)| pick(flyout, variant, stay));
    let table = (variants != Variants::None).then(|| {
        let class = if is_pair { "flyout-table pair" } else { "flyout-table" };
        let row = move |variants: Vec<Choice>| {
            let cell = |variant| variant_cell(state, variant, variant == choice, on_pick);
            let cells: Vec<_> = variants.into_iter().map(cell).collect();
            view! { <div class="flyout-row" role="row">{cells}</div> }
        };
        let rows = move || variants.rows(skin.get()).into_iter().map(row).collect::<Vec<_>>();
        view! { <div class=class role="grid" aria-label=name>{rows}</div> }
    });
    view! {
        {table}
        {tones}
        <Actions flyout choice is_frequent/>
    }
}

/// A button that picks a variant. `on_pick` takes the variant and whether Shift was held.
fn variant_cell(
    state: PickerState,
    variant: Choice,
    is_current: bool,
    on_pick: UnsyncCallback<(Choice, bool)>,
) -> impl IntoView {
    let emoji = state.text_of(variant).unwrap_or_default();
    let text = emoji.clone();
    let name = state.name_of(variant).unwrap_or_default();
    let title = name.clone();
    let fonts = Some(state.fonts_of(variant)).filter(|fonts| *fonts != FontOrder::USUAL);
    view! {
        <button
            class="cell"
            type="button"
            role="gridcell"
            data-emoji=emoji
            data-font=fonts.map(|fonts| fonts.number().to_string())
            aria-label=name
            title=title
            aria-selected=is_current.then_some("true")
            on:click=move |event| on_pick.run((variant, event.shift_key()))
        >
            {text}
        </button>
    }
}

#[component]
fn Actions(flyout: OpenFlyout, choice: Choice, is_frequent: bool) -> impl IntoView {
    let state = flyout.ctx.picker;
    let texts = state.texts.get_untracked();
    let emoji = state.text_of(choice).unwrap_or_default();
    let actions: Vec<_> = EmojiAction::offered(flyout.ctx, &emoji, is_frequent)
        .into_iter()
        .map(|action| {
            let emoji = emoji.clone();
            view! {
                <button
                    class="flyout-action"
                    type="button"
                    data-action=action.name()
                    on:click=move |_| perform(flyout, action, &emoji)
                >
                    {texts.get(action.label()).to_owned()}
                </button>
            }
        })
        .collect();
    view! { <div class="flyout-row flyout-actions" role="group">{actions}</div> }
}
