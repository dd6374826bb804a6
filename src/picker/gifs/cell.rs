//! A cell: a still first, and over it what moves while the cell is on screen.

use super::grid::cell_id;
use super::state::{Gifs, Phase};
use crate::gif::{Format, Gif, More, Place, choose};
use crate::picker::{echo, search_field};
use leptos::html::Video;
use leptos::prelude::*;
use std::sync::Arc;

/// Placeholder colours in the style sheet.
const TONES: usize = 6;

pub(super) fn gif_cell(gifs: Gifs, index: usize) -> AnyView {
    let Some(gif) = gifs.gif(index) else { return ().into_any() };
    let Some(place) = gifs.with_masonry(|masonry| masonry.place(index)) else {
        return ().into_any();
    };
    let Place { left_px, top_px, width_px, height_px } = place;
    let is_on_screen = Memo::new(move |_| {
        let (top, height) = (gifs.scroll_top_px.get(), gifs.viewport_px.get());
        top_px < top + height && top_px + height_px > top
    });
    let is_active = Memo::new(move |_| gifs.active.get() == Some(index));
    let is_hovered = RwSignal::new(false);
    let is_drawn = RwSignal::new(false);
    let class = format!("gif tone-{}", index % TONES);
    let seen = Arc::clone(&gif);
    Effect::new(move || {
        if is_drawn.get() && is_on_screen.get() {
            gifs.seen(&seen);
        }
    });
    // How many there will be is known at the end only.
    let set_size = move || match gifs.phase.get() {
        Phase::Items(More::End) => gifs.cells.get().count.to_string(),
        _ => "-1".to_owned(),
    };
    view! {
        <div id=cell_id(index) class=class class:active=is_active role="option"
            aria-selected=move || if is_active.get() { "true" } else { "false" }
            aria-posinset=index + 1 aria-setsize=set_size
            aria-label=alt(&gif) title=credit(&gif) data-gif-id=gif.id.as_str().to_owned()
            style:left=px(left_px) style:top=px(top_px) style:width=px(width_px) style:height=px(height_px)
            on:mouseenter=move |_| is_hovered.set(true) on:mouseleave=move |_| is_hovered.set(false)
            on:click=move |event| gifs.pick(index, event.shift_key())>
            {media_view(gifs, &gif, is_on_screen, Signal::derive(move || is_hovered.get() || is_active.get()), is_drawn)}
            {star_view(gifs, &gif, index)}
        </div>
    }
    .into_any()
}

fn px(length: u32) -> String {
    format!("{length}px")
}

/// The service's words for it, else what was searched for.
fn alt(gif: &Gif) -> String {
    if gif.alt.is_empty() {
        ["GIF: ", &*echo(&search_field::text())].concat()
    } else {
        gif.alt.to_string()
    }
}

/// Title and maker, as far as the service tells them.
fn credit(gif: &Gif) -> String {
    let maker = if gif.username.is_empty() { String::new() } else { ["@", &gif.username].concat() };
    let parts = [gif.title.to_string(), maker];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn media_view(
    gifs: Gifs,
    gif: &Arc<Gif>,
    is_on_screen: Memo<bool>,
    is_pointed_at: Signal<bool>,
    is_drawn: RwSignal<bool>,
) -> impl IntoView + use<> {
    let still_failed = RwSignal::new(false);
    let still = choose(gif, &untrack(move || gifs.screen())).still.map(|still| {
        let url = still.url.as_str().to_owned();
        view! {
            <img class="gif-picture" alt="" draggable="false" decoding="async" referrerpolicy="no-referrer" src=url
                class:failed=still_failed
                on:load=move |_| is_drawn.set(true) on:error=move |_| still_failed.set(true) />
        }
    });
    let has_still = still.is_some();
    let gif = Arc::clone(gif);
    let moving = Memo::new(move |_| {
        let screen = gifs.screen();
        let media = choose(&gif, &screen);
        // Without a still, the film's first picture has to do.
        let shown = is_on_screen.get() && (media.plays || is_pointed_at.get() || !has_still);
        let plays = media.plays || is_pointed_at.get();
        media
            .moving
            .filter(|one| shown && (plays || one.format == Format::Mp4))
            .map(|one| (one.format, one.url.as_str().to_owned(), plays))
    });
    let over = move || {
        moving.get().map(|(format, url, plays)| match format {
            Format::Mp4 => film_view(url, plays, is_drawn).into_any(),
            Format::Webp | Format::Gif | Format::Still => picture_view(url, is_drawn).into_any(),
        })
    };
    view! { {still}{over} }
}

/// Over the still from the moment that it can be shown: before, it would hide it.
fn picture_view(url: String, is_drawn: RwSignal<bool>) -> impl IntoView {
    let is_here = RwSignal::new(false);
    view! {
        <img class="gif-picture moving" class:here=is_here alt="" draggable="false" decoding="async"
            referrerpolicy="no-referrer" src=url
            on:load=move |_| { is_here.set(true); is_drawn.set(true); } />
    }
}

fn film_view(url: String, plays: bool, is_drawn: RwSignal<bool>) -> impl IntoView {
    let film = NodeRef::<Video>::new();
    let is_here = RwSignal::new(false);
    let on_data = move |_| {
        is_here.set(true);
        is_drawn.set(true);
        if let Some(film) = film.get_untracked().filter(|_| plays) {
            film.set_muted(true);
            // Where a browser does not let it play, its first picture stands.
            if let Ok(playing) = film.play() {
                wasm_bindgen_futures::spawn_local(async move {
                    wasm_bindgen_futures::JsFuture::from(playing).await.ok();
                });
            }
        }
    };
    on_cleanup(move || {
        // A film that is only taken out of the page goes on loading until it is collected.
        if let Some(film) = film.try_get_untracked().flatten() {
            film.set_src("");
        }
    });
    view! {
        <video class="gif-picture moving" class:here=is_here node_ref=film src=url prop:muted=true loop=true playsinline=true
            preload="auto" disablepictureinpicture=true tabindex="-1" aria-hidden="true"
            on:loadeddata=on_data></video>
    }
}

/// For the mouse; the keyboard has Ctrl+D. It is no button, because nothing inside an option may
/// take the focus.
fn star_view(gifs: Gifs, gif: &Gif, index: usize) -> impl IntoView + use<> {
    let id = gif.id.clone();
    let is_favourite = Memo::new(move |_| gifs.saved.read().is_favourite(&id));
    view! {
        <span class="gif-star" class:on=is_favourite aria-hidden="true" data-action="favourite"
            on:click=move |event| { event.stop_propagation(); gifs.toggle_favourite(index); }>
            {move || if is_favourite.get() { "★" } else { "☆" }}
        </span>
    }
}
