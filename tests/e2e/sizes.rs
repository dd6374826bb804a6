//! Frames of 320 to 600 × 300 to 800 pixels, at 100 and 200 percent: all elements are visible, none
//! overlap, and some rows of emoji are left.

mod fractions;
mod large_text;

use crate::admin::page::at_rest;
use crate::harness::{LONG_LIMITS, Outcome, SHORT_LIMITS, Settings, Stage, strings, until};
use serde_json::json;
use thirtyfour::Key;

const SIZES: [(u32, u32); 7] =
    [(320, 300), (320, 380), (360, 300), (360, 420), (600, 300), (320, 800), (600, 800)];

/// Returns elements that are cut off, too small to click, or overlapping.
const FLAWS: &str = "
    const box = (it) => it.getBoundingClientRect();
    const isSeen = (it) => it?.checkVisibility({ visibilityProperty: true })
        && box(it).height > 1 && box(it).width > 1;
    const name = (it) => it.id || it.dataset.group || it.dataset.action || it.className;
    const flaws = [];
    if (document.documentElement.scrollWidth > innerWidth) flaws.push('scrolls sideways');
    const controls = [...document.querySelectorAll('button, input')]
        .filter((it) => isSeen(it) && !it.closest('.chips'));
    for (const it of controls) {
        const { left, top, right, bottom, width, height } = box(it);
        if (left < 0 || top < 0 || right > innerWidth + .5 || bottom > innerHeight + .5)
            flaws.push(`${name(it)} is cut off`);
        // Eleven buttons share the width of the frame.
        const least = it.dataset.group ? 27 : 36;
        if (width < least || height < 36) flaws.push(`${name(it)} is ${width} x ${height}`);
        if (it.tagName === 'BUTTON' && it.scrollWidth > it.clientWidth + 1)
            flaws.push(`the words of ${name(it)} are cut off`);
    }
    const parts = ['groups', 'panel', 'gif-panel', 'notices', 'preview', 'foot']
        .map((id) => document.getElementById(id)).filter(isSeen);
    const above = [...document.querySelectorAll('#tabs, .search')];
    for (const [at, part] of parts.entries())
        for (const it of at ? [parts[at - 1]] : above)
            if (box(it).bottom > box(part).top + .5) flaws.push(`${name(it)} lies on ${name(part)}`);
    if (parts.at(-1) && box(parts.at(-1)).bottom > innerHeight + .5) flaws.push('the foot is cut off');
    return flaws;";

/// Returns the number of completely visible rows of cells.
const ROWS: &str = "
    const grid = document.getElementById('grid').getBoundingClientRect();
    const stuck = document.querySelector('.heading.stuck')?.getBoundingClientRect();
    const top = Math.max(grid.top, stuck?.bottom ?? 0);
    const boxes = [...document.querySelectorAll('#grid .cell')]
        .map((cell) => cell.getBoundingClientRect())
        .filter((box) => box.top >= top - .5 && box.bottom <= grid.bottom + .5);
    return new Set(boxes.map((box) => box.top)).size;";

impl Stage {
    async fn has_size(&self, (width, height): (u32, u32), scale: u32) -> Outcome {
        self.resize(width, height, scale).await?;
        until("the size of the frame", json!([width, height]), async || {
            self.in_picker("return [innerWidth, innerHeight]", vec![]).await
        })
        .await;
        Ok(())
    }

    /// Waits until there are no flaws.
    async fn has_no_flaws(&self, what: &str) {
        until(&format!("flaws of {what}"), Vec::<String>::new(), async || {
            Ok(strings(&self.in_picker(FLAWS, vec![]).await?))
        })
        .await;
    }

    /// Waits until this many rows of cells are visible.
    async fn shows_rows(&self, what: &str, at_least: u64) {
        until(&format!("rows of {what}"), true, async || {
            Ok(self.in_picker(ROWS, vec![]).await?.as_u64() >= Some(at_least))
        })
        .await;
    }

