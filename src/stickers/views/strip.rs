//! The stickers among the results of an emoji search: a line below the emoji. It shows only packs that
//! are there already, and requests none.

use super::actions;
use super::cells::address_of;
use super::store::{StickerStore, found_among_emoji};
use crate::locale::Text;
use crate::stickers::StickerKey;
use leptos::either::Either;
use leptos::prelude::*;

/// The most stickers in the line.
const MOST: usize = 4;

#[component]
pub(super) fn Strip(store: StickerStore) -> impl IntoView {
    let keys = Memo::new(move |_| found_among_emoji(store, MOST));
    move || {
        let keys = keys.get();
        (!keys.is_empty()).then(|| {
            view! {
                <section class="sticker-strip" aria-label=store.text(Text::StickerTab)>
                    <div class="heading" aria-hidden="true">{store.text(Text::StickerTab)}</div>
                    <div class="row">
                        {keys.into_iter().map(|key| cell(store, key)).collect::<Vec<_>>()}
                    </div>
                </section>
            }
        })
    }
}

fn cell(store: StickerStore, key: StickerKey) -> impl IntoView {
    let name = store.name(key);
    let address = store.list.with_untracked(|list| address_of(list, key).map(str::to_owned));
    let has_failed = RwSignal::new(store.without_picture.with_value(|keys| keys.contains(&key)));
    let words = name.clone();
    view! {
        <button
            class="cell"
            type="button"
            data-sticker-id=key.to_string()
            aria-label=name
            on:click=move |_| actions::send(store, key)
        >
            {move || if has_failed.get() {
                Either::Left(words.clone())
            } else {
                Either::Right(view! {
                    <img
                        class="sticker"
                        alt=""
                        draggable="false"
                        referrerpolicy="no-referrer"
                        src=address.clone()
                        on:error=move |_| has_failed.set(true)
                    />
                })
            }}
        </button>
    }
}
