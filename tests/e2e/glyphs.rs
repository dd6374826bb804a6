//! The app detects once per font which emoji the device can draw, and stores the result.

use crate::harness::{Outcome, Settings, Stage, until};
use serde_json::json;
use thirtyfour::Key;

impl Stage {
    /// Changes the stored result: replaces the matches of a regular expression by a text.
    async fn change_memory(&self, pattern: &str, text: &str) -> Outcome {
        let script = "const name = 'emoji_picker_glyphs', known = localStorage.getItem(name); \
            const changed = known?.replace(new RegExp(arguments[0]), arguments[1]) ?? null; \
            localStorage.setItem(name, changed); return changed !== known";
        assert_eq!(self.in_picker(script, vec![json!(pattern), json!(text)]).await?, true);
        Ok(())
    }

    async fn shows_first_smiley(&self, is_shown: bool) {
        until("the first smiley", is_shown, async || {
            Ok(self.cells().await?.iter().any(|cell| cell == "😀"))
        })
        .await;
    }
}

#[tokio::test]
async fn what_is_remembered_is_used_until_the_font_is_another_one() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.shows_first_smiley(true).await;
    // The first digit contains the first four emoji.
    stage.change_memory("f[0-9a-f](?=[0-9a-f]{400})", "fe").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_first_smiley(false).await;
    // Another font has another signature. The app computes it while the picker is open, and uses it
    // from the next opening on.
    stage.change_memory(" [0-9a-f]+ ", " 123 ").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_first_smiley(false).await;
    until("the stored glyph support", true, async || {
        let script = "return localStorage.getItem('emoji_picker_glyphs') === null";
        Ok(stage.in_picker(script, vec![]).await?.as_bool().unwrap_or_default())
    })
    .await;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_first_smiley(true).await;
    Ok(())
}

#[tokio::test]
async fn garbage_in_the_stored_support_is_detected() -> Outcome {
    let stage = Stage::with_picker().await?;
    for garbage in ["", "x", " f"] {
        stage.change_memory("[^ ]*$", garbage).await?;
        stage.reopen_picker().await?;
        stage.ready_as("insert").await;
        stage.shows_first_smiley(true).await;
    }
    Ok(())
}

/// Without colour glyphs the picker still works: emoji have names, and other users see them in
/// colour.
#[tokio::test]
async fn without_a_font_for_emoji_the_grid_is_whole_and_named() -> Outcome {
    let settings = Settings { without_emoji_font: true, ..Settings::USUAL };
    let stage = Stage::with_picker_in(settings).await?;
    let draws_in_colours = "const paper = document.createElement('canvas').getContext('2d'); \
        paper.font = '20px sans-serif'; paper.fillText('😀', 0, 20); \
        return paper.getImageData(0, 0, 30, 30).data.some((byte, at) => at % 4 < 3 && byte > 0)";
    assert_eq!(stage.in_picker(draws_in_colours, vec![]).await?, false);
    stage.shows_first_smiley(true).await;
    let without_name = "return document.querySelectorAll('.cell:not([aria-label])').length";
    until("cells without a name", 0, async || {
        Ok(stage.in_picker(without_name, vec![]).await?.as_u64().unwrap_or(u64::MAX))
    })
    .await;
    stage.search("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.press([Key::Enter]).await?;
    stage.draft_holds("🍕").await;
    Ok(())
}

/// Firefox on Windows includes a font with flags, which comes after the font of Windows in the
/// list.
#[tokio::test]
async fn what_the_first_font_lacks_is_shown_with_another_one() -> Outcome {
    let settings = Settings { first_font_lacks_flags: true, ..Settings::USUAL };
    let stage = Stage::with_picker_in(settings).await?;
    for (query, emoji) in [("France", "🇫🇷"), ("England", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"), ("phoenix", "🐦‍🔥")]
    {
        stage.set_query(query).await?;
        stage.first_cell_is(emoji).await;
        // No hint about letters, which the picker would show.
        stage.count_is(".note", 0).await;
        // On a canvas with the cell's font, the emoji is coloured and as wide as one emoji.
        let script = "
            const cell = document.querySelector('.cell');
            const paper = document.createElement('canvas').getContext('2d');
            paper.font = '20px ' + getComputedStyle(cell).fontFamily;
            const { width } = paper.measureText(cell.textContent);
            paper.fillText(cell.textContent, 0, 20);
            const { data } = paper.getImageData(0, 0, 30, 30);
            const isColoured = data.some((_, at) => at % 4 === 0 && data[at] !== data[at + 1]);
            return [isColoured, width < 30, cell.scrollWidth <= cell.clientWidth]";
        assert_eq!(stage.in_picker(script, vec![]).await?, json!([true, true, true]), "{emoji}");
        // The preview at the foot uses the same font.
        stage.press([Key::Down]).await?;
        let script = "const family = (it) => getComputedStyle(document.querySelector(it)).fontFamily; \
            return family('#preview-glyph') === family('.cell.active')";
        until("the font at the foot", json!(true), async || stage.in_picker(script, vec![]).await)
            .await;
    }
    // Emoji whose first character the first font lacks are drawn as before.
    stage.set_query("pizza").await?;
    stage.first_cell_is("🍕").await;
    stage.count_is("[data-font]", 0).await;
    // The stored result is used at the next opening.
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.set_query("France").await?;
    stage.first_cell_is("🇫🇷").await;
    stage.count_is(".cell[data-font]", 1).await;
    Ok(())
}

#[tokio::test]
async fn another_font_list_is_checked_at_once() -> Outcome {
    let stage = Stage::with_picker().await?;
    stage.shows_first_smiley(true).await;
    stage.change_memory("f[0-9a-f](?=[0-9a-f]{400})", "fe").await?;
    // The first word is the signature of the catalogue and the font list.
    stage.change_memory("^[0-9a-f]+ ", "0123456789abcdef ").await?;
    stage.reopen_picker().await?;
    stage.ready_as("insert").await;
    stage.shows_first_smiley(true).await;
    Ok(())
}
