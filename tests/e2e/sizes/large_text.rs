//! The browser's minimum font size, 24 pixels, is larger than most of the picker's.

use crate::admin::page::at_rest;
use crate::harness::{Outcome, PickerPlace, SHORT_LIMITS, Settings, Stage, strings, until};
use serde_json::json;

const LARGE: Settings = Settings { minimum_font_px: 24, ..Settings::USUAL };

/// Returns texts that are cut off or overlap: lines that are higher than their box, or wider
/// without an ellipsis.
const CUT: &str = "
    const flaws = [];
    const name = (it) => it.id || it.dataset.action || it.className || it.localName;
    const words = [...document.querySelectorAll('body *')].filter((it) =>
        it.checkVisibility({ visibilityProperty: true }) && !it.closest('.visually-hidden, .chips')
        && [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    for (const it of words) {
        const range = document.createRange();
        range.selectNodeContents(it);
        const text = range.getBoundingClientRect();
        for (let box = it; box !== document.body; box = box.parentElement) {
            const { display, overflowX, overflowY, textOverflow } = getComputedStyle(box);
            if (display === 'contents') continue;
            const { left, top, right, bottom } = box.getBoundingClientRect();
            if (overflowY === 'auto' || overflowY === 'scroll') break;
            // Toasts are above the list, in a container of no height.
            if (box.id === 'toasts') break;
            // A line is higher than its letters by one fifth.
            const slack = text.height / 5;
            if (text.top < top - slack || text.bottom > bottom + slack)
                flaws.push(`${name(it)} is higher than ${name(box)}`);
            if (overflowX === 'hidden' && textOverflow !== 'ellipsis' && (text.left < left - 1 || text.right > right + 1))
                flaws.push(`${name(it)} is cut off in its width by ${name(box)}`);
        }
        if (text.bottom > innerHeight + 1 && !it.closest('#grid, #gif-grid, #admin, #failure, .whole-page, .gif-message'))
            flaws.push(`${name(it)} ends under the frame`);
    }
    return [...new Set(flaws)];";

impl Stage {
    async fn shows_all_words(&self, what: &str) -> Outcome {
        until(&format!("cut words of {what}"), Vec::<String>::new(), async || {
            Ok(strings(&self.in_picker(CUT, vec![]).await?))
        })
        .await;
        // Waits until the minimum font size is in effect.
        let script = "const it = document.createElement('span'); it.style.fontSize = '8px'; \
            it.style.height = '1lh'; it.style.lineHeight = '1'; it.style.display = 'block'; \
            it.textContent = 'x'; document.body.append(it); \
            const { height } = it.getBoundingClientRect(); it.remove(); return height";
        assert_eq!(self.in_picker(script, vec![]).await?, json!(24), "{what}");
        Ok(())
    }
}

#[tokio::test]
async fn the_picker_with_a_notice_and_results() -> Outcome {
    for lang in ["en", "de"] {
        let stage = Stage::with_switches_in(
            LARGE,
            json!({"lang": lang, "placement": "CRM_DEAL_DETAIL_TAB"}),
        )
        .await?;
        stage.ready_as("copy").await;
        stage.has_no_flaws(lang).await;
        stage.shows_all_words(&format!("the grid, {lang}")).await?;
        stage.shows_rows(lang, 1).await;
        stage.set_query("heart").await?;
        stage.count_is(".cell.active", 1).await;
        stage.shows_all_words(&format!("results, {lang}")).await?;
        stage.set_query("qqqqqqqq").await?;
        stage.count_is(".empty", 1).await;
        stage.shows_all_words(&format!("nothing found, {lang}")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn outside_a_portal() -> Outcome {
    let stage = Stage::standalone(LARGE).await?;
    stage.ready_as("standalone").await;
    stage.has_size((360, 420), 1).await?;
    stage.pick("😀").await;
    stage.output_field_is("😀").await;
    stage.has_no_flaws("outside a portal").await;
    stage.shows_all_words("outside a portal").await?;
    stage.shows_rows("outside a portal", 1).await;
    stage.set_query("thumbs up").await?;
    stage.first_cell_is("👍").await;
    stage.open_flyout("👍").await?;
    stage.flyout_fits("👍 in large text").await;
    Ok(())
}

#[tokio::test]
async fn the_composer() -> Outcome {
    let switches = json!({"placement": "IM_SMILES_SELECTOR", "rest_fault": "access_error"});
    let stage = Stage::with_switches_in(LARGE, switches).await?;
    stage.ready_as("send").await;
    stage.pick("😀").await;
    stage.click("[data-action=send]").await;
    stage.toast_says("You do not have permission to post in this chat.").await;
    stage.has_no_flaws("the composer and a failure").await;
    stage.shows_all_words("the composer and a failure").await?;
    Ok(())
}

#[tokio::test]
async fn gifs() -> Outcome {
    let stage = Stage::with_picker_in(LARGE).await?;
    stage.open_gifs().await?;
    stage.gifs_appear().await;
    stage.has_no_flaws("GIFs").await;
    stage.shows_all_words("GIFs").await?;
    stage.switch(json!({"gif_answer": "500"}));
    stage.search_gifs("cat").await?;
    stage.gif_message_says("GIPHY is having problems").await;
    stage.shows_all_words("a message in the place of GIFs").await?;
    Ok(())
}

#[tokio::test]
async fn the_administrators_page() -> Outcome {
    let mut stage = Stage::with_switches_in(LARGE, json!({"is_admin": true})).await?;
    stage.select_place(PickerPlace::AppPage);
    stage.open_app_page().await?;
    at_rest(&stage).await;
    stage.shows_all_words("the administrators' page").await?;
    Ok(())
}

#[tokio::test]
async fn a_failure() -> Outcome {
    let switches = json!({"js": "hang", "time_factor": SHORT_LIMITS});
    let stage = Stage::with_switches_in(LARGE, switches).await?;
    stage.count_is("#failure:not([hidden])", 1).await;
    stage.shows_all_words("a failure").await?;
    Ok(())
}