    async fn flyout_fits(&self, what: &str) {
        until(&format!("the flyout of {what} is in the frame"), true, async || {
            let script = "const flyout = document.getElementById('flyout'); \
                const { left, top, right, bottom } = flyout.getBoundingClientRect(); \
                return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight \
                    && flyout.scrollWidth <= flyout.clientWidth";
            Ok(self.in_picker(script, vec![]).await? == true)
        })
        .await;
    }
}

#[tokio::test]
async fn outside_a_portal_with_a_notice_and_a_field() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.only_notice_says("Running outside Bitrix24").await;
    for scale in [1, 2] {
        for size in SIZES {
            let what = format!("{size:?} at {scale}00 %");
            stage.has_size(size, scale).await?;
            stage.has_no_flaws(&what).await;
            stage.shows_rows(&what, 2).await;
        }
    }
    Ok(())
}

#[tokio::test]
async fn flyouts() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    for size in SIZES {
        stage.has_size(size, 1).await?;
        for (query, emoji) in [("shrug", "🤷"), ("handshake", "🤝"), ("pizza", "🍕")] {
            stage.set_query(query).await?;
            stage.first_cell_is(emoji).await;
            stage.open_flyout(emoji).await?;
            stage.flyout_fits(&format!("{emoji} at {size:?}")).await;
            stage.press([Key::Escape]).await?;
            stage.flyout_is_open(false).await;
        }
    }
    Ok(())
}

#[tokio::test]
async fn gifs() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    for size in SIZES {
        stage.has_size(size, 1).await?;
        stage.has_no_flaws(&format!("GIFs at {size:?}")).await;
    }
    Ok(())
}

#[tokio::test]
async fn the_composer_of_old_portals_leaves_rows_in_any_direction() -> Outcome {
    for lang in ["de", "ar"] {
        let stage = Stage::with_switches(json!({
            "placement": "IM_SMILES_SELECTOR", "lang": lang, "time_factor": LONG_LIMITS,
            "popup_width": 320, "popup_height": 380,
        }))
        .await?;
        stage.ready_as("send").await;
        stage.has_no_flaws(lang).await;
        stage.shows_rows(lang, 2).await;
    }
    Ok(())
}

/// The button for the tone of all emoji moves if there is no room for it.
#[tokio::test]
async fn in_a_low_frame_the_tone_of_all_is_chosen_in_a_flyout() -> Outcome {
    let stage = Stage::standalone(Settings::default()).await?;
    stage.ready_as("standalone").await;
    stage.has_size((360, 300), 1).await?;
    stage.set_query("waving hand").await?;
    stage.first_cell_is("👋").await;
    assert_eq!(
        stage.in_picker("return document.getElementById('tone').checkVisibility()", vec![]).await?,
        false
    );
    // The flyout covers the groups.
    stage.press([Key::Tab, Key::Tab]).await?;
    stage.focus_is_on("👋").await;
    stage.press_menu_key(true).await?;
    stage.flyout_is_open(true).await;
    stage.press([Key::End, Key::Enter]).await?;
    stage.output_field_is("👋🏿").await;
    stage.set_query("thumbs up").await?;
    stage.first_cell_is("👍🏿").await;
    Ok(())
}

#[tokio::test]
async fn pages_in_the_place_of_the_picker() -> Outcome {
    const REACHED: &str = "const page = document.querySelector(arguments[0]); page.scrollTop = 0; \
        return page.scrollWidth <= page.clientWidth \
            && [...page.querySelectorAll('*')].every((it) => it.getBoundingClientRect().top >= 0)";
    let small = json!({"popup_width": 320, "popup_height": 120});
    let stage = Stage::with_portal(small).await?;
    stage.switch(json!({"js": "hang", "time_factor": SHORT_LIMITS}));
    stage.open_picker().await?;
    stage.count_is("#failure:not([hidden])", 1).await;
    assert_eq!(stage.in_picker(REACHED, vec![json!("#failure")]).await?, true);
    stage.switch(json!({"js": "normal", "install": true, "time_factor": 1}));
    stage.reopen_picker().await?;
    at_rest(&stage).await;
    assert_eq!(stage.in_picker(REACHED, vec![json!("#admin")]).await?, true);
    Ok(())
}
