//! The card of the company's stickers.

use super::action_button::ActionButton;
use super::card::CardSection;
use super::status_lines::StatusLines;
use crate::admin::actions::Action;
use crate::admin::context::AdminContext;
use crate::admin::state::AdminState;
use crate::admin::{AdminText, Card};
use crate::stickers::{Pack, Sticker};
use leptos::prelude::*;

/// How to make a pack, the custom packs, and a field for the words of each sticker.
#[component]
pub(super) fn Stickers(admin: AdminContext) -> impl IntoView {
    let state = admin.state;
    let packs = move || {
        let packs = state.packs.get().unwrap_or_default();
        packs.into_iter().map(|pack| view! { <PackItem state pack/> }).collect::<Vec<_>>()
    };
    let used = move || {
        state.packs.read().is_some().then(|| {
            let percent = state.company.read().percent_used().to_string();
            let words = state.texts.filled(AdminText::StickersUsed, &percent);
            view! { <p class="admin-hint" id="stickers-used">{words}</p> }
        })
    };
    view! {
        <CardSection id="admin-stickers" heading=state.text(AdminText::Stickers)>
            <p class="admin-hint">{state.text(AdminText::StickersIntro)}</p>
            <div class="admin-how">
                <ol>
                    <li>{state.text(AdminText::StickersStep1)}</li>
                    <li>{state.text(AdminText::StickersStep2)}</li>
                    <li>{state.text(AdminText::StickersStep3)}</li>
                </ol>
                <ChatWindow state/>
            </div>
            <div class="admin-buttons">
                <ActionButton admin action=Action::LoadPacks/>
            </div>
            <ul class="admin-packs">{packs}</ul>
            {used}
            <StatusLines lines=state.lines(Card::Stickers)/>
            <div class="admin-buttons">
                <ActionButton admin action=Action::SavePacks/>
            </div>
        </CardSection>
    }
}

/// A drawing of the portal's emoji window with its tab of stickers. Wholly static, so that it is one
/// template.
#[component]
fn ChatWindow(state: AdminState) -> impl IntoView {
    view! {
        <div class="admin-drawing" role="img" aria-label=state.text(AdminText::StickersPicture)>
            <svg viewBox="0 0 160 120" aria-hidden="true">
                <rect class="d-back" x="1" y="1" width="158" height="118" rx="8"/>
                <rect class="d-card" x="22" y="10" width="96" height="78" rx="6"/>
                <circle class="d-soft" cx="38" cy="22" r="6"/>
                <rect class="d-mark" x="54" y="16" width="40" height="12" rx="6"/>
                <rect class="d-soft" x="30" y="36" width="22" height="20" rx="4"/>
                <rect class="d-soft" x="58" y="36" width="22" height="20" rx="4"/>
                <rect class="d-soft" x="30" y="62" width="22" height="20" rx="4"/>
                <rect class="d-new" x="58" y="62" width="22" height="20" rx="4"/>
                <path class="d-plus" d="M69 67v10M64 72h10"/>
                <rect class="d-card" x="10" y="96" width="118" height="16" rx="8"/>
                <circle class="d-mark" cx="142" cy="104" r="8"/>
            </svg>
        </div>
    }
}

/// A pack: a checkbox, and below it the fields of its stickers if it is the company's.
#[component]
fn PackItem(state: AdminState, pack: Pack) -> impl IntoView {
    let (number, id) = (pack.id.id, ["pack-", &*pack.id.id.to_string()].concat());
    let name = if pack.name.is_empty() { number.to_string() } else { pack.name.clone() };
    let is_used = Memo::new(move |_| state.company.read().has(number));
    let label = name.clone();
    let words = move || {
        is_used.get().then(|| {
            let stickers = pack.stickers.clone().into_iter();
            stickers.map(|sticker| words_field(state, &name, sticker)).collect::<Vec<_>>()
        })
    };
    view! {
        <li class="admin-pack">
            <div class="admin-place">
                <input
                    type="checkbox"
                    id=id.clone()
                    data-pack=number.to_string()
                    prop:checked=move || is_used.get()
                    on:change=move |_| state.company.update(|company| company.toggle(number))
                />
                <label class="admin-name" for=id><bdi>{label}</bdi></label>
            </div>
            <div class="admin-words">{words}</div>
        </li>
    }
}

/// The picture of a sticker, and the field for its words.
fn words_field(state: AdminState, pack: &str, sticker: Sticker) -> impl IntoView + use<> {
    let key = sticker.key;
    let label = state.texts.filled(AdminText::StickerWords, &format!("{pack} {}", sticker.number));
    let words = state.company.read_untracked().words_of(key.pack.id, key.id).to_owned();
    view! {
        <div class="admin-sticker">
            <img src=sticker.picture.as_str().to_owned() alt="" loading="lazy" referrerpolicy="no-referrer"/>
            <input
                class="admin-input"
                dir="auto"
                autocomplete="off"
                data-words-of=key.to_string()
                aria-label=label
                prop:value=words
                on:change=move |event| {
                    let words = event_target_value(&event);
                    state.company.update(|company| company.set_words(key.pack.id, key.id, &words));
                }
            />
        </div>
    }
}
